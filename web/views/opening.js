// The line of who, what, when and where, under the summary. Tested by tests/web/opening.test.mjs.

import { element } from '../dom.js';
import { openingOf } from '../opening.js';
import { strings } from '../strings.js';

const words = strings.opening;
const mostLetters = 80; // of a statement; the rest is where it leads to

export function openingLine(annotation, actions) {
  const { who, what, when, where } = openingOf(annotation);
  const parts = [[words.who, who], [words.what, what], [words.when, when], [words.where, where]];
  const nodes = parts.flatMap(([name, answers], i) => [
    element('span', { class: 'opening-name', text: `${i ? ' · ' : ''}${name}\u00A0` }),
    ...(answers.length ? links(annotation, answers, actions) : [words.missing]),
  ]);
  return element('p', { class: 'opening' }, `${words.label} `, ...nodes);
}

function links({ text }, answers, actions) {
  return answers.flatMap(({ id, start, end }, i) => [
    i ? ', ' : null,
    element('a', {
      class: 'opening-words word-link',
      href: `#${id}`,
      text: shortened(text.slice(start, end).replace(/\s+/g, ' ')),
      onclick(event) {
        event.preventDefault();
        if (id.startsWith('ent-')) actions.visitName(id);
        else actions.visit(id);
      },
    }),
  ]);
}

function shortened(line) {
  return line.length <= mostLetters ? line : `${line.slice(0, mostLetters).replace(/\s\S*$/, '')} …`;
}
