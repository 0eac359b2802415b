// web/anchors.js: places that are found again, exactly or not at all.

import assert from 'node:assert/strict';
import test from 'node:test';
import { anchorAt, find, headAt, placesOf, snapped } from '../../web/anchors.js';

const text =
  'Mayor Ana Ruiz opened the dam. Ruiz smiled. Later Ruiz left the dam near Oslo, and nobody saw Ruiz again.';
const spanOf = (words, from = 0, all = text) => {
  const start = all.indexOf(words, from);
  return { start, end: start + words.length };
};
const wordsAt = (all, span) => span && all.slice(span.start, span.end);

test('in the same text a place is where it was', () => {
  const span = spanOf('Ruiz', 40);
  assert.deepEqual(find(text, anchorAt(text, span)), span);
});

test('words before or after may come and go', () => {
  const anchor = anchorAt(text, spanOf('Ruiz', 40));
  const longer = `It was a Monday.\n\n${text}\n\nIt rained.`;
  assert.equal(find(longer, anchor).start, longer.indexOf('Later') + 6);
});

test('a change close by on one side leaves a place that is the only one of its kind', () => {
  const anchor = anchorAt(text, spanOf('Ruiz', 40));
  const edited = text.replace('Ruiz smiled', 'She smiled');
  assert.equal(wordsAt(edited, find(edited, anchor)), 'Ruiz');
  assert.equal(find(edited, anchor).start, edited.indexOf('Later') + 6);
});

test('what is gone, or changed on both sides, or there twice, is not found', () => {
  const anchor = anchorAt(text, spanOf('Ruiz', 40));
  assert.equal(find(text.replace('Later Ruiz', 'Later she'), anchor), null);
  assert.equal(find(text.replace('Later Ruiz left', 'Then Ruiz went'), anchor), null);
  assert.equal(find(`x ${text} ${text}`, anchor), null);
});

test('a word that has grown is another word', () => {
  const anchor = anchorAt(text, spanOf('Oslo'));
  assert.equal(find(text.replace('Oslo, and', 'Oslofjord, but'), anchor), null);
});

test('a place among look-alikes keeps as much around it as tells it from them', () => {
  const line = 'It was said once more that Ana Ruiz had come to the old town and left the dam again. ';
  const all = `First. ${line.repeat(2)}Last.`;
  for (const nth of [0, 1]) {
    const anchor = anchorAt(all, spanOf('Ruiz', nth * line.length + 7, all));
    assert.equal(find(`Before. ${all}`, anchor).start, anchor.start + 8);
  }
  const many = 'Ruiz. '.repeat(1000);
  assert.ok(anchorAt(many, { start: 3000, end: 3004 }).prefix.length <= 512);
});

test('anchors never split a character in two', () => {
  const all = `${'😀'.repeat(20)} Oslo ${'😀'.repeat(20)}`;
  const { prefix, suffix } = anchorAt(all, spanOf('Oslo', 0, all));
  assert.ok(prefix.isWellFormed?.() ?? !/^[\udc00-\udfff]/.test(prefix));
  assert.ok(suffix.isWellFormed?.() ?? !/[\ud800-\udbff]$/.test(suffix));
});

test('a paragraph is known by its first words', () => {
  const paragraph = { start: 0, end: text.length };
  const anchor = headAt(text, paragraph);
  assert.ok(anchor.text.length <= 80 && text.startsWith(anchor.text));
  assert.equal(find(text.replace('again', 'any more'), anchor).start, 0);
});

test('a selection is snapped to whole words', () => {
  const all = 'The U.S. saw “Ana Ruiz”, of post-2022 Ukraine’s Oslo: 5%.';
  const cases = {
    'na Rui': 'Ana Ruiz',
    ' “Ana Ruiz”, ': 'Ana Ruiz',
    'U.S. ': 'U.S.',
    'U.S': 'U.S.',
    '-2022 ': '2022',
    Ukrai: 'Ukraine',
    'Oslo: ': 'Oslo',
    '5%': '5%',
  };
  for (const [selected, name] of Object.entries(cases))
    assert.equal(wordsAt(all, snapped(all, spanOf(selected, 0, all))), name, selected);
  assert.equal(snapped(all, spanOf('”, ', 0, all)), null);
});

test('the same words are found as whole words only', () => {
  assert.equal(placesOf(text, 'Ruiz').length, 4);
  assert.deepEqual(
    placesOf('Oslofjord, Oslo. Oslo', 'Oslo').map(({ start }) => start),
    [11, 17],
  );
});
