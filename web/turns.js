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

// As a message of its own: whatever waits goes first, frames too, and a page in the background is not slowed down, as it
// would be by timers.
const giveWay = () =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
