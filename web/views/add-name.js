// A name that was missed, added by its words: the way of the keyboard to what others do by selecting in the text.
// Tested by tests/web/correct.test.mjs.

import { button, element } from '../dom.js';
import { strings } from '../strings.js';

const words = strings.correct;

/** root is put under the list of names, and shown with it. actions.addWords(words) answers '' or why these words cannot be a name. */
export function addNameView(root, list, actions) {
  list.after(root);
  const field = element('input', { class: 'correct-find', id: 'add-name-words', type: 'text', autocomplete: 'off' });
  const note = element('p', { class: 'add-name-note', role: 'alert' });
  const form = element(
    'div',
    { class: 'add-name-form', hidden: true },
    element('label', { for: field.id, text: words.field }),
    field,
    button({ class: 'button', text: words.look, onclick: look }),
  );
  const opener = button({ class: 'text-button', text: words.addWords, 'aria-expanded': 'false', onclick: open });
  root.append(opener, form, note);

  function look() {
    note.textContent = actions.addWords(field.value.trim());
    if (note.textContent) return field.focus();
    field.value = '';
    close();
  }
  function open() {
    form.hidden = !form.hidden;
    opener.setAttribute('aria-expanded', String(!form.hidden));
    note.textContent = '';
    if (!form.hidden) field.focus();
  }
  function close() {
    form.hidden = true;
    opener.setAttribute('aria-expanded', 'false');
  }
  field.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') look();
    else if (event.key === 'Escape') (close(), opener.focus());
    else return;
    event.preventDefault();
    event.stopPropagation();
  });

  return function render({ annotation }) {
    root.hidden = !annotation?.whole || list.hidden;
  };
}
