// Going to places of the page: into sight, above what covers them, and with the focus.
// Tested by tests/web/browser.test.mjs and correct.test.mjs.

import { indexOf } from './annotation.js';
import { firstChoice } from './views/correct.js';

const narrow = matchMedia('(max-width: 767px)');

/** root: {header, article, rail, card}, elements; article: its view. */
export function createPlaces({ state, root, article }) {
  let quiet = false; // a focus that opens no card: what was done there is done

  function goTo(node) {
    node?.focus({ preventScroll: true });
    show(node);
  }

  /** The focus goes to a marked place where nothing is left to do. */
  function back(id) {
    quiet = true;
    article.anchorOf(id)?.focus({ preventScroll: true });
    quiet = false;
  }

  // On phones above the sheet that tells of it.
  function show(node) {
    if (!node) return;
    node.scrollIntoView({ block: 'nearest' });
    if (narrow.matches && !root.card.hidden) showAboveSheet(node);
  }

  function showAboveSheet(place) {
    // Its height, since the sheet may still be on its way up.
    const hidden = place.getBoundingClientRect().bottom + 16 - (innerHeight - root.card.offsetHeight);
    if (hidden > 0) scrollBy({ top: hidden });
  }

  /** The row of the list that stands for what is chosen. */
  function rowOf({ annotation, chosen }) {
    const entity = indexOf(annotation).mentions.get(chosen)?.entity;
    return root.rail.querySelector(entity ? `[data-entity="${entity}"]` : `[data-item="${chosen}"]`);
  }

  /** The offset of the first paragraph in sight. */
  function topOfSight() {
    const header = root.header.getBoundingClientRect().bottom;
    const blocks = [...root.article.querySelectorAll('.block')];
    const first = blocks.find((block) => block.getBoundingClientRect().bottom > header);
    return Number(first?.dataset.start ?? 0);
  }

  /** Where the focus goes while something is being corrected, and after: see correcting.js. */
  const focus = {
    words(span) {
      const range = article.rangeOf(span);
      if (!range) return;
      getSelection().removeAllRanges();
      getSelection().addRange(range);
      const { top, bottom } = range.getBoundingClientRect();
      const covered = root.header.offsetHeight * 2; // with the one line of the summary
      if (top < covered || bottom > innerHeight) scrollBy({ top: top - innerHeight / 3, behavior: 'instant' });
    },
    choice() {
      const { chosen, adding } = state.get();
      const place = adding ? article.rangeOf(adding) : article.anchorOf(chosen);
      firstChoice(root.card)?.focus({ preventScroll: true });
      if (!narrow.matches) root.card.scrollIntoView({ block: 'nearest' });
      else if (place) showAboveSheet(place);
    },
    action: (name) => root.card.querySelector(`.card-action[data-key="${name}"]`)?.focus({ preventScroll: true }),
    mention(id) {
      if (!id) return root.rail.querySelector('a.name')?.focus();
      state.set({ chosen: id, card: false, back: 'article' });
      getSelection().removeAllRanges();
      back(id);
    },
  };

  return { goTo, back, show, rowOf, topOfSight, focus, isQuiet: () => quiet };
}
