// Texts that other pages hand over by postMessage: from a bookmarklet, or from a page that opened or embeds this one.
// Tested by tests/web/handing.test.mjs.
//
//   {type: 'article-annotator:hello'}                         -> {type: 'article-annotator:ready'}
//   {type: 'article-annotator:annotate', id: 7, text: '...', options: {published: '2025-02-19', url: 'https://...'}}
//     -> {type: 'article-annotator:progress', id: 7, windowsRead, windows} while it is read, and then
//        {type: 'article-annotator:result', id: 7, document} or {type: 'article-annotator:error', id: 7, code}
//
// Nothing of a text is read before the reader has agreed to its origin, unless whoever serves this page trusts it:
// <meta name="annotator-origins" content="https://news.example https://cms.example:8443"> in index.html names origins
// to the letter, none as it comes. Nothing but the answer to a question goes back, to that origin alone. One text waits at
// a time; what else comes is not answered, however much it is, and an origin that was refused is not heard again.

import { address, publish } from './corrections.js';
import { isDate } from './dates.js';
import { isAddress } from './source-links.js';
import { byteSize, countWords, limitBytes } from './text.js';

const type = (name) => `article-annotator:${name}`;
const previewLength = 240; // UTF-16 units

/**
 * state.handed: {origin, words, url, preview} of the text that waits for the reader; null. show(text, {edits}) has it read.
 * trusted: origins that are not asked about.
 */
export function receiveTexts({ state, show, trusted = [], target = window }) {
  const refused = new Set();
  let waiting = null; // the text of state.handed
  let reading = null; // the one that the reader agreed to, until it is answered

  target.addEventListener('message', ({ source, origin, data }) => {
    if (!source || source === target || origin === 'null' || refused.has(origin)) return;
    if (data?.type !== type('hello') && data?.type !== type('annotate')) return;
    const reply = (name, more) => source.postMessage({ type: type(name), ...more }, { targetOrigin: origin });
    if (data.type === type('hello')) return reply('ready');
    if (waiting || reading) return;

    const { id, text } = data;
    const { published = null, url = null } = data.options ?? {};
    const isId = ['string', 'number'].includes(typeof id) && String(id).length <= 64;
    const isText = typeof text === 'string' && text.trim() !== '';
    const isDay = published === null || isDate(published);
    const isPlace = url === null || isAddress(url);
    if (!isId || !isText || !isDay || !isPlace) return reply('error', { id: isId ? id : null, code: 'INPUT_INVALID' });
    if (text.length > limitBytes || byteSize(text) > limitBytes) return reply('error', { id, code: 'INPUT_TOO_LARGE' });
    waiting = { text, published, url, origin, answer: (name, more) => reply(name, { id, ...more }) };
    if (trusted.includes(origin)) return accept();
    const preview = text.trim().slice(0, previewLength).toWellFormed?.() ?? '';
    state.set({ handed: { origin, words: countWords(text), url, preview } });
  });

  // The document that the core found, or what became of it instead.
  state.subscribe(({ phase, found, problem, screen, text, windows }) => {
    if (!reading) return;
    const isGone = screen !== 'article' || text !== reading.shown;
    if (!isGone && phase === 'reading' && windows !== reading.windows) {
      reading.windows = windows;
      reading.answer('progress', { windowsRead: windows.read, windows: windows.all });
    }
    if (!isGone && !['done', 'failed', 'stopped', 'plain'].includes(phase)) return;
    const { answer } = reading;
    reading = null;
    if (!isGone && phase === 'done') answer('result', { document: plainOf(found) });
    else answer('error', { code: (!isGone && problem?.code) || 'ABORTED' });
  });

  function accept() {
    const { text, published, url, answer } = waiting;
    waiting = null;
    state.set({ handed: null });
    show(text, { edits: [...(published ? [publish(published)] : []), ...(url ? [address(url)] : [])] });
    if (state.get().screen !== 'article') return answer('error', { code: 'INPUT_INVALID' });
    reading = { answer, shown: state.get().text, windows: null };
  }

  return {
    accept,
    refuse() {
      if (!waiting) return;
      refused.add(waiting.origin);
      waiting.answer('error', { code: 'ABORTED' });
      waiting = null;
      state.set({ handed: null });
    },
  };
}

/** Origins to the letter, as a page names them; what is none is left out. */
export function originsOf(list = '') {
  return list.split(/\s+/).filter((word) => URL.canParse?.(word) && new URL(word).origin === word);
}

// Without what the page keeps beside it.
const plainOf = ({ whole, ...document }) => document;

/**
 * The address of a bookmark that opens the annotator of `address` and hands over what is selected in the page before
 * the reader. It tells its text to nobody but that address.
 */
export function bookmarklet(address) {
  return `javascript:(${handOver})(${JSON.stringify(address)})`.replace(/\s*\n\s*/g, ' ');
}

/* Runs in pages of others; so it is one function, without comments in it, and needs nothing from here. */
function handOver(address) {
  const text = String(getSelection());
  if (!text.trim()) return void alert('Select the text of the article first.');
  const { origin } = new URL(address);
  const annotator = open(address);
  const tell = (message) => annotator && annotator.postMessage(message, origin);
  const timer = setInterval(() => tell({ type: 'article-annotator:hello' }), 300);
  setTimeout(() => clearInterval(timer), 60000);
  addEventListener('message', function heard({ source, origin: from, data }) {
    if (source !== annotator || from !== origin || data.type !== 'article-annotator:ready') return;
    removeEventListener('message', heard);
    clearInterval(timer);
    const { protocol, origin: site, pathname, search } = location;
    const here = /^http/.test(protocol) ? (site + pathname + search).replace(/["<>\\^`{|}]/g, encodeURIComponent) : null;
    const options = { url: here && here.length <= 2000 ? here : null };
    tell({ type: 'article-annotator:annotate', id: 1, text, options });
  });
}
