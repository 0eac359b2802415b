// web/turns.js, gather.js, showing.js, views/long-list.js: what is found is shown a little at a time, and a reader never waits for it.

import assert from 'node:assert/strict';
import test from 'node:test';
import { gather, mostNames } from '../../web/gather.js';
import { showIn } from '../../web/showing.js';
import { createState } from '../../web/state.js';
import { inTurns } from '../../web/turns.js';
import { longList, rowsAtOnce } from '../../web/views/long-list.js';

globalThis.requestAnimationFrame ??= (act) => setTimeout(act);
const turn = () => new Promise((resolve) => setTimeout(resolve));

/** Steps that take some milliseconds each; taken: how many so far. */
function slowSteps(count, ms) {
  const steps = { taken: 0 };
  steps.iterator = (function* () {
    while (steps.taken < count) {
      const until = performance.now() + ms;
      while (performance.now() < until);
      steps.taken++;
      yield;
    }
  })();
  return steps;
}

test('work gives way every few milliseconds, and all of it is done', async () => {
  const steps = slowSteps(20, 3);
  const done = inTurns(steps.iterator, new AbortController().signal);
  const most = Math.ceil(8 / 3);
  for (let before = 0; steps.taken < 20; await turn()) {
    assert.ok(steps.taken - before <= most, `${steps.taken - before} steps at once`);
    before = steps.taken;
  }
  await done;
  assert.equal(steps.taken, 20);
});

test('work that is aborted goes no further', async () => {
  const steps = slowSteps(20, 3);
  const end = new AbortController();
  const done = inTurns(steps.iterator, end.signal);
  end.abort();
  await done;
  assert.ok(steps.taken < 5);
});

test('names are shown a few at a time, in order, and none is lost', async () => {
  const shown = [];
  const found = Array.from({ length: 5 * mostNames + 7 }, (_, i) => i);
  let all;
  const done = new Promise((resolve) => (all = resolve));
  const windows = gather(async (read, names) => {
    assert.ok(names.length <= mostNames, `${names.length} names at once`);
    await turn();
    shown.push(...names);
    if (shown.length === found.length) all(read);
  });
  windows.add(1, found.slice(0, 10));
  windows.add(2, found.slice(10, 200));
  windows.add(3, found.slice(200));
  assert.equal(await done, 3);
  assert.deepEqual(shown, found);
});

test('the first names are shown at once; those that wait can be too, or are forgotten', async () => {
  const shown = [];
  const windows = gather(async (read, names) => shown.push(names.length));
  windows.add(1, new Array(3 * mostNames).fill(0));
  assert.deepEqual(shown, [mostNames]);
  windows.flush();
  windows.add(2, [0]);
  windows.forget();
  for (let i = 0; i < 5; i++) await turn();
  assert.deepEqual(shown, [mostNames, 2 * mostNames]);
});

test('what is found is shown in turns; what a reader does, and what is there when they do it, at once', async () => {
  const events = new EventTarget();
  const state = createState({ found: 0, chosen: 0 });
  const seen = [0, 0];
  const views = [
    function* ({ found }) {
      for (let i = 0; i < 10; i++) {
        const until = performance.now() + 4;
        while (performance.now() < until);
        yield;
      }
      seen[0] = found;
    },
    ({ found }) => void (seen[1] = found),
  ];
  let isBusy = false;
  state.subscribe(showIn(views, events, (busy) => (isBusy = busy)));

  const later = state.later({ found: 1 });
  assert.deepEqual([seen, isBusy], [[0, 0], true]);
  await later;
  assert.deepEqual([seen, isBusy], [[1, 1], false]);

  state.later({ found: 2 });
  assert.deepEqual(seen, [1, 1]);
  events.dispatchEvent(new Event('click'));
  assert.deepEqual([seen, isBusy], [[2, 2], false], 'a click finds the page as the state is');

  state.later({ found: 3 });
  state.set({ chosen: 1 });
  assert.deepEqual(seen, [3, 3]);
});

test('what something newer follows in a moment is not shown, unless it lasts or the reader acts', async () => {
  const events = new EventTarget();
  const state = createState({ found: 0 });
  const seen = [];
  state.subscribe(showIn([({ found }) => void seen.push(found)], events));
  state.soon({ found: 1 });
  assert.equal(state.get().found, 1);
  state.set({ found: 2 });
  assert.deepEqual(seen, [2]);

  state.soon({ found: 3 });
  events.dispatchEvent(new Event('keydown'));
  assert.deepEqual(seen, [2, 3], 'a key finds the page as the state is');

  state.soon({ found: 4 });
  assert.deepEqual(seen, [2, 3]);
  while (seen.length === 2) await turn();
  assert.deepEqual(seen, [2, 3, 4]);
  await new Promise((resolve) => setTimeout(resolve, 150));
  assert.deepEqual(seen, [2, 3, 4], 'once, though it was waited for');
});

test('states that the page never has are shown in turns and seen, and then its own; at once where a reader acts', async () => {
  const events = new EventTarget();
  const seen = [];
  let shown = 0;
  const views = [
    function* ({ found }) {
      yield;
      shown = found;
    },
  ];
  const see = () => {
    seen.push(shown);
    for (const until = performance.now() + 10; performance.now() < until; );
  };
  let isBusy = false;
  const show = showIn(views, events, (busy) => (isBusy = busy));
  const own = { found: 1 };
  show(own);

  await show.rehearse([{ found: 2 }, { found: 3 }], own, see);
  assert.deepEqual([seen, shown, isBusy], [[2, 3], 1, false]);

  const acted = show.rehearse([{ found: 4 }, { found: 5 }], own, see);
  assert.deepEqual([shown, isBusy], [4, true]);
  events.dispatchEvent(new Event('keydown'));
  assert.deepEqual([shown, isBusy], [1, false]);
  await acted;
  assert.deepEqual([seen, shown], [[2, 3, 4], 1]);

  const replaced = show.rehearse([{ found: 6 }, { found: 7 }], own, see);
  show({ found: 8 });
  await replaced;
  assert.deepEqual([seen, shown], [[2, 3, 4, 6], 8]);
});

/** Steps that add a number each to rows. */
function* counting(rows, count) {
  for (let i = 0; i < count; i++) yield rows.push(i);
}

test('of a long list the first rows are there at once, the others soon', async () => {
  const rows = [];
  longList().grow(counting(rows, 500), false);
  assert.equal(rows.length, rowsAtOnce);
  while (rows.length < 500) await turn();
  assert.deepEqual(rows, [...rows.keys()]);
});

test('a list is whole at once where that is wanted, at first or later, and gives way to the next', async () => {
  const list = longList();
  const [whole, finished, left, next] = [[], [], [], []];
  list.grow(counting(whole, 500), true);
  assert.equal(whole.length, 500);
  list.grow(counting(finished, 500), false);
  list.finish();
  assert.equal(finished.length, 500);
  list.grow(counting(left, 500), false);
  list.grow(counting(next, 10), false);
  for (let i = 0; i < 5; i++) await turn();
  assert.deepEqual([left.length, next.length], [rowsAtOnce, 10]);
});
