// web/annotator.js against a stand-in worker: what crosses, what comes back, and each way it can fail.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import test, { after } from 'node:test';
import { pathToFileURL } from 'node:url';
import { createAnnotator } from '../../web/annotator.js';
import { keepModel, modelOf } from '../../web/loading.js';
import { limitBytes } from '../../web/text.js';

// A worker whose answers a test gives: on(message, reply) is called for each message it gets.
function standIn(on) {
  const listeners = { message: [], error: [] };
  const worker = {
    sent: [],
    terminated: false,
    addEventListener: (type, listener) => listeners[type].push(listener),
    terminate: () => (worker.terminated = true),
    fail: (message) => listeners.error.forEach((listener) => listener({ message, preventDefault() {} })),
    postMessage(message) {
      const copy = structuredClone(message);
      worker.sent.push(copy);
      const reply = (event, value) =>
        listeners.message.forEach((listener) => listener({ data: structuredClone({ id: copy.id, event, value }) }));
      queueMicrotask(() => on(copy, reply));
    },
  };
  return worker;
}

// A folder laid out as the page's, with an empty engine and bytes that only the stand-in takes for a model.
const folder = await mkdtemp(path.join(tmpdir(), 'annotator-'));
after(() => rm(folder, { recursive: true }));
await mkdir(path.join(folder, 'web/wasm'), { recursive: true });
await mkdir(path.join(folder, 'model'));
await writeFile(path.join(folder, 'web/worker.js'), 'worker');
await writeFile(path.join(folder, 'web/wasm/annotator.mjs'), 'glue');
const emptyModule = Uint8Array.of(0, ...Buffer.from('asm'), 1, 0, 0, 0);
await writeFile(path.join(folder, 'web/wasm/annotator.wasm'), emptyModule);
await writeFile(path.join(folder, 'model/annotator.bin'), 'model');
const base = `${pathToFileURL(folder)}/`;
const words = (bytes) => new TextDecoder().decode(bytes);
const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');

const loadedOf = (bytes) => ({ about: { name: 'en-news-1', sha256: 'ab' }, pieces: [Uint8Array.from(Buffer.from(bytes))] });
const loads = ({ action }, reply) => {
  if (action === 'engine') reply('result');
  if (action === 'model') reply('result', loadedOf('model'));
  return ['engine', 'piece', 'model'].includes(action);
};
const start = async (on) => {
  const worker = standIn((message, reply) => loads(message, reply) || on(message, reply));
  return { worker, annotator: await createAnnotator({ base, startWorker: () => worker }) };
};
const sentOf = (worker, name) => worker.sent.find(({ action }) => action === name);
const fails = (code) => (error) => error.name === 'AnnotatorError' && error.code === code;

test('engine and model are taken from under the base, the engine with its hash, and progress is told', async () => {
  const heard = [];
  const worker = standIn(loads);
  const annotator = await createAnnotator({
    base,
    onProgress: (progress) => heard.push(progress),
    startWorker: (scripts) => (heard.push(...scripts.map(words)), worker),
  });
  const [engine, piece, model] = ['engine', 'piece', 'model'].map((name) => sentOf(worker, name));
  assert.equal(worker.sent.at(-1), model);
  assert.ok(engine.value.module instanceof WebAssembly.Module);
  const digest = engine.value.digest && Buffer.from(engine.value.digest).toString('hex');
  assert.equal(digest, globalThis.crypto?.subtle && sha256(emptyModule)); // node 18 has none, and the core computes it
  assert.equal(words(piece.value.bytes), 'model');
  assert.deepEqual(heard.sort(), [{ loaded: 5, total: 5 }, 'glue', 'worker'].sort());
  assert.equal(annotator.model.name, 'en-news-1');
});

test('parts that are no good are looked for once more, and are kept, and known as checked, once they are', async () => {
  const file = path.join(folder, 'model/annotator.bin');
  const tried = [];
  const checked = [];
  const picky = (message, reply) => {
    if (message.action === 'piece') tried.push(words(message.value.bytes));
    if (message.action !== 'model') return loads(message, reply);
    checked.push(message.value.isChecked);
    if (tried.at(-1) === 'better') return reply('result', loadedOf('better'));
    writeFile(file, 'better').then(() => reply('error', { code: 'MODEL_CORRUPT', detail: 'checksum' }));
  };
  await createAnnotator({ base, startWorker: () => standIn(picky) });
  assert.deepEqual(tried, ['model', 'better']);
  await rm(file);
  await createAnnotator({ base, startWorker: () => standIn(picky) });
  assert.equal(tried.at(-1), 'better');
  assert.deepEqual(checked, [true, false, true]); // the test before has loaded the first
  await writeFile(file, 'model');
});

test('a model is read piece by piece, and is here again once it was given back', async () => {
  const url = new URL('model/annotator.bin?other', base); // none is kept of it yet
  const read = async () => {
    const model = await modelOf(url, {});
    const pieces = [];
    const heard = [];
    await model.read((piece) => pieces.push(piece), (progress) => heard.push(progress));
    assert.deepEqual(heard.at(-1), { loaded: 5, total: 5 });
    assert.equal(words(Buffer.concat(pieces)), 'model');
    return { pieces, isChecked: model.isChecked };
  };
  const first = await read();
  assert.ok(first.pieces.every(({ length, buffer }) => length === buffer.byteLength)); // so that they can be given away
  assert.equal(first.isChecked, false);
  keepModel(url, [Uint8Array.of(109, 111), Uint8Array.of(100, 101, 108)]);
  const second = await read();
  assert.equal(second.isChecked, true);
  assert.equal((await read()).isChecked, false); // it was not given back
});

