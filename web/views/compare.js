// Compare, beside summary and check: a field for another text, and then what the two tell differently. What is of the
// article leads to its sentence; what only the other text has is quoted from it. Tested by tests/web/compare.test.mjs.

import { paragraphAt, sentencesIn } from '../annotation.js';
import { correctedNames, countsOf, kinds, piecesOf, quoteAt, sentenceAt } from '../compare.js';
import { button, element, leadBy } from '../dom.js';
import { strings } from '../strings.js';

const words = strings.compare;
const mostShown = 40; // of a list; the rest is a step away
const mostQuoted = 60; // characters of the other text, by which it is known

export function compareView(root, actions) {
  const field = fieldForm(actions);
  const results = element('div', { class: 'compare-results' });
  root.setAttribute('aria-label', words.title);
  root.append(field.node, results);
  leadBy(root, 'sentence', actions.showSource);

  let shown = [];
  return function render(state) {
    root.hidden = state.part !== 'compare';
    const { annotation, comparison, comparing, compareNotice } = state;
    const now = [root.hidden, annotation?.whole && annotation, comparison, comparing, compareNotice];
    if (now.every((part, i) => part === shown[i])) return;
    const isNew = comparison !== shown[2] || (comparison && annotation !== shown[1]);
    shown = now;
    const corrected = comparison && correctedNames(comparison, state.found, annotation);
    field.show({ ...state, comparison: corrected });
    if (!isNew) return;
    results.replaceChildren(...(corrected ? found(annotation, corrected, actions) : []));
  };
}

// ---- the field -----------------------------------------------------------------------------------------------------

function fieldForm(actions) {
  const text = element('textarea', { class: 'compare-text', id: 'compare-text', placeholder: words.placeholder });
  const compare = button({ class: 'button', text: words.compare, onclick: () => actions.compareWith(text.value) });
  const before = button({ class: 'text-button', text: words.before, onclick: actions.compareWithBefore });
  const state = element('p', { class: 'compare-state', role: 'status' });
  const node = element(
    'div',
    { class: 'compare-field' },
    element('label', { class: 'compare-label', for: 'compare-text', text: words.label }),
    text,
    element('div', { class: 'compare-ways' }, compare, before),
    element('p', { class: 'compare-limit', text: words.limit }),
  );
  // What was pasted is what is meant.
  text.addEventListener('paste', () => setTimeout(() => actions.compareWith(text.value)));
  text.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) actions.compareWith(text.value);
  });
  return {
    node: element('div', {}, node, state),
    show({ comparison, comparing, compareNotice }) {
      node.hidden = Boolean(comparison);
      if (comparison) text.value = '';
      before.hidden = !actions.textBefore();
      state.textContent = comparing ? words.reading(comparing) : compareNotice || (comparison ? summary(comparison) : '');
    },
  };
}

const summary = (comparison) => (comparison.same ? words.same : words.counts(countsOf(comparison)));

// ---- what was found ------------------------------------------------------------------------------------------------

function found(annotation, comparison, actions) {
  const again = button({ class: 'text-button', text: words.again, onclick: actions.compareAgain });
  const head = element(
    'p',
    { class: 'compare-head' },
    `${words.with} `,
    element('span', { class: 'article-words', text: `“${openingOf(comparison)}”` }),
    ' ',
    again,
  );
  if (comparison.same) return [head, element('p', { class: 'compare-limit', text: words.limit })];
  return [
    head,
    element(
      'p',
      { class: 'compare-key' },
      element('del', { text: words.struck }),
      '; ',
      element('ins', { text: words.underlined }),
      '. ',
      words.limit,
    ),
    section(words.changed, changedRows(annotation, comparison)),
    section(words.onlyHere, ownRows(annotation, comparison)),
    section(words.onlyThere, otherRows(comparison)),
  ].filter(Boolean);
}

// Its first words.
function openingOf(comparison) {
  const first = quoteAt(comparison, comparison.b.sentences[0][0]);
  return first.length <= mostQuoted ? first : `${first.slice(0, mostQuoted).replace(/\s\S*$/, '')} …`;
}

function section(title, rows) {
  const some = rows.filter(({ items }) => items.length > 0);
  if (some.length === 0) return null;
  return element(
    'section',
    { class: 'compare-part' },
    element('h3', { class: 'compare-title', text: title }),
    ...some.map(({ label, items, flows }) =>
      element(
        'div',
        { class: 'compare-row' },
        element('h4', { class: 'compare-kind', text: label }),
        list(items, flows),
      ),
    ),
  );
}

