// What is around the article: header, tab bar of the phone, toast, and the line that screen readers hear.

import { button, element, icon } from '../dom.js';
import { strings } from '../strings.js';

export function headerView(root, actions) {
  const [first, second] = strings.name;
  const home = element(
    'a',
    { class: 'wordmark', href: './', onclick: (event) => (event.preventDefault(), actions.home()) },
    `${first} `,
    element('span', { class: 'wordmark-marked', text: second }),
  );
  const fresh = button({ class: 'bar-button', text: strings.newText, onclick: actions.newText });
  const count = element('span', { class: 'tab-count' });
  const names = button(
    { class: 'bar-button header-names', 'aria-controls': 'names', onclick: actions.toggleNames },
    strings.names.title,
    ' ',
    count,
  );
  const note = element('span', { class: 'header-note' }, icon('lock'), strings.private);
  root.append(
    element('a', { class: 'skip', href: '#article', text: strings.skip }),
    home,
    fresh,
    element('span', { class: 'header-space' }),
    note,
    names,
  );

  return function render(state) {
    const onArticle = state.screen === 'article';
    for (const part of [fresh, note, names]) part.hidden = !onArticle;
    count.textContent = state.annotation?.mentions.length || '';
    names.setAttribute('aria-expanded', state.panel);
  };
}

/** One tab a lens, and the plain text. A second tap on the names opens their list. */
export function tabsView(root, actions) {
  const count = element('span', { class: 'tab-count' });
  const names = button({ class: 'tabs-tab', onclick: actions.tapNames }, strings.names.title, ' ', count);
  const plain = button({ class: 'tabs-tab', text: strings.names.plainText, onclick: () => actions.setLens('plain') });
  root.setAttribute('aria-label', strings.names.lenses);
  root.append(names, plain);

  return function render(state) {
    root.hidden = state.screen !== 'article';
    count.textContent = state.annotation?.mentions.length || '';
    names.setAttribute('aria-pressed', state.lens === 'names');
    names.setAttribute('aria-expanded', state.panel);
    plain.setAttribute('aria-pressed', state.lens === 'plain');
  };
}

export function toastView(root) {
  let shown = null;
  return function render({ toast }) {
    if (toast === shown) return;
    shown = toast;
    root.hidden = !toast;
    root.replaceChildren(
      ...(toast
        ? [
            element('span', { text: toast.text }),
            toast.undo ? button({ class: 'toast-action', text: strings.undo.action, onclick: toast.undo }) : '',
          ]
        : []),
    );
  };
}

export function statusView(root) {
  return function render({ status }) {
    if (root.textContent !== status) root.textContent = status;
  };
}
