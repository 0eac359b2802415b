// How fast the built page reads: its module in node, the page and its worker in Chromium; and in the same run, beside
// them, what else finds names: compromise, and natively spaCy's small model where bench/peers.py finds one; and
// onnxruntime-web with our own network, where bench/onnx_twin.py has made build/onnx/.
//
//   ./build-wasm.sh && npm --prefix tests/web ci && npm --prefix bench ci && node bench/speed.mjs [--repeat 9]
//
// In: dist/ and tests/articles/*/source.txt. Out, on stdout: Markdown for bench/RESULTS.md. Times are medians in ms;
// "first names" is from handing the text over to the first window's names, "whole" to the finished document; "behind the
// network" is what comes after the last window: all other stages and the document's JSON.
// Absolute times vary with the machine and what else it does: compare within one run. The module keeps what it read of
// the last windows, so every run reads the article with other capitals, which leaves no window as it was.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { createServer } from 'node:http';
import { cpus } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import v8 from 'node:v8';

import nlp from 'compromise';

import { dist, launch, seed, serve } from '../tests/web/page.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const repeat = Number(process.argv[process.argv.indexOf('--repeat') + 1]) || 9;

const folder = join(root, 'tests/articles');
const articles = readdirSync(folder)
  .filter((slug) => existsSync(join(folder, slug, 'source.txt')))
  .map((slug) => {
    const text = readFileSync(join(folder, slug, 'source.txt'), 'utf8');
    return { slug, text, words: text.split(/\s+/u).filter(Boolean).length };
  });

const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];
const quartiles = (values) => {
  const sorted = [...values].sort((a, b) => a - b);
  return [1, 2, 3].map((quarter) => sorted[Math.floor((quarter * (sorted.length - 1)) / 4 + 0.5)]);
};
const ms = (value) => value.toFixed(value < 10 ? 1 : 0);
const times = (count, run) => Array.from({ length: count }, run);

// The text with capitals at every twelfth word, at other ones in each run.
function unread(text, run) {
  const capital = (word) => (/^\p{Lu}/u.test(word) ? word.toUpperCase() : word[0].toUpperCase() + word.slice(1));
  let number = 0;
  return text.replace(/\p{L}{2,}/gu, (word) => (number++ % 12 === run % 12 ? capital(word) : word));
}

const unreadTexts = (text) => times(repeat + 1, (_, run) => unread(text, run));

const columns = [
  'article', 'words', 'windows', 'first names', 'whole', 'a window', 'compromise', 'whole / compromise',
];

function table(rows, head = columns) {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  console.log([line(head), line(head.map((_, i) => (i ? '--:' : '---'))), ...rows.map(line), ''].join('\n'));
}

// runs: of our own {firstMs, wholeMs, windows}; peers: of compromise, in ms.
function row({ slug, words }, runs, peers) {
  const { windows } = runs[0];
  const of = (key) => median(runs.map((run) => run[key]));
  const [whole, peer] = [of('wholeMs'), median(peers)];
  return [slug, words, windows, ms(of('firstMs')), ms(whole), ms(whole / windows), ms(peer), (whole / peer).toFixed(2)];
}

// Names and numbers with their places, as compromise finds them. Runs here and in the page; returns ms.
function readByCompromise(library, text) {
  const started = performance.now();
  const article = library(text);
  for (const found of [article.people(), article.places(), article.organizations(), article.numbers()]) {
    found.json({ offset: true });
  }
  return performance.now() - started;
}

// ---- node ----------------------------------------------------------------------------------------------------------

// Node 20 has the instruction of core/encoder/byte_kernel.wat, as browsers have, but only when it is told.
async function openModule() {
  v8.setFlagsFromString('--experimental-wasm-relaxed-simd');
  const { default: create } = await import(join(dist, 'web/wasm/annotator.mjs'));
  const wasmBinary = readFileSync(join(dist, 'web/wasm/annotator.wasm'));
  const modelBytes = readFileSync(join(dist, 'model/annotator.bin'));
  const started = performance.now();
  const engine = await create({ wasmBinary });
  const compiled = performance.now();
  const model = JSON.parse(engine.loadModel([modelBytes]));
  if (model.error) throw new Error(model.error);
  return { engine, model, compileMs: compiled - started, modelMs: performance.now() - compiled };
}

