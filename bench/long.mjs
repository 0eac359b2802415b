// A megabyte of news in the built page, in node and in Chromium: words a second, memory, and how long engine and model
// take to load.
//
//   ./build-wasm.sh && npm --prefix tests/web ci && node bench/long.mjs [../shared/data/raw/gmb_pseudodocs.jsonl]
//
// In: dist/ (or ANNOTATOR_DIST) and documents with "text", a JSON object a line, joined until they fill a megabyte; or a
// text file. Out: lines on stdout. Memory in Chromium is that of the whole renderer process at its peak, page and worker
// together, and how much more that is than before the annotator was loaded.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';

import { dist, launch, serve } from '../tests/web/page.mjs';

const path = process.argv[2] ?? fileURLToPath(new URL('../../shared/data/raw/gmb_pseudodocs.jsonl', import.meta.url));
const file = readFileSync(path, 'utf8');
const texts = () => file.split('\n').filter(Boolean).map((line) => JSON.parse(line).text);
const text = (path.endsWith('.jsonl') ? texts().join('\n\n') : file).slice(0, 1_000_000);
const words = text.split(/\s+/u).filter(Boolean).length;

const ms = (value) => `${value.toFixed(0)} ms`;
const megabytes = (bytes) => `${(bytes / 1e6).toFixed(0)} MB`;
const rate = (passed) => `${(passed / 1000).toFixed(1)} s, ${((words / passed) * 1000).toFixed(0)} words a second`;

async function inNode() {
  const { default: create } = await import(pathToFileURL(`${dist}/web/wasm/annotator.mjs`));
  const engine = await create({ wasmBinary: readFileSync(`${dist}/web/wasm/annotator.wasm`) });
  const model = readFileSync(`${dist}/model/annotator.bin`);
  const loads = Array.from({ length: 5 }, () => {
    const started = performance.now();
    engine.loadModel([model]);
    return performance.now() - started;
  });
  console.log(`node: model loaded in ${ms(loads[0])}, then in ${ms(Math.min(...loads))} (best of ${loads.length - 1})`);

  const started = performance.now();
  const { windows } = JSON.parse(engine.begin(JSON.stringify({ text, offsets: 'utf16' })));
  for (let i = 0; i <= windows; ++i) engine.next(); // the last one gives the document
  const passed = performance.now() - started;
  console.log(`node: ${words} words, ${windows} windows: ${rate(passed)}, WASM heap ${megabytes(engine.HEAPU8.length)}`);
}

// In the page. An annotator that is closed has its worker stopped, so each is loaded anew: the bytes are kept.
async function readInPage(url, text) {
  const { createAnnotator } = await import(`${url}web/annotator.js`);
  const loads = [];
  let annotator;
  for (let i = 0; i < 5; i++) {
    annotator?.close();
    const started = performance.now();
    annotator = await createAnnotator();
    loads.push(performance.now() - started);
  }
  const started = performance.now();
  await annotator.annotate(text);
  return { loads, passed: performance.now() - started };
}

// The most memory that a process has had, in bytes.
const peak = (pid) => 1024 * Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]);

// Process ids of the browser's renderers.
function renderers(browser) {
  const all = execFileSync('ps', ['-e', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' }).trim().split('\n');
  const known = new Set([browser.process().pid]);
  const found = [];
  for (const line of all) {
    const [pid, parent] = line.trim().split(/\s+/u).map(Number);
    if (!known.has(parent)) continue;
    known.add(pid);
    if (line.includes('--type=renderer')) found.push(pid);
  }
  return found;
}

async function inChromium() {
  const { url, close } = await serve();
  const browser = await launch('chromium');
  try {
    const page = await browser.newPage();
    await page.goto(`${url}tests/articles/seed/source.txt`); // the page itself would annotate beside us
    const before = new Map(renderers(browser).map((pid) => [pid, peak(pid)]));
    const { loads, passed } = await page.evaluate(readInPage, url, text);
    const [pid, start] = [...before].sort((a, b) => peak(b[0]) - b[1] - (peak(a[0]) - a[1]))[0]; // which grew most
    const [first, ...others] = loads;
    console.log(`Chromium: engine and model fetched and loaded in ${ms(first)}, then in ${ms(Math.min(...others))}`,
      `(best of ${others.length}, nothing fetched)`);
    console.log(`Chromium: ${words} words: ${rate(passed)}, the page's process at its peak ${megabytes(peak(pid))},`,
      `${megabytes(peak(pid) - start)} more than before`);
  } finally {
    await browser.close();
    close();
  }
}

await inNode();
await inChromium();
