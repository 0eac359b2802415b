// When: the times that have a place in the calendar, in order; those that are counted from a day that is not known,
// never on the same axis; and the field for that day. And the card of a time. Tested by tests/web/browser.test.mjs.

import { button, element, leadBy } from '../dom.js';
import { indexOf, paragraphAt } from '../annotation.js';
import { writtenDate } from '../dates.js';
import { siblingsOf } from '../lenses.js';
import { strings } from '../strings.js';
import { excerpt, hintOf, isCounted, whenList } from '../when.js';
import { cardContent, position } from './card.js';
import { oneField } from './field.js';
import { longList } from './long-list.js';
import { hasFocus, keepingFocus, showRow } from './rail.js';
import { sourceLink } from './source-link.js';

const words = strings.when;

export function whenView(root, actions) {
  root.setAttribute('aria-label', words.title);
  leadBy(root, 'item', actions.visit);
  const list = longList();
  let shown = [];
  return function render(state) {
    const chosen = state.lens === 'when' ? state.chosen : null;
    const now = [state.annotation, state.published];
    if ((state.lens === 'when' || state.printing) && now.some((part, i) => part !== shown[i])) {
      shown = now;
      keepingFocus(root, () => list.grow(rowsOf(root, state, actions), hasFocus(root)));
    }
    if (chosen || state.printing) list.finish();
    showRow(root, chosen);
  };
}

// Fills the list, a time a step.
function* rowsOf(root, { annotation, published }, actions) {
  root.replaceChildren();
  if (!annotation?.whole || !annotation.times?.length) return;
  root.append(element('p', { class: 'rail-intro', text: words.intro }));
  const { placed, counted, others } = whenList(annotation);
  const day = annotation.meta.published;
  const calendar = placed.map(({ time }) => () => row(annotation, time, valueOf(time), 'placed'));
  const other = (time) => () => row(annotation, time, labelOf(time), 'other');
  if (day) {
    putInOrder(calendar, placed, day, () => publishedRow(day, published, actions));
    yield* section(root, words.placed, calendar, 'is-axis');
    yield* section(root, words.others, [...counted, ...others].map(other));
  } else {
    yield* section(root, words.placed, calendar, 'is-axis');
    const unplaced = counted.map((time) => () => row(annotation, time, words.notPlaced, 'counted'));
    yield* section(root, words.counted, [...unplaced, () => publishedRow('', false, actions)], 'is-counted');
    yield* section(root, words.others, others.map(other));
    root.append(...hint(annotation));
  }
}

function hint(annotation) {
  const found = hintOf(annotation);
  if (!found) return [];
  const note = element('span', { class: 'when-hint-note', text: words.hintNote });
  return [element('p', { class: 'when-hint' }, words.hint(found), note)];
}

// rows: what makes each.
function* section(root, title, rows, kind = '') {
  if (rows.length === 0) return;
  const list = element('ul', { class: `when-rows ${kind}` });
  root.append(element('h3', { class: 'label when-head', text: title }), list);
  for (const make of rows) yield list.append(make());
}

const valueOf = (time) => strings.dates.value(time.value) || time.text;
const labelOf = (time) => strings.dates.value(time.value) || words.kinds[time.kind];

function row(annotation, time, title, kind) {
  const { before, words: said, after } = excerpt(annotation, time);
  const paragraph = paragraphAt(annotation, time.start);
  return element(
    'li',
    { class: `when-row when-${kind}`, id: `row-${time.id}` },
    element(
      'a',
      { class: 'when-link', href: `#${time.id}`, 'data-item': time.id, 'data-key': time.id },
      element(
        'span',
        { class: 'when-title' },
        title,
        paragraph ? element('span', { class: 'ref', text: strings.summary.paragraph(paragraph) }) : null,
      ),
      element('span', { class: 'when-words' }, before, element('span', { class: 'when-time', text: said }), after),
    ),
  );
}

// The day of publication among the dates of the calendar.
function putInOrder(rows, placed, day, row) {
  const at = placed.findIndex(({ from, to }) => (from ?? to ?? '') > day);
  rows.splice(at < 0 ? rows.length : at, 0, row);
}

// day: '' where it is unknown; chosen: by the reader, who can take it back.
function publishedRow(day, chosen, actions) {
  return element(
    'li',
    { class: 'when-row when-published' },
    element(
      'div',
      { class: 'when-link' },
      element(
        'span',
        { class: 'when-title' },
        words.published,
        element('span', { class: 'when-day', text: day ? strings.dates.day(day) : words.unknown }),
      ),
      dateForm(day, actions),
      chosen
        ? button({
            class: 'text-button when-forget',
            'data-key': 'forget',
            text: words.forget,
            onclick: () => actions.setPublished(''),
          })
        : null,
    ),
  );
}

function dateForm(day, actions) {
  return oneField({
    name: 'when',
    label: words.field,
    hint: words.fieldHint,
    value: day,
    act: day ? words.change : words.set,
    wrong: words.noDate,
    read: writtenDate,
    set: actions.setPublished,
  });
}

/** The card of a time. */
export function timeCard({ annotation }, id, actions) {
  const time = indexOf(annotation).times.get(id);
  if (!time) return null;
  const ids = siblingsOf(annotation, 'when', id);
  const meaning = strings.dates.value(time.value);
  const unknown = isCounted(time) && time.value === null && !annotation.meta.published;
  return cardContent({
    title: time.text.replace(/\s+/g, ' '),
    kind: element('span', { class: 'card-kind when-time', text: words.kinds[time.kind] }),
    under: null,
    rows: [
      [words.meaning, meaning === time.text ? '' : meaning],
      [words.value, time.value && time.value !== meaning && element('code', { class: 'when-value', text: time.value })],
      [words.from, time.anchor === 'published' ? words.publishedNow : unknown && askDate(actions)],
    ],
    position: position(words.position, ids, id, paragraphAt(annotation, time.start)),
    source: sourceLink(annotation, time.start),
    steps: ids.length > 1 && { id, previous: words.previous, next: words.next },
    actions,
  });
}

function askDate(actions) {
  const link = button({ class: 'text-button card-link', text: words.setPublished, onclick: actions.askDate });
  return element('span', {}, `${words.unknownNow} `, link);
}
