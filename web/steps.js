// Which text is before the reader and what the reader has said of it, as steps that can be taken back: a new text, a
// cleared page, each correction. Tested by tests/web/correct.test.mjs; what a step holds, by history.test.mjs.
//
// A step: {screen: 'input' or 'article', text, end, edits}; end: read up to here, 0: not yet decided.

import { indexOf } from './annotation.js';
import { notCorrecting } from './correcting.js';
import { requestOf } from './corrections.js';
import { createHistory } from './history.js';
import { corrected, unread } from './reading.js';
import { strings } from './strings.js';
import { byteSize, canonical, countWords, isBlank, limitBytes, longText } from './text.js';

/** What the field holds, and the offset in it that is to be in sight; another object each time that it is filled. */
export const emptyField = { text: '', place: 0 };

/** The step that everything begins with. */
export const nothing = { screen: 'input', text: '', end: 0, edits: [] };

// What is open beside the text before is not of this one.
const shut = { panel: false, parts: false, addressing: false };

/** draft(): the words in the field; say(line, action): for a while; refuse(line): whatever is there stays. */
export function createSteps({ state, reading, draft, say, refuse }) {
  const history = createHistory(nothing);
  const undoable = { text: strings.undo.action, act: () => undo() };

  /**
   * A text to be read, with edits of it; end: up to there. edited: it is the text before, changed in the field, and what
   * was said of it holds on. Answers true, unless the text is refused.
   */
  function show(text, { edits = [], end = 0, edited = false } = {}) {
    const clean = canonical(text);
    if (isBlank(clean)) return refuse(strings.input.blank);
    if (byteSize(clean) > limitBytes) return refuse(strings.input.tooLong);
    const next = { screen: 'article', text: clean, end, edits: edited ? state.get().edits : edits };
    const lost = wordsThere();
    if (lost.step && lost.text !== clean && !edited) history.push(lost.step);
    const before = history.now();
    if (before.screen !== 'article' || before.text !== clean || before.edits !== next.edits) history.push(next);
    open(history.now());
    if (!edited && !isBlank(lost.text) && (lost.text !== clean || before.edits.length))
      say(strings.undo.replaced, undoable);
    return true;
  }

  // What a new text takes the place of; as a step where it is none yet: words in the field.
  function wordsThere() {
    const { screen, text, edits } = state.get();
    if (screen === 'article') return { text };
    const words = canonical(draft());
    const isNew = !isBlank(words) && words !== history.now().text;
    return { text: words, step: isNew ? { screen: 'input', text: words, end: 0, edits } : null };
  }

  /** An empty field. */
  function clear() {
    history.push(nothing);
    open(nothing);
    say(strings.undo.cleared, undoable);
  }

  /** Back to the field, with the text in it; place is the offset that is to be in sight. */
  function edit(place) {
    toField(state.get().text, place);
  }

  function toField(text, place) {
    reading.leave();
    const rest = { field: { text, place }, words: 0, notice: '', ...shut, pairing: false };
    state.set({ ...unread, ...notCorrecting, ...rest, screen: 'input', text });
  }

  function open({ screen, text, end, edits }) {
    reading.leave();
    if (screen === 'input') {
      state.set({ edits });
      return toField(text, 0);
    }
    scrollTo({ top: 0, behavior: 'instant' }); // before there is more to lay out; what is still on its way up ends there
    const rest = { words: countWords(text), notice: '', ...shut };
    const shown = { ...unread, ...notCorrecting, ...corrected(null, edits), ...rest, screen, text };
    const upTo = end || (text.length <= longText ? text.length : 0);
    if (upTo) readTo(upTo, shown);
    else state.set({ ...shown, phase: 'asking', seconds: reading.secondsFor(text.length) });
  }

  /** Reads what is before the reader, up to an offset; shown: see reading.js. */
  function readTo(end, shown) {
    history.amend({ end });
    reading.read(end, shown);
  }

  /** One more edit of the article; the line says what it did. */
  function commit(edit, line) {
    history.push({ ...history.now(), edits: [...history.now().edits, edit] });
    correctWith(history.now().edits);
    say(line, undoable);
  }

  // The article stays as it is laid out; what the core has to know first comes when it has answered.
  function correctWith(edits) {
    const { found, edits: before, chosen, card } = state.get();
    const asks = JSON.stringify(requestOf(found, edits)) !== JSON.stringify(requestOf(found, before));
    const now = corrected(found, edits);
    const gone = chosen?.startsWith('m') && now.annotation && !indexOf(now.annotation).mentions.has(chosen);
    state.set({ ...now, ...notCorrecting, chosen: gone ? null : chosen, card: card && !gone });
    if (asks) reading.again();
  }

  function restore(step, line, action) {
    if (!step) return;
    const { screen, text } = state.get();
    if (step.screen === 'article' && screen === 'article' && step.text === text) correctWith(step.edits);
    else open(step);
    say(line, action);
  }

  const undo = () => restore(history.undo(), strings.undo.undone, { text: strings.undo.redo, act: () => redo() });
  const redo = () => restore(history.redo(), strings.undo.redone, undoable);

  return {
    show,
    clear,
    edit,
    readTo,
    commit,
    undo,
    redo,
    now: history.now,
    /** The text of an article that stood here before this one; null where there was none. */
    textBefore() {
      const { text } = history.now();
      return history.past().findLast((step) => step.screen === 'article' && step.text !== text)?.text ?? null;
    },
    canUndo: history.canUndo,
    canRedo: history.canRedo,
    /** Opens a step that was kept, with none before it. */
    begin(step) {
      history.forget(step);
      open(step);
    },
  };
}
