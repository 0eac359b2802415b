// The words that say how firmly a sentence is meant, by kind, each with the paragraphs it stands in. And the card of a
// word. Tested by tests/web/browser.test.mjs.

import { button, element, leadBy } from '../dom.js';
import { indexOf, paragraphAt } from '../annotation.js';
import { siblingsOf } from '../lenses.js';
import { voiceOf } from '../said.js';
import { strings } from '../strings.js';
import { sureList } from '../sure.js';
import { cardContent, position } from './card.js';
import { longList } from './long-list.js';
import { showRow } from './rail.js';
import { sourceLink } from './source-link.js';

const words = strings.sure;

export function sureView(root, actions) {
  root.setAttribute('aria-label', words.title);
  leadBy(root, 'item', actions.visit);
  const list = longList();
  let shown = null;
  return function render(state) {
    const chosen = state.lens === 'sure' ? state.chosen : null;
    if ((state.lens === 'sure' || state.printing) && state.annotation !== shown) {
      shown = state.annotation;
      list.grow(rowsOf(root, shown, actions), false);
    }
    if (chosen || state.printing) list.finish();
    showRow(root, chosen);
  };
}

// Fills the list, a word a step.
function* rowsOf(root, annotation, actions) {
  root.replaceChildren();
  if (!annotation?.whole || !annotation.certainty?.length) return;
  root.append(element('p', { class: 'rail-intro', text: words.intro }));
  for (const { class: kind, words: said } of sureList(annotation)) {
    const rows = element('ul', { class: 'sure-words' });
    root.append(section(kind, rows));
    for (const word of said) yield rows.append(line(annotation, word));
  }
  root.append(button({ class: 'text-button sure-lists', text: words.lists, onclick: () => actions.showAbout('lists') }));
}

function section(kind, rows) {
  const { name, meaning } = words.classes[kind];
  return element(
    'section',
    { class: 'sure-kind', 'aria-label': name },
    element('h3', { class: 'sure-head' }, element('span', { class: `sure-${kind}`, text: name })),
    element('p', { class: 'rail-intro', text: meaning }),
    rows,
  );
}

function line(annotation, { text, items }) {
  return element(
    'li',
    {},
    element('span', { class: 'sure-word', text }),
    ...items.map((item) => {
      const paragraph = paragraphAt(annotation, item.start);
      return element('a', {
        class: 'ref sure-ref',
        id: `row-${item.id}`,
        href: `#${item.id}`,
        'data-item': item.id,
        'aria-label': words.place(text, paragraph),
        text: paragraph ? strings.summary.paragraph(paragraph) : '·',
      });
    }),
  );
}

/** The card of a word. */
export function sureCard({ annotation }, id, actions) {
  const word = indexOf(annotation).certainty.get(id);
  if (!word) return null;
  const ids = siblingsOf(annotation, 'sure', id);
  const kind = words.classes[word.class] ?? { name: word.class, meaning: '' };
  return cardContent({
    title: word.text.replace(/\s+/g, ' '),
    kind: element('span', { class: `card-kind sure-${word.class}`, text: kind.name }),
    under: element('p', { class: 'card-meaning', text: kind.meaning }),
    rows: [[words.saidBy, speaker(annotation, word, actions)]],
    position: position(words.position, ids, id, paragraphAt(annotation, word.start)),
    source: sourceLink(annotation, word.start),
    steps: ids.length > 1 && { id, previous: words.previous, next: words.next },
    actions,
  });
}

// Whose statement the word stands in, if it stands in one.
function speaker(annotation, word, actions) {
  const statement = annotation.speech.find(({ start, end }) => start <= word.start && word.end <= end);
  if (!statement) return null;
  const { standing, name } = voiceOf(annotation, statement);
  return button({
    class: 'text-button card-link',
    text: standing === 'nobody' ? strings.said.nobodyNote : name,
    onclick: () => actions.visit(statement.id),
  });
}
