// Files that a reader opens or drops -> their text, and what is said of it in those we have written. Nothing of a file
// is ever run or put into the page as markup. Tested by tests/web/input.test.mjs and paste.test.mjs.

import { carriedIn, paragraphsOf } from './markup.js';
import { looksLikeOurs, reopen } from './reopen.js';
import { limitBytes } from './text.js';

const plain = /\.(txt|md|markdown|text)$/i;
const markup = /\.html?$/i;
const ours = /\.json$/i;
const limitOfOurs = 32 * limitBytes; // a document is many times its text

/** What the file dialog offers. */
export const accepted = '.txt,.md,.markdown,.text,.html,.htm,.json,text/plain';

/**
 * {text}, with {edits, version, dropped} where the file is one of our own (reopen.js), or {refusal: 'type' | 'size' |
 * 'unreadable' | 'incomplete' | 'foreign' | 'no-text', byte}. Bytes that are not UTF-8 become U+FFFD.
 */
export async function readFile(file) {
  const isMarkup = markup.test(file.name);
  const isOurs = ours.test(file.name);
  const isPlain = plain.test(file.name) || (file.type === 'text/plain' && !file.name.includes('.'));
  if (!isMarkup && !isPlain && !isOurs) return { refusal: 'type' };
  if (file.size > (isPlain ? limitBytes : limitOfOurs)) return { refusal: 'size' };
  try {
    const text = await file.text();
    if (isOurs) return opened(text);
    if (!isMarkup) return { text };
    const json = carriedIn(text);
    return json === null ? { text: paragraphsOf(text) } : opened(json);
  } catch {
    return { refusal: 'unreadable' };
  }
}

function opened(json) {
  if (!looksLikeOurs(json)) return { refusal: 'foreign' };
  const { problem, byte, ...document } = reopen(json);
  return problem ? { refusal: problem, byte } : document;
}
