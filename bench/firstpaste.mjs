// How long the first paste after load takes, in the page as readers have it: from the paste of the seed article, a second
// after engine and model are there, until its first names are marked and until its summary is there; in the document, and
// painted, which is the end of the frame after that. In Chromium and Firefox, in a page of its own each time. --at-once: not a
// second after, but into a page just opened.
//
//   ./build-wasm.sh && npm --prefix tests/web ci && node bench/firstpaste.mjs [--repeat 9] [--beside DIR] [--at-once]
//
// In: dist/ (or ANNOTATOR_DIST), and another build beside it, by turns. Out: a table on stdout, in ms, the median and the
// best of each. Absolute times vary with the machine and what else it does: compare within one run.
import { dist, fillClipboard, launch, load, newPage, paste, seed, serve } from '../tests/web/page.mjs';

const option = (name) => process.argv.includes(name) && process.argv[process.argv.indexOf(name) + 1];
const repeat = Number(option('--repeat')) || 9;
const atOnce = process.argv.includes('--at-once');
const folders = [dist, option('--beside')].filter(Boolean);

// In the page: what is looked for, as soon as it is there after the next paste.
function watch(selectors) {
  const found = {};
  let pasted;
  addEventListener('paste', () => (pasted = performance.now()), { capture: true, once: true });
  const observer = new MutationObserver(() => {
    for (const [name, selector] of Object.entries(selectors)) {
      if (!pasted || found[name] || !document.querySelector(selector)) continue;
      found[name] = { there: performance.now() - pasted };
      requestAnimationFrame(() => setTimeout(() => (found[name].painted = performance.now() - pasted)));
    }
  });
  observer.observe(document.querySelector('.reader'), { childList: true, subtree: true });
  globalThis.firstPaste = found;
}

async function measured(browser, folder) {
  const site = await serve({ folder });
  const page = await newPage(browser);
  await load(page, site.url);
  if (!atOnce) {
    await page.waitForSelector(`meta[content="connect-src 'none'"]`, { timeout: 60_000 });
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
  await page.evaluate(watch, { names: '.mention', summary: '.summary-line' });
  await paste(page);
  const found = await page.waitForFunction(() => globalThis.firstPaste.summary?.painted && globalThis.firstPaste);
  const { names, summary } = await found.jsonValue();
  await page.close();
  site.close();
  return [names.there, names.painted, summary.there, summary.painted];
}

const summed = (values) => {
  const sorted = values.sort((a, b) => a - b);
  return `${sorted[sorted.length >> 1].toFixed(0)} (${sorted[0].toFixed(0)})`;
};

console.log('| browser | build | first names | painted | summary | painted |\n|---|---|--:|--:|--:|--:|');
for (const name of ['chromium', 'firefox']) {
  const browser = await launch(name);
  try {
    await fillClipboard(browser, seed);
    const found = folders.map(() => []);
    for (let i = 0; i < repeat; i++)
      for (const [at, folder] of folders.entries()) found[at].push(await measured(browser, folder));
    for (const [at, folder] of folders.entries()) {
      const columns = found[at][0].map((_, column) => summed(found[at].map((times) => times[column])));
      console.log(`| ${[await browser.version(), folder, ...columns].join(' | ')} |`);
    }
  } finally {
    await browser.close();
  }
}