test('an engine is compiled once, and one that does not compile is looked for once more', async (context) => {
  const compile = context.mock.method(WebAssembly, 'compile');
  const other = await mkdtemp(path.join(tmpdir(), 'annotator-'));
  after(() => rm(other, { recursive: true }));
  await cp(folder, other, { recursive: true });
  const wasm = path.join(other, 'web/wasm/annotator.wasm');
  await writeFile(wasm, emptyModule.subarray(0, 6));
  const creating = () => createAnnotator({ base: `${pathToFileURL(other)}/`, startWorker: () => standIn(loads) });
  await assert.rejects(creating(), fails('ENGINE_UNSUPPORTED'));
  assert.equal(compile.mock.callCount(), 2);
  await writeFile(wasm, emptyModule);
  for (let i = 0; i < 3; i++) (await creating()).close();
  assert.equal(compile.mock.callCount(), 3);
});

test('a part that is missing says which', async () => {
  const nowhere = { base: 'file:///nowhere/', startWorker: () => standIn(loads) };
  await assert.rejects(createAnnotator(nowhere), fails('ENGINE_UNSUPPORTED'));
  const other = await mkdtemp(path.join(tmpdir(), 'annotator-'));
  await cp(path.join(folder, 'web'), path.join(other, 'web'), { recursive: true });
  const modelless = { base: `${pathToFileURL(other)}/`, startWorker: () => standIn(loads) };
  await assert.rejects(createAnnotator(modelless), fails('MODEL_LOAD_FAILED'));
  await rm(other, { recursive: true });
});

test('a text crosses canonical, windows are heard, the result is frozen', async () => {
  const { annotator, worker } = await start((message, reply) => {
    reply('begin', { windows: 1 });
    reply('mentions', { windowsRead: 1, mentions: [] });
    reply('result', { text: 'x', mentions: [{ start: 0 }] });
  });
  const heard = [];
  const found = await annotator.annotate('a\r\nb', {
    onBegin: () => heard.push('begin'),
    onMentions: () => heard.push('mentions'),
  });
  assert.deepEqual(sentOf(worker, 'annotate').value, {
    text: 'a\nb',
    offsets: 'utf16',
    summary: { sentences: 3 },
    published: null,
    url: null,
    abstract: 'auto',
    blocks: [],
    include: null,
  });
  assert.deepEqual(heard, ['begin', 'mentions']);
  assert.ok(Object.isFrozen(found.mentions[0]));
});

test('a worker is warmed up where that is wanted, once it has its model', async () => {
  for (const warmUp of [undefined, true]) {
    const worker = standIn(loads);
    await createAnnotator({ base, warmUp, startWorker: () => worker });
    assert.equal(worker.sent.at(-1).action, warmUp ? 'annotate' : 'model');
  }
});

test('what is no text, or too much of it, never crosses', async () => {
  const { annotator, worker } = await start(() => assert.fail());
  await assert.rejects(annotator.annotate(7), fails('INPUT_INVALID'));
  await assert.rejects(annotator.annotate('é'.repeat(limitBytes / 2 + 1)), fails('INPUT_TOO_LARGE'));
  assert.equal(worker.sent.at(-1).action, 'model');
});

test('an abort is sent on, and a signal that is aborted already sends nothing', async () => {
  let answer;
  const { annotator, worker } = await start(({ action }, reply) => {
    if (action === 'annotate') answer = () => reply('error', { code: 'ABORTED' });
  });
  const controller = new AbortController();
  const running = annotator.annotate('text', { signal: controller.signal });
  await new Promise(setImmediate);
  controller.abort();
  assert.equal(worker.sent.at(-1).action, 'stop');
  answer();
  await assert.rejects(running, fails('ABORTED'));
  const sent = worker.sent.length;
  await assert.rejects(annotator.annotate('text', { signal: controller.signal }), fails('ABORTED'));
  assert.equal(worker.sent.length, sent);
});

test('a model that does not load ends the worker and says why', async () => {
  const worker = standIn((message, reply) =>
    message.action === 'model' ? reply('error', { code: 'MODEL_CORRUPT', detail: 'checksum' }) : loads(message, reply),
  );
  const creating = createAnnotator({ base, startWorker: () => worker });
  await assert.rejects(creating, (error) => fails('MODEL_CORRUPT')(error) && error.detail === 'checksum');
  assert.ok(worker.terminated);
});

test('a worker that cannot start is an engine that is not supported', async () => {
  const worker = standIn(() => worker.fail('blocked'));
  await assert.rejects(
    createAnnotator({ base, startWorker: () => worker }),
    fails('ENGINE_UNSUPPORTED'),
  );
});

test('a crash ends the annotator: what waits and what comes later fails alike', async () => {
  const { annotator, worker } = await start((_, reply) =>
    reply('error', { code: 'ENGINE_FAILED', detail: 'unreachable' }),
  );
  await assert.rejects(annotator.annotate('text'), fails('ENGINE_FAILED'));
  assert.ok(worker.terminated);
  await assert.rejects(annotator.annotate('text'), fails('ENGINE_FAILED'));
});

test('close() aborts what runs', async () => {
  const { annotator, worker } = await start(() => {});
  const running = annotator.annotate('text');
  await new Promise(setImmediate);
  annotator.close();
  await assert.rejects(running, fails('ABORTED'));
  assert.ok(worker.terminated);
});
