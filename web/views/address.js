// Where the article was published, to be told by the reader: opened from the line above the article, and kept like a
// correction. Tested by tests/web/source.test.mjs.

import { button, element } from '../dom.js';
import { writtenAddress } from '../source-links.js';
import { strings } from '../strings.js';
import { oneField } from './field.js';

const words = strings.source;

export function addressView(root, actions) {
  root.setAttribute('aria-label', words.title);
  let wasOpen = false;
  return function render({ addressing, annotation, screen }) {
    const open = Boolean(addressing && screen === 'article' && annotation?.whole);
    root.hidden = !open;
    if (open && !wasOpen) root.replaceChildren(...content(annotation.meta, actions));
    wasOpen = open;
  };
}

function content({ url, urlSpan }, actions) {
  const set = (address) => {
    actions.setAddress(address);
    actions.toggleAddress();
  };
  const isReaders = Boolean(url) && !urlSpan;
  return [
    oneField({
      name: 'address',
      label: words.title,
      hint: words.fieldHint,
      value: url ?? '',
      act: url ? words.change : words.set,
      wrong: words.none,
      read: writtenAddress,
      set,
      attributes: { type: 'url', inputmode: 'url', spellcheck: 'false' },
    }),
    element(
      'p',
      { class: 'address-note' },
      words.note,
      ...(isReaders ? [' ', button({ class: 'meta-action', text: words.forget, onclick: () => set('') })] : []),
    ),
  ];
}
