// web/hidden.js: what is hidden and what is spelling; and how the page tells and shows it.

import assert from 'node:assert/strict';
import test from 'node:test';
import { hiddenCharacters } from '../../web/hidden.js';
import { inBrowsers, onPages, readArticle, readPage } from './page.mjs';

const kinds = (text) => hiddenCharacters(text).map(({ start, kind }) => [start, kind]);

test('characters without width and marks of direction are found where they are', () => {
  assert.deepEqual(kinds('Ru\u200bbio'), [[2, 'zero-width']]);
  assert.deepEqual(kinds('\ufeffa\u2060b\u200cc'), [
    [0, 'zero-width'],
    [2, 'zero-width'],
    [4, 'zero-width'],
  ]);
  assert.deepEqual(kinds('re\u00adport'), [[2, 'soft-hyphen']]);
  assert.deepEqual(kinds('\u202egnp.exe\u202c and \u2067x\u2069'), [
    [0, 'direction'],
    [8, 'direction'],
    [14, 'direction'],
    [16, 'direction'],
  ]);
});

test('joiners that spell a word or make one picture of several are no secret', () => {
  for (const text of ['👩‍👩‍👧', '🏳️‍🌈', '👩🏽‍🚀', 'می‌خواهم', 'क्‍ष', 'plain words'])
    assert.deepEqual(kinds(text), [], text);
});

const article =
  'Ana Ru\u200biz met Bo Lie in Oslo on Monday. \u202eRuiz\u202c said that the new dam would hold for a hundred years. ' +
  'Bo Lie thanked Ana Ruiz, who had come from Rome with three engineers.';

inBrowsers('hidden characters', (here) =>
  onPages(here)('they are counted, shown as chips when asked for, and the text stays as it is', async (page) => {
    await readArticle(page, article);
    const chips = () => page.$$eval('.hidden-mark', (all) => all.map((chip) => chip.dataset.items));
    const shown = ['zero width', 'direction mark', 'direction mark'];
    assert.deepEqual(await chips(), []);
    assert.equal(await page.$eval('.meta-hidden', (note) => note.textContent), '3 hidden characters');
    const before = (await readPage(page)).marks;
    assert.ok(before.some(([words]) => words === 'Ana Ru\u200biz'));

    await page.click('.meta-hidden');
    assert.deepEqual(await chips(), shown);
    assert.equal(await page.evaluate(() => document.activeElement.getAttribute('aria-pressed')), 'true');
    assert.deepEqual((await readPage(page)).marks, before);
    assert.equal((await readPage(page)).article, article);
    assert.match(
      await page.$eval('.hidden-mark', (chip) => getComputedStyle(chip, '::before').content),
      /data-items|zero width/,
    );

    // The lenses, and a correction, leave them there.
    await page.click('.rail [data-lens="said"]');
    assert.deepEqual(await chips(), shown);
    await page.click('.rail [data-lens="names"]');
    await page.$eval('.mention', (mark) => mark.click());
    await page.click('.card-action[data-key="remove"]');
    await page.$eval('.correct [data-key="remove"], .card .correct button', (button) => button.click());
    await page.click('.meta-action');
    assert.deepEqual((await readPage(page)).marks, before);
    assert.deepEqual(await chips(), shown);

    // Another text is shown so too, until it is switched off.
    await readArticle(page, `${article} The end.`);
    assert.deepEqual(await chips(), shown);
    await page.click('.meta-hidden');
    assert.deepEqual(await chips(), []);
    assert.equal((await readPage(page)).article, `${article} The end.`);
  }),
);
