// What is around the article: header, tab bar of the phone, toast, and the line that screen readers hear.

import { button, element, icon } from '../dom.js';
import { strings } from '../strings.js';
import { exportMenu } from './export.js';
import { lensTabs } from './rail.js';
import { settingsMenu } from './settings.js';

export function headerView(root, actions, get) {
  const [first, second] = strings.name;
  const home = element(
    'a',
    { class: 'wordmark', href: './', onclick: (event) => (event.preventDefault(), actions.home()) },
    `${first} `,
    element('span', { class: 'wordmark-marked', text: second }),
  );
  const fresh = button({ class: 'bar-button', text: strings.newText, onclick: actions.newText });
  const compare = button({ class: 'bar-button', text: strings.compare.title, onclick: actions.openCompare });
  const lists = button(
    { class: 'bar-button header-lists', 'aria-controls': 'rail', onclick: actions.toggleRail },
    strings.rail.open,
  );
  const exports = exportMenu(actions);
  const note = element('span', { class: 'header-note' }, icon('lock'), strings.private);
  const heading = element('h1', { class: 'visually-hidden', text: strings.print.title });
  root.append(
    element('a', { class: 'skip', href: '#article', text: strings.skip }),
    home,
    heading,
    fresh,
    compare,
    element('span', { class: 'header-space' }),
    note,
    exports,
    lists,
    settingsMenu(actions, get),
  );

  return function render(state) {
    const onArticle = state.screen === 'article';
    for (const part of [heading, fresh, note, lists]) part.hidden = !onArticle;
    exports.hidden = !onArticle || !state.annotation?.whole;
    compare.hidden = onArticle && exports.hidden;
    if (onArticle) compare.removeAttribute('aria-pressed');
    else compare.setAttribute('aria-pressed', state.pairing);
    lists.setAttribute('aria-expanded', state.panel);
  };
}

/** One tab a lens, and the plain text. A second tap on a lens opens its list. */
export function tabsView(root, actions) {
  const tabs = lensTabs('tabs-tab', actions.tapLens, actions);
  const plain = button(
    { class: 'tabs-tab tab-plain', 'aria-label': strings.rail.plainText, onclick: () => actions.setLens('plain') },
    strings.rail.plainShort,
  );
  root.setAttribute('aria-label', strings.rail.lenses);
  root.append(...tabs.nodes, plain);

  return function render(state) {
    root.hidden = state.screen !== 'article';
    tabs.show(state);
    for (const tab of tabs.nodes) tab.setAttribute('aria-expanded', state.panel && state.lens === tab.dataset.lens);
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
            toast.action
              ? button({ class: 'toast-action', text: toast.action.text, onclick: toast.action.act })
              : '',
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
