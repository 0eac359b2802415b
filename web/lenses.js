// The lenses over the article: what there is for each, what it marks in the text, and what comes before and after a
// marked thing. Pure. Tested by tests/web/lenses.test.mjs.

import { indexOf } from './annotation.js';
import { saidMarks, voiceOf } from './said.js';
import { sureMarks } from './sure.js';
import { whenMarks } from './when.js';

/** In the order of their tabs and keys. The plain text, without any, is no lens of its own. */
export const lenses = ['names', 'said', 'sure', 'when'];

const itemsOf = {
  names: (annotation) => annotation.mentions,
  said: (annotation) => annotation.speech ?? [],
  sure: (annotation) => annotation.certainty ?? [],
  when: (annotation) => annotation.times ?? [],
};

/** How many things a lens has to show; null as long as that is not known. Only names come bit by bit. */
export function countOf(annotation, lens) {
  if (!annotation || (lens !== 'names' && !annotation.whole)) return null;
  return itemsOf[lens]?.(annotation).length ?? 0;
}

const makers = { names: () => [], said: saidMarks, sure: sureMarks, when: whenMarks };

/** What a lens marks, but for names, which are always in the page: [{start, end, item, kind, noted, link}]. */
export function marksOf(annotation, lens, voices) {
  if (!annotation?.whole || !countOf(annotation, lens)) return [];
  return makers[lens](annotation, voices);
}

/** The ids that a card's "previous" and "next" walk over, the thing itself among them. */
export function siblingsOf(annotation, lens, id) {
  const { mentions, entities, speech } = indexOf(annotation);
  switch (lens) {
    case 'names':
      return entities.get(mentions.get(id)?.entity)?.mentions ?? [];
    case 'said':
      return speech.has(id) ? voiceOf(annotation, speech.get(id)).statements.map((statement) => statement.id) : [];
    default:
      return itemsOf[lens]?.(annotation).map((item) => item.id) ?? [];
  }
}
