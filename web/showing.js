// Which views there are is main.js's matter; when they show the state, this one's. What a reader does is shown at once.
// What the core finds is shown in turns, view by view, and a view that answers an iterator is done when that is; what will
// be replaced in a moment is not shown unless it lasts. Whatever the reader does meanwhile finds a page that shows all of one
// state. Tested by tests/web/turns.test.mjs.

import { moment } from './state.js';
import { inTurns } from './turns.js';

const acts = ['pointerdown', 'click', 'keydown', 'input', 'paste', 'drop'];

/**
 * A subscriber of a state (state.js). events: what tells of a reader's acts, before anyone else hears of them.
 * busy(whether more of a state is still to be shown).
 */
export function showIn(views, events, busy = () => {}) {
  let rest = null; // of the steps of a state that is shown in turns
  let turns = new AbortController();
  let timer = 0;

  function halt() {
    clearTimeout(timer);
    timer = 0;
    turns.abort();
  }

  function finish() {
    halt();
    while (rest && !rest.next().done);
    rest = null;
    busy(false);
  }
  for (const act of acts) events.addEventListener(act, finish, { capture: true });

  function show(now, pace) {
    turns.abort();
    rest = stepsOf(views, now);
    if (pace === 'soon') return void (timer ||= setTimeout(finish, moment));
    if (pace !== 'later') return finish();
    halt();
    const mine = (turns = new AbortController());
    busy(true);
    return inTurns(rest, mine.signal).then(() => mine.signal.aborted || busy(false));
  }

  /**
   * Shows states in turns that the page never has, and then the one that it has, as it does at once where a reader acts.
   * see() is called with each of them in the page.
   */
  show.rehearse = (states, now, see) => {
    finish();
    busy(true);
    rest = stepsOf(views, now);
    const mine = (turns = new AbortController());
    const steps = function* () {
      for (const state of states) {
        yield* stepsOf(views, state);
        yield see();
      }
    };
    return inTurns(steps(), mine.signal).then(() => mine.signal.aborted || finish());
  };
  return show;
}

function* stepsOf(views, now) {
  for (const view of views) {
    const steps = view(now);
    if (steps?.next) yield* steps;
    yield;
  }
}
