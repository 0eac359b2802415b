// Names come from the core window by window, faster than a long text can show them. They are shown a few at a time; the
// first at once, later ones with rests that are longer the longer it takes to show them, so that the page has time to
// answer. Tested by tests/web/turns.test.mjs.

export const mostNames = 60; // in one showing: about 10 ms of it
const restFactor = 4; // for each ms that showing took
const longestRest = 1000; // ms

/** show(windows read, some of their mentions) answers when it is done. */
export function gather(show) {
  let read = 0;
  let mentions = [];
  let timer = 0;
  let isShowing = false;
  let rest = 0; // ms
  let round = 0; // what was forgotten is heard of no more

  async function next() {
    const mine = round;
    const started = performance.now();
    timer = 0;
    isShowing = true;
    await show(read, mentions.splice(0, mostNames));
    if (mine !== round) return;
    isShowing = false;
    const took = () => mine === round && (rest = Math.min(longestRest, restFactor * (performance.now() - started)));
    requestAnimationFrame(() => setTimeout(took)); // when it is laid out and painted too
    if (mentions.length) wait();
  }

  function wait() {
    timer = setTimeout(next, rest);
  }

  return {
    add(windowsRead, found) {
      read = windowsRead;
      mentions.push(...found);
      if (isShowing || timer) return;
      if (rest) wait();
      else next();
    },
    /** Shows what is left, however much it is. */
    flush: () => mentions.length && show(read, mentions.splice(0)),
    forget() {
      clearTimeout(timer);
      round++;
      [timer, isShowing, rest, mentions] = [0, false, 0, []];
    },
  };
}
