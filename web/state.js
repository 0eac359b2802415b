// The one state object of the page and who wants to know of its changes. Tested by tests/web/state.test.mjs.

/**
 * Keeps a frozen object. set(patch) replaces it by a merged copy and calls every subscriber with it, but only when
 * the patch changes something; a subscriber may call set itself: the others then see only the newest state.
 */
export function createState(initial) {
  let state = Object.freeze({ ...initial });
  const subscribers = new Set();

  return {
    get: () => state,
    set(patch) {
      if (Object.keys(patch).every((key) => Object.is(patch[key], state[key]))) return;
      const next = Object.freeze({ ...state, ...patch });
      state = next;
      for (const subscriber of [...subscribers]) {
        if (state !== next) return; // a subscriber has already shown something newer to all
        subscriber(state);
      }
    },
    subscribe(subscriber) {
      subscribers.add(subscriber);
      return () => subscribers.delete(subscriber);
    },
  };
}
