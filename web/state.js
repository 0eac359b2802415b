// The one state object of the page and who wants to know of its changes. Tested by tests/web/state.test.mjs.

export const moment = 100; // ms

/**
 * Keeps a frozen object. set(patch) replaces it by a merged copy and calls every subscriber with it, but only when
 * the patch changes something; a subscriber may call set itself: the others then see only the newest state.
 * later(patch) does the same for what no reader waits for: subscribers, told so by a second argument, may take their
 * time. Answers when all are done. soon(patch) is for what something newer will follow: they may wait for it,
 * but a moment at most.
 */
export function createState(initial) {
  let state = Object.freeze({ ...initial });
  const subscribers = new Set();

  function change(patch, pace) {
    if (Object.keys(patch).every((key) => Object.is(patch[key], state[key]))) return [];
    const next = Object.freeze({ ...state, ...patch });
    state = next;
    const answers = [];
    for (const subscriber of [...subscribers]) {
      if (state !== next) break; // a subscriber has already shown something newer to all
      answers.push(subscriber(state, pace));
    }
    return answers;
  }

  return {
    get: () => state,
    set: (patch) => void change(patch, 'now'),
    soon: (patch) => void change(patch, 'soon'),
    later: (patch) => Promise.all(change(patch, 'later')),
    subscribe(subscriber) {
      subscribers.add(subscriber);
      return () => subscribers.delete(subscriber);
    },
  };
}
