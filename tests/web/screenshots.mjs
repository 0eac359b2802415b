// Pictures of the built page at 1280, 900 and 360 px, light, dark and in forced colours, and on paper, to look at:
//   node tests/web/screenshots.mjs [folder]        default: build/screenshots
// They look as meant where the fonts of web/styles/tokens.css are installed (Debian: fonts-sil-charis-compact and
// fonts-inter).

import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { launch, load, newPage, readArticle, seed, serve } from './page.mjs';

const folder = process.argv[2] ?? 'build/screenshots';
const settle = (ms = 600) => new Promise((resolve) => setTimeout(resolve, ms));
const secondRubio = `.mention[data-start="${seed.indexOf('Marco Rubio', seed.indexOf('\n'))}"]`;

mkdirSync(folder, { recursive: true });
const server = await serve();
const browser = await launch('chromium');
const page = await newPage(browser);

async function shoot(name, size, scheme) {
  await settle();
  const file = path.join(folder, `${name}-${size.width}${scheme === 'light' ? '' : `-${scheme}`}.png`);
  await page.screenshot({ path: file });
  console.log(file);
}

async function empty(size, scheme) {
  await load(page, server.url, size);
  await shoot('empty', size, scheme);
}

async function names(size, scheme) {
  await load(page, server.url, size);
  await readArticle(page, seed);
  await page.waitForSelector('.summary-line');
  await shoot('summary', size, scheme);
  await page.click(secondRubio);
  await page.mouse.move(4, 4);
  await shoot('names', size, scheme);
}

// A lens with one of its things chosen, and the abstract check.
async function lens(name, chosen, size, scheme) {
  await page.$eval('.card [data-key="close"]', (button) => button.click()).catch(() => {});
  await page.$eval(`.rail [data-lens="${name}"]`, (tab) => tab.click());
  const mark = await page.$(chosen);
  if (!mark) return;
  await mark.evaluate((node) => {
    node.scrollIntoView({ block: 'center', behavior: 'instant' });
    node.click();
  });
  await shoot(name, size, scheme);
}

async function check(size, scheme) {
  await page.$eval('.rail [data-lens="names"]', (tab) => tab.click());
  await page.$eval('.band-tabs h2 + h2 .tab', (tab) => tab.click());
  await page.evaluate(() => scrollTo({ top: 0, behavior: 'instant' }));
  await shoot('check', size, scheme);
}

async function paper() {
  await load(page, server.url, { width: 1280, height: 960 });
  await readArticle(page, seed);
  const file = path.join(folder, 'print.pdf');
  await page.pdf({ path: file, format: 'A4' });
  console.log(file);
  // Its pages as pictures, where poppler is installed.
  spawnSync('pdftoppm', ['-r', '80', '-png', file, path.join(folder, 'print')]);
}

async function about(size, scheme) {
  await page.$eval('.settings-button', (opener) => opener.click());
  await page.$$eval('.menu-item', (all) => all.find((row) => row.textContent.startsWith('About')).click());
  await page.waitForSelector('.about-lists details');
  await shoot('about', size, scheme);
  await page.$eval('.about .icon-button', (close) => close.click());
}

// Between phone and desk the lists are a drawer.
async function drawer(size, scheme) {
  await load(page, server.url, size);
  await readArticle(page, seed);
  await page.$eval('.rail [data-lens="said"]', (tab) => tab.click());
  await shoot('tablet', size, scheme);
  await page.$eval('.header-lists', (opener) => opener.click());
  await shoot('drawer', size, scheme);
}

async function forcedColours(size) {
  const session = await page.createCDPSession();
  const media = (features) => session.send('Emulation.setEmulatedMedia', { features });
  await media([{ name: 'forced-colors', value: 'active' }]);
  await names(size, 'forced');
  await lens('said', '.lens-mark.said-verb', size, 'forced');
  await media([]);
}

async function lenses(size, scheme) {
  await load(page, server.url, size);
  await readArticle(page, seed);
  await lens('said', '.lens-mark.said-verb', size, scheme);
  await lens('sure', '.lens-mark[class*="sure-"]', size, scheme);
  await lens('when', '.lens-mark.when-time', size, scheme);
  await check(size, scheme);
}

// Each thing a card asks, words that are to be a name, the parts, and the menu of settings.
async function correcting(size, scheme) {
  const click = (selector) => page.$eval(selector, (node) => node.click());
  await load(page, server.url, size);
  await readArticle(page, seed);
  await page.$eval(secondRubio, (node) => node.scrollIntoView({ block: 'center', behavior: 'instant' }));
  await click(secondRubio);
  for (const action of ['retype', 'merge', 'remove']) {
    await click(`.card-action[data-key="${action}"]`);
    await shoot(`correct-${action}`, size, scheme);
  }
  await click('.card [data-key="close"]');
  await page.$eval('.add-name input', (field) => (field.value = 'diplomatic missions'));
  await click('.add-name .button');
  await shoot('correct-add', size, scheme);
  await click('.card [data-key="close"]');
  await click('.meta-action[aria-controls]');
  await page.$eval('.meta', (node) => node.scrollIntoView({ block: 'center', behavior: 'instant' }));
  await shoot('parts', size, scheme);
  await click('.settings-button');
  await shoot('settings', size, scheme);
}

async function list(size, scheme) {
  await page.$eval('.card [data-key="close"]', (button) => button.click());
  await page.$eval('.tabs-tab', (tab) => tab.click());
  await shoot('list', size, scheme);
}

for (const scheme of ['light', 'dark']) {
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
  await empty({ width: 1280, height: 960 }, scheme);
  await names({ width: 1280, height: 1280 }, scheme);
  await empty({ width: 360, height: 740, phone: true }, scheme);
  await names({ width: 360, height: 740, phone: true }, scheme);
  await list({ width: 360, height: 740 }, scheme);
  await lenses({ width: 1280, height: 1100 }, scheme);
  await lenses({ width: 360, height: 740, phone: true }, scheme);
  await correcting({ width: 1280, height: 1100 }, scheme);
  await correcting({ width: 360, height: 740, phone: true }, scheme);
  await about({ width: 360, height: 740, phone: true }, scheme);
  await drawer({ width: 900, height: 900 }, scheme);
  await about({ width: 900, height: 900 }, scheme);
}
await forcedColours({ width: 1280, height: 1000 });
await paper();
await browser.close();
server.close();
