// The abstract check: what of the abstract and the closing the body does not say in one place, or not as surely, each
// with the sentences that come nearest. Tested by tests/web/browser.test.mjs.

import { button, element, leadBy } from '../dom.js';
import { checkList, evidenceOf, hasChecks, sharedWords, toLookAt } from '../checks.js';
import { strings } from '../strings.js';
import { conflictSections } from './conflicts.js';
import { cut, quotation } from './quote.js';
import { sourceLink } from './source-link.js';

const words = strings.checks;

export function checksView(root, actions) {
  root.setAttribute('aria-label', words.title);
  leadBy(root, 'sentence', actions.showSource);
  let shown = [];
  return function render(state) {
    root.hidden = state.part !== 'checks';
    const wanted = Boolean((!root.hidden || state.printing) && hasChecks(state.annotation));
    const now = [state.annotation, state.dismissed, wanted];
    if (now.every((part, i) => part === shown[i])) return;
    shown = now;
    root.replaceChildren(...(wanted ? content(state, actions) : []));
  };
}

function content({ annotation, dismissed }, actions) {
  return [...(annotation.checks?.length ? abstractCheck(annotation, dismissed, actions) : []), ...conflictSections(annotation)];
}

function abstractCheck(annotation, dismissed, actions) {
  const all = checkList(annotation);
  const open = toLookAt(annotation, dismissed);
  const found = all.filter(({ verdict }) => verdict === 'found');
  return [
    element(
      'p',
      { class: 'checks-intro' },
      `${words.intro(all.length)} `,
      element('strong', { text: words.open(open.length) }),
      `, ${words.found(found.length)}${all.length > open.length + found.length ? `, ${words.dismissed(all.length - open.length - found.length)}` : ''}.`,
    ),
    ...open.map((check) => section(annotation, check, actions)),
    found.length ? foundList(annotation, found) : null,
    element(
      'details',
      { class: 'checks-more' },
      element('summary', { text: words.how }),
      element('p', { text: words.howItWorks }),
    ),
  ].filter(Boolean);
}

function section(annotation, check, actions) {
  const { parts, number, role } = check;
  return element(
    'div',
    { class: 'check', role: 'group', 'aria-labelledby': `${check.id}-title` },
    element(
      'h3',
      { class: 'check-head', id: `${check.id}-title` },
      element('span', { text: words.verdict(check) }),
      element('span', { class: 'check-place', text: words.place(number, strings.roles[role]?.toLowerCase()) }),
    ),
    quotation(annotation.text, check.sentence, parts, lettered),
    element(
      'ul',
      { class: 'check-evidence' },
      ...parts.filter(({ support }) => support).map((part) => evidence(annotation, part)),
    ),
    element(
      'p',
      { class: 'check-foot' },
      element('span', { text: words.closing(check) }),
      button({ class: 'text-button', text: words.dismiss, onclick: () => actions.dismissCheck(check.id) }),
    ),
  );
}

// A part is underlined by its own line, and its letter stands behind.
function lettered(part, text, last) {
  return element(
    'span',
    {},
    element('span', { class: `check-part check-${part.letter}`, text }),
    last ? element('sup', { class: 'check-letter', text: part.letter }) : null,
  );
}

function evidence(annotation, part) {
  const { support, letter, paragraph } = part;
  const shared = sharedWords(annotation.text, part, support);
  const shown = evidenceOf(annotation.text, part, shared);
  const there = sourceLink(annotation, support.start);
  const link = element(
    'a',
    { class: 'check-support', href: `#${support.id}`, 'data-sentence': support.id },
    ...cut(annotation.text, shown, shared, (_, text) =>
      element('span', { class: `check-part check-${letter}`, text }),
    ),
    shown.end < support.end ? ' …\u00A0' : '\u00A0',
    element('span', {
      class: 'ref',
      'aria-label': strings.summary.source(paragraph),
      text: strings.summary.paragraph(paragraph),
    }),
  );
  return element(
    'li',
    {},
    element('span', { class: 'check-letter', 'aria-hidden': 'true', text: letter }),
    there ? element('span', { class: 'is-sourced' }, link, there) : link,
  );
}

function foundList(annotation, found) {
  return element(
    'details',
    { class: 'checks-more' },
    element('summary', { text: words.showFound(found.length) }),
    element(
      'ul',
      { class: 'check-evidence' },
      ...found.map(({ sentence, paragraphs, number, role }) =>
        element(
          'li',
          {},
          element(
            'a',
            { class: 'check-support', href: `#${sentence.id}`, 'data-sentence': sentence.id },
            annotation.text.slice(sentence.start, sentence.end).replace(/\s+/g, ' '),
            ' ',
            element('span', { class: 'ref', text: words.place(number, strings.roles[role]?.toLowerCase()) }),
          ),
          element('span', { class: 'check-place', text: words.verdict({ verdict: 'found', paragraphs }) }),
        ),
      ),
    ),
  );
}
