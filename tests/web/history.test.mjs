// web/history.js

import assert from 'node:assert/strict';
import test from 'node:test';
import { createHistory } from '../../web/history.js';

test('steps are taken back one by one, and taken again', () => {
  const history = createHistory({ n: 0 });
  for (let n = 1; n <= 1000; n++) history.push({ n });
  for (let n = 999; n >= 0; n--) assert.equal(history.undo().n, n);
  assert.equal(history.undo(), null);
  assert.equal(history.now().n, 0);
  for (let n = 1; n <= 1000; n++) assert.equal(history.redo().n, n);
  assert.equal(history.redo(), null);
});

test('a new step after an undo is the only way on', () => {
  const history = createHistory('a');
  history.push('b');
  history.undo();
  history.push('c');
  assert.equal(history.canRedo(), false);
  assert.equal(history.undo(), 'a');
  assert.equal(history.redo(), 'c');
});

test('what is put right is no step', () => {
  const history = createHistory({ a: 1 });
  history.amend({ b: 2 });
  assert.deepEqual([history.now(), history.canUndo()], [{ a: 1, b: 2 }, false]);
});

test('what is forgotten comes back by neither way', () => {
  const history = createHistory('a');
  history.push('b');
  history.push('c');
  history.undo();
  history.forget('d');
  assert.deepEqual([history.now(), history.undo(), history.redo()], ['d', null, null]);
});
