// What an annotator is made of: scripts, engine and model, fetched by whoever wants to annotate and handed to the
// worker, which asks the network for nothing. They are kept, so that an engine that crashed starts anew without being
// fetched again. In a browser and in node. Tested by tests/web/annotator.test.mjs and faults.test.mjs.

/**
 * Where the parts lie, as URLs: {script, glue, wasm, model}; the worker's script and the engine's. Below base, laid out
 * as in the page's own folder; without base beside this file, in words that bundlers know.
 */
export function partsOf(base) {
  if (base === undefined)
    return {
      script: new URL('./worker.js', import.meta.url),
      glue: new URL('./wasm/annotator.mjs', import.meta.url),
      wasm: new URL('./wasm/annotator.wasm', import.meta.url),
      model: new URL('../model/annotator.bin', import.meta.url),
    };
  const root = new URL(base, globalThis.document?.baseURI ?? import.meta.url);
  const at = (path) => new URL(path, root);
  return {
    script: at('web/worker.js'),
    glue: at('web/wasm/annotator.mjs'),
    wasm: at('web/wasm/annotator.wasm'),
    model: at('model/annotator.bin'),
  };
}

const kept = new Map(); // address -> what was made of a part, once it was

/**
 * What make makes of the answer for a part. anew: of what the server itself has, past every copy; else it is made once,
 * of a copy that is kept for use without network where isGood. Throws an Error that says what came instead.
 */
async function once(url, { anew = false, signal }, make, isGood) {
  if (anew) kept.delete(url.href);
  if (!kept.has(url.href)) kept.set(url.href, await make(await answerOf(url, { anew, signal, isGood })));
  return kept.get(url.href);
}

async function answerOf(url, { anew, signal, isGood = () => true }) {
  if (url.protocol === 'file:') return readFile(url);
  const copy = anew ? undefined : await offlineCopy(url);
  if (copy?.ok && (await isGood(copy))) return copy;
  const response = await fetch(url, { signal, ...(anew && { cache: 'reload' }) });
  if (!response.ok) throw new Error(`${response.status} for ${url.pathname}`);
  return response;
}

// Past the service worker, which looks at every byte and takes ten times as long: whoever takes it from here holds it
// against its hash, whatever build the copy is of.
async function offlineCopy(url) {
  try {
    return await globalThis.caches?.match(url.href);
  } catch {
    return undefined; // storage is blocked
  }
}

async function readFile(url) {
  const files = await fromNode('fs/promises');
  const bytes = await files.readFile(url);
  return new Response(bytes, { headers: { 'content-length': String(bytes.length) } });
}

/** A module of node itself, by a name that no bundler looks for. */
export const fromNode = (name) => import(/* @vite-ignore */ /* webpackIgnore: true */ `node:${name}`);

// The SHA-256 of the worker's scripts, by which their copies are known; hashes.mjs adds them to the end of this file
// where a page is built.
const scriptHashes = [];

/** The bytes of a script. anew, signal: as above. */
export const scriptOf = (url, options) =>
  once(url, options, (response) => response.arrayBuffer(), async (copy) => {
    const digest = await sha256(await copy.clone().arrayBuffer());
    return Boolean(digest) && scriptHashes.includes(hex(digest));
  });

/**
 * The engine, compiled while it comes: {module, digest}, the SHA-256 of its bytes. It is asked for at once, and read after
 * what is more urgent, a promise. anew, signal: as above.
 */
export const engineOf = (url, { after, ...options }) =>
  once(url, options, async (response) => {
    await after?.catch(() => {}); // whoever waits for it hears of it
    const bytes = response.clone().arrayBuffer();
    const [module, digest] = await Promise.all([compiled(response, bytes), bytes.then(sha256)]);
    return { module, digest };
  });

// Undefined without https, where there is no crypto.subtle.
const sha256 = (bytes) => globalThis.crypto?.subtle?.digest('SHA-256', bytes);

const hex = (digest) => Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');

// Only as it comes with the type of WebAssembly, which not every server knows.
const compiled = (response, bytes) =>
  WebAssembly.compileStreaming(response).catch(async () => WebAssembly.compile(await bytes));

/**
 * The model, asked for but not read: {isChecked, read(take, onProgress)}. read gives its bytes to take, piece by piece as
 * they come, and keeps nothing of them; onProgress hears {loaded, total} in bytes; total is 0 where the length is unknown.
 * isChecked: they were found to be the right ones before. anew, signal: as above.
 */
export async function modelOf(url, { anew = false, signal }) {
  const pieces = kept.get(url.href);
  kept.delete(url.href); // what is given away is here no longer
  if (pieces && !anew) return { isChecked: true, read: (take, onProgress) => read(pieces, sizeOf(pieces), take, onProgress) };
  const response = await answerOf(url, { anew, signal });
  const encoded = response.headers.get('content-encoding'); // then the length is that of other bytes
  const total = encoded ? 0 : Number(response.headers.get('content-length') ?? 0);
  return { isChecked: false, read: (take, onProgress) => read(chunksOf(response), total, take, onProgress) };
}

/** The pieces of a model that was found to be good are given back, for the next worker. */
export const keepModel = (url, pieces) => void kept.set(url.href, pieces);

async function read(pieces, total, take, onProgress) {
  let loaded = 0;
  for await (const piece of pieces) {
    loaded += piece.length;
    take(piece);
    if (loaded !== total) onProgress?.({ loaded, total });
  }
  onProgress?.({ loaded, total: loaded });
}

// Chunk by chunk, which in Chromium takes half as long as all at once. Each has its memory for itself.
async function* chunksOf(response) {
  for (const reader = response.body.getReader(); ;) {
    const { done, value } = await reader.read();
    if (done) return;
    yield value.length === value.buffer.byteLength ? value : value.slice();
  }
}

const sizeOf = (pieces) => pieces.reduce((size, { length }) => size + length, 0);
