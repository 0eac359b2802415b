// A list that may be long: about as many rows as a rail shows are there at once, the others follow in turns, so that a
// lens never keeps its reader waiting. Tested by tests/web/turns.test.mjs.

import { inTurns } from '../turns.js';

export const rowsAtOnce = 15;

/**
 * grow(steps, whole) takes the steps of an iterator that adds a row with each, instead of the one before; all of them at
 * once where the whole list is wanted. finish() takes those that are left.
 */
export function longList() {
  let rest = [].values();
  let turns = new AbortController();

  function finish() {
    turns.abort();
    while (!rest.next().done);
  }

  function grow(steps, whole) {
    turns.abort();
    rest = steps;
    if (whole) return finish();
    for (let row = 0; row < rowsAtOnce; row++) if (steps.next().done) return;
    turns = new AbortController();
    const { signal } = turns;
    setTimeout(() => inTurns(steps, signal));
  }

  return { grow, finish };
}
