// Questions to the key phrases of a document. Pure. Tested by tests/web/phrases.test.mjs.

import { cellsOf, spanAt } from './annotation.js';

/** Each phrase with the sentences that it stands in, each once, and where that is: [{text, sentences, cells}]. */
export function phraseList(annotation) {
  return (annotation.phrases ?? []).map(({ text, spans }) => {
    const places = spans.map(([start, end]) => ({ start, end }));
    const homes = places.map(({ start }) => spanAt(annotation.sentences, start)?.id).filter(Boolean);
    return { text, count: spans.length, sentences: [...new Set(homes)], cells: cellsOf(annotation, places) };
  });
}

/** The sentence to show next: the first, or the one after that which is shown. */
export function nextPlace({ sentences }, shown) {
  return sentences[(sentences.indexOf(shown) + 1) % sentences.length];
}
