// Plain facts about a text, before anything has read it. Tested by tests/web/text.test.mjs.

/** The largest text this page takes, in bytes of UTF-8. The command line has no such limit. */
export const limitBytes = 1 << 20;

/** From this many UTF-16 units on the reader is asked before the network starts. */
export const longText = 100_000;

/** Shorter articles get no summary (words). */
export const shortText = 40;

/** The text as the core keeps it: LF line ends, lone surrogates as U+FFFD; nothing else is changed. */
export function canonical(text) {
  const unix = text.replace(/\r\n?/g, '\n');
  return unix.toWellFormed ? unix.toWellFormed() : unix.replace(/\p{Surrogate}/gu, '\ufffd');
}

export function isBlank(text) {
  return !/\S/.test(text);
}

/** Words as a word processor counts them: runs without white space. */
export function countWords(text) {
  let words = 0;
  for (const _ of text.matchAll(/\S+/g)) words++;
  return words;
}

/** Minutes to read so many words at 200 words a minute, at least 1. */
export function readingMinutes(words) {
  return Math.max(1, Math.round(words / 200));
}

export function byteSize(text) {
  return new TextEncoder().encode(text).length;
}

/**
 * Paragraphs by line alone, from offset `from` on: what is shown until the core has found the real ones.
 * Blank lines belong to none; neither does white space around a line.
 */
export function lineBlocks(text, from = 0) {
  const blocks = [];
  const lines = /\S(?:[^\n]*\S)?/g;
  lines.lastIndex = from;
  for (let line; (line = lines.exec(text));) {
    blocks.push({ start: line.index, end: line.index + line[0].length, role: 'plain' });
  }
  return blocks;
}

/** Where the first part of a long text ends: at the last line end before `limit`, else the last space, else there. */
export function firstPartEnd(text, limit = longText) {
  if (text.length <= limit) return text.length;
  const part = text.slice(0, limit);
  const border = [part.lastIndexOf('\n'), part.lastIndexOf(' ')].find((at) => at > limit / 2);
  if (border !== undefined) return border;
  const splitsPair = /[\ud800-\udbff]$/.test(part);
  return splitsPair ? limit - 1 : limit;
}
