// Starts the worker that annotates: {postMessage, addEventListener, terminate}, in a browser and in node.
// Tested by tests/web/faults.test.mjs and library.test.mjs.

import { AnnotatorError } from './errors.js';
import { fromNode } from './loading.js';

/** scripts: the bytes of those that make up the worker, in their order. */
export async function startWorker(scripts) {
  if (typeof WebAssembly !== 'object') throw new AnnotatorError('ENGINE_UNSUPPORTED', 'no WebAssembly');
  try {
    return typeof Worker === 'function' ? startInBrowser(scripts) : await startInNode(scripts);
  } catch (error) {
    throw new AnnotatorError('ENGINE_UNSUPPORTED', error.message);
  }
}

// A worker that is loaded by its address has the policy of its own headers, which a static server does not send; one
// from a blob has the policy of the page that made it. This one holds all that it runs, so it never asks for more.
function startInBrowser(scripts) {
  const url = URL.createObjectURL(new Blob(scripts, { type: 'text/javascript' }));
  const worker = new Worker(trustedScript(url), { type: 'module' });
  worker.addEventListener('message', () => URL.revokeObjectURL(url), { once: true });
  return worker;
}

// The page's policy asks for trusted script addresses (require-trusted-types-for); these are of our own making.
let policy;
export function trustedScript(url) {
  policy ??= globalThis.trustedTypes?.createPolicy('annotator', { createScriptURL: (address) => address });
  return policy ? policy.createScriptURL(url) : url;
}

// Gives node's worker the names that a browser's has.
const prelude = `import { parentPort } from 'node:worker_threads';
globalThis.postMessage = (message, transfer) => parentPort.postMessage(message, transfer);
parentPort.on('message', (data) => globalThis.onmessage({ data }));
`;

async function startInNode(scripts) {
  const { Worker } = await fromNode('worker_threads');
  const code = await new Blob([prelude, ...scripts]).text();
  const worker = new Worker(new URL(`data:text/javascript,${encodeURIComponent(code)}`));
  const wrapped = { message: (data) => ({ data }), error: ({ message }) => ({ message, preventDefault() {} }) };
  return {
    postMessage: (message, transfer) => worker.postMessage(message, transfer),
    addEventListener: (type, listener) => worker.on(type, (value) => listener(wrapped[type](value))),
    terminate: () => worker.terminate(),
    ref: () => worker.ref(),
    unref: () => worker.unref(),
  };
}
