// Comparing with another text: what web/compare.js makes of a comparison, and Compare on the built page; what the core
// finds is tests/compare/'s to check.

import assert from 'node:assert/strict';
import test from 'node:test';
import { countsOf, piecesOf, quoteAt } from '../../web/compare.js';
import { inBrowsers, onPages, readArticle, readPage } from './page.mjs';

const nothing = { onlyA: [], onlyB: [], changed: [] };
const a = { text: 'He may go home.', sentences: [[0, 15]] };
const b = { text: 'Well, he went.', sentences: [[0, 14]] };
const pair = {
  id: 'd1',
  a: { id: 's1', start: 0, end: 15 },
  b: { id: 's1', start: 0, end: 14 },
  changes: [{ a: [0, 0], b: [0, 5] }, { a: [3, 14], b: [9, 13] }],
};

test('a pair of sentences is pieces of both and of each', () => {
  assert.deepEqual(piecesOf({ a, b }, pair), [
    { text: '', other: 'Well,' },
    { text: 'He ' },
    { text: 'may go home', other: 'went' },
    { text: '.' },
  ]);
});

test('what differs is counted, certainty with what changed', () => {
  const comparison = {
    entities: { ...nothing, onlyA: [1, 2] },
    voices: nothing,
    numbers: { ...nothing, changed: [1] },
    times: nothing,
    certainty: [1],
    sentences: { ...nothing, onlyB: [1], changed: [pair] },
  };
  assert.deepEqual(countsOf(comparison), { changed: 3, onlyA: 2, onlyB: 1 });
});

test('words of the other text are quoted with their sentence', () => {
  const other = { text: 'It\nrained. He left.', sentences: [[0, 10], [11, 19]] };
  assert.equal(quoteAt({ b: other }, 3), 'It rained.');
  assert.equal(quoteAt({ b: other }, 12), 'He left.');
});

// ---- the page ------------------------------------------------------------------------------------------------------

const story =
  'Mayor Ana Ruiz opened the new dam near Oslo on Monday. Engineers from Norway built it in four years. ' +
  'Ruiz said the water would serve thousands of homes. The old dam broke in 2019 and flooded two villages. ' +
  'Bo Lie, who lost his farm, came to see the gates close. He did not speak to the mayor.';
const other = story
  .replace('in four years', 'in five years')
  .replace('would serve', 'may serve')
  .replace('Bo Lie, who lost his farm, came to see the gates close. ', 'Engineer Kari Moe had warned of the cost. ');

const press = (page, text) =>
  page.evaluate((words) => {
    document.querySelector('.settings-button').click(); // on phones it is there
    const all = [...document.querySelectorAll('.header .bar-button, .menu-item, .compare button')];
    all.find((node) => node.textContent === words && node.checkVisibility()).click();
  }, text);

async function compareWith(page, text) {
  await press(page, 'Compare');
  await page.$eval('.compare-text', (field, words) => (field.value = words), text);
  await page.$eval('.compare-ways .button', (button) => button.click());
  await page.waitForFunction(() => document.querySelector('.compare-results').childElementCount > 0, { timeout: 60_000 });
}

// {part: {kind: [texts]}}, as a reader sees them.
const found = (page) =>
  page.$$eval('.compare-part', (parts) =>
    Object.fromEntries(
      parts.map((part) => [
        part.querySelector('.compare-title').textContent,
        Object.fromEntries(
          [...part.querySelectorAll('.compare-row')].map((row) => [
            row.querySelector('.compare-kind').textContent,
            [...row.querySelectorAll('li')].map((item) => item.textContent.replace(/\s+/g, ' ').trim()),
          ]),
        ),
      ]),
    ),
  );

inBrowsers('compare', (here) => {
  const onPage = onPages(here);

  onPage('says what only one text has and what changed, each a way to its words', async (page) => {
    await readArticle(page, story);
    await compareWith(page, other);
    assert.match(await page.$eval('.compare-state', (node) => node.textContent), /^\d+ changes, \d+ only in this text/);
    const { Changed: changed, 'Only in this text': here, 'Only in the other text': there } = await found(page);
    assert.ok(changed.Sentences.some((line) => /would/.test(line) && /may/.test(line)), JSON.stringify(changed));
    assert.ok(here.Names.some((name) => /^Bo Lie/.test(name)), JSON.stringify(here));
    assert.ok(there.Names.some((name) => /^Kari Moe/.test(name)), JSON.stringify(there));

    const marks = await page.$$eval('.compare-row del', (all) => all.map((node) => node.lastChild.textContent));
    assert.ok(marks.includes('may'), String(marks));
    await page.$$eval('a.compare-words', (all) => all.find((link) => link.textContent.includes('Bo Lie')).click());
    assert.match(await page.$eval('mark', (mark) => mark.textContent), /^Bo Lie, who lost his farm/);
    await page.keyboard.press('Escape');
    assert.match(await page.evaluate(() => document.activeElement.textContent), /Bo Lie/);
    await page.$$eval('.compare-quote summary', (all) => all[0].click());
    assert.match(await page.$eval('.compare-quote blockquote', (node) => node.textContent), /Kari Moe had warned/);
  });

  onPage('finds no differences between a text and itself, and takes another text then', async (page) => {
    await readArticle(page, story);
    await compareWith(page, story);
    assert.equal(await page.$eval('.compare-state', (node) => node.textContent), 'No differences.');
    await press(page, 'Another text');
    assert.equal(await page.evaluate(() => document.activeElement.id), 'compare-text');
    assert.equal(await page.$eval('.compare-text', (field) => field.value), '');
    await page.$eval('.compare-ways .button', (button) => button.click());
    assert.equal(await page.$eval('.compare-state', (node) => node.textContent), 'There is no other text yet.');
  });

  onPage('compares with the text that stood there before', async (page) => {
    await readArticle(page, other);
    await page.$eval('.status', (node) => (node.textContent = ''));
    await readArticle(page, story);
    await press(page, 'Compare');
    await press(page, 'Compare with the text before');
    await page.waitForFunction(() => document.querySelector('.compare-results').childElementCount > 0);
    assert.ok('Changed' in (await found(page)));
    await readArticle(page, `${story} It rained.`);
    assert.equal(await page.$eval('.compare-results', (node) => node.childElementCount), 0);
    assert.equal(await page.$eval('.compare', (node) => node.hidden), true);
  });

  onPage(
    'fits a phone',
    async (page) => {
      await readArticle(page, story);
      await compareWith(page, other);
      assert.equal((await readPage(page)).wide, false);
    },
    { width: 360, height: 740 },
  );
});
