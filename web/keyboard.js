// Single keys, heard only while the article or the list beside it has the focus, and Escape. All they do is reachable
// by buttons and links too. Tested by tests/web/browser.test.mjs.

import { lenses } from './lenses.js';

export function listenToKeys({ article, rail, card, actions }) {
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.key === 'Escape') return actions.escape();
    const inside = [article, rail, card].some((root) => root.contains(event.target));
    if (!inside && event.target !== document.body) return;
    const act = keyActions(event, actions, article);
    if (!act) return;
    event.preventDefault();
    act();
  });
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
    case 's':
      return actions.toSummary;
    case 'ArrowRight':
      return onMention && (() => actions.step(1));
    case 'ArrowLeft':
      return onMention && (() => actions.step(-1));
    case 'Enter':
      return onMention && (() => actions.toggleCard(mention.id));
    default:
      return null;
  }
}
