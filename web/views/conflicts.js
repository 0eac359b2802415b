// Where numbers of the article do not agree: the sentences with those numbers underlined, and what the others come to.
// They stand under the abstract check. Tested by tests/web/numbers.test.mjs.

import { element } from '../dom.js';
import { conflictList } from '../numbers.js';
import { strings } from '../strings.js';
import { quotation } from './quote.js';

const words = strings.numbers;

export function conflictSections(annotation) {
  return conflictList(annotation).map((conflict, i) => section(annotation, conflict, `conflict-${i + 1}`));
}

function section(annotation, conflict, id) {
  return element(
    'div',
    { class: 'check', role: 'group', 'aria-labelledby': id },
    element(
      'h3',
      { class: 'check-head', id },
      element('span', { text: words.conflict }),
      element('span', { class: 'check-place', text: words.places(paragraphsOf(conflict)) }),
    ),
    ...conflict.sentences.map(({ sentence, numbers }) => quotation(annotation.text, sentence, numbers, underlined)),
    element('p', { class: 'check-foot', text: words.closing(conflict) }),
  );
}

const paragraphsOf = ({ sentences }) => [...new Set(sentences.map(({ number }) => number).filter(Boolean))];

const underlined = (_, text) => element('span', { class: 'check-part', text });
