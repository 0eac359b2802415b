// About: its figures are those of bench/RESULTS.md, and what it tells of the core is what the core says.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { moduleOf, qualityOf } from '../../bench/page_quality.mjs';
import { strings } from '../../web/strings.js';
import { inBrowsers, onPages, readArticle, readPage, seed } from './page.mjs';

const repository = new URL('../../', import.meta.url);
const file = (name) => readFileSync(new URL(name, repository), 'utf8');
const results = file('bench/RESULTS.md');

test('the figures are those of RESULTS.md; after a change of it: node bench/page_quality.mjs', () => {
  assert.equal(file('web/quality.js'), moduleOf(qualityOf(results)));
});

test('a figure is taken from its row and column, and one that is not there is missed', () => {
  const changed = results.replace(/^(\| \*\*all\*\* \|) [\d.]+ \|/m, '$1 12.5 |');
  assert.equal(qualityOf(changed).figures.names.right, 12.5);
  assert.notEqual(qualityOf(changed).figures.names.found, 12.5);
  assert.throws(() => qualityOf(results.replace(/^\| chosen \|.*$/m, '')), /no row chosen/);
  assert.throws(() => qualityOf(results.replace('### Roles', '### Rolls')), /no table "Roles"/);
  assert.throws(() => qualityOf(results.replace(/^\| chosen \|.*$/m, '| chosen | |')), /no number/);
});

test('every figure has its words, and every row its figure', () => {
  assert.deepEqual(Object.keys(strings.about.rows).sort(), Object.keys(qualityOf(results).figures).sort());
});

inBrowsers('About', (here) =>
  onPages(here)("version, model and word lists are the core's; the lens Sure? leads to its list", async (page) => {
    await page.click('.settings-button');
    await page.$$eval('.menu-item', (all, words) => all.find((row) => row.textContent === words).click(), 'About and limits');
    await page.waitForSelector('.about-lists details');
    const known = await page.$$eval('.about-versions dd', (all) => all.map((value) => value.textContent));
    assert.match(known.join(' '), /^\d+\.\d+\.\d+ en-news-\d+ [0-9a-f]{64}$/);
    assert.equal((await page.$$('.about-figures tbody tr')).length, Object.keys(strings.about.rows).length);
    const verbs = await page.$eval('[data-list="verbs"]', (list) => list.textContent);
    assert.match(verbs, /Claiming: the article keeps its distance.*assert.*Admitting.*concede/);
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => !document.querySelector('.about').open);
    assert.match((await readPage(page)).focused, /settings-button/);

    await readArticle(page, seed);
    await page.click('.rail [data-lens="sure"]');
    await page.waitForSelector('.sure-lists'); // the list comes a moment after its tab
    await page.click('.sure-lists');
    await page.waitForFunction(() => document.querySelector('[data-list="certainty"]').open);
    assert.equal(await page.evaluate(() => document.activeElement.parentNode.dataset.list), 'certainty');
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => !document.querySelector('.about').open);
  }),
);
