// Comparing with another text: what web/compare.js makes of a comparison, and Compare on the built page; what the core
// finds is tests/compare/'s to check.

import assert from 'node:assert/strict';
import test from 'node:test';
import { correctedNames, countsOf, piecesOf, quoteAt } from '../../web/compare.js';
import { add, apply, merge, remove } from '../../web/corrections.js';
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

test('names are compared as the reader has corrected them', () => {
  const text = 'Ana Ruiz met Bo Lie. Ruiz left the old Mill by the river.';
  const mention = (id, words, entity) => {
    const start = text.indexOf(words, id === 'm3' ? 9 : 0);
    return { id, entity, type: 'PERSON', start, end: start + words.length, text: words, score: 0.9, why: [], by: 'model' };
  };
  const entity = (id, name, ...mentions) => ({ id, type: 'PERSON', group: 'person', name, aliases: [], roles: [], mentions, country: null });
  const found = {
    text,
    ...{ blocks: [], speech: [], times: [], timeline: [], numbers: [], conflicts: [], summary: { sentences: [], coverage: {} } },
    sentences: [{ id: 's1', start: 0, end: 20 }, { id: 's2', start: 21, end: text.length }],
    mentions: [mention('m1', 'Ana Ruiz', 'e1'), mention('m2', 'Bo Lie', 'e2'), mention('m3', 'Ruiz', 'e3')],
    entities: [entity('e1', 'Ana Ruiz', 'm1'), entity('e2', 'Bo Lie', 'm2'), entity('e3', 'Ruiz', 'm3')],
  };
  // The other text has Ana Ruiz, and an old Tower.
  const item = (id, words) => ({ entity: id, text: words, spans: [[text.indexOf(words), 0]] });
  const comparison = {
    b: { text: 'Ana Ruiz left the old Tower.' },
    voices: nothing,
    entities: { onlyA: [item('e2', 'Bo Lie'), item('e3', 'Ruiz')], onlyB: [item('e9', 'Tower')], changed: [] },
  };
  const names = (edits) => {
    const { onlyA, onlyB } = correctedNames(comparison, found, apply(found, edits).annotation).entities;
    return [onlyA, onlyB].map((list) => list.map((one) => one.text).join());
  };
  const [ana, bo, ruiz] = found.mentions;
  const at = (words) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length });
  assert.deepEqual(names([]), ['Bo Lie,Ruiz', 'Tower']);
  assert.deepEqual(names([remove(found, [bo])]), ['Ruiz', 'Tower']);
  assert.deepEqual(names([merge(found, [ruiz], ana)]), ['Bo Lie', 'Tower']);
  assert.deepEqual(names([add(found, [at('Mill')], 'FAC')]).map((list) => list.split(',').sort().join()), ['Bo Lie,Mill,Ruiz', 'Tower']);
  assert.deepEqual(names([add(found, [at('left')], 'EVENT')]), ['Bo Lie,Ruiz', 'Tower'], 'both texts have these words');
});

test('voices are compared as the reader has corrected their names', () => {
  const text = 'Ana Ruiz said no. Ruiz said yes. Observers said so.';
  const at = (words, from = 0) => [text.indexOf(words, from), text.indexOf(words, from) + words.length];
  const mention = (id, [start, end], entity) => ({ id, entity, type: 'PERSON', start, end, text: text.slice(start, end), score: 0.9, why: [], by: 'model' });
  const entity = (id, name, ...mentions) => ({ id, type: 'PERSON', group: 'person', name, aliases: [], roles: [], mentions, country: null });
  const says = (id, entity, speakerSpan) => ({ id, kind: 'indirect', speaker: { entity, named: entity !== null }, speakerSpan, start: speakerSpan[1], end: speakerSpan[1] + 1 });
  const spans = [at('Ana Ruiz'), at('Ruiz', 9), at('Observers')];
  const found = {
    text,
    ...{ blocks: [], times: [], timeline: [], numbers: [], conflicts: [], summary: { sentences: [], coverage: {} } },
    sentences: [{ id: 's1', start: 0, end: text.length }],
    mentions: [mention('m1', spans[0], 'e1'), mention('m2', spans[1], 'e2')],
    entities: [entity('e1', 'Ana Ruiz', 'm1'), entity('e2', 'Ruiz', 'm2')],
    speech: [says('q1', 'e1', spans[0]), says('q2', 'e2', spans[1]), says('q3', null, spans[2])],
  };
  // The other text has Ana Ruiz alone.
  const onlyA = [{ entity: 'e2', text: 'Ruiz', spans: [spans[1]] }, { entity: null, text: 'Observers', spans: [spans[2]] }];
  const comparison = { b: { text: 'Ana Ruiz said no.' }, entities: nothing, voices: { ...nothing, onlyA } };
  const voices = (edits) => correctedNames(comparison, found, apply(found, edits).annotation).voices.onlyA.map((one) => one.text);
  const [ana, ruiz] = found.mentions;
  assert.deepEqual(voices([]), ['Ruiz', 'Observers']);
  assert.deepEqual(voices([merge(found, [ruiz], ana)]), ['Observers'], 'one of both texts');
  assert.deepEqual(voices([merge(found, [ana], ruiz)]), ['Observers']);
  assert.deepEqual(voices([remove(found, [ana])]), ['Ruiz', 'Observers']);
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

    // What is no name to the reader is none here.
    await page.$$eval('.mention', (all) => all.find((mark) => mark.textContent === 'Bo Lie').click());
    await page.$eval('.card-action[data-key="remove"]', (button) => button.click());
    const { 'Only in this text': left } = await found(page);
    assert.ok(!left.Names?.some((name) => /^Bo Lie/.test(name)), JSON.stringify(left));
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

  onPage('from the empty page: the first of two texts, and then the other', async (page) => {
    const words = () => page.$eval('.input', (node) => node.textContent);
    await press(page, 'Compare');
    assert.match(await words(), /^Paste the first of two articles/);
    assert.equal(await page.evaluate(() => document.activeElement.className), 'input-text');
    await press(page, 'Compare');
    assert.match(await words(), /^Paste a news article/);
    await press(page, 'Compare');
    await readArticle(page, story);
    await page.waitForFunction(() => document.activeElement.id === 'compare-text');
    assert.equal(await page.$eval('.compare', (node) => node.hidden), false);
    await readArticle(page, `${story} It rained.`);
    assert.equal(await page.$eval('.compare', (node) => node.hidden), true, 'it was asked for once');
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
