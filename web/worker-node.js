// worker.js in node, which has other names for what browsers' workers have.

import { parentPort } from 'node:worker_threads';

globalThis.postMessage = (message) => parentPort.postMessage(message);
await import('./worker.js');
parentPort.on('message', (data) => globalThis.onmessage({ data }));
