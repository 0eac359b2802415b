// web/segments.js: cutting by hand, and against a slow plain version on many small inputs.

import assert from 'node:assert/strict';
import test from 'node:test';
import { segments } from '../../web/segments.js';

const span = (name, start, end) => ({ name, start, end });
const shown = (pieces) => pieces.map(({ start, end, spans }) => `${start}-${end} ${spans.map((s) => s.name).join('')}`);

test('a range without spans is one piece', () => {
  assert.deepEqual(shown(segments({ start: 0, end: 5 }, [])), ['0-5 ']);
});

test('spans cut the range at their borders, widest first', () => {
  const spans = [span('m', 4, 6), span('s', 0, 10)];
  assert.deepEqual(shown(segments({ start: 0, end: 12 }, spans)), ['0-4 s', '4-6 sm', '6-10 s', '10-12 ']);
});

test('spans that cross each other both cover the middle', () => {
  const spans = [span('a', 0, 6), span('b', 3, 8)];
  assert.deepEqual(shown(segments({ start: 0, end: 8 }, spans)), ['0-3 a', '3-6 ab', '6-8 b']);
});

test('what reaches out of the range is cut, what lies outside or is empty is left out', () => {
  const spans = [span('a', 0, 12), span('b', 1, 2), span('c', 7, 7), span('d', 8, 9)];
  assert.deepEqual(shown(segments({ start: 5, end: 10 }, spans)), ['5-8 a', '8-9 ad', '9-10 a']);
});

test('spans are not altered, nor put in order', () => {
  const spans = Object.freeze([Object.freeze(span('b', 2, 3)), Object.freeze(span('a', 0, 4))]);
  segments({ start: 0, end: 4 }, spans);
  assert.equal(spans[0].name, 'b');
});

test('many random spans: as letter by letter', () => {
  let seed = 7;
  const random = (n) => (seed = (seed * 48271) % 2147483647) % n;
  for (let round = 0; round < 500; round++) {
    const spans = Array.from({ length: random(7) }, (_, i) => {
      const start = random(20);
      return span(String(i), start, start + random(20 - start + 1));
    });
    const range = { start: random(6), end: 12 + random(8) };
    const letters = [];
    for (const piece of segments(range, spans)) {
      for (let at = piece.start; at < piece.end; at++)
        letters.push([
          at,
          piece.spans
            .map((s) => s.name)
            .sort()
            .join(''),
        ]);
    }
    const expected = [];
    for (let at = range.start; at < range.end; at++) {
      expected.push([
        at,
        spans
          .filter((s) => s.start <= at && at < s.end)
          .map((s) => s.name)
          .sort()
          .join(''),
      ]);
    }
    assert.deepEqual(letters, expected);
  }
});

test('ten thousand spans in one text take no time to speak of', () => {
  const spans = Array.from({ length: 10_000 }, (_, i) => span('x', i * 10, i * 10 + 6));
  const started = performance.now();
  assert.equal(segments({ start: 0, end: 100_000 }, spans).length, 20_000);
  assert.ok(performance.now() - started < 1000);
});
