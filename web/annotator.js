// The library's door: promises to the worker that owns the WASM module and the model.
//
//   const annotator = await createAnnotator({ base: './', onProgress: ({ loaded, total }) => {} });
//   const document = await annotator.annotate(text, { summary: { sentences: 3 }, signal });
//
// Documents have offsets in UTF-16 units, so text.slice(start, end) works, and are frozen. Every failure is an
// AnnotatorError. Tested by tests/web/annotator.test.mjs (a stand-in worker) and browser.test.mjs (the real one).

import { byteSize, canonical, limitBytes } from './text.js';

/**
 * code: ENGINE_UNSUPPORTED  no WebAssembly here, or a policy blocks it, or its files are missing
 *       ENGINE_FAILED       the engine crashed while reading; this annotator is of no use any more
 *       MODEL_LOAD_FAILED   the model did not arrive (network, HTTP status)
 *       MODEL_CORRUPT       it arrived, but is no model file or is damaged
 *       INPUT_TOO_LARGE     over the limit of text.js
 *       INPUT_INVALID       not a string
 *       ABORTED             by the signal, by close(), or by a newer annotate()
 * detail: a technical line for a report, never with words of the text
 */
export class AnnotatorError extends Error {
  constructor(code, detail = '') {
    super(detail ? `${code}: ${detail}` : code);
    this.name = 'AnnotatorError';
    this.code = code;
    this.detail = detail;
  }
}

/**
 * Starts a worker and loads engine and model under `base` (as in the page's own folder).
 * onProgress hears {loaded, total} in bytes of the model; total is 0 where the server does not tell.
 */
export async function createAnnotator({ base = './', onProgress, signal, startWorker = startModuleWorker } = {}) {
  const root = new URL(base, globalThis.document?.baseURI ?? import.meta.url);
  const calls = openCalls(startWorker());
  signal?.addEventListener('abort', () => calls.close(), { once: true });
  if (signal?.aborted) calls.close();

  const load = { engine: new URL('web/wasm/', root).href, model: new URL('model/annotator.bin', root).href };
  try {
    const model = await calls.request('load', load, { progress: onProgress });
    return Object.freeze({ model, annotate: (text, options) => annotate(calls, text, options), close: calls.close });
  } catch (error) {
    calls.close();
    throw error;
  }
}

/**
 * onBegin hears {text, blocks, sentences, windows} at once, onMentions {windowsRead, mentions} after each window.
 * An annotate() that starts while another runs aborts the other.
 */
async function annotate(calls, text, { summary, published, signal, onBegin, onMentions } = {}) {
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
        worker.postMessage({ id, action, value });
      });
    },
  };
}

function startModuleWorker() {
  if (typeof WebAssembly !== 'object') throw new AnnotatorError('ENGINE_UNSUPPORTED', 'no WebAssembly');
  const url = new URL('./worker.js', import.meta.url).href;
  return new Worker(trustedScript(url), { type: 'module' });
}

// The page's policy asks for trusted script addresses (require-trusted-types-for); this is the only one there is.
let policy;
function trustedScript(url) {
  policy ??= globalThis.trustedTypes?.createPolicy('annotator-worker', { createScriptURL: (address) => address });
  return policy ? policy.createScriptURL(url) : url;
}

function deepFreeze(value) {
  if (typeof value !== 'object' || value === null) return value;
  Object.values(value).forEach(deepFreeze);
  return Object.freeze(value);
}
