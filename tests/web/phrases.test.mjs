// The key phrases: where they stand, and that each leads to its sentences, one after the other.

import assert from 'node:assert/strict';
import test from 'node:test';
import { nextPlace, phraseList } from '../../web/phrases.js';
import { inBrowsers, onPages, readArticle, readPage, seed } from './page.mjs';

const text = 'The heat pump failed. A heat pump is no oven.\nThe heat pump and the heat pump.';
const places = [...text.matchAll(/heat pump/g)].map(({ index }) => [index, index + 9]);
const sentence = (id, block, words) => ({ id, block, start: text.indexOf(words), end: text.indexOf(words) + words.length });
const annotation = {
  text,
  blocks: [
    { id: 'p1', role: 'body', start: 0, end: 45 },
    { id: 'p2', role: 'body', start: 46, end: text.length },
  ],
  sentences: [
    sentence('s1', 'p1', 'The heat pump failed.'),
    sentence('s2', 'p1', 'A heat pump is no oven.'),
    sentence('s3', 'p2', 'The heat pump and the heat pump.'),
  ],
  mentions: [],
  entities: [],
  phrases: [{ text: 'heat pump', score: 1, spans: places }],
};

test('a phrase has its sentences, each once, and is walked around', () => {
  const [phrase] = phraseList(annotation);
  assert.deepEqual([phrase.count, phrase.sentences, phrase.cells], [4, ['s1', 's2', 's3'], [true, true]]);
  assert.deepEqual(
    [undefined, 's1', 's3'].map((shown) => nextPlace(phrase, shown)),
    ['s1', 's2', 's1'],
  );
});

inBrowsers('phrases', (here) =>
  onPages(here)('by keyboard from a phrase to its sentences, and back', async (page) => {
    await readArticle(page, seed);
    const phrases = await page.$$eval('.phrase .name-words', (all) => all.map((row) => row.textContent));
    assert.ok(phrases.length >= 3 && phrases.length <= 10);
    const missions = phrases.indexOf('diplomatic missions') + 1;
    await page.focus(`.phrases li:nth-child(${missions}) .phrase`);
    const found = [];
    for (let i = 0; i < 2; i++) {
      await page.keyboard.press('Enter');
      found.push(await page.$eval('mark', (mark) => mark.textContent));
      await page.keyboard.press('Escape');
      assert.equal(await page.evaluate(() => document.activeElement.firstChild.textContent), 'diplomatic missions');
    }
    assert.notEqual(found[0], found[1]);
    for (const words of found) assert.match(words, /diplomatic missions/);
    assert.equal(await page.$('mark'), null);
    assert.equal((await readPage(page)).article, seed);
  }),
);
