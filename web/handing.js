// Texts that other pages hand over by postMessage: from a bookmarklet, or from a page that opened or embeds this one.
// Tested by tests/web/handing.test.mjs.
//
//   {type: 'article-annotator:hello'}                         -> {type: 'article-annotator:ready'}
//   {type: 'article-annotator:annotate', id: 7, text: '...'}  -> {type: 'article-annotator:result', id: 7, document} or
//                                                                {type: 'article-annotator:error', id: 7, code}
//
// Nothing of a text is read before the reader has agreed to its origin, and nothing but the answer to a question goes
// back, to that origin alone. One text waits at a time; what else comes is not answered, however much it is, and an
// origin that was refused is not heard again.

import { byteSize, countWords, limitBytes } from './text.js';

const type = (name) => `article-annotator:${name}`;
const previewLength = 240; // UTF-16 units

/** state.handed: {origin, words, preview} of the text that waits for the reader; null. show(text) has it read. */
export function receiveTexts({ state, show, target = window }) {
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
    const isId = ['string', 'number'].includes(typeof id) && String(id).length <= 64;
    const isText = typeof text === 'string' && text.trim() !== '';
    if (!isId || !isText) return reply('error', { id: isId ? id : null, code: 'INPUT_INVALID' });
    if (text.length > limitBytes || byteSize(text) > limitBytes) return reply('error', { id, code: 'INPUT_TOO_LARGE' });
    waiting = { text, origin, answer: (name, more) => reply(name, { id, ...more }) };
    const preview = text.trim().slice(0, previewLength).toWellFormed?.() ?? '';
    state.set({ handed: { origin, words: countWords(text), preview } });
  });

  // The document that the core found, or what became of it instead.
  state.subscribe(({ phase, found, problem, screen, text }) => {
    if (!reading) return;
    const isGone = screen !== 'article' || text !== reading.shown;
    if (!isGone && !['done', 'failed', 'stopped', 'plain'].includes(phase)) return;
    const { answer } = reading;
    reading = null;
    if (!isGone && phase === 'done') answer('result', { document: plainOf(found) });
    else answer('error', { code: (!isGone && problem?.code) || 'ABORTED' });
  });

  return {
    accept() {
      const { text, answer } = waiting;
      waiting = null;
      state.set({ handed: null });
      show(text);
      if (state.get().screen !== 'article') return answer('error', { code: 'INPUT_INVALID' });
      reading = { answer, shown: state.get().text };
    },
    refuse() {
      if (!waiting) return;
      refused.add(waiting.origin);
      waiting.answer('error', { code: 'ABORTED' });
      waiting = null;
      state.set({ handed: null });
    },
  };
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
    tell({ type: 'article-annotator:annotate', id: 1, text });
  });
}
