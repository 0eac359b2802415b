// How long the page's main thread is busy at a stretch, in Chromium, while a text of 10,000 words is read and while its
// reader does this and that: the longest tasks, in ms of processor time, which other programs do not lengthen much, and
// in ms of the clock.
//
//   ./build-wasm.sh && npm --prefix tests/web ci && node bench/tasks.mjs
//
// In: dist/ (or ANNOTATOR_DIST) and the articles of tests/articles. Out: a line for each act on stdout.

import { readdirSync, readFileSync } from 'node:fs';
import { drop, launch, load, newPage, serve, untilRead, untilShown } from '../tests/web/page.mjs';
import { tasksDuring } from '../tests/web/tasks.mjs';

const articles = new URL('../tests/articles/', import.meta.url);
const words = 10_000;

// Their paragraphs, over and over; years differ, since what was read once is not read again.
function longText(paragraphsTogether) {
  const folders = readdirSync(articles, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const lines = folders
    .flatMap(({ name }) => readFileSync(new URL(`${name}/source.txt`, articles), 'utf8').split('\n'))
    .filter((line) => line.trim().length > 40);
  const taken = [];
  for (let i = 0, count = 0; count < words; i++) {
    taken.push(lines[i % lines.length].replace(/\b(19|20)\d\d\b/, 1500 + i));
    count += taken.at(-1).split(/\s+/).length;
  }
  const parts = Math.ceil(taken.length / paragraphsTogether);
  return Array.from({ length: parts }, (_, i) => taken.slice(i * paragraphsTogether, (i + 1) * paragraphsTogether).join(' ')).join('\n\n');
}

const click = (page, selector) => page.$eval(selector, (node) => node.click());
const acts = {
  'lens Said': (page) => click(page, '.rail [data-lens="said"]'),
  'lens Sure?': (page) => click(page, '.rail [data-lens="sure"]'),
  'lens When': (page) => click(page, '.rail [data-lens="when"]'),
  'lens Names': (page) => click(page, '.rail [data-lens="names"]'),
  'a name': (page) => click(page, '.mention'),
  'the next': (page) => click(page, '.card [data-key="next"]'),
  'a group off': (page) => click(page, '.chip'),
  'seven lines': (page) =>
    page.$eval('.length-range', (range) => {
      range.value = 7;
      range.dispatchEvent(new Event('input', { bubbles: true }));
    }),
  'to the end': (page) => page.evaluate(() => scrollTo({ top: document.body.scrollHeight, behavior: 'instant' })),
};

const rest = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

// The tasks while something is done, and of the second after it.
async function tasksOf(page, act) {
  const { tasks } = await tasksDuring(page, async () => (await act(), rest(1000)));
  return tasks;
}

function tell(what, tasks) {
  const longest = tasks.slice(0, 3).map(({ processor, clock }) => `${processor.toFixed(0)} (${clock.toFixed(0)})`);
  console.log(`${what.padEnd(14)} ${longest.join(', ')}`);
}

const server = await serve();
const browser = await launch('chromium');
for (const [kind, together] of [['short paragraphs', 1], ['long paragraphs', 40]]) {
  const text = longText(together);
  const page = await newPage(browser);
  await load(page, server.url);
  await page.waitForSelector(`meta[content="connect-src 'none'"]`, { timeout: 60_000 });
  console.log(`${kind}, ${text.split(/\s+/).length} words: longest tasks in ms of processor time (clock)`);
  const read = async () => {
    await drop(page, text);
    await untilShown(page, text);
    await untilRead(page);
  };
  tell('reading', await tasksOf(page, read));
  for (const [what, act] of Object.entries(acts)) tell(what, await tasksOf(page, () => act(page)));
  await page.close();
}
await browser.close();
server.close();
