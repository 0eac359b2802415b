// The rail: a tab a lens, and the list of the chosen one. On narrow screens the same element is a drawer or a sheet.
// Tested by tests/web/browser.test.mjs.

import { button, element, icon } from '../dom.js';
import { countOf, lenses } from '../lenses.js';
import { strings } from '../strings.js';
import { dragToClose } from './sheet.js';

const words = strings.rail;
const counted = new Set(['names', 'said']);

/** panels: {lens: its view's root}. They are put under the tabs; the chosen lens' is shown. */
export function railView(root, panels, actions) {
  const tabs = lensTabs('tab', (lens) => actions.setLens(lens), actions);
  const close = button(
    { class: 'icon-button rail-close', 'aria-label': words.close, onclick: actions.closeRail },
    icon('close'),
  );
  const head = element(
    'div',
    { class: 'rail-head' },
    element('div', { class: 'rail-tabs', role: 'group', 'aria-label': words.lenses }, ...tabs.nodes),
    close,
  );
  const list = element('div', { class: 'rail-list' }, ...Object.values(panels));
  root.setAttribute('aria-label', words.title);
  root.append(element('div', { class: 'grab' }), head, list);
  dragToClose(root, head, actions.closeRail);
  list.addEventListener('keydown', (event) => walk(list, event));

  let last = 'names'; // whose list is shown beside the plain text
  return function render(state) {
    const lens = panels[state.lens] ? state.lens : last;
    root.classList.toggle('is-open', state.panel);
    tabs.show(state);
    if (lens !== last) list.scrollTop = 0;
    last = lens;
    for (const [name, panel] of Object.entries(panels)) panel.hidden = name !== lens;
  };
}

/**
 * A button a lens, pressed while it is chosen. A lens with nothing in this article says so instead of opening:
 * {nodes, show(state)}.
 */
export function lensTabs(className, choose, actions) {
  const tabs = lenses.map((lens) => {
    const count = element('span', { class: 'tab-count' });
    const label = element('span', { 'data-words': words.tabs[lens], text: words.tabs[lens] });
    const node = button(
      { class: `${className} tab-${lens}`, 'data-lens': lens },
      label,
      counted.has(lens) ? count : null,
    );
    node.addEventListener('click', () => {
      if (node.getAttribute('aria-disabled') === 'true') actions.tell(node.title);
      else choose(lens);
    });
    return { lens, count, node };
  });
  return {
    nodes: tabs.map(({ node }) => node),
    show(state) {
      for (const { lens, count, node } of tabs) {
        const n = countOf(state.annotation, lens);
        const why = whyEmpty(state, lens, n);
        count.textContent = n || '';
        node.setAttribute('aria-pressed', state.lens === lens);
        node.classList.toggle('is-active', state.lens === lens);
        node.title = why;
        if (why) node.setAttribute('aria-disabled', 'true');
        else node.removeAttribute('aria-disabled');
      }
    },
  };
}

// Why there is nothing to see in a lens; empty where there is. Names say it in their list.
function whyEmpty({ phase }, lens, count) {
  if (lens === 'names' || count > 0) return '';
  if (phase === 'plain') return words.plain;
  if (phase === 'stopped') return words.stopped;
  return count === 0 ? words.none[lens] : words.waiting;
}

/** Scrolls the list, and only the list, as little as shows the row. */
export function reveal(row) {
  const list = row.closest('.rail-list');
  const [frame, box] = [list.getBoundingClientRect(), row.getBoundingClientRect()];
  if (box.top < frame.top) list.scrollTop += box.top - frame.top - 8;
  else if (box.bottom > frame.bottom) list.scrollTop += box.bottom - frame.bottom + 8;
}

// Up and down walk over the rows.
function walk(list, event) {
  const row = event.target.closest('a[href]');
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!row || !step) return;
  event.preventDefault();
  const rows = [...list.querySelectorAll('a[href]')].filter((link) => !link.closest('[hidden]'));
  rows[rows.indexOf(row) + step]?.focus();
}

export const hasFocus = (root) => root.contains(document.activeElement);

/** Makes a list anew; what had the focus, by its data-key, has it again. */
export function keepingFocus(root, change) {
  const focused = hasFocus(root) ? document.activeElement.dataset.key : null;
  change();
  if (focused) root.querySelector(`[data-key="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
}

/** Marks the row of the chosen thing in a list: [data-item] is current, and in sight. */
export function showRow(root, id) {
  for (const old of root.querySelectorAll('[data-item].is-chosen')) {
    if (old.dataset.item === id) continue;
    old.classList.remove('is-chosen');
    old.removeAttribute('aria-current');
  }
  const row = id && root.querySelector(`[data-item="${id}"]:not(.is-chosen)`);
  if (!row) return;
  row.classList.add('is-chosen');
  row.setAttribute('aria-current', 'true');
  if (!root.hidden) reveal(row);
}
