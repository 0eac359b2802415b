// Lets the scripts of a page that is built know the bytes that belong to them, so that half of an old build is never run:
// node web/hashes.mjs dist
//
// Adds to the end of the engine's script what engine and model are to be, and to the end of loading.js what the worker's
// scripts are. Tested by tests/web/faults.test.mjs and offline.test.mjs.

import { createHash } from 'node:crypto';
import { appendFileSync, readFileSync } from 'node:fs';
import path from 'node:path';

const at = (file) => path.join(process.argv[2], file);
const sha256 = (bytes) => createHash('sha256').update(bytes).digest();
const hexOf = (file) => sha256(readFileSync(at(file))).toString('hex');

const blockSize = 256 * 1024;

// The SHA-256 of those of its blocks, each of which the worker hashes as soon as it is there.
function hexOfBlocks(file) {
  const bytes = readFileSync(at(file));
  const digests = [];
  for (let begin = 0; begin < bytes.length; begin += blockSize) digests.push(sha256(bytes.subarray(begin, begin + blockSize)));
  return sha256(Buffer.concat(digests)).toString('hex');
}

const engine = 'web/wasm/annotator.mjs';
const model = 'model/annotator.bin';
appendFileSync(
  at(engine),
  `
export const wasmSha256 = '${hexOf('web/wasm/annotator.wasm')}';
export const modelSha256 = '${hexOf(model)}';
export const modelBlockSize = ${blockSize};
export const modelBlocksSha256 = '${hexOfBlocks(model)}';
`,
);
appendFileSync(at('web/loading.js'), `\nscriptHashes.push('${hexOf(engine)}', '${hexOf('web/worker.js')}');\n`);
