// The library's door: promises to the worker that owns the WASM module and the model.
//
//   const annotator = await createAnnotator({ onProgress: ({ loaded, total }) => {} });
//   const document = await annotator.annotate(text, { summary: { sentences: 3 }, signal });
//   const { name, bytes } = await annotator.export(document, 'html'); // or json, w3c, brat, conll, csv, markdown
//
// In pages, in workers and in node. Documents have offsets in UTF-16 units, so text.slice(start, end) works, and are
// frozen. Every failure is an AnnotatorError. Tested by tests/web/annotator.test.mjs (a stand-in worker),
// library.test.mjs (node, and as a package) and browser.test.mjs (the page).

import { AnnotatorError } from './errors.js';
import { bytesOf, partsOf } from './loading.js';
import { startWorker as startRealWorker } from './starting.js';
import { byteSize, canonical, limitBytes } from './text.js';

export { AnnotatorError };

/**
 * Starts a worker and gives it engine and model. base: a folder laid out as the page's own; without it they are looked
 * for beside this file. onProgress hears {loaded, total} in bytes of the model; total is 0 where the server does not
 * tell. An abort by the signal closes the annotator, whenever it comes.
 */
export async function createAnnotator({ base, onProgress, signal, startWorker = startRealWorker } = {}) {
  const { glue, wasm, model } = partsOf(base);
  if (signal?.aborted) throw new AnnotatorError('ABORTED');
  const calls = openCalls(await startWorker());
  signal?.addEventListener('abort', () => calls.close(), { once: true });
  try {
    const useEngine = (bytes) => calls.request('engine', { glue: glue.href, wasm: bytes });
    const useModel = (bytes) => calls.request('model', bytes);
    const engine = load(wasm, useEngine, { missing: 'ENGINE_UNSUPPORTED', signal });
    const loading = load(model, useModel, { missing: 'MODEL_LOAD_FAILED', after: engine, signal, onProgress });
    const [, about] = await Promise.all([engine, loading]);
    return Object.freeze({
      model: about,
      annotate: (text, options) => annotate(calls, text, options),
      export: (document, format, { offsets = 'codepoint' } = {}) =>
        calls.request('export', { document, format, offsets }), // {name, bytes}: core/exports/exports.h
      about: () => calls.request('about'), // the core's version and word lists: core/json/about_json.h
      close: calls.close,
    });
  } catch (error) {
    calls.close();
    throw error;
  }
}

// Hands over the bytes of a part, once what comes before it is there; bytes that are no good are asked of the server
// itself, once: a half-written cache is the usual cause. missing: the code for a part that does not arrive.
async function load(url, use, { missing, after, ...options }) {
  const fetched = (anew) =>
    bytesOf(url, { ...options, anew }).catch((error) => {
      throw new AnnotatorError(options.signal?.aborted ? 'ABORTED' : missing, error.message);
    });
  const bytes = await fetched(false);
  await after;
  try {
    return await use(bytes);
  } catch (error) {
    if (error.code === 'ABORTED') throw error;
    return use(await fetched(true));
  }
}

/**
 * published: the day, YYYY-MM-DD; blocks: [{id, role}], what some blocks are for, by the ids they have in the document.
 * onBegin hears {text, blocks, sentences, windows} at once, onMentions {windowsRead, mentions} after each window.
 * An annotate() that starts while another runs aborts the other.
 */
async function annotate(calls, text, { summary, published, blocks, signal, onBegin, onMentions } = {}) {
  if (typeof text !== 'string') throw new AnnotatorError('INPUT_INVALID', `text is ${typeof text}`);
  const clean = canonical(text);
  if (byteSize(clean) > limitBytes) throw new AnnotatorError('INPUT_TOO_LARGE', `limit ${limitBytes} bytes`);
  if (signal?.aborted) throw new AnnotatorError('ABORTED');

  const stop = () => calls.send('stop');
  signal?.addEventListener('abort', stop, { once: true });
  try {
    const request = {
      text: clean,
      offsets: 'utf16',
      summary: summary ?? { sentences: 3 },
      published: published ?? null,
      blocks: blocks ?? [],
    };
    return deepFreeze(await calls.request('annotate', request, { begin: onBegin, mentions: onMentions }));
  } finally {
    signal?.removeEventListener('abort', stop);
  }
}

// The requests in flight to one worker: each has an id, hears events, and is answered once.
function openCalls(worker) {
  const waiting = new Map();
  let lastId = 0;
  let closed = null;

  function close(error = new AnnotatorError('ABORTED')) {
    if (closed) return;
    closed = error;
    worker.terminate();
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  }

  worker.addEventListener('message', ({ data: { id, event, value } }) => {
    const call = waiting.get(id);
    if (!call) return;
    if (event !== 'result' && event !== 'error') return call.listeners[event]?.(value);
    waiting.delete(id);
    if (waiting.size === 0) worker.unref?.(); // node may end when nothing is being read
    if (event === 'result') return call.resolve(value);
    const error = new AnnotatorError(value.code, value.detail);
    call.reject(error);
    if (error.code === 'ENGINE_FAILED') close(error);
  });
  // A worker that cannot start (blocked, missing) says so here, and nothing more.
  worker.addEventListener('error', (event) => {
    event.preventDefault();
    close(new AnnotatorError('ENGINE_UNSUPPORTED', event.message ?? 'the worker did not start'));
  });

  return {
    close: () => close(),
    send: (action, value) => closed || worker.postMessage({ action, value }),
    request(action, value, listeners) {
      if (closed) return Promise.reject(closed);
      const id = ++lastId;
      return new Promise((resolve, reject) => {
        waiting.set(id, { resolve, reject, listeners });
        worker.ref?.();
        worker.postMessage({ id, action, value });
      });
    },
  };
}

function deepFreeze(value) {
  if (typeof value !== 'object' || value === null) return value;
  Object.values(value).forEach(deepFreeze);
  return Object.freeze(value);
}
