// What each paragraph is for, to be put right: a list with one choice a paragraph, opened from the line above the
// article. Tested by tests/web/correct.test.mjs.

import { element, icon } from '../dom.js';
import { indexOf } from '../annotation.js';
import { strings } from '../strings.js';

const words = strings.parts;
const mostRows = 200; // parts are at the beginning and at the end: of more, the ones between are left out

export function partsView(root, actions) {
  root.setAttribute('aria-label', words.title);
  let shown = null;
  return function render({ parts, annotation, screen }) {
    const open = parts && screen === 'article' && annotation?.whole;
    root.hidden = !open;
    if (!open) return void (shown = null);
    if (shown === annotation.blocks) return;
    const focused = root.contains(document.activeElement) ? document.activeElement.dataset.block : null;
    shown = annotation.blocks;
    root.replaceChildren(...content(annotation, actions));
    if (focused) root.querySelector(`[data-block="${focused}"]`)?.focus({ preventScroll: true });
  };
}

function content(annotation, actions) {
  const { blocks } = annotation;
  const between = blocks.length > mostRows ? blocks.length - mostRows : 0;
  const head = between ? blocks.slice(0, mostRows / 2) : blocks;
  const tail = between ? blocks.slice(-mostRows / 2) : [];
  const rows = (some) => some.map((block) => row(annotation, block, actions));
  return [
    element('p', { class: 'parts-intro', text: words.intro }),
    element(
      'ul',
      { class: 'parts-rows' },
      ...rows(head),
      between ? element('li', { class: 'parts-between', text: words.between(between) }) : null,
      ...rows(tail),
    ),
  ];
}

function row(annotation, block, actions) {
  const number = indexOf(annotation).numbers.get(block.id);
  const start = annotation.text.slice(block.start, Math.min(block.end, block.start + 200)).replace(/\s+/g, ' ');
  const select = element(
    'select',
    {
      class: 'parts-role',
      'aria-label': words.label(number ?? null, start.slice(0, 40)),
      'data-block': block.id,
      onchange: ({ target }) => actions.setRole(block.id, target.value),
    },
    ...Object.entries(strings.allRoles).map(([role, name]) => element('option', { value: role, text: name })),
  );
  select.value = block.role;
  return element(
    'li',
    { class: 'parts-row' },
    element('span', { class: 'parts-number', text: number ? strings.summary.paragraph(number) : '' }),
    element('span', { class: 'parts-words', text: start }),
    element('span', { class: 'choice parts-choice' }, select, icon('down')),
  );
}
