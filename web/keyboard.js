// Single keys, heard only while the article or the list beside it has the focus, Escape, and the keys that take a step
// back. All they do is reachable by buttons and links too. Tested by tests/web/browser.test.mjs.

import { lenses } from './lenses.js';

export function listenToKeys({ article, rail, card, actions, get }) {
  document.addEventListener('keydown', (event) => {
    if (event.isComposing || event.altKey) return;
    if (event.ctrlKey || event.metaKey) return takeStep(event, actions);
    if (get().keys) return; // the list of keys has its own Escape
    if (event.key === 'Escape') return actions.escape();
    if (!get().singleKeys && event.key.length === 1) return;
    if (event.target.closest?.(typedInto)) return;
    const inside = [article, rail, card].some((root) => root.contains(event.target));
    if (!inside && event.target !== document.body) return;
    const act = keyActions(event, actions, article);
    if (!act) return;
    event.preventDefault();
    act();
  });
}

const typedInto = 'textarea, select, input:not([type=range], [type=checkbox])';

// Ctrl or Cmd with Z takes a step back, with Shift (or Ctrl Y) the step again; a field with words in it has its own.
function takeStep(event, actions) {
  const { key, shiftKey, target } = event;
  const field = target.closest?.('textarea, input');
  if (field?.matches(typedInto) && field.value !== '') return;
  const back = key.toLowerCase() === 'z' && !shiftKey;
  const again = (key.toLowerCase() === 'z' && shiftKey) || (key.toLowerCase() === 'y' && event.ctrlKey);
  if (!back && !again) return;
  event.preventDefault();
  if (back) actions.undo();
  else actions.redo();
}

function keyActions(event, actions, article) {
  const mention = event.target.closest?.('.mention, .lens-mark');
  const onMention = mention && article.contains(mention);
  switch (event.key) {
    case 'n':
      return () => actions.step(1);
    case 'p':
      return () => actions.step(-1);
    case 'N':
      return () => actions.stepSame(null, 1);
    case 'P':
      return () => actions.stepSame(null, -1);
    case '0':
      return () => actions.setLens('plain');
    case '1':
    case '2':
    case '3':
    case '4':
      return () => actions.pickLens(lenses[event.key - 1]);
    case '?':
      return actions.showKeys;
    case 's':
      return actions.toSummary;
    case 'ArrowRight':
      return onMention && (() => actions.step(1));
    case 'ArrowLeft':
      return onMention && (() => actions.step(-1));
    case 'Delete':
    case 'Backspace':
      return onMention && mention.matches('.mention') && (() => actions.correct(mention.id, 'remove'));
    case 'Enter':
      return onMention && (() => actions.toggleCard(mention.id));
    default:
      return null;
  }
}
