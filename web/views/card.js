// The card of a name: what it is, its other forms, why it is taken for one, and the way to its other mentions. Under
// its mention on wide screens, over it where there is no room; a sheet on phones. Tested by tests/web/browser.test.mjs.

import { button, element, icon } from '../dom.js';
import { indexOf, mentionsOf, paragraphAt } from '../annotation.js';
import { groupOf } from '../groups.js';
import { strings } from '../strings.js';
import { dragToClose } from './sheet.js';

const words = strings.card;
const gap = 10; // px between mention and card
const edge = 12; // px the card keeps from the window's border

export function cardView(root, actions, anchorOf) {
  root.setAttribute('role', 'group');
  root.setAttribute('aria-label', words.label);
  root.addEventListener('pointerenter', () => actions.holdPeek());
  root.addEventListener('pointerleave', () => actions.endPeek());
  const place = () => root.hidden || put(root, anchorOf(root.dataset.mention));
  addEventListener('resize', place);

  let shown = null;
  return function render(state) {
    const id = state.peek ?? (state.card ? state.chosen : null);
    const mention = id && state.annotation && indexOf(state.annotation).mentions.get(id);
    const anchor = mention && state.lens === 'names' && anchorOf(id);
    root.hidden = !anchor;
    if (!anchor) return void (shown = null);
    if (shown?.id === id && shown.annotation === state.annotation) return;
    shown = { id, annotation: state.annotation };
    root.dataset.mention = id;
    keepingButton(root, () => root.replaceChildren(...content(state.annotation, mention, actions)));
    dragToClose(root, root.querySelector('.card-head'), actions.closeCard);
    place();
  };
}

function content(annotation, mention, actions) {
  const entity = indexOf(annotation).entities.get(mention.entity);
  const mentions = mentionsOf(annotation, entity);
  const at = mentions.findIndex(({ id }) => id === mention.id);
  const group = groupOf(mention.type);
  return [
    element('div', { class: 'grab' }),
    element(
      'div',
      { class: 'card-head' },
      element('h3', { class: 'card-title', text: entity.name }),
      element('span', { class: `card-kind line g-${group}`, text: strings.types[mention.type] ?? mention.type }),
      iconButton('close', words.close, () => actions.closeCard()),
    ),
    roleLine(annotation, entity),
    facts(entity, mention),
    element(
      'div',
      { class: 'card-walk' },
      element('span', { text: words.position(at + 1, mentions.length, paragraphAt(annotation, mention.start)) }),
      mentions.length > 1
        ? element(
            'span',
            { class: 'card-steps' },
            iconButton('previous', words.previous, () => actions.stepSame(mention.id, -1)),
            iconButton('next', words.next, () => actions.stepSame(mention.id, 1)),
          )
        : null,
    ),
  ].filter(Boolean);
}

// Each role once, with the paragraphs that give it.
function roleLine(annotation, entity) {
  if (entity.roles.length === 0) return null;
  const places = new Map();
  for (const { text, start } of entity.roles) {
    const paragraph = paragraphAt(annotation, start);
    places.set(text, [...new Set([...(places.get(text) ?? []), ...(paragraph ? [paragraph] : [])])]);
  }
  const line = element('p', { class: 'card-role' });
  [...places].slice(0, 2).forEach(([role, paragraphs], i) => {
    line.append(i ? '; ' : '', role);
    for (const n of paragraphs) line.append(' ', element('span', { class: 'ref', text: strings.summary.paragraph(n) }));
  });
  return line;
}

function facts(entity, mention) {
  const also = entity.aliases.filter((alias) => alias !== entity.name).join(', ');
  const why = mention.why?.length ? words.whyScore(mention.why, mention.score) : '';
  const rows = [
    [words.also, also, 'article-words'],
    [words.why, why, ''],
  ].filter(([, value]) => value);
  if (rows.length === 0) return null;
  return element(
    'dl',
    { class: 'card-facts' },
    ...rows.flatMap(([name, value, kind]) => [
      element('dt', { text: name }),
      element('dd', { class: kind, text: value }),
    ]),
  );
}

function iconButton(picture, label, onclick) {
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
  if (!home) return;
  const [width, height] = [root.offsetWidth, root.offsetHeight];
  const inset = parseFloat(getComputedStyle(root).paddingLeft) + 1;
  const above = last.bottom + gap + height > innerHeight - edge && line.top - gap - height > 60;
  const left = Math.max(edge, Math.min(line.left - inset, home.right - width - edge));
  root.style.left = `${left - home.left}px`;
  root.style.top = `${(above ? line.top - gap - height : last.bottom + gap) - home.top}px`;
  root.classList.toggle('is-above', above);
}
