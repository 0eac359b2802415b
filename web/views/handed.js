// Asks the reader about a text that another page hands over. Tested by tests/web/handing.test.mjs.

import { button, element } from '../dom.js';
import { strings } from '../strings.js';

const words = strings.handed;

export function handedView(root, actions) {
  const title = element('h2', { id: 'handed-title' });
  const facts = element('p', { class: 'handed-facts' });
  const preview = element('p', { class: 'handed-preview', dir: 'auto' });
  const accept = button({ class: 'button button-first', text: words.accept, onclick: actions.accept });
  const refuse = button({ class: 'button', text: words.refuse, onclick: actions.refuse });
  root.setAttribute('aria-labelledby', 'handed-title');
  const ways = element('div', { class: 'handed-ways' }, refuse, accept);
  root.append(title, facts, preview, element('p', { text: words.note }), ways);
  root.addEventListener('cancel', (event) => (event.preventDefault(), actions.refuse()));

  return function render({ handed }) {
    if (!handed) return root.open && root.close();
    title.textContent = words.title(handed.origin);
    facts.textContent = words.facts(handed.words, handed.url);
    preview.textContent = handed.preview;
    if (root.open) return;
    root.showModal();
    refuse.focus();
  };
}
