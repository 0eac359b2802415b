// Steps that can be taken back and taken again, without end. A step is a whole state, kept as it is: states share what
// they have in common, so many cost little. Tested by tests/web/history.test.mjs and corrections.test.mjs.

export function createHistory(first) {
  let past = [];
  let now = first;
  let future = [];

  return {
    now: () => now,
    /** The states before, the oldest first. */
    past: () => past,
    canUndo: () => past.length > 0,
    canRedo: () => future.length > 0,
    /** A new step. What was taken back before can be taken again no more. */
    push(next) {
      past.push(now);
      [now, future] = [next, []];
    },
    /** Puts the state as it is now right, without a step. */
    amend(patch) {
      now = { ...now, ...patch };
    },
    /** The state before, or null where there is none; likewise redo() the one after. */
    undo() {
      if (past.length === 0) return null;
      future.push(now);
      return (now = past.pop());
    },
    redo() {
      if (future.length === 0) return null;
      past.push(now);
      return (now = future.pop());
    },
    /** Forgets every step, and starts from a state. */
    forget(state) {
      [past, now, future] = [[], state, []];
    },
  };
}
