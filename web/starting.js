// Starts the worker that annotates: {postMessage, addEventListener, terminate}, in a browser and in node.
// Tested by tests/web/browser.test.mjs and library.test.mjs.

import { AnnotatorError } from './errors.js';
import { fromNode } from './loading.js';

export async function startWorker() {
  const isHere = typeof WebAssembly === 'object' && (typeof Worker === 'function' || globalThis.process?.versions?.node);
  if (!isHere) throw new AnnotatorError('ENGINE_UNSUPPORTED', 'no WebAssembly or no workers');
  return typeof Worker === 'function' ? startInBrowser() : startInNode();
}

// A worker that is loaded by its address has the policy of its own headers, which a static server does not send; one
// from a blob has the policy of the page that made it. So it starts from a blob that imports the address.
function startInBrowser() {
  const script = new URL('./worker.js', import.meta.url).href;
  const blob = new Blob([`import ${JSON.stringify(script)};`], { type: 'text/javascript' });
  const url = URL.createObjectURL(blob);
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

async function startInNode() {
  const { Worker } = await fromNode('worker_threads');
  const worker = new Worker(new URL('./worker-node.js', import.meta.url));
  const wrapped = { message: (data) => ({ data }), error: ({ message }) => ({ message, preventDefault() {} }) };
  return {
    postMessage: (message) => worker.postMessage(message),
    addEventListener: (type, listener) => worker.on(type, (value) => listener(wrapped[type](value))),
    terminate: () => worker.terminate(),
    ref: () => worker.ref(),
    unref: () => worker.unref(),
  };
}
