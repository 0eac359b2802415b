// A megabyte of news in the built module under node: words a second, the WASM heap, and how long the model loads warm.
//
//   ./build-wasm.sh && node bench/long.mjs [../shared/data/raw/gmb_pseudodocs.jsonl]
//
// In: dist/ and documents with "text", a JSON object a line, joined until they fill a megabyte. Out: lines on stdout.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const dist = fileURLToPath(new URL('../dist/', import.meta.url));
const data = process.argv[2] ?? fileURLToPath(new URL('../../shared/data/raw/gmb_pseudodocs.jsonl', import.meta.url));

const { default: create } = await import(`${dist}web/wasm/annotator.mjs`);
const engine = await create({ wasmBinary: readFileSync(`${dist}web/wasm/annotator.wasm`) });
const model = readFileSync(`${dist}model/annotator.bin`);
const loads = Array.from({ length: 5 }, () => {
  const started = performance.now();
  engine.loadModel(model);
  return performance.now() - started;
});
console.log(`model loaded in ${Math.min(...loads).toFixed(0)} ms (best of ${loads.length})`);

const lines = readFileSync(data, 'utf8').split('\n').filter(Boolean);
const text = lines.map((line) => JSON.parse(line).text).join('\n\n').slice(0, 1_000_000);
const words = text.split(/\s+/u).filter(Boolean).length;
const started = performance.now();
const { windows } = JSON.parse(engine.begin(JSON.stringify({ text, offsets: 'utf16' })));
for (let i = 0; i <= windows; ++i) engine.next(); // the last one gives the document
const seconds = (performance.now() - started) / 1000;
console.log(`${words} words, ${windows} windows: ${seconds.toFixed(1)} s, ${(words / seconds).toFixed(0)} words a second,`,
  `WASM heap ${(engine.HEAPU8.length / 1e6).toFixed(0)} MB`);
