// web/state.js

import assert from 'node:assert/strict';
import test from 'node:test';
import { createState } from '../../web/state.js';

test('a change is merged, frozen, and told to every subscriber', () => {
  const state = createState({ a: 1, b: 2 });
  const heard = [];
  state.subscribe((now) => heard.push(now));
  state.set({ b: 3 });
  assert.deepEqual(heard, [{ a: 1, b: 3 }]);
  assert.ok(Object.isFrozen(state.get()));
});

test('a patch that changes nothing is told to nobody', () => {
  const state = createState({ a: NaN });
  state.subscribe(() => assert.fail());
  state.set({ a: NaN });
  state.set({});
});

test('who unsubscribes hears no more', () => {
  const state = createState({ a: 1 });
  const leave = state.subscribe(() => assert.fail());
  leave();
  state.set({ a: 2 });
  assert.equal(state.get().a, 2);
});

test('when a subscriber changes the state, the others see only the newest', () => {
  const state = createState({ a: 1 });
  const seen = [];
  state.subscribe((now) => now.a === 2 && state.set({ a: 3 }));
  state.subscribe((now) => seen.push(now.a));
  state.set({ a: 2 });
  assert.deepEqual(seen, [3]);
});
