// web/sure.js and when.js on documents of our own.

import assert from 'node:assert/strict';
import test from 'node:test';
import { siblingsOf } from '../../web/lenses.js';
import { sureList, sureMarks } from '../../web/sure.js';
import { excerpt, isCounted, whenList, whenMarks } from '../../web/when.js';

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
