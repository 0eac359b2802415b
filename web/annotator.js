// The library's door: promises to the worker that owns the WASM module and the model.
//
//   const annotator = await createAnnotator({ onProgress: ({ loaded, total }) => {} });
//   const document = await annotator.annotate(text, { summary: { sentences: 3 }, signal });
//   const comparison = await annotator.compare(text, otherText);
//   const { name, bytes } = await annotator.export(document, 'html'); // or json, w3c, brat ...
//   await annotator.render(element, document, { lens: 'said' });
//
// In pages, in workers and in node. Documents have offsets in UTF-16 units, so text.slice(start, end) works, and are
// frozen. Every failure is an AnnotatorError. Tested by tests/web/annotator.test.mjs (a stand-in worker),
// library.test.mjs (node, and as a package) and browser.test.mjs (the page).

import { AnnotatorError } from './errors.js';
import { engineOf, keepModel, modelOf, partsOf, scriptOf } from './loading.js';
import { news } from './news.js';
import { startWorker as startRealWorker } from './starting.js';
import { byteSize, canonical, limitBytes } from './text.js';

export { AnnotatorError };

/**
 * @typedef {'codepoint' | 'utf16' | 'utf8'} Unit what offsets count
 * @typedef {'summary' | 'phrases' | 'entities' | 'speech' | 'certainty' | 'times' | 'numbers' | 'checks'} Part of a
 *   document: entities go with their mentions, times with the timeline, numbers with their conflicts
 * @typedef {'json' | 'w3c' | 'schema' | 'brat' | 'conll' | 'csv' | 'markdown' | 'html'} Format
 *
 * @typedef {object} AnnotationRequest
 * @property {{sentences: number}} [summary] how long it may be, 3 sentences where nothing is said
 * @property {string | null} [published] YYYY-MM-DD, or the month or year: YYYY-MM, YYYY
 * @property {string | null} [url] the article's address on the web, percent-encoded, which exports name and link to
 * @property {'auto' | 'first' | 'none'} [abstract] 'first': the first paragraph is the abstract; 'none': there is none
 * @property {{id: string, role: string}[]} [blocks] what some blocks are for, by the ids they have in the document
 * @property {Part[]} [include] the parts that the document is to have; all where nothing is said
 * @property {Unit} [offsets] 'utf16' where nothing is said
 * @property {AbortSignal} [signal]
 * @property {(begun: {text: string, blocks: object[], sentences: object[], windows: number}) => void} [onBegin] hears
 *   at once how much there is to read
 * @property {(step: {windowsRead: number, mentions: object[]}) => void} [onMentions] hears of each window
 *
 * A document is as core/json/article-annotation-1.schema.json says, and frozen.
 * @typedef {{readonly format: string, readonly text: string, readonly [key: string]: any}} AnnotationDocument
 *
 * @typedef {object} View
 * @property {'names' | 'said' | 'sure' | 'when' | 'plain'} [lens] what is marked; 'names' where nothing is said
 * @property {number} [summaryLength] 0 to 7 sentences, 3 where nothing is said
 * @property {string[]} [groups] of names that are marked: person, org, place, group, date, number, event; all
 * @property {boolean} [readonly] the reader corrects nothing
 *
 * @typedef {object} Annotator
 * @property {{name: string, sha256: string}} model
 * @property {(text: string, request?: AnnotationRequest) => Promise<AnnotationDocument>} annotate an article that
 *   begins to be read while another is aborts the other
 * @property {(text: string | AnnotationRequest & {text: string}, other: string | AnnotationRequest & {text: string},
 *   options?: {offsets?: Unit, signal?: AbortSignal, onProgress?: (windows: {read: number, all: number}) => void}) =>
 *   Promise<object>} compare what one text says and the other does not, as core/json/article-comparison-1.schema.json
 *   says, frozen; of each text its day, abstract and blocks may be said as for annotate
 * @property {(document: AnnotationDocument, format: Format, options?: {offsets?: Unit}) =>
 *   Promise<{name: string, bytes: Uint8Array}>} export a file that the core writes: core/exports/exports.h
 * @property {(element: Element, document: AnnotationDocument, options?: View) => Promise<HTMLElement>} render shows a
 *   document with offsets in UTF-16 units in the element, in place of what is there: an <article-annotator>, which is
 *   answered. Only where there is a page
 * @property {() => Promise<object>} about the core's version and word lists: core/json/about_json.h
 * @property {() => void} close
 */

