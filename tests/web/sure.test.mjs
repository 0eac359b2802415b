// web/sure.js and when.js on documents of our own, and dates.js.

import assert from 'node:assert/strict';
import test from 'node:test';
import { isDate, writtenDate } from '../../web/dates.js';
import { siblingsOf } from '../../web/lenses.js';
import { sureList, sureMarks } from '../../web/sure.js';
import { excerpt, hintOf, isCounted, whenList, whenMarks } from '../../web/when.js';

const text =
  'It may rain. It May flood, it was said. In 2022 the dam broke; nearly three years ago the river froze over.';
const at = (words, from = 0) => ({ start: text.indexOf(words, from), end: text.indexOf(words, from) + words.length });
const sentence = { id: 's1', block: 'p1', start: 0, end: text.length };
const time = (id, words, value, relative = null) => ({
  id,
  ...at(words),
  text: words,
  kind: 'date',
  value,
  relative,
  sentence: 's1',
});
const annotation = {
  whole: true,
  text,
  blocks: [{ id: 'p1', role: 'body', start: 0, end: text.length }],
  sentences: [sentence],
  mentions: [],
  entities: [],
  speech: [],
  certainty: [
    { id: 'c1', class: 'hedged', ...at('may'), text: 'may', sentence: 's1' },
    { id: 'c2', class: 'hedged', ...at('May'), text: 'May', sentence: 's1' },
    { id: 'c3', class: 'doer-missing', ...at('was said'), text: 'was said', sentence: 's1' },
  ],
  times: [
    time('t1', '2022', '2022'),
    time('t2', 'nearly three years ago', null, { unit: 'year', n: -3, approx: true, to: 'published' }),
  ],
  timeline: [{ time: 't1', sentence: 's1', from: '2022-01-01', to: '2022-12-31' }],
};

test('equal words stand once, in their kind', () => {
  assert.deepEqual(
    sureList(annotation).map(({ class: kind, words }) => [kind, words.map((word) => [word.text, word.items.length])]),
    [
      ['hedged', [['may', 2]]],
      ['doer-missing', [['was said', 1]]],
    ],
  );
});

test('every word and every time is a link in the text', () => {
  assert.deepEqual(
    [...sureMarks(annotation), ...whenMarks(annotation)].map(({ item, kind, link }) => [item, kind, link]),
    [
      ['c1', 'sure-hedged', true],
      ['c2', 'sure-hedged', true],
      ['c3', 'sure-doer-missing', true],
      ['t1', 'when-time', true],
      ['t2', 'when-time', true],
    ],
  );
  assert.deepEqual(siblingsOf(annotation, 'sure', 'c2'), ['c1', 'c2', 'c3']);
  assert.deepEqual(siblingsOf(annotation, 'when', 't2'), ['t1', 't2']);
});

test('what is counted from an unknown day is never on the calendar', () => {
  const ids = (list) => list.map(({ id }) => id).join();
  const { placed, counted, others } = whenList(annotation);
  assert.deepEqual([ids(placed.map(({ time }) => time)), ids(counted), ids(others)], ['t1', 't2', '']);
  assert.ok(isCounted(annotation.times[1]) && !isCounted(annotation.times[0]));
});

test('an excerpt is cut at spaces, and its words are those of the text', () => {
  const whole = excerpt(annotation, annotation.times[0], 400);
  assert.equal(whole.before + whole.words + whole.after, text);
  const short = excerpt(annotation, annotation.times[1], 40);
  assert.equal(short.words, 'nearly three years ago');
  assert.equal(short.before, '… the dam broke; ');
  assert.equal(short.after, ' the …');
});

test('a text that names one year and counts one number of years hints at its date of publication, and no other does', () => {
  const [placed, counted] = annotation.times;
  const hint = (times, more = {}) =>
    hintOf({ ...annotation, meta: { published: null }, times, ...more }) ?? null;
  assert.deepEqual(hint([placed, { ...counted, modifier: 'almost' }]), {
    ...{ words: 'nearly three years ago', year: 2022 },
    ...{ from: { part: 'late', year: 2024 }, to: { part: 'end', year: 2025 } },
  });
  assert.deepEqual(hint([placed, counted]).to, { part: 'early', year: 2026 });
  assert.equal(hint([placed, { ...counted, modifier: 'more-than' }]), null);
  assert.equal(hint([placed, { ...counted, relative: { unit: 'day', n: -3, to: 'published' } }]), null);
  assert.equal(hint([placed, counted, { ...counted, id: 't3', relative: { ...counted.relative, n: -5 } }]), null);
  assert.equal(hint([placed, counted], { meta: { published: '2025' } }), null);
  const years = [...annotation.timeline, { time: 't1', from: '2019-05-01', to: '2019-05-01' }];
  assert.equal(hint([placed, counted], { timeline: years }), null);
});

test('a date is a day, a month or a year, however it is written, and nothing that may be two', () => {
  for (const [words, date] of [
    ['2025', '2025'],
    [' 2025-2 ', '2025-02'],
    ['2025-02-19', '2025-02-19'],
    ['2/2025', '2025-02'],
    ['19.2.2025', '2025-02-19'],
    ['19 Feb 2025', '2025-02-19'],
    ['Wednesday, February 19th, 2025', '2025-02-19'],
    ['the end', ''],
    ['February 2025', '2025-02'],
    ['Sept. 2025', '2025-09'],
    ['3rd of March 2025', '2025-03-03'],
    ['3/4/2025', ''],
    ['Ma 2025', ''],
    ['Juni 2025', ''],
    ['30 February 2025', ''],
    ['13/2025', ''],
    ['25', ''],
    ['0000', ''],
    ['', ''],
  ])
    assert.equal(writtenDate(words), date, words);
  for (const date of ['2025-02-30', '2025-13', '2025-1', '2025-', 'x', null, 2025]) assert.equal(isDate(date), false, date);
});
