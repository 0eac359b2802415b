// The cells of the coverage strip. How it looks: screenshots.mjs; what it costs of a long text: bench/tasks.mjs.

import assert from 'node:assert/strict';
import test from 'node:test';
import { cellsOf } from '../../web/views/strip.js';

const sentences = [10, 20, 30, 40, 50].map((length, i) => ({ id: `s${i + 1}`, start: 100 * i, end: 100 * i + length }));
const places = new Map([['s3', 1], ['s4', 2]]);

test('a sentence has a cell, as long as it is', () => {
  assert.deepEqual(cellsOf(sentences, places, false), [
    { place: undefined, length: 10 },
    { place: undefined, length: 20 },
    { place: 1, length: 30 },
    { place: 2, length: 40 },
    { place: undefined, length: 50 },
  ]);
});

test('of many sentences those between chosen ones share a cell; chosen ones never do', () => {
  assert.deepEqual(cellsOf(sentences, places, true), [
    { place: undefined, length: 30 },
    { place: 1, length: 30 },
    { place: 2, length: 40 },
    { place: undefined, length: 50 },
  ]);
  assert.deepEqual(cellsOf([], places, true), []);
});
