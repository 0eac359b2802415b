// Work that gives way: a few milliseconds of it at a time, so that the page answers while there is much to show.
// Tested by tests/web/turns.test.mjs.

const sliceMs = 8;

/** Takes the steps of an iterator in slices, the first at once. Answers when none is left, or the signal aborts it. */
export async function inTurns(steps, signal) {
  let until = performance.now() + sliceMs;
  while (!signal.aborted && !steps.next().done) {
    if (performance.now() < until) continue;
    await giveWay();
    until = performance.now() + sliceMs;
  }
}

const giveWay = () => globalThis.scheduler?.yield?.() ?? new Promise((resolve) => setTimeout(resolve));
