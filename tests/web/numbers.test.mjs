// web/numbers.js and what is said of amounts, on documents of our own; and conflicts as the page shows them.

import assert from 'node:assert/strict';
import test from 'node:test';
import { countToLookAt, hasChecks } from '../../web/checks.js';
import { conflictList, numberOf } from '../../web/numbers.js';
import { strings } from '../../web/strings.js';
import { inBrowsers, onPages, readArticle, readPage } from './page.mjs';

test('amounts are words: bounds, ranges, currencies, units, fractions, exact to the digit', () => {
  const cases = [
    [{ kind: 'money', value: '1200000000', unit: 'USD', assumed: true }, '1,200,000,000 US dollars (likely)'],
    [{ kind: 'money', value: '1', unit: 'EUR' }, '1 euro'],
    [{ kind: 'percent', value: '5', high: '10', unit: '%' }, '5 to 10%'],
    [{ kind: 'percent', value: '0.25', unit: 'pp', modifier: 'about' }, 'about 0.25 percentage points'],
    [{ kind: 'quantity', value: '30', unit: 'km', modifier: 'at-least' }, 'at least 30 km'],
    [{ kind: 'cardinal', value: '2/3' }, '2/3'],
    [{ kind: 'cardinal', value: '3.14159265' }, '3.14159265'],
    [{ kind: 'ordinal', value: '3' }, '3'],
    [{ kind: 'cardinal', value: null }, ''],
  ];
  for (const [number, words] of cases) assert.equal(strings.numbers.value(number), words);
});

const text = 'Of 60 members, 45 voted, or 80 percent. It was cold.';
const at = (words) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length, text: words });
const number = (id, words, more) => ({ id, ...at(words), sentence: 's1', ...more });
const annotation = {
  whole: true,
  text,
  blocks: [{ id: 'p1', role: 'body', start: 0, end: text.length }],
  sentences: [
    { id: 's1', block: 'p1', ...at('Of 60 members, 45 voted, or 80 percent.') },
    { id: 's2', block: 'p1', ...at('It was cold.') },
  ],
  mentions: [{ id: 'm1', ...at('60') }],
  entities: [],
  numbers: [
    number('n1', '60', { kind: 'cardinal', value: '60' }),
    number('n2', '45', { kind: 'cardinal', value: '45' }),
    number('n3', '80 percent', { kind: 'percent', value: '80', unit: '%' }),
  ],
  conflicts: [{ kind: 'share', numbers: ['n1', 'n2', 'n3'], reckoned: '75' }],
  checks: [],
};

test('a conflict has its sentences, its numbers, and what the others come to', () => {
  const [conflict] = conflictList(annotation);
  assert.deepEqual(
    conflict.sentences.map(({ sentence, number: paragraph, numbers }) => [sentence.id, paragraph, numbers.length]),
    [['s1', 1, 3]],
  );
  assert.equal(strings.numbers.closing(conflict), 'That is a share of 75%; the article says 80 percent.');
  assert.equal(numberOf(annotation, annotation.mentions[0]).id, 'n1');
  assert.equal(numberOf(annotation, { start: 0, end: 2 }), null);
});

test('numbers that do not agree are to be looked at, with an abstract or without', () => {
  assert.equal(hasChecks(annotation), true);
  assert.equal(countToLookAt(annotation, new Set()), 1);
  assert.equal(hasChecks({ ...annotation, conflicts: [] }), false);
});

const article =
  `The council of Oslo was elected on Monday. The Green Party won 45 of 60 seats, or 70 percent, on the day. ` +
  `Mayor Ana Ruiz thanked them and said that the work would cost $1.2 billion and would begin in the spring of next year.`;

inBrowsers('numbers', (here) =>
  onPages(here)('a share that is wrong is shown beside the summary, and leads to its sentence', async (page) => {
    await readArticle(page, article);
    const tab = '.band-tabs h2 + h2 .tab';
    assert.equal(await page.$eval(tab, (node) => node.textContent), 'NumbersNumbers1');
    await page.click(tab);
    assert.deepEqual(
      await page.$$eval('.check .check-part', (all) => all.map((part) => part.textContent)),
      ['45', '60', '70 percent'],
    );
    await page.click('.check-quote a');
    assert.match(await page.$eval('mark', (mark) => mark.textContent), /^The Green Party won 45/);
    await page.keyboard.press('Escape');
    await page.$$eval('.mention[data-group="number"]', (all) => all.find((a) => /1\.2/.test(a.textContent)).click());
    assert.match(await page.$eval('.card-facts', (facts) => facts.textContent), /Amount1,200,000,000 US dollars/);
    assert.equal((await readPage(page)).article, article);
  }),
);
