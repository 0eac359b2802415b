// The phrases that the article keeps using, under its names: each leads to the sentences it stands in, one after the
// other. Tested by tests/web/phrases.test.mjs.

import { cells, element } from '../dom.js';
import { nextPlace, phraseList } from '../phrases.js';
import { strings } from '../strings.js';

const words = strings.phrases;

/** root is put under the list of names, and shown with it. */
export function phrasesView(root, list, actions) {
  list.after(root);
  root.setAttribute('aria-label', words.title);
  const rows = element('ul', { class: 'names-rows' });
  root.append(element('div', { class: 'names-group-head' }, element('h3', { class: 'label', text: words.title })), rows);

  let shown = null;
  let phrases = [];
  return function render({ annotation, source }) {
    const found = annotation?.whole ? annotation.phrases : null;
    if (found !== shown) {
      shown = found;
      phrases = found ? phraseList(annotation) : [];
      rows.replaceChildren(...phrases.map((phrase) => row(phrase, actions)));
    }
    root.hidden = phrases.length === 0 || list.hidden;
    for (const link of rows.querySelectorAll('.phrase')) {
      const isOn = Boolean(source) && link.dataset.sentence === source;
      link.classList.toggle('is-chosen', isOn);
      if (isOn) link.setAttribute('aria-current', 'true');
      else link.removeAttribute('aria-current');
    }
  };
}

function row(phrase, actions) {
  const link = element(
    'a',
    { class: 'phrase', href: `#${phrase.sentences[0]}` },
    element('span', { class: 'name-words', text: phrase.text }),
    cells(phrase.cells),
    element('span', { class: 'name-count', text: phrase.count }),
  );
  link.addEventListener('click', (event) => {
    event.preventDefault();
    link.dataset.sentence = nextPlace(phrase, link.dataset.sentence);
    actions.showSource(link.dataset.sentence);
  });
  return element('li', {}, link);
}