function readInNode(engine, text) {
  const started = performance.now();
  const { error, windows } = JSON.parse(engine.begin(JSON.stringify({ text, offsets: 'utf16' })));
  if (error) throw new Error(error);
  let firstMs, restMs;
  for (let done = false; !done; ) {
    const asked = performance.now();
    const answer = engine.next();
    restMs = performance.now() - asked;
    ({ done } = JSON.parse(answer));
    firstMs ??= performance.now() - started;
  }
  return { firstMs, restMs, wholeMs: performance.now() - started, windows };
}

async function inNode() {
  const { engine, model, compileMs, modelMs } = await openModule();
  const cold = readInNode(engine, seed);
  const peerCold = readByCompromise(nlp, seed);
  console.log(`### node ${process.version}, model ${model.name}\n`);
  console.log(`Module compiled in ${ms(compileMs)} ms, model checked and expanded in ${ms(modelMs)} ms. The seed as the`,
    `first article: first names ${ms(cold.firstMs)} ms, whole ${ms(cold.wholeMs)} ms (compromise ${ms(peerCold)} ms).`,
    'Warm:\n');
  const rows = articles.map((article) => {
    const runs = unreadTexts(article.text).map((text) => readInNode(engine, text));
    const peers = times(repeat, () => readByCompromise(nlp, article.text));
    return [...row(article, runs, peers), ms(median(runs.map((run) => run.restMs)))];
  });
  table(rows, [...columns, 'behind the network']);
}

// ---- Chromium ------------------------------------------------------------------------------------------------------

// In the page: the library's door, and the worker behind it. The first reading is cold.
async function readInPage(texts, { warmUp = false } = {}) {
  const { createAnnotator } = await import('./web/annotator.js');
  const opened = performance.now();
  const annotator = await createAnnotator({ warmUp });
  const loadMs = performance.now() - opened;
  if (warmUp) await new Promise((resolve) => setTimeout(resolve, 1000));
  const runs = [];
  for (const text of texts) {
    let firstMs, windows;
    const started = performance.now();
    await annotator.annotate(text, {
      onBegin: (begun) => (windows = begun.windows),
      onMentions: () => (firstMs ??= performance.now() - started),
    });
    runs.push({ firstMs, wholeMs: performance.now() - started, windows });
  }
  annotator.close();
  return { loadMs, cold: runs.shift(), runs };
}

async function openBoth(browser, url) {
  const page = await browser.newPage();
  await page.setBypassCSP(true); // for the peers, which are no part of the page
  await page.goto(url);
  const library = readFileSync(join(root, 'bench/node_modules/compromise/builds/compromise.js'), 'utf8');
  await page.addScriptTag({ content: `${library}\n${readByCompromise}` });
  return page;
}

const peerInPage = (text, count) => Array.from({ length: count }, () => readByCompromise(globalThis.nlp, text));

