// The line above the article: how long it is, what was left unread, what the reader has corrected, and the ways back: to
// the text, and from a correction.

import { button, element } from '../dom.js';
import { hiddenCharacters } from '../hidden.js';
import { isAddress, siteOf } from '../source-links.js';
import { readingMinutes } from '../text.js';
import { strings } from '../strings.js';
import { keepingFocus } from './rail.js';
import { outside } from './source-link.js';

const words = strings.meta;
const mostLost = 3; // corrections that are told by their words

/** steps: {canRedo()}. Undo shows where there are corrections; a text that took another's place says so itself. */
export function metaView(root, actions, steps) {
  const facts = element('div', { class: 'meta-facts' });
  const act = (text, onclick) => button({ class: 'meta-action', text, onclick });
  const undo = act(strings.undo.action, actions.undo);
  const redo = act(strings.undo.redo, actions.redo);
  const parts = button({
    class: 'meta-action',
    text: strings.parts.open,
    'aria-controls': 'parts',
    onclick: actions.toggleParts,
  });
  const source = button({
    class: 'meta-action',
    'data-key': 'address',
    text: strings.source.open,
    'aria-controls': 'address',
    onclick: actions.toggleAddress,
  });
  const edit = button({ class: 'text-button', text: strings.editText, onclick: actions.editText });
  root.append(facts, element('div', { class: 'meta-actions' }, undo, redo, parts, source, edit));

  let shown = [];
  return function render(state) {
    undo.hidden = state.edits.length === 0;
    redo.hidden = !steps.canRedo();
    for (const [opener, isOpen] of [[parts, state.parts], [source, state.addressing]]) {
      opener.hidden = !state.annotation?.whole;
      opener.setAttribute('aria-expanded', isOpen);
    }
    const { words: count, end, phase, annotation, edits, orphans, text, hidden } = state;
    const now = [count, end, phase, annotation?.meta, edits, orphans, text, hidden];
    if (now.every((part, i) => part === shown[i])) return;
    shown = now;
    const [number, unit] = words.words(state.words);
    keepingFocus(facts, () =>
      facts.replaceChildren(
        ...[
          element('span', {}, element('strong', { text: number }), ` ${unit}`),
          element('span', { text: words.minutes(readingMinutes(state.words)) }),
          published(state, actions),
          site(state),
          hiddenNote(state, actions),
          state.end > 0 && state.end < state.text.length ? element('span', { text: words.firstPart(state.end) }) : null,
          state.phase === 'stopped' ? element('span', { text: words.stopped }) : null,
          state.phase === 'plain' ? element('span', { text: words.plain }) : null,
          ...corrections(state),
        ].filter(Boolean),
      ),
    );
  };
}

// How many corrections there are, and the words of those that are in the text no more.
function corrections({ annotation, edits, orphans }) {
  if (!annotation?.whole || edits.length === 0) return [];
  const texts = [...new Set(orphans.map(({ where: [{ text }] }) => text.replace(/\s+/g, ' ')))];
  return [
    element('span', { text: strings.corrections.count(edits.length) }),
    orphans.length
      ? element('span', { class: 'meta-lost', text: strings.corrections.lost(texts.slice(0, mostLost)) })
      : null,
  ];
}

// That there is what nobody sees, and the way to see it.
function hiddenNote({ text, hidden }, actions) {
  const { length } = hiddenCharacters(text);
  if (length === 0) return null;
  return button({
    class: 'meta-date meta-hidden',
    'data-key': 'hidden',
    'aria-pressed': String(hidden),
    text: strings.hidden.count(length),
    title: strings.hidden.show,
    onclick: actions.toggleHidden,
  });
}

// Where it was published, as the text or the reader says.
function site({ annotation }) {
  const url = annotation?.meta?.url;
  if (!isAddress(url)) return null;
  const name = siteOf(url);
  return element('a', { class: 'meta-site', ...outside(url), title: strings.source.article(name), text: name });
}

// The day of publication, as the text or the reader says, and the way to its field.
function published({ annotation }, actions) {
  if (!annotation?.whole || !annotation.times?.length) return null;
  const day = annotation.meta.published;
  return element(
    'span',
    { class: 'meta-published' },
    `${words.published(day && strings.dates.day(day))} `,
    button({ class: 'meta-date', text: day ? words.changeDate : words.setDate, onclick: actions.askDate }),
  );
}
