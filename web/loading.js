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
 * of a copy that is kept for use without network where keptWillDo. Throws an Error that says what came instead.
 */
async function once(url, { anew = false, signal }, make, keptWillDo = true) {
  if (anew) kept.delete(url.href);
  if (!kept.has(url.href)) kept.set(url.href, await make(await answerOf(url, { anew, signal, keptWillDo })));
  return kept.get(url.href);
}

async function answerOf(url, { anew, signal, keptWillDo }) {
  if (url.protocol === 'file:') return readFile(url);
  const copy = keptWillDo && !anew && (await offlineCopy(url));
  if (copy?.ok) return copy;
  const response = await fetch(url, { signal, ...(anew && { cache: 'reload' }) });
  if (!response.ok) throw new Error(`${response.status} for ${url.pathname}`);
  return response;
}

// Through the service worker, which looks at every byte, seven megabytes take ten times as long. So only for what is
// held against its hash here as well, whatever build the copy is of.
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

/** The bytes of a script. anew, signal: as above. */
export const scriptOf = (url, options) => once(url, options, (response) => response.arrayBuffer(), false);

/** The engine, compiled while it comes: {module, digest}, the SHA-256 of its bytes. anew, signal: as above. */
export const engineOf = (url, options) =>
  once(url, options, async (response) => {
    const bytes = response.clone().arrayBuffer();
    const [module, digest] = await Promise.all([compiled(response, bytes), bytes.then(sha256)]);
    return { module, digest };
  });

// Undefined without https, where there is no crypto.subtle.
const sha256 = (bytes) => globalThis.crypto?.subtle?.digest('SHA-256', bytes);

// Only as it comes with the type of WebAssembly, which not every server knows.
const compiled = (response, bytes) =>
  WebAssembly.compileStreaming(response).catch(async () => WebAssembly.compile(await bytes));

/**
 * The model: {bytes, kept}, bytes to be given away; kept.isChecked is to be set once they were found to be the right
 * ones, and is seen when they are had again. onProgress hears {loaded, total} in bytes; total is 0 where the length is
 * unknown. after: a promise of what is more urgent; the model is asked for at once and read then, since seven megabytes
 * that come in keep everything else waiting. anew, signal: as above.
 */
export async function modelOf(url, { onProgress, after, ...options }) {
  const model = await once(url, options, async (response) => {
    await after?.catch(() => {}); // whoever waits for it hears of it
    return { chunks: await chunksOf(response, onProgress), isChecked: false };
  });
  const bytes = joined(model.chunks);
  onProgress?.({ loaded: bytes.length, total: bytes.length });
  return { bytes, kept: model };
}

// Chunk by chunk, which in Chromium takes half as long as all at once.
async function chunksOf(response, onProgress) {
  const encoded = response.headers.get('content-encoding'); // then the length is that of other bytes
  const total = encoded ? 0 : Number(response.headers.get('content-length') ?? 0);
  const chunks = [];
  let loaded = 0;
  for (const reader = response.body.getReader(); ;) {
    const { done, value } = await reader.read();
    if (done) return chunks;
    chunks.push(value);
    loaded += value.length;
    if (loaded !== total) onProgress?.({ loaded, total });
  }
}

function joined(chunks) {
  const bytes = new Uint8Array(chunks.reduce((size, chunk) => size + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}