// onnxruntime-web and build/onnx/, for the page to load from another port.
async function serveOnnx() {
  const folders = [join(root, 'build/onnx'), join(root, 'bench/node_modules/onnxruntime-web/dist')];
  const server = createServer(({ url }, response) => {
    const path = folders.map((from) => join(from, basename(url))).find(existsSync);
    if (!path) return response.writeHead(404).end();
    const type = path.endsWith('.mjs') ? 'text/javascript' : path.endsWith('.wasm') ? 'application/wasm' : 'text/plain';
    response.writeHead(200, { 'content-type': type, 'access-control-allow-origin': '*' });
    return response.end(readFileSync(path));
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() };
}

// In the page: each text by the annotator, and the seed's windows by onnxruntime-web with each file's network. Who comes
// first changes from round to round, so that nobody always finds the other's heat or litter; the first round is cold.
// Returns the warm rounds, [ours, one for each file] in ms, and the windows' lengths.
async function readInTurn(texts, url, files) {
  const { createAnnotator } = await import('./web/annotator.js');
  const ort = await import(`${url}ort.wasm.min.mjs`);
  Object.assign(ort.env.wasm, { numThreads: 1, wasmPaths: url });
  const annotator = await createAnnotator();
  const sessions = await Promise.all(files.map((file) => ort.InferenceSession.create(url + file)));
  const windows = await (await fetch(`${url}windows.json`)).json();
  const whole = (numbers) => new ort.Tensor('int64', BigInt64Array.from(numbers, BigInt), [numbers.length]);
  const inputs = windows.map(({ ids, shapes }) => ({
    ids: whole(ids),
    positions: whole([...ids.keys()]),
    shapes: new ort.Tensor('float32', shapes.flat(), [shapes.length, shapes[0].length]),
  }));
  const readers = [
    (text) => annotator.annotate(text),
    ...sessions.map((session) => async () => {
      for (const window of inputs) await session.run(window);
    }),
  ];
  const rounds = [];
  for (const text of texts) {
    const round = [];
    for (let turn = 0; turn < readers.length; turn++) {
      const who = (rounds.length + turn) % readers.length;
      const started = performance.now();
      await readers[who](text);
      round[who] = performance.now() - started;
    }
    rounds.push(round);
  }
  annotator.close();
  return { rounds: rounds.slice(1), lengths: windows.map(({ ids }) => ids.length) };
}

async function besideOnnx(page) {
  if (!existsSync(join(root, 'build/onnx/windows.json'))) {
    return console.log('Beside onnxruntime-web: left out; bench/onnx_twin.py says how to make what it needs.\n');
  }
  const { version } = JSON.parse(readFileSync(join(root, 'bench/node_modules/onnxruntime-web/package.json'), 'utf8'));
  const { url, close } = await serveOnnx();
  const files = ['network.onnx', 'network-int8.onnx'];
  const { rounds, lengths } = await page.evaluate(readInTurn, unreadTexts(seed), url, files).finally(close);
  console.log(`Beside onnxruntime-web ${version} (WebAssembly, SIMD, one thread) with the same network, in one page and`,
    `by turns; it reads the seed's own ${lengths.length} windows, of ${lengths.join(', ')} pieces:\n`);
  const names = ['ours, the whole document', ...files.map((file) => `onnxruntime-web, ${file} alone`)];
  const rows = names.map((name, i) => {
    const ratios = rounds.map((round) => round[i] / round[0]); // within a round, so within a second
    const [low, middle, high] = quartiles(ratios).map((ratio) => ratio.toFixed(2));
    return [name, ms(median(rounds.map((round) => round[i]))), middle, `${low} to ${high}`];
  });
  return table(rows, ['seed', 'ms', 'times ours, in the same round', 'half of the rounds']);
}

async function inChromium() {
  const { url, close } = await serve();
  const browser = await launch('chromium');
  try {
    const page = await openBoth(browser, url);
    const { loadMs, cold } = await page.evaluate(readInPage, [seed]);
    const { cold: warmed } = await page.evaluate(readInPage, [seed], { warmUp: true });
    const [peerCold] = await page.evaluate(peerInPage, seed, 1);
    console.log(`### ${await browser.version()}\n`);
    console.log(`Served from this machine, nothing cached: engine and model ready in ${ms(loadMs)} ms, then the seed's`,
      `first names in ${ms(cold.firstMs)} ms, all of it in ${ms(cold.wholeMs)} ms (compromise ${ms(peerCold)} ms);`,
      `warmed up for a second ${ms(warmed.firstMs)} and ${ms(warmed.wholeMs)} ms.`,
      'Warm, from the page through its worker:\n');
    const rows = [];
    for (const article of articles) {
      const { runs } = await page.evaluate(readInPage, unreadTexts(article.text));
      rows.push(row(article, runs, await page.evaluate(peerInPage, article.text, repeat)));
    }
    table(rows);
    await besideOnnx(page);
  } finally {
    await browser.close();
    close();
  }
}

// ---- the command line, beside spaCy ----------------------------------------------------------------------------------

function natively() {
  const python = process.env.PEERS_PYTHON;
  if (!python) return console.log('Native beside spaCy: left out; bench/peers.py says what it needs.\n');
  console.log(execFileSync(python, [join(root, 'bench/peers.py')], { encoding: 'utf8' }));
}

console.log(`${new Date().toISOString().slice(0, 10)}, ${cpus()[0].model}, ${cpus().length} cores; medians of ${repeat}, ms\n`);
await inNode();
await inChromium();
natively();
