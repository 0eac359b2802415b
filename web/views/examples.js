// What one gets, on the empty page: three small parts of the sample article as the page shows them. Tested by
// tests/web/examples.test.mjs.

import { element } from '../dom.js';
import { strings } from '../strings.js';

const { summary, said, check } = strings.examples;

export function examples() {
  return element(
    'div',
    { class: 'examples' },
    example(summary, element('p', { class: 'example-line' }, `${summary.line} `, ref(summary.from)), strip()),
    example(said, ...said.statements.map(statement)),
    example(check, quotation(check), element('ul', { class: 'example-evidence' }, ...check.evidence.map(evidence))),
  );
}

function example({ title, note }, ...content) {
  return element(
    'section',
    { class: 'example' },
    element('h2', { class: 'example-title', text: title }),
    element('div', { class: 'example-body' }, ...content),
    element('p', { class: 'example-note', text: note }),
  );
}

const ref = (paragraph) => element('span', { class: 'ref', text: strings.summary.paragraph(paragraph) });
const marked = (parts) =>
  parts.map((part) => (typeof part === 'string' ? part : element('span', { class: part[0], text: part[1] })));

function statement({ standing, label, sub, words }) {
  return element(
    'div',
    { class: 'example-statement' },
    element('p', { class: 'example-voice' }, label, sub ? element('span', { text: sub }) : null),
    element('span', { class: `example-bracket note-${standing}`, 'aria-hidden': 'true' }),
    element('p', { class: 'example-line' }, ...marked(words)),
  );
}

function quotation({ parts }) {
  const pieces = parts.flatMap(({ letter, text }, i) => [
    i ? ' ' : '',
    element('span', { class: `check-part check-${letter}`, text }),
    element('sup', { class: 'check-letter', text: letter }),
  ]);
  return element('p', { class: 'example-line' }, ...pieces, '.');
}

function evidence({ letter, text, paragraph }) {
  return element('li', {}, element('span', { class: 'check-letter', text: letter }), `${text} `, ref(paragraph));
}

// Sentence lengths of the sample article, paragraph by paragraph; the first and the last one are outlined.
const stripWidths = [
  [30, 13, 19, 14],
  [24, 34, 20],
  [18, 28, 16],
  [25, 20, 17],
  [20, 20, 17],
  [25, 20, 28],
  [22, 21, 25],
  [24, 14, 20, 20, 26],
];

function strip() {
  const root = element('div', { class: 'strip', 'aria-hidden': 'true' });
  stripWidths.forEach((widths, i) => {
    const outlined = i === 0 || i === stripWidths.length - 1;
    const paragraph = element('span', { class: 'strip-paragraph' });
    paragraph.style.flexGrow = widths.reduce((a, b) => a + b);
    widths.forEach((width, j) => {
      const cell = element('span', {
        class: `strip-cell${outlined ? ' is-outlined' : ''}${i === 2 && j === 1 ? ' is-chosen' : ''}`,
      });
      cell.style.flexGrow = width;
      paragraph.append(cell);
    });
    root.append(paragraph);
  });
  return root;
}