/**
 * Fetches engine and model and starts a worker with them. base: a folder laid out as the page's own; without it they
 * are looked for beside this file. onProgress hears {loaded, total} in bytes of the model; total is 0 where the server does
 * not tell. An abort by the signal closes the annotator, whenever it comes.
 *
 * @param {object} [options]
 * @param {string | URL} [options.base]
 * @param {(progress: {loaded: number, total: number}) => void} [options.onProgress]
 * @param {AbortSignal} [options.signal]
 * @param {boolean} [options.warmUp] whether the worker is to be busy until it is given a text: in a browser the first is
 *   then read as fast as later ones. Half a second of one processor, so only where a text will surely come
 * @param {Function} [options.startWorker] for tests
 * @returns {Promise<Annotator>}
 */
export async function createAnnotator({ base, onProgress, signal, warmUp, startWorker = startRealWorker } = {}) {
  const parts = partsOf(base);
  const orFailed = (promise, code) =>
    promise.catch((error) => {
      throw new AnnotatorError(signal?.aborted ? 'ABORTED' : code, error.message);
    });
  const scripts = (anew) => {
    const both = [parts.glue, parts.script].map((url) => scriptOf(url, { anew, signal }));
    return orFailed(Promise.all(both), 'ENGINE_UNSUPPORTED');
  };
  const askModel = (anew) => orFailed(modelOf(parts.model, { anew, signal }), 'MODEL_LOAD_FAILED');

  // Sends the model to the worker as it comes.
  async function giveModel(calls, asked) {
    const { isChecked, read } = await asked;
    const give = (bytes) => calls.send('piece', { bytes, isChecked }, [bytes.buffer]);
    await orFailed(read(give, onProgress), 'MODEL_LOAD_FAILED');
    return isChecked;
  }

  let given; // once all of the model was sent to the worker that was started last: whether it was checked before

  async function startEngine(anew) {
    // It is compiled while the worker starts.
    const engine = orFailed(engineOf(parts.wasm, { anew, signal, after: first }), 'ENGINE_UNSUPPORTED');
    engine.catch(ignore);
    const calls = openCalls(await startWorker(await (anew ? scripts(true) : first)));
    given = giveModel(calls, anew ? askModel(false) : asked);
    given.catch(ignore); // is awaited once the engine is there
    try {
      await calls.request('engine', await engine);
      return calls;
    } catch (error) {
      calls.close();
      throw error;
    }
  }

  if (signal?.aborted) throw new AnnotatorError('ABORTED');
  const first = scripts(false); // the worker takes the longest to be there
  const asked = askModel(false); // and is read when the scripts are, which seven megabytes would keep waiting
  asked.catch(ignore);
  const calls = await orAnew(startEngine);
  try {
    const about = await orAnew(async (anew) => {
      const isChecked = await (anew ? giveModel(calls, askModel(true)) : given);
      const { about, pieces } = await calls.request('model', { isChecked });
      keepModel(parts.model, pieces);
      return about;
    });
    if (signal?.aborted) throw new AnnotatorError('ABORTED');
    signal?.addEventListener('abort', () => calls.close(), { once: true });
    if (warmUp) read(calls, news).catch(ignore); // by the first text, or the end
    const annotator = Object.freeze({
      model: about,
      annotate: (text, request) => read(calls, text, request),
      compare: (text, other, options) => compare(calls, text, other, options),
      export: (document, format, { offsets = 'codepoint' } = {}) =>
        calls.request('export', { document, format, offsets }),
      render: (element, document, view) => render(annotator, element, document, view),
      about: () => calls.request('about'),
      close: () => calls.close(),
    });
    return annotator;
  } catch (error) {
    calls.close();
    throw error;
  }
}

