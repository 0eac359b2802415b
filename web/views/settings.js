// The menu of what is not about this article: keys, appearance, keeping, forgetting. And the list of keys.
// Tested by tests/web/keeping.test.mjs.

import { button, element, icon } from '../dom.js';
import { strings } from '../strings.js';
import { menu } from './menu.js';

const words = strings.settings;

/** The menu's node. get: the state, for what the rows say beside their names. */
export function settingsMenu(actions, get) {
  const onArticle = () => get().screen === 'article';
  const canCompare = () => !onArticle() || Boolean(get().annotation?.whole);
  return menu(
    'bar-button settings-button',
    words.title,
    [
      { text: strings.newText, act: () => actions.newText(), shown: onArticle, onlyNarrow: true },
      { text: strings.compare.title, act: () => actions.openCompare(), shown: canCompare, onlyNarrow: true },
      { text: words.keys, note: () => '?', act: actions.showKeys },
      { text: words.appearance, note: () => words.appearances[get().appearance], act: actions.nextAppearance },
      { text: words.spoken, note: () => words.switch(get().spoken), act: actions.toggleSpoken },
      { text: strings.hidden.show, note: () => words.switch(get().hidden), act: actions.toggleHidden },
      { text: words.keep, note: () => words.keeping[get().keeping], act: actions.toggleKeeping },
      { text: strings.handed.bookmarklet, act: () => actions.copyBookmarklet() },
      { text: words.about, act: () => actions.showAbout() },
      null,
      { text: words.forget, act: actions.forgetEverything },
    ],
    { picture: 'more' },
  );
}

/** A line that stays as long as the device does not keep what it should. */
export function keepingView(root) {
  return function render({ keeping }) {
    const line = words.notKept[keeping] ?? '';
    root.hidden = line === '';
    if (root.textContent !== line) root.textContent = line;
  };
}

/** The list of keys, in a dialog of its own; and the switch for single ones. */
export function keysView(root, actions) {
  const single = element('input', {
    type: 'checkbox',
    onchange: ({ target }) => actions.setSingleKeys(target.checked),
  });
  const close = button({ class: 'icon-button', 'aria-label': words.close, onclick: actions.hideKeys }, icon('close'));
  root.setAttribute('aria-labelledby', 'keys-title');
  root.append(
    element('div', { class: 'keys-head' }, element('h2', { id: 'keys-title', text: words.keys }), close),
    element(
      'dl',
      { class: 'keys-list' },
      ...words.keyList.flatMap(([keys, does]) => [
        element('dt', {}, ...keys.map((key) => element('kbd', { text: key }))),
        element('dd', { text: does }),
      ]),
    ),
    element('label', { class: 'keys-single' }, single, words.singleKeys),
    element('p', { class: 'keys-note', text: words.singleNote }),
  );
  root.addEventListener('close', actions.hideKeys);

  return function render({ keys, singleKeys }) {
    single.checked = singleKeys;
    if (keys && !root.open) root.showModal();
    else if (!keys && root.open) root.close();
  };
}
