// The line above the article: how long it is, what was left unread, and the way back to the text.

import { button, element } from '../dom.js';
import { readingMinutes } from '../text.js';
import { strings } from '../strings.js';

const words = strings.meta;

export function metaView(root, actions) {
  const facts = element('div', { class: 'meta-facts' });
  root.append(facts, button({ class: 'text-button', text: strings.editText, onclick: actions.editText }));

  let shown = [];
  return function render(state) {
    const now = [state.words, state.end, state.phase, state.annotation?.meta];
    if (now.every((part, i) => part === shown[i])) return;
    shown = now;
    const [number, unit] = words.words(state.words);
    facts.replaceChildren(
      ...[
        element('span', {}, element('strong', { text: number }), ` ${unit}`),
        element('span', { text: words.minutes(readingMinutes(state.words)) }),
        published(state, actions),
        state.end > 0 && state.end < state.text.length ? element('span', { text: words.firstPart(state.end) }) : null,
        state.phase === 'stopped' ? element('span', { text: words.stopped }) : null,
        state.phase === 'plain' ? element('span', { text: words.plain }) : null,
      ].filter(Boolean),
    );
  };
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
