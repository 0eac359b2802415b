// The card of what is chosen: a name, a statement, a word, a time. Under its place on wide screens, over it where there
// is no room; a sheet on phones. What is on it comes from the views of each. Tested by tests/web/browser.test.mjs.

import { button, element, icon, say } from '../dom.js';
import { strings } from '../strings.js';
import { dragToClose } from './sheet.js';

const words = strings.card;
const gap = 10; // px between mention and card
const edge = 12; // px the card keeps from the window's border

/** What anchorOf() is asked for words that are no name yet. */
export const newName = 'new-name';

/**
 * cards: {lens: (state, id, actions) -> the nodes of a card, or null}, and add, for words that are to be a name.
 * anchorOf(id): the element, or the range of words, that the card is put by.
 */
export function cardView(root, actions, cards, anchorOf) {
  root.setAttribute('role', 'group');
  root.setAttribute('aria-label', words.label);
  root.addEventListener('pointerenter', () => actions.holdPeek());
  root.addEventListener('pointerleave', () => actions.endPeek());
  const place = () => root.hidden || put(root, anchorOf(root.dataset.mention));
  const told = element('span', { class: 'visually-hidden', id: 'card-told' });
  root.after(told);
  let teller = null; // the place in the text that it belongs to

  // A screen reader that comes to a marked place hears where it is: "Mention 2 of 5, paragraph 4".
  function tell(place) {
    teller?.removeAttribute('aria-describedby');
    teller = place instanceof Element ? place : null;
    const line = teller && root.querySelector('.card-walk > span');
    say(told, line ? strings.spoken(line.textContent) : '');
    if (line) teller.setAttribute('aria-describedby', told.id);
  }

  addEventListener('resize', place);
  new ResizeObserver(place).observe(root.parentNode); // what comes or goes above moves the text, and the card with it

  let shown = [];
  return function render(state) {
    const open = state.peek ?? (state.card ? state.chosen : null);
    const id = state.adding ? newName : (state.correcting?.id ?? open); // what is being corrected, no pointer replaces
    const card = state.adding ? cards.add : cards[state.lens];
    const anchor = id && state.annotation && card && anchorOf(id);
    const now = [id, state.annotation, state.correcting, state.adding];
    if (anchor && !root.hidden && now.every((part, i) => part === shown[i])) return;
    const nodes = anchor && card(state, id, actions);
    root.hidden = !nodes;
    shown = nodes ? now : [];
    if (!nodes) return tell(null);
    root.dataset.mention = id;
    keepingButton(root, () => root.replaceChildren(...nodes));
    dragToClose(root, root.querySelector('.card-head'), actions.closeCard);
    tell(anchor);
    place();
  };
}

/**
 * title; kind: a node beside it; under: a node or null; rows: [[label, node or text]], those without are left out;
 * position: a line; source: a link beside it, or null; where: a picture of where it stands; steps: {id, previous, next} or false; foot: what comes last.
 */
export function cardContent({ title, kind, under, rows, position, source = null, where = null, steps, actions, foot = [] }) {
  return [
    element('div', { class: 'grab' }),
    element(
      'div',
      { class: 'card-head' },
      element('h3', { class: 'card-title', text: title }),
      kind,
      iconButton('close', words.close, () => actions.closeCard()),
    ),
    under,
    facts(rows.filter(([, value]) => value)),
    element(
      'div',
      { class: 'card-walk' },
      element('span', { text: position }),
      source,
      where,
      steps
        ? element(
            'span',
            { class: 'card-steps' },
            iconButton('previous', steps.previous, () => actions.stepSame(steps.id, -1)),
            iconButton('next', steps.next, () => actions.stepSame(steps.id, 1)),
          )
        : null,
    ),
    ...foot,
  ].filter(Boolean);
}

/** "Mention 2 of 5, ¶2", by the words of the lens. */
export function position(say, ids, id, paragraph) {
  return say(ids.indexOf(id) + 1, ids.length, paragraph);
}

function facts(rows) {
  if (rows.length === 0) return null;
  return element(
    'dl',
    { class: 'card-facts' },
    ...rows.flatMap(([name, value]) => [element('dt', { text: name }), element('dd', {}, value)]),
  );
}

export function iconButton(picture, label, onclick) {
  return button({ class: 'icon-button', 'aria-label': label, 'data-key': picture, onclick }, icon(picture));
}

// Stepping to the next mention makes the card anew: the button that was pressed keeps the focus.
function keepingButton(root, change) {
  const key = root.contains(document.activeElement) ? document.activeElement.dataset.key : null;
  change();
  if (key) root.querySelector(`[data-key="${key}"]`)?.focus({ preventScroll: true });
}

// Positions the card in its offset parent; phones place it by their style sheet. Reads the layout once, then writes.
function put(root, anchor) {
  if (!anchor) return;
  const line = anchor.getClientRects()[0] ?? anchor.getBoundingClientRect();
  const last = [...anchor.getClientRects()].at(-1) ?? line;
  const home = root.offsetParent?.getBoundingClientRect();
  if (!home) {
    root.style.left = root.style.top = ''; // it may have become a phone's sheet
    return;
  }
  const [width, height] = [root.offsetWidth, root.offsetHeight];
  const inset = parseFloat(getComputedStyle(root).paddingLeft) + 1;
  const above = last.bottom + gap + height > innerHeight - edge && line.top - gap - height > 60;
  const left = Math.max(edge, Math.min(line.left - inset, home.right - width - edge));
  root.style.left = `${left - home.left}px`;
  root.style.top = `${(above ? line.top - gap - height : last.bottom + gap) - home.top}px`;
  root.classList.toggle('is-above', above);
}
