// A button of the header with a menu under it: opened by click or Enter, walked by arrows, closed by Escape, by choosing,
// and by going elsewhere. Tested by tests/web/browser.test.mjs.

import { button, element, icon } from '../dom.js';

/**
 * items: [{text, note, act}], null for a parting line; a note that is a function is asked whenever the menu opens, and so
 * is shown(), whether the row is there now; onlyNarrow: where it is wide, the header has a button for it.
 * Answers the node; its button carries the class and the words given, or a picture that stands for them: everywhere, or
 * where it is narrow.
 */
export function menu(className, text, items, { picture = null, narrow = null } = {}) {
  const nodes = items.map((item) => (item ? row(item) : element('div', { class: 'menu-parting', role: 'separator' })));
  const rows = nodes.filter((_, i) => items[i]);
  const list = element('div', { class: 'menu', role: 'menu', 'aria-label': text, hidden: true }, ...nodes);
  const opener = button(
    {
      class: className,
      'aria-label': picture && text,
      'aria-haspopup': 'menu',
      'aria-expanded': 'false',
      onclick: () => (list.hidden ? open() : close(true)),
    },
    ...(picture ? [icon(picture)] : face(text, narrow)),
  );
  const root = element('div', { class: 'menu-root' }, opener, list);

  function face(words, narrowPicture) {
    const wide = element('span', { class: 'bar-words' }, words);
    return [wide, icon('down'), narrowPicture && icon(narrowPicture)].filter(Boolean);
  }
  function row({ text: words, note, act, onlyNarrow }) {
    return button(
      { class: `menu-item${onlyNarrow ? ' is-narrow' : ''}`, role: 'menuitem', tabindex: '-1', onclick: () => (close(true), act()) },
      words,
      note ? element('span', { class: 'menu-note', text: typeof note === 'string' ? note : '' }) : null,
    );
  }
  function open() {
    for (const [i, item] of items.filter(Boolean).entries()) {
      if (typeof item.note === 'function') rows[i].querySelector('.menu-note').textContent = item.note();
      rows[i].hidden = item.shown?.() === false;
    }
    list.hidden = false;
    opener.setAttribute('aria-expanded', 'true');
    inSight()[0].focus();
  }
  function inSight() {
    return rows.filter((row) => row.getClientRects().length > 0);
  }
  function close(back) {
    if (list.hidden) return;
    list.hidden = true;
    opener.setAttribute('aria-expanded', 'false');
    if (back) opener.focus();
  }

  root.addEventListener('keydown', (event) => {
    const there = inSight();
    const at = there.indexOf(document.activeElement);
    const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: there.length - 1 }[event.key];
    if (event.key === 'Escape' && !list.hidden) close(true);
    else if (event.key === 'ArrowDown' && list.hidden) open();
    else if (next !== undefined && at >= 0) there[(next + there.length) % there.length].focus();
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  root.addEventListener('focusout', ({ relatedTarget }) => {
    if (relatedTarget && !root.contains(relatedTarget)) close(false);
  });
  document.addEventListener('pointerdown', ({ target }) => root.contains(target) || close(false));
  return root;
}
