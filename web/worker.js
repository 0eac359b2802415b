// The module worker: owns the WASM module and the model, reads one article at a time, window by window.
//
// In: {id, action, value} with the actions below. Out: {id, event, value}: "progress", "begin", "mentions" on the way,
// then one "result" or "error" {code, detail} (codes: annotator.js). Tested by tests/web/browser.test.mjs.

let engine = null;
let current = 0; // id of the article being read; a newer one, or a stop, makes the older give way

const actions = {
  async load(id, { engine: engineUrl, model: modelUrl }) {
    const onProgress = (progress) => post(id, 'progress', progress);
    const [loadedEngine, modelBytes] = await Promise.all([loadEngine(engineUrl), fetchModel(modelUrl, onProgress)]);
    let model = JSON.parse(loadedEngine.loadModel(modelBytes));
    if (model.error) {
      // A half-written cache is the usual cause: ask the server itself, once.
      const fresh = await fetchModel(modelUrl, onProgress, { cache: 'reload' });
      model = JSON.parse(loadedEngine.loadModel(fresh));
    }
    if (model.error) throw failure('MODEL_CORRUPT', model.error);
    engine = loadedEngine;
    return model;
  },

  async annotate(id, request) {
    current = id;
    await turn(); // let the messages that already wait supersede this one
    if (current !== id) throw failure('ABORTED');
    post(
      id,
      'begin',
      guard(() => engine.begin(JSON.stringify(request))),
    );
    for (;;) {
      await turn();
      if (current !== id) throw failure('ABORTED');
      const step = guard(() => engine.next());
      if (step.done) return step.document;
      post(id, 'mentions', step);
    }
  },

  stop() {
    current = 0;
  },
};

onmessage = async ({ data: { id, action, value } }) => {
  try {
    post(id, 'result', await actions[action](id, value));
  } catch (error) {
    post(id, 'error', { code: error.code ?? 'ENGINE_FAILED', detail: error.detail ?? error.message ?? String(error) });
  }
};

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

// The bytes are fetched here and handed over, so that a server's wrong MIME type for .wasm does not matter.
async function loadEngine(url) {
  try {
    const [{ default: create }, wasmBinary] = await Promise.all([
      import(new URL('annotator.mjs', url).href),
      fetchBytes(new URL('annotator.wasm', url).href),
    ]);
    return await create({ wasmBinary, printErr: () => {} });
  } catch (error) {
    throw failure('ENGINE_UNSUPPORTED', error.message);
  }
}

async function fetchModel(url, onProgress, options) {
  try {
    return await fetchBytes(url, onProgress, options);
  } catch (error) {
    throw failure('MODEL_LOAD_FAILED', error.message);
  }
}

// All bytes of a file. onProgress hears {loaded, total}; total is 0 where the length is unknown or means other bytes.
async function fetchBytes(url, onProgress, options) {
  const response = await fetch(url, options);
  if (!response.ok) throw new Error(`${response.status} for ${new URL(url).pathname}`);
  const encoded = response.headers.get('content-encoding');
  const total = encoded ? 0 : Number(response.headers.get('content-length') ?? 0);
  if (!onProgress) return new Uint8Array(await response.arrayBuffer());

  const chunks = [];
  let loaded = 0;
  for (const reader = response.body.getReader(); ;) {
    const { done, value } = await reader.read();
    if (done) break;
    chunks.push(value);
    loaded += value.length;
    onProgress({ loaded, total });
  }
  return joined(chunks, loaded);
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

// Resolves as a task of its own, so that messages get their turn; setTimeout would wait 4 ms.
const channel = new MessageChannel();
const turns = [];
channel.port1.onmessage = () => turns.shift()();
function turn() {
  return new Promise((resolve) => {
    turns.push(resolve);
    channel.port2.postMessage(null);
  });
}
