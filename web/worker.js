// The module worker: owns the WASM module and the model, reads one article at a time, window by window.
//
// starting.js puts the engine's script (web/wasm/annotator.mjs: Module, and what hashes.mjs adds) before this one and
// makes one script of both, so the worker has all it needs, is given engine and model as loading.js makes them, takes
// them if they are those that the engine's script knows, and asks the network for nothing.
// In: {id, action, value} with the actions below. Out: {id, event, value}: "progress", "begin", "mentions" on the way,
// then one "result" or "error" {code, detail} (codes: annotator.js). Tested by tests/web/faults.test.mjs.
/* global Module, wasmSha256, modelSha256, modelBlocksSha256, modelBlockSize */

let engine = null;
let pieces = []; // of the model, as they come
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
  piece(id, { bytes, isChecked }) {
    pieces.push(bytes);
    if (!isChecked && sha256) blocks.add(bytes);
  },

  // Of the pieces that have come, which are given back. The browser hashes many times faster than the core, and while
  // others come. Without https it cannot: then the core does, which else is told what it would find.
  async model(id, { isChecked }) {
    const given = pieces;
    pieces = [];
    const about = JSON.parse(engine.loadModel(given, isChecked || sha256 ? digestsOfWhole(given) : new Uint8Array()));
    const isGood = isChecked || !sha256 || (await blocks.digest()) === modelBlocksSha256;
    if (!isGood) throw failure('MODEL_CORRUPT', 'damaged, or of another build');
    if (about.error) throw failure('MODEL_CORRUPT', about.error);
    return { about, pieces: given };
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
    const answer = await actions[action](id, value);
    post(id, 'result', answer, answer?.pieces?.map(({ buffer }) => buffer));
  } catch (error) {
    post(id, 'error', { code: error.code ?? 'ENGINE_FAILED', detail: error.detail ?? error.message ?? unspoken });
  }
};

// An exception of C++ comes without its words.
const unspoken = 'an exception of the core, as when there is no memory left';

const hex = (digest) => Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');

const sha256 = globalThis.crypto?.subtle && ((bytes) => crypto.subtle.digest('SHA-256', bytes));

// What is added is hashed in blocks, since all of it at once would have to wait for the last piece, and be copied.
const blocks = {
  block: new Uint8Array(modelBlockSize),
  size: 0,
  digests: [], // promises

  add(bytes) {
    for (let at = 0; at < bytes.length; ) {
      const part = bytes.subarray(at, at + modelBlockSize - this.size);
      this.block.set(part, this.size);
      at += part.length;
      this.size += part.length;
      if (this.size === modelBlockSize) this.end();
    }
  },

  end() {
    if (this.size) this.digests.push(sha256(this.block.subarray(0, this.size)));
    this.size = 0;
  },

  // Of the blocks' own digests, one after the other; then it is as new.
  async digest() {
    this.end();
    const digests = await Promise.all(this.digests.splice(0));
    return hex(await sha256(await new Blob(digests).arrayBuffer()));
  },
};

// Of all but the last 32 bytes of the model that is known, which are just that, and of all.
function digestsOfWhole(pieces) {
  const whole = modelSha256.match(/../g).map((byte) => parseInt(byte, 16));
  return Uint8Array.of(...(pieces.at(-1)?.subarray(-32) ?? []), ...whole);
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

// transfer: what of the value goes over to the page instead of being copied
function post(id, event, value, transfer = []) {
  if (id) postMessage({ id, event, value }, transfer);
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