// Once more with what the server itself has, where what came is no good: a half-written cache is the usual cause.
async function orAnew(use) {
  try {
    return await use(false);
  } catch (error) {
    if (!['ENGINE_UNSUPPORTED', 'MODEL_CORRUPT'].includes(error.code)) throw error;
    return use(true);
  }
}

/** @type {Promise<Annotator> | null} */
let shared = null;
let queue = Promise.resolve();

/**
 * Annotates one text with an annotator of everyone's, which the first call makes; one text after the other.
 *
 * @param {string} text
 * @param {AnnotationRequest} [request]
 * @returns {Promise<AnnotationDocument>}
 */
export function annotate(text, request) {
  const answer = queue.then(async () => (await (shared ??= createAnnotator())).annotate(text, request));
  const ofText = ['INPUT_TOO_LARGE', 'INPUT_INVALID', 'ABORTED'];
  queue = answer.then(ignore, ({ code }) => {
    if (!ofText.includes(code)) shared = null; // the next call makes another
  });
  return answer;
}
const ignore = () => {};

async function render(annotator, element, document, { lens, summaryLength, groups, readonly } = {}) {
  if (!globalThis.customElements) throw new AnnotatorError('ENGINE_UNSUPPORTED', 'there is no page to show it in');
  const { ArticleAnnotatorElement } = await import('./component.js');
  const view = new ArticleAnnotatorElement();
  if (lens) view.setAttribute('lens', lens);
  if (summaryLength !== undefined) view.setAttribute('summary-length', String(summaryLength));
  if (groups) view.setAttribute('groups', groups.join(' '));
  view.toggleAttribute('readonly', Boolean(readonly));
  view.annotator = annotator;
  view.result = document;
  element.replaceChildren(view);
  return view;
}

async function read(calls, text, request = {}) {
  const { summary, published, url, abstract, blocks, include, offsets, signal, onBegin, onMentions } = request;
  const asked = {
    text: checked(text),
    offsets: offsets ?? 'utf16',
    summary: summary ?? { sentences: 3 },
    published: published ?? null,
    url: url ?? null,
    abstract: abstract ?? 'auto',
    blocks: blocks ?? [],
    include: include ?? null,
  };
  return ask(calls, 'annotate', asked, { begin: onBegin, mentions: onMentions }, signal);
}

function checked(text) {
  if (typeof text !== 'string') throw new AnnotatorError('INPUT_INVALID', `text is ${typeof text}`);
  const clean = canonical(text);
  if (byteSize(clean) > limitBytes) throw new AnnotatorError('INPUT_TOO_LARGE', `limit ${limitBytes} bytes`);
  return clean;
}

// What the worker makes of a request, frozen; it stops reading at the signal.
async function ask(calls, action, request, listeners, signal) {
  if (signal?.aborted) throw new AnnotatorError('ABORTED');
  const stop = () => calls.send('stop');
  signal?.addEventListener('abort', stop, { once: true });
  try {
    const document = await calls.request(action, request, listeners);
    if (signal?.aborted) throw new AnnotatorError('ABORTED'); // too late for the worker
    return deepFreeze(document);
  } finally {
    signal?.removeEventListener('abort', stop);
  }
}

async function compare(calls, text, other, { offsets = 'utf16', signal, onProgress } = {}) {
  const requests = [text, other].map((asked) => (typeof asked === 'string' ? { text: asked } : asked));
  const [one, two] = requests.map(({ text, published, abstract, blocks }) => ({
    text: checked(text),
    offsets,
    published: published ?? null,
    abstract: abstract ?? 'auto',
    blocks: blocks ?? [],
  }));
  let all = 0;
  const begin = ({ windows }) => onProgress?.({ read: 0, all: (all = windows) });
  const mentions = ({ windowsRead }) => onProgress?.({ read: windowsRead, all });
  return ask(calls, 'compare', { text: one, other: two }, { begin, mentions }, signal);
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
    if (event !== 'result' && event !== 'error') return call.listeners?.[event]?.(value);
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
    // transfer: what of the value goes over to the worker instead of being copied
    send: (action, value, transfer = []) => closed || worker.postMessage({ action, value }, transfer),
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
