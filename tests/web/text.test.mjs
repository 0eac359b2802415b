// web/text.js

import assert from 'node:assert/strict';
import test from 'node:test';
import { byteSize, canonical, countWords, firstPartEnd, isBlank, lineBlocks, readingMinutes } from '../../web/text.js';

test('only line ends and lone surrogates change', () => {
  assert.equal(canonical('a\r\nb\rc\n\r\nd'), 'a\nb\nc\n\nd');
  assert.equal(canonical('x\ud83dy\udc00'), 'x\ufffdy\ufffd');
  const same = ' \u0000\u200b\u00a0e\u0301 \ud83d\udc69\u200d\ud83d\ude80 \ufeff\t\n';
  assert.equal(canonical(same), same);
});

test('white space alone is blank', () => {
  assert.ok(isBlank('') && isBlank(' \n\t\u00a0\u2003'));
  assert.ok(!isBlank('\u200b.'));
});

test('words are runs without white space', () => {
  assert.equal(countWords(' one two\nthree\u00a0four '), 4);
  assert.equal(countWords(''), 0);
  assert.deepEqual([1, 299, 300, 533].map(readingMinutes), [1, 1, 2, 3]);
});

test('bytes are those of UTF-8', () => {
  assert.equal(byteSize('a\u00e9\u20ac\ud83d\ude80'), 10);
});

test('a line is a paragraph, without the white space around it', () => {
  const text = '\n  One line \n\n\nTwo\t\n \nx';
  const words = lineBlocks(text).map(({ start, end }) => text.slice(start, end));
  assert.deepEqual(words, ['One line', 'Two', 'x']);
  assert.deepEqual(
    lineBlocks(text, 12).map(({ start, end }) => text.slice(start, end)),
    ['Two', 'x'],
  );
  assert.deepEqual(lineBlocks(' \n'), []);
});

test('the first part ends between paragraphs, else between words, else between characters', () => {
  assert.equal(firstPartEnd('short', 10), 5);
  assert.equal(firstPartEnd('aaa aaa\nbb bb', 10), 7);
  assert.equal(firstPartEnd('aaa aaaaabb bb', 8), 8); // the only border is too early
  assert.equal(firstPartEnd('aaaa aaaaabb', 7), 4);
  assert.equal(firstPartEnd('\ud83d\ude80'.repeat(5), 5), 4);
});
