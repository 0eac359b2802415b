// What reads here: its version, how well it was measured to read, where its limits are, the words its rules go by, and
// the licences. Tested by tests/web/about.test.mjs.

import { button, element, icon } from '../dom.js';
import { quality } from '../quality.js';
import { strings } from '../strings.js';

const words = strings.about;

/** state.core: {model: {name, sha256}, version, lists}, or null while it is not known. */
export function aboutView(root, actions) {
  const close = button({ class: 'icon-button', 'aria-label': words.close, onclick: actions.hideAbout }, icon('close'));
  const core = element('div', { class: 'about-core' });
  const lists = element('div', { class: 'about-lists' });
  root.setAttribute('aria-labelledby', 'about-title');
  root.append(
    element('div', { class: 'about-head' }, element('h2', { id: 'about-title', text: words.title }), close),
    element('p', { text: words.intro }),
    core,
    ...section(words.quality, element('p', { text: words.measured(quality) }), figures(), element('p', { text: words.unmeasured })),
    ...section(words.limits, bullets(words.limitList)),
    ...section(words.lists, element('p', { text: words.listsIntro }), lists),
    ...section(words.licence, bullets(words.licences), element('p', {}, licenceLink())),
  );
  root.addEventListener('close', actions.hideAbout);

  let shown;
  let place = ''; // where it was opened at
  return function render({ about, core: known }) {
    if (!about) {
      place = '';
      if (root.open) root.close();
      return;
    }
    if (known !== shown) {
      shown = known;
      core.replaceChildren(versions(known));
      lists.replaceChildren(...(known ? known.lists.map(wordList) : [element('p', { text: words.loading })]));
    }
    if (!root.open) {
      root.showModal();
      root.scrollTop = 0;
    }
    if (place === about || !known) return;
    place = about;
    if (place === 'lists') showLists(lists);
  };
}

function showLists(lists) {
  const certainty = lists.querySelector('[data-list="certainty"]');
  certainty.open = true;
  certainty.firstChild.focus({ preventScroll: true });
  lists.previousElementSibling.previousElementSibling.scrollIntoView({ block: 'start', behavior: 'instant' });
}

function section(title, ...content) {
  return [element('h3', { class: 'about-section', text: title }), ...content];
}

const bullets = (lines) => element('ul', { class: 'about-bullets' }, ...lines.map((text) => element('li', { text })));

function versions(core) {
  const row = (name, ...value) => [element('dt', { text: name }), element('dd', {}, ...value)];
  return element(
    'dl',
    { class: 'about-versions' },
    ...row(words.version, core?.version ?? words.loading),
    ...row(words.model, core?.model.name ?? words.loading),
    ...(core ? row(words.fingerprint, element('code', { text: core.model.sha256 })) : []),
  );
}

// Of a hundred that were found, how many were right; of a hundred that there are, how many were found.
function figures() {
  const cell = (n) => element('td', { text: n === undefined ? '' : words.figure(n) });
  const rows = Object.entries(words.rows).map(([id, [what, on]]) => {
    const { right, found } = quality.figures[id];
    return element(
      'tr',
      {},
      element('th', { scope: 'row' }, what, on ? element('span', { class: 'about-on', text: on }) : null),
      cell(right),
      cell(found),
    );
  });
  return element(
    'table',
    { class: 'about-figures' },
    element('thead', {}, element('tr', {}, ...words.columns.map((text) => element('th', { scope: 'col', text })))),
    element('tbody', {}, ...rows),
  );
}

function wordList({ name, version, parts }) {
  const { title, parts: names } = words.listNames[name] ?? { title: name, parts: {} };
  const count = parts.reduce((sum, { words: list }) => sum + list.length, 0);
  return element(
    'details',
    { 'data-list': name },
    element('summary', {}, title, ' ', element('span', { class: 'about-on', text: words.listNote(count, version) })),
    element(
      'dl',
      { class: 'about-words' },
      ...parts.flatMap((part) => [
        element('dt', { text: names[part.name] ?? part.name }),
        element('dd', { text: part.words.join(', ') }),
      ]),
    ),
  );
}

const licenceLink = () => element('a', { href: 'LICENSE', target: '_blank', rel: 'noopener', text: words.licenceText });
