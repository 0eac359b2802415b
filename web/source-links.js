// Links to the article where it was published, and to its sentences there: the address, and the words to find as a text
// fragment (https://wicg.github.io/scroll-to-text-fragment/), which browsers scroll to and mark. Nothing is fetched; what
// is no address of the web never becomes a link. Pure. Tested by tests/web/source-links.test.mjs.

import { spanAt } from './annotation.js';

const longestAddress = 2000; // as core/article/url.cpp has it
const shape = /^https?:\/\/[A-Za-z0-9[][A-Za-z0-9\-._~:/?#[\]@!$&'()*+,;=%]*$/;
const few = 5; // words that tell where a sentence begins, and where it ends
const mostWords = 40; // of a sentence that are ever told

/** Whether it is a whole address of the web that names no user: core/article/url.h has the same rule. */
export function isAddress(url) {
  return typeof url === 'string' && url.length <= longestAddress && shape.test(url) && !/^[^?#]*\/\/[^/?#]*@/.test(url);
}

/** The address that a reader has written: "apnews.com/article/1". '' where it is none. */
export function writtenAddress(words) {
  const line = words.trim();
  const whole = /^[a-z][a-z0-9+.-]*:/i.test(line) && !/^[^/:]+\.[^/:]+:\d/.test(line) ? line : `https://${line}`;
  const parsed = /\s/.test(line) ? null : parse(whole);
  if (!parsed || !/[^.]\.[^.]/.test(parsed.hostname)) return '';
  const url = parsed.href.replace(/[^A-Za-z0-9\-._~:/?#[\]@!$&'()*+,;=%]/g, encodeURIComponent);
  return isAddress(url) ? url : '';
}

function parse(line) {
  try {
    return new URL(line);
  } catch {
    return null;
  }
}

/** Where an article is from, as far as it is known: its address, or else what its source line names. */
export const sourceOf = (meta) => meta?.url ?? meta?.source ?? '';

/** "apnews.com", of an address. */
export const siteOf = (url) => new URL(url).host.replace(/^www\./, '');

/**
 * A link to a span of an annotation at its source, a sentence or less; where its words would lead elsewhere, or are cut
 * off from each other, one to the article alone. null: its address is not known.
 */
export function linkAt({ text, blocks, meta }, span) {
  if (!isAddress(meta?.url)) return null;
  const url = meta.url.replace(/:~:.*$/, '');
  const block = spanAt(blocks, span.start);
  const found = block && span.end <= block.end ? directiveFor(text, block, span) : null;
  if (!found) return url;
  const { prefix, start, end, suffix } = found;
  const parts = [prefix && `${told(prefix)}-`, told(start), end && told(end), suffix && `-${told(suffix)}`];
  return `${url}${url.includes('#') ? '' : '#'}:~:text=${parts.filter(Boolean).join(',')}`;
}

// A dash would end a prefix, or begin a suffix.
const told = (words) => encodeURIComponent(words).replaceAll('-', '%2D');

/**
 * The words by which a browser finds a span, all in one block: {prefix, start, end, suffix}, start alone if they are
 * few. The fewer the better, since every word may be another at the source; so many that their first place is the span.
 */
export function directiveFor(text, block, span) {
  const plain = folded(text);
  const aim = [folded(text.slice(0, span.start)).length, folded(text.slice(0, span.end)).length];
  const words = wordsOf(text.slice(span.start, span.end));
  const before = wordsOf(text.slice(block.start, span.start)).slice(-few).join(' ');
  const after = wordsOf(text.slice(span.end, block.end)).slice(0, few).join(' ');
  if (words.length === 0) return null;
  for (const around of [{}, { prefix: before }, { suffix: after }, { prefix: before, suffix: after }]) {
    if (Object.values(around).includes('')) continue;
    for (let n = few; ; n *= 2) {
      const isWhole = words.length <= 2 * n;
      const ends = isWhole ? {} : { end: words.slice(-n).join(' ') };
      const found = { ...around, start: (isWhole ? words : words.slice(0, n)).join(' '), ...ends };
      if (leadsTo(plain, found, aim)) return found;
      if (isWhole || 4 * n > mostWords) break;
    }
  }
  return null;
}

const wordsOf = (text) => text.split(/\s+/).filter(Boolean);
const folded = (text) => text.replace(/\s+/g, ' ').toLowerCase();

// Whether the first place that a browser would find is the one meant.
function leadsTo(text, directive, [from, to]) {
  const { prefix, start, end, suffix } = Object.fromEntries(
    Object.entries(directive).map(([part, words]) => [part, folded(words)]),
  );
  for (let at = text.indexOf(start); at >= 0 && at <= from; at = text.indexOf(start, at + 1)) {
    if (prefix && !text.slice(0, at).endsWith(`${prefix} `)) continue;
    const ended = end ? text.indexOf(end, at + start.length) : at;
    const stop = ended + (end ?? start).length;
    if (ended < 0 || (suffix && !text.startsWith(suffix, stop) && !text.startsWith(` ${suffix}`, stop))) continue;
    return at === from && stop === to;
  }
  return false;
}
