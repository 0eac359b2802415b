// Questions to the numbers of a document: what a number name amounts to, and where numbers do not agree. Pure.
// Tested by tests/web/numbers.test.mjs.

import { indexOf, paragraphAt } from './annotation.js';

const remembered = new WeakMap();

function numbersOf(annotation) {
  if (!remembered.has(annotation)) {
    const numbers = annotation.numbers ?? [];
    remembered.set(annotation, {
      byId: new Map(numbers.map((number) => [number.id, number])),
      byStart: new Map(numbers.map((number) => [number.start, number])),
    });
  }
  return remembered.get(annotation);
}

/** What the core read a mention as, if it is a number. */
export function numberOf(annotation, mention) {
  const number = numbersOf(annotation).byStart.get(mention.start);
  return number?.end === mention.end ? number : null;
}

/**
 * Where numbers do not agree: [{kind, reckoned, sentences: [{sentence, number, numbers}]}]: the sentences with their
 * paragraph and the numbers in them, in text order.
 */
export function conflictList(annotation) {
  const { sentences } = indexOf(annotation);
  return (annotation.conflicts ?? []).map(({ kind, numbers, reckoned }) => {
    const found = numbers.map((id) => numbersOf(annotation).byId.get(id));
    const homes = [...new Set(found.map(({ sentence }) => sentence))].map((id) => sentences.get(id));
    return {
      kind,
      reckoned,
      last: found.at(-1),
      sentences: homes.map((sentence) => ({
        sentence,
        number: paragraphAt(annotation, sentence.start),
        numbers: found.filter((number) => number.sentence === sentence.id),
      })),
    };
  });
}
