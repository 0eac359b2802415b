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

const kept = new Map(); // address -> bytes

/**
 * All bytes of a part. anew: asks the server itself, past every cache. onProgress hears {loaded, total}; total is 0
 * where the length is unknown. Throws an Error that says what came instead.
 */
export async function bytesOf(url, { anew = false, onProgress, signal } = {}) {
  if (anew) kept.delete(url.href);
  let bytes = kept.get(url.href);
  if (!bytes) {
    bytes = url.protocol === 'file:' ? await readFile(url) : await fetchBytes(url, { anew, onProgress, signal });
    kept.set(url.href, bytes);
  }
  onProgress?.({ loaded: bytes.length, total: bytes.length });
  return bytes;
}

async function readFile(url) {
  const files = await fromNode('fs/promises');
  return new Uint8Array(await files.readFile(url));
}

/** A module of node itself, by a name that no bundler looks for. */
export const fromNode = (name) => import(/* @vite-ignore */ /* webpackIgnore: true */ `node:${name}`);

async function fetchBytes(url, { anew, onProgress, signal }) {
  const response = await fetch(url, { signal, ...(anew && { cache: 'reload' }) });
  if (!response.ok) throw new Error(`${response.status} for ${url.pathname}`);
  const encoded = response.headers.get('content-encoding'); // then the length is that of other bytes
  const total = encoded ? 0 : Number(response.headers.get('content-length') ?? 0);
  if (!onProgress) return new Uint8Array(await response.arrayBuffer());

  const chunks = [];
  let loaded = 0;
  for (const reader = response.body.getReader(); ;) {
    const { done, value } = await reader.read();
    if (done) return joined(chunks, loaded);
    chunks.push(value);
    loaded += value.length;
    onProgress({ loaded, total });
  }
}

function joined(chunks, size) {
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

const made = new WeakMap(); // bytes -> the promise of what is made of them, once

function madeOnce(bytes, make) {
  if (!made.has(bytes)) made.set(bytes, make());
  return made.get(bytes);
}

/**
 * What the worker is given of the engine's bytes: {module, sha256}, in hex. It runs no module of another hash than it
 * knows, so one may be compiled before.
 */
export const engineOf = (bytes) =>
  madeOnce(bytes, async () => {
    const [module, digest] = await Promise.all([WebAssembly.compile(bytes), sha256(bytes)]);
    return { module, sha256: Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('') };
  });

/**
 * And of the model's: {bytes, digests}, SHA-256 of all but the checksum at its end and of all, one behind the other. The
 * browser computes them many times faster than the core, which does it itself where they are empty.
 */
export const modelOf = (bytes) =>
  madeOnce(bytes, async () => {
    const [content, whole] = await Promise.all([bytes.subarray(0, -32), bytes].map(sha256));
    return { bytes, digests: Uint8Array.of(...content, ...whole) };
  });

// Empty without https, where there is no crypto.subtle.
const sha256 = async (bytes) => new Uint8Array((await globalThis.crypto?.subtle?.digest('SHA-256', bytes)) ?? 0);
