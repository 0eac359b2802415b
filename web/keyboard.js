// Single keys, heard only while the article or the list of names has the focus, and Escape. All they do is reachable
// by buttons and links too. Tested by tests/web/browser.test.mjs.

export function listenToKeys({ article, names, card, actions }) {
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.key === 'Escape') return actions.escape();
    const inside = [article, names, card].some((root) => root.contains(event.target));
    if (!inside && event.target !== document.body) return;
    const act = keyActions(event, actions, article);
    if (!act) return;
    event.preventDefault();
    act();
  });
}

function keyActions(event, actions, article) {
  const mention = event.target.closest?.('.mention');
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
      return () => actions.setLens('names');
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