// items: functions that make their nodes. Of a long list the first are shown, and a button brings more.
function list(items, flows) {
  const root = element('ul', { class: flows ? 'compare-items is-flowing' : 'compare-items' });
  const more = button({ class: 'text-button', onclick: () => show() });
  let next = 0;
  function show() {
    const last = Math.min(items.length, next + mostShown);
    for (; next < last; next++) root.append(element('li', {}, ...items[next]()));
    more.textContent = words.more(Math.min(mostShown, items.length - next));
    more.hidden = next === items.length;
  }
  show();
  return element('div', {}, root, more);
}

function changedRows(annotation, comparison) {
  const { a, b, certainty, sentences } = comparison;
  const pairs = new Map(sentences.changed.map((pair) => [pair.id, pair]));
  const wordsOf = ({ text }, { spans: [[start, end]] }) => text.slice(start, end).replace(/\s+/g, ' ');
  return [
    ...kinds.map((kind) => ({
      label: words.kinds[kind],
      flows: true,
      items: comparison[kind].changed.map((change) => () => [
        place(annotation, change.a.spans[0][0], gone(wordsOf(b, change.b)), ' ', come(wordsOf(a, change.a))),
      ]),
    })),
    {
      label: words.kinds.certainty,
      flows: true,
      items: certainty.map((change) => () => [
        place(annotation, pairs.get(change.pair).a.start, ...sureness(change.b, gone), ' · ', ...sureness(change.a, come)),
      ]),
    },
    {
      label: words.kinds.sentences,
      items: sentences.changed.map((pair) => () => [
        place(
          annotation,
          pair.a.start,
          ...piecesOf(comparison, pair).flatMap(pieceNodes),
        ),
      ]),
    },
  ];
}

// The other text's words stand before this one's, or behind the word that they follow there.
function pieceNodes({ text, other }) {
  if (other === undefined) return [text.replace(/\s+/g, ' ')];
  if (!text) return [' ', gone(other)];
  return other ? [gone(other), ' ', come(text)] : [come(text)];
}

// "may" hedged; nothing said of how sure is plain.
function sureness(marks, make) {
  if (marks.length === 0) return [element('span', { class: 'compare-plain', text: words.plain(make === come) })];
  return marks.flatMap(({ text, class: kind }, i) => [
    i ? ', ' : null,
    make(text),
    ' ',
    element('span', { class: 'compare-plain', text: strings.sure.classes[kind]?.gloss ?? kind }),
  ]);
}

function ownRows(annotation, comparison) {
  const text = ({ start, end }) => comparison.a.text.slice(start, end).replace(/\s+/g, ' ');
  return [
    ...kinds.map((kind) => ({
      label: words.kinds[kind],
      flows: true,
      items: comparison[kind].onlyA.map((item) => () => [place(annotation, item.spans[0][0], item.text)]),
    })),
    {
      label: words.kinds.sentences,
      items: comparison.sentences.onlyA.map((sentence) => () => [place(annotation, sentence.start, text(sentence))]),
    },
  ];
}

function otherRows(comparison) {
  const text = ({ start, end }) => comparison.b.text.slice(start, end).replace(/\s+/g, ' ');
  const quoted = ({ text: name, spans: [[start]] }) => [
    element(
      'details',
      { class: 'compare-quote' },
      element('summary', {}, element('span', { class: 'article-words', text: name })),
      element('blockquote', { text: quoteAt(comparison, start) }),
    ),
  ];
  return [
    ...kinds.map((kind) => ({
      label: words.kinds[kind],
      flows: true,
      items: comparison[kind].onlyB.map((item) => () => quoted(item)),
    })),
    {
      label: words.kinds.sentences,
      items: comparison.sentences.onlyB.map((sentence) => () => [
        element('blockquote', { class: 'compare-words', text: text(sentence) }),
      ]),
    },
  ];
}

// ---- words ---------------------------------------------------------------------------------------------------------

const gone = (text) => marked('del', words.inOther, text);
const come = (text) => marked('ins', words.inThis, text);

// A screen reader hears which of the two the words are of.
function marked(tag, whose, text) {
  return element(tag, {}, element('span', { class: 'visually-hidden', text: `${whose} ` }), text.replace(/\s+/g, ' '));
}

// Words that lead to the sentence of the article that they are in.
function place(annotation, start, ...content) {
  const sentence = sentenceAt(annotation, start) ?? sentencesIn(annotation, { start, end: start + 1 })[0]?.id;
  const number = paragraphAt(annotation, start);
  const nodes = content.filter((part) => part !== null);
  if (!sentence) return element('span', { class: 'compare-words' }, ...nodes);
  return element(
    'a',
    { class: 'compare-words', href: `#${sentence}`, 'data-sentence': sentence },
    ...nodes,
    number === null
      ? null
      : element('span', {
          class: 'ref',
          'aria-label': strings.summary.source(number),
          text: ` ${strings.summary.paragraph(number)}`,
        }),
  );
}
