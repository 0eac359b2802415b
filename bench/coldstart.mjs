// How long it takes until an annotator is there: engine compiled, model checked and unpacked. In Chromium and Firefox, in
// a page of its own each time: with all files fetched from this machine, with all of them in the offline copy, and anew in
// the same page, as after a crash.
//
//   ./build-wasm.sh && npm --prefix tests/web ci && node bench/coldstart.mjs [--repeat 9]
//
// In: dist/ (or ANNOTATOR_DIST). Out: a table on stdout, in ms, the median and the best of each. Absolute times vary with the
// machine and what else it does: compare within one run.
import { launch, serve } from '../tests/web/page.mjs';

const repeat = Number(process.argv[process.argv.indexOf('--repeat') + 1]) || 9;

// In the page, which the service worker serves once it has its copy.
async function start(url) {
  const { createAnnotator } = await import(`${url}web/annotator.js`);
  const started = performance.now();
  globalThis.annotator = await createAnnotator();
  return performance.now() - started;
}

async function copyOffline(url) {
  await navigator.serviceWorker.register(`${url}service-worker.js`);
  await navigator.serviceWorker.ready;
}

async function measured(browser, url) {
  const blank = `${url}tests/articles/seed/source.txt`; // the page itself would start an annotator beside us
  const found = { fetched: [], copied: [], anew: [] };
  const page = await browser.newPage();
  const times = async (kind) => {
    for (let i = 0; i < repeat; i++) {
      await page.goto(blank);
      found[kind].push(await page.evaluate(start, url));
    }
  };
  await times('fetched');
  await page.goto(blank);
  await page.evaluate(copyOffline, url);
  await times('copied');
  for (let i = 0; i < repeat; i++) {
    await page.evaluate(() => globalThis.annotator.close());
    found.anew.push(await page.evaluate(start, url));
  }
  return found;
}

const summed = (values) => {
  const sorted = values.sort((a, b) => a - b);
  return `${sorted[sorted.length >> 1].toFixed(0)} (${sorted[0].toFixed(0)})`;
};

console.log('| browser | all fetched | from the offline copy | anew in the same page |\n|---|--:|--:|--:|');
for (const name of ['chromium', 'firefox']) {
  const { url, close } = await serve({ offline: true });
  const browser = await launch(name);
  try {
    const { fetched, copied, anew } = await measured(browser, url);
    console.log(`| ${await browser.version()} | ${[fetched, copied, anew].map(summed).join(' | ')} |`);
  } finally {
    await browser.close();
    close();
  }
}
