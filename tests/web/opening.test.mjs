// web/opening.js on a document of our own, and the line as the page shows it.

import assert from 'node:assert/strict';
import test from 'node:test';
import { openingOf } from '../../web/opening.js';
import { inBrowsers, onPages, readArticle, seed } from './page.mjs';

const paragraphs = [
  'Ana Ruiz of Acme opened a dam in Norway on Monday.',
  'She said it is safe.',
  'Bo Lie was in Oslo for an hour.',
];
const text = paragraphs.join('\n');
const at = (words) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length });
const mention = (id, words, type, entity) => ({ id, ...at(words), type, entity });
const annotation = {
  text,
  blocks: paragraphs.map((words, i) => ({ id: `p${i + 1}`, role: 'body', ...at(words) })),
  sentences: [],
  entities: [
    { id: 'ent-1', type: 'PERSON', mentions: ['m5'] },
    { id: 'ent-2', type: 'ORG', mentions: ['m2'] },
    { id: 'ent-3', type: 'GPE', mentions: ['m3'] },
    { id: 'ent-4', type: 'PERSON', mentions: ['m1'] },
    { id: 'ent-5', type: 'GPE', mentions: ['m6'] },
  ],
  mentions: [
    mention('m1', 'Ana Ruiz', 'PERSON', 'ent-4'),
    mention('m2', 'Acme', 'ORG', 'ent-2'),
    mention('m3', 'Norway', 'GPE', 'ent-3'),
    mention('m5', 'Bo Lie', 'PERSON', 'ent-1'),
    mention('m6', 'Oslo', 'GPE', 'ent-5'),
  ],
  speech: [{ id: 'q1', ...at('it is safe') }],
  times: [
    { id: 't1', kind: 'date', ...at('Monday') },
    { id: 't2', kind: 'duration', ...at('an hour') },
  ],
};
const told = (document) =>
  Object.fromEntries(Object.entries(openingOf(document)).map(([name, all]) => [name, all.map(({ id }) => id)]));

test('each answer is words of the opening: names by importance, places that something is in', () => {
  assert.deepEqual(told(annotation), { who: ['ent-2', 'ent-4'], what: ['q1'], when: ['t1'], where: ['ent-3'] });
  const { start, end } = openingOf(annotation).where[0];
  assert.equal(text.slice(start, end), 'Norway');
});

test('what the opening does not say is missing', () => {
  const bare = { ...annotation, entities: [], mentions: [], speech: [], times: annotation.times.slice(1) };
  assert.deepEqual(told(bare), { who: [], what: [], when: [], where: [] });
  const from = { ...annotation, text: text.replace('in Norway', 'of Norway') };
  assert.deepEqual(told(from).where, []);
});

inBrowsers('opening', (here) =>
  onPages(here)('a line says who, what, when and where, each a way to its words', async (page) => {
    await readArticle(page, seed);
    const line = await page.$eval('.opening', (node) => node.textContent);
    assert.match(line, /^In the opening: Who\sMarco Rubio, Sergey Lavrov · What\s.+ · When\snot stated · Where\sRiyadh/);
    const words = await page.$$eval('.opening-words', (all) => all.map((node) => node.textContent.replace(/ …$/, '')));
    for (const part of words) assert.ok(seed.includes(part), part);
    await page.$$eval('.opening-words', (all) => all.find((node) => node.textContent === 'Riyadh').click());
    assert.equal(await page.evaluate(() => document.activeElement.textContent), 'Riyadh');
    await readArticle(page, 'It rained. The roads were wet, and it was cold.');
    assert.equal(await page.$('.opening'), null);
  }),
);
