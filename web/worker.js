// The module worker: owns the WASM module and the model, reads one article at a time, window by window.
//
// starting.js puts the engine's script (web/wasm/annotator.mjs: Module, and what hashes.mjs adds) before this one and
// makes one script of both, so the worker has all it needs, is given engine and model as loading.js makes them, takes
// them if they are those that the engine's script knows, and asks the network for nothing.
// In: {id, action, value} with the actions below. Out: {id, event, value}: "progress", "begin", "mentions" on the way,
// then one "result" or "error" {code, detail} (codes: annotator.js). Tested by tests/web/faults.test.mjs.
/* global Module, wasmSha256, modelSha256, modelBlocksSha256 */

let engine = null;
let blocks = []; // of the model, as they come: {bytes, digest: a promise}
let current = 0; // id of the article being read; a newer one, or a stop, makes the older give way

const actions = {
  async engine(id, { module, digest }) {
    try {
      if (digest && hex(digest) !== wasmSha256) throw new Error('damaged');
      engine = await instance(module);
    } catch (error) {
      throw failure('ENGINE_UNSUPPORTED', error.message);
    }
  },

  // isChecked: these very bytes were loaded before.
  block(id, { bytes, isChecked }) {
    blocks.push({ bytes, digest: isChecked ? null : sha256?.(bytes) });
  },

  // Of the blocks that have come. The browser hashes many times faster than the core, and while others come. Without
  // https it cannot: then the core does, which else is told what it would find.
  async model(id, { isChecked }) {
    const given = blocks;
    blocks = [];
    const parts = given.map(({ bytes }) => bytes);
    const digests = isChecked || sha256 ? digestsOfWhole(parts) : new Uint8Array();
    const model = JSON.parse(engine.loadModel(parts, digests));
    const isGood = isChecked || !sha256 || (await sha256OfBlocks(given)) === modelBlocksSha256;
    if (!isGood) throw failure('MODEL_CORRUPT', 'damaged, or of another build');
    if (model.error) throw failure('MODEL_CORRUPT', model.error);
    return model;
  },

  annotate(id, request) {
    return read(id, () => engine.begin(JSON.stringify(request)));
  },

  compare(id, { text, other }) {
    return read(id, () => engine.compare(JSON.stringify(text), JSON.stringify(other)));
  },

  export(id, { document, format, offsets }) {
    const file = engine.exportDocument(JSON.stringify(document ?? null), String(format), String(offsets));
    if (file.error) throw failure('INPUT_INVALID', file.error);
    return file;
  },

  about() {
    return JSON.parse(engine.about());
  },

  stop() {
    current = 0;
  },
};

globalThis.onmessage = async ({ data: { id, action, value } }) => {
  try {
    post(id, 'result', await actions[action](id, value));
  } catch (error) {
    post(id, 'error', { code: error.code ?? 'ENGINE_FAILED', detail: error.detail ?? error.message ?? unspoken });
  }
};

// An exception of C++ comes without its words.
const unspoken = 'an exception of the core, as when there is no memory left';

const hex = (digest) => Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');

const sha256 = globalThis.crypto?.subtle && ((bytes) => crypto.subtle.digest('SHA-256', bytes));

// Of the blocks' own, one after the other.
async function sha256OfBlocks(blocks) {
  const digests = await Promise.all(blocks.map(({ digest }) => digest));
  return hex(await sha256(await new Blob(digests).arrayBuffer()));
}

// Of all but the last 32 bytes of the model that is known, which are just that, and of all.
function digestsOfWhole(parts) {
  const whole = modelSha256.match(/../g).map((byte) => parseInt(byte, 16));
  return Uint8Array.of(...(parts.at(-1)?.subarray(-32) ?? []), ...whole);
}

// The engine's functions, of a module that is compiled already.
function instance(module) {
  return new Promise((resolve, reject) => {
    const instantiateWasm = (imports, use) => {
      WebAssembly.instantiate(module, imports).then(use, reject);
      return {}; // the exports come later
    };
    const locateFile = (name) => name; // a blob has no folder to look for it in, and nothing is looked for
    Module({ instantiateWasm, locateFile, printErr: () => {} }).then(resolve, reject);
  });
}

// The document that the core makes of what begin() gives it to read, window by window.
async function read(id, begin) {
  current = id;
  await turn(); // let the messages that already wait supersede this one
  if (current !== id) throw failure('ABORTED');
  post(id, 'begin', guard(begin));
  for (;;) {
    await turn();
    if (current !== id) throw failure('ABORTED');
    const step = guard(() => engine.next());
    if (step.done) return step.document;
    post(id, 'mentions', step);
  }
}

function post(id, event, value) {
  if (id) postMessage({ id, event, value });
}

function failure(code, detail = '') {
  return Object.assign(new Error(code), { code, detail });
}

// One call into the core. What it throws is a crash (out of memory, a trap); its "error" is a refusal.
function guard(call) {
  const answer = JSON.parse(call());
  if (answer.error) throw failure('INPUT_INVALID', answer.error);
  return answer;
}

// Resolves as a task of its own, so that messages get their turn; setTimeout would wait 4 ms. In node a channel gives no
// other message a turn, and setImmediate does.
const channel = new MessageChannel();
const turns = [];
channel.port1.onmessage = () => turns.shift()();
function turn() {
  return new Promise((resolve) => {
    if (globalThis.setImmediate) return setImmediate(resolve);
    turns.push(resolve);
    channel.port2.postMessage(null);
  });
}
