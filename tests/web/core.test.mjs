// The built module under node, without a browser: what the page takes for granted about the core's answers.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import test, { before } from 'node:test';
import { pathToFileURL } from 'node:url';
import v8 from 'node:v8';
import { summaryOf } from '../../web/annotation.js';
import { dist, seed } from './page.mjs';

async function started() {
  const file = (name) => path.join(dist, name);
  const { default: create } = await import(pathToFileURL(file('web/wasm/annotator.mjs')));
  const engine = await create({ wasmBinary: await readFile(file('web/wasm/annotator.wasm')) });
  const model = JSON.parse(engine.loadModel([new Uint8Array(await readFile(file('model/annotator.bin')))]));
  assert.equal(model.error, undefined);
  return engine;
}

let core;
before(async () => (core = await started()));

test('a model is held against digests that are known already, and against its own without them', async () => {
  const bytes = new Uint8Array(await readFile(path.join(dist, 'model/annotator.bin')));
  const sum = (some) => createHash('sha256').update(some).digest();
  const digests = (some) => new Uint8Array([...sum(some.subarray(0, -32)), ...sum(some)]);
  const damaged = Uint8Array.from(bytes, (byte, at) => (at === 1_000_000 ? byte ^ 1 : byte));
  for (const known of [digests(damaged), new Uint8Array()])
    assert.match(JSON.parse(core.loadModel([damaged], known)).error, /damaged/);
  const { name, sha256 } = JSON.parse(core.loadModel([bytes], new Uint8Array())); // what worker.js gives without https
  const blocks = [0, 1, 4_000_000].map((begin, i, all) => bytes.subarray(begin, all[i + 1]));
  assert.deepEqual(JSON.parse(core.loadModel(blocks, digests(bytes))), { name, sha256 });
  assert.match(JSON.parse(core.loadModel([], digests(bytes))).error, /no model file/);
  assert.equal(sha256, sum(bytes).toString('hex'));
  core.loadModel([bytes]);
});

function read(text, sentences = 7) {
  const begun = JSON.parse(
    core.begin(JSON.stringify({ text, offsets: 'utf16', summary: { sentences }, published: null })),
  );
  const windows = [];
  for (;;) {
    const step = JSON.parse(core.next());
    if (step.done) return { begun, windows, document: step.document };
    windows.push(step);
  }
}

test('a document of many lines is not kept in the memory of the core, which never shrinks', async () => {
  core = await started();
  const { document } = read('a\n'.repeat(100_000));
  assert.equal(document.blocks.length, 100_000);
  assert.ok(core.HEAPU8.length < 60e6, `${core.HEAPU8.length} bytes`); // JSON of 13 MB; with it there it was 95
});

// core/encoder/byte_kernel.cpp: a module of its own, the only one that the engine makes. Node 20 knows the instruction only
// when it is told to, 18 not at all.
const skip = parseInt(process.versions.node) < 20 && 'this node does not know it';
test('with the instruction that multiplies bytes and without it, the document is the same', { skip }, async (context) => {
  v8.setFlagsFromString('--experimental-wasm-relaxed-simd');
  const link = context.mock.method(WebAssembly, 'Instance');
  core = await started();
  assert.equal(link.mock.callCount(), 1);
  const { document } = read(seed);
  const compile = context.mock.method(WebAssembly, 'Module', () => {
    throw new Error('unknown instruction');
  });
  core = await started();
  assert.deepEqual([compile.mock.callCount(), link.mock.callCount()], [1, 1]);
  assert.deepEqual(read(seed).document, document);
});

test('the first n ranks of the longest summary are the summary of n sentences', () => {
  const { document: longest } = read(seed);
  for (let n = 1; n <= 7; n++) {
    const { document } = read(seed, n);
    assert.deepEqual(
      summaryOf(longest, n).map(({ id }) => id),
      document.summary.sentences.map(({ sentence }) => sentence),
    );
  }
});

test('blocks and sentences stay as they were at the beginning', () => {
  const { begun, document } = read(seed);
  assert.deepEqual([begun.blocks, begun.sentences, begun.text], [document.blocks, document.sentences, document.text]);
});

test('windows bring the mentions in order, and the whole has no other places for them', () => {
  const { begun, windows, document } = read(seed);
  const places = (mentions) => mentions.map(({ start, end }) => `${start}-${end}`);
  const found = places(windows.flatMap(({ mentions }) => mentions));
  assert.equal(begun.windows, windows.length);
  assert.deepEqual(found, places(document.mentions));
});

test('offsets are UTF-16 units: every slice is its text, and every mention has its entity', () => {
  const text = `👩‍🚀 Ana Ruiz 🚀 said in “Oslo” that Bo Lie — 𝒳 — will come.\n\n${seed}`;
  const { document } = read(text);
  const entities = new Set(document.entities.map(({ id }) => id));
  assert.ok(document.mentions.length > 60);
  for (const { start, end, text: words, entity } of document.mentions) {
    assert.equal(document.text.slice(start, end), words);
    assert.ok(entities.has(entity));
  }
});

test('every verb of saying in the lists is one the core knows by that kind', () => {
  const { lists } = JSON.parse(core.about());
  const { parts } = lists.find(({ name }) => name === 'verbs');
  const kinds = Object.fromEntries(parts.flatMap(({ name, words }) => words.map((word) => [word, name])));
  assert.deepEqual([kinds.say, kinds.claim, kinds.deny], ['say', 'claim', 'deny']);
  const { document } = read(seed);
  assert.equal(document.speech.find(({ verb }) => verb?.text === 'reiterated').verb.class, kinds.reiterate);
});

test('memory that long texts took serves the next ones: it grows until 256 windows are remembered, then no more', () => {
  const marked = (mark) => seed.replaceAll('. ', `. ${mark} `); // no window of it is one that was read before
  const long = (mark) => Array.from({ length: 12 }, (_, i) => marked(mark + i)).join('\n\n');
  const sizes = [];
  for (let i = 0; i < 6; i++) {
    read(long(1000 + 100 * i)); // some 100 windows
    sizes.push(core.HEAPU8.length);
  }
  assert.deepEqual(sizes.slice(3), Array(3).fill(sizes[2]));
});
