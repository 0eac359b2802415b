// How fast the built page reads: its module in node, the page and its worker in Chromium; and in the same run, beside
// them, what else finds names: compromise, and natively spaCy's small model where bench/peers.py finds one.
//
//   ./build-wasm.sh && npm --prefix tests/web ci && npm --prefix bench ci && node bench/speed.mjs [--repeat 9]
//
// In: dist/ and tests/articles/*/source.txt. Out, on stdout: Markdown for bench/RESULTS.md. Times are medians in ms;
// "first names" is from handing the text over to the first window's names, "whole" to the finished document.
// Absolute times vary with the machine and what else it does: compare within one run. The module keeps what it read of
// the last windows, so every run reads the article with other capitals, which leaves no window as it was.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import nlp from 'compromise';

import { dist, fillClipboard, launch, load, newPage, paste, seed, serve } from '../tests/web/page.mjs';

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
const ms = (value) => value.toFixed(value < 10 ? 1 : 0);
const times = (count, run) => Array.from({ length: count }, run);

// The text with capitals at every twelfth word, at other ones in each run.
function unread(text, run) {
  const capital = (word) => (/^\p{Lu}/u.test(word) ? word.toUpperCase() : word[0].toUpperCase() + word.slice(1));
  let number = 0;
  return text.replace(/\p{L}{2,}/gu, (word) => (number++ % 12 === run % 12 ? capital(word) : word));
}

const unreadTexts = (text) => times(repeat + 1, (_, run) => unread(text, run));

function table(rows) {
  const head = ['article', 'words', 'windows', 'first names', 'whole', 'a window', 'compromise', 'whole / compromise'];
  const line = (cells) => `| ${cells.join(' | ')} |`;
  console.log([line(head), line(head.map((_, i) => (i ? '--:' : '---'))), ...rows.map(line), ''].join('\n'));
}

// runs: of our own {firstMs, wholeMs, windows}; peers: of compromise, in ms.
function row({ slug, words }, runs, peers) {
  const { windows } = runs[0];
  const [first, whole, peer] = [runs.map((run) => run.firstMs), runs.map((run) => run.wholeMs), peers].map(median);
  return [slug, words, windows, ms(first), ms(whole), ms(whole / windows), ms(peer), (whole / peer).toFixed(2)];
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

async function openModule() {
  const { default: create } = await import(join(dist, 'web/wasm/annotator.mjs'));
  const wasmBinary = readFileSync(join(dist, 'web/wasm/annotator.wasm'));
  const modelBytes = readFileSync(join(dist, 'model/annotator.bin'));
  const started = performance.now();
  const engine = await create({ wasmBinary });
  const compiled = performance.now();
  const model = JSON.parse(engine.loadModel(modelBytes));
  if (model.error) throw new Error(model.error);
  return { engine, model, compileMs: compiled - started, modelMs: performance.now() - compiled };
}

function readInNode(engine, text) {
  const started = performance.now();
  const { error, windows } = JSON.parse(engine.begin(JSON.stringify({ text, offsets: 'utf16' })));
  if (error) throw new Error(error);
  let firstMs;
  for (let done = false; !done; ) {
    ({ done } = JSON.parse(engine.next()));
    firstMs ??= performance.now() - started;
  }
  return { firstMs, wholeMs: performance.now() - started, windows };
}

async function inNode() {
  const { engine, model, compileMs, modelMs } = await openModule();
  const cold = readInNode(engine, seed);
  const peerCold = readByCompromise(nlp, seed);
  console.log(`### node ${process.version}, model ${model.name}\n`);
  console.log(`Module compiled in ${ms(compileMs)} ms, model checked and expanded in ${ms(modelMs)} ms. The seed as the`,
    `first article: first names ${ms(cold.firstMs)} ms, whole ${ms(cold.wholeMs)} ms (compromise ${ms(peerCold)} ms).`,
    'Warm:\n');
  table(articles.map((article) => row(article, unreadTexts(article.text).map((text) => readInNode(engine, text)),
    times(repeat, () => readByCompromise(nlp, article.text)))));
}

// ---- Chromium ------------------------------------------------------------------------------------------------------

// In the page: the library's door, and the worker behind it. The first reading is cold.
async function readInPage(texts) {
  const { createAnnotator } = await import('./web/annotator.js');
  const opened = performance.now();
  const annotator = await createAnnotator();
  const loadMs = performance.now() - opened;
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

// In the page: from the next paste until a name is marked, and until the summary stands.
function watchPaste() {
  globalThis.pasted = new Promise((resolve) => {
    document.addEventListener('paste', () => {
      const started = performance.now();
      let firstMs;
      requestAnimationFrame(function look() {
        if (document.querySelector('.article .mention')) firstMs ??= performance.now() - started;
        if (!document.querySelector('.summary-lines')) return requestAnimationFrame(look);
        resolve({ firstMs, wholeMs: performance.now() - started });
      });
    }, { once: true, capture: true });
  });
}

async function pasteSeed(browser, url) {
  await fillClipboard(browser, seed);
  const page = await newPage(browser);
  await load(page, url);
  await page.evaluate(watchPaste);
  await paste(page);
  return page.evaluate(() => globalThis.pasted);
}

async function openBoth(browser, url) {
  const page = await browser.newPage();
  await page.setBypassCSP(true); // for compromise, which is no part of the page
  await page.goto(url);
  const library = readFileSync(join(root, 'bench/node_modules/compromise/builds/compromise.js'), 'utf8');
  await page.addScriptTag({ content: `${library}\n${readByCompromise}` });
  return page;
}

const peerInPage = (text, count) => Array.from({ length: count }, () => readByCompromise(globalThis.nlp, text));

async function inChromium() {
  const { url, close } = await serve();
  const browser = await launch('chromium');
  try {
    const pasted = await pasteSeed(browser, url);
    const page = await openBoth(browser, url);
    const { loadMs, cold } = await page.evaluate(readInPage, [seed]);
    const [peerCold] = await page.evaluate(peerInPage, seed, 1);
    console.log(`### ${await browser.version()}\n`);
    console.log(`Served from this machine, nothing cached: engine and model ready in ${ms(loadMs)} ms, then the seed's`,
      `first names in ${ms(cold.firstMs)} ms, all of it in ${ms(cold.wholeMs)} ms (compromise ${ms(peerCold)} ms). Pasted`,
      `into a page just opened: first name marked after ${ms(pasted.firstMs)} ms, summary after`,
      `${ms(pasted.wholeMs)} ms. Warm, from the page through its worker:\n`);
    const rows = [];
    for (const article of articles) {
      const { runs } = await page.evaluate(readInPage, unreadTexts(article.text));
      rows.push(row(article, runs, await page.evaluate(peerInPage, article.text, repeat)));
    }
    table(rows);
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
