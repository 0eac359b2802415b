// Questions to the times of a document: which have a place in the calendar, which are counted from a day that is not
// known. Pure. Tested by tests/web/sure.test.mjs.

import { indexOf } from './annotation.js';

/** Whether a time is told from the day of publication: "three years ago", "on Tuesday". */
export function isCounted(time) {
  return time.relative?.to === 'published';
}

/** What the list shows: {placed: [{time, from, to}] in the order of time, counted: [time], others: [time]}. */
export function whenList(annotation) {
  const { times } = indexOf(annotation);
  const placed = annotation.timeline.map(({ time, from, to }) => ({ time: times.get(time), from, to }));
  const known = new Set(placed.map(({ time }) => time));
  const rest = annotation.times.filter((time) => !known.has(time));
  const counted = rest.filter((time) => isCounted(time) && time.value === null);
  return { placed, counted, others: rest.filter((time) => !counted.includes(time)) };
}

/**
 * What a text without a date of publication lets one reckon of it, if the years ago that it counts are the one year it
 * names: {words, year, from, to}, the last two {part: 'late', 'early' or 'end', year}. Null where it counts
 * more than one number of years, names more than one year, or the words leave an end open ("more than").
 */
export function hintOf(annotation) {
  if (annotation.meta.published) return null;
  const { placed, counted } = whenList(annotation);
  const ago = counted.filter(({ relative }) => relative.unit === 'year' && relative.n < 0);
  const years = new Set(placed.flatMap(({ from, to }) => [from, to].map((day) => day?.slice(0, 4))));
  const [year] = [...years].map(Number);
  if (new Set(ago.map(({ relative }) => relative.n)).size !== 1 || years.size !== 1 || !year) return null;
  const [{ text, modifier, relative }] = ago;
  const then = year - relative.n;
  if (modifier && modifier !== 'about' && modifier !== 'almost') return null;
  return {
    ...{ words: text.replace(/\s+/g, ' '), year },
    from: { part: 'late', year: then - 1 },
    to: modifier === 'almost' ? { part: 'end', year: then } : { part: 'early', year: then + 1 },
  };
}

export function whenMarks(annotation) {
  return annotation.times.map(({ id, start, end }) => ({ start, end, item: id, kind: 'when-time', link: true }));
}

/**
 * The words around a time that fit in about so many characters, cut at spaces within its sentence:
 * {before, words, after}, with "…" where something is left out.
 */
export function excerpt(annotation, { start, end, sentence }, most = 44) {
  const { text } = annotation;
  const home = indexOf(annotation).sentences.get(sentence) ?? { start, end };
  const room = Math.max(0, most - (end - start));
  const reach = { start: Math.max(home.start, start - room), end: Math.min(home.end, end + (room >> 1)) };
  let before = text.slice(reach.start, start);
  let after = text.slice(end, reach.end);
  if (reach.start > home.start) before = `… ${before.replace(/^\S*\s+/, '')}`;
  if (reach.end < home.end) after = `${after.replace(/\s+\S*$/, '')} …`;
  const oneLine = (words) => words.replace(/\s+/g, ' ');
  return { before: oneLine(before), words: oneLine(text.slice(start, end)), after: oneLine(after) };
}
