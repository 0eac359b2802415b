// One field with its button, for what a reader knows better than the text: a date, an address. What is none is not taken,
// and the line under it says how to write one. Tested by tests/web/browser.test.mjs and source.test.mjs.

import { button, element } from '../dom.js';

/**
 * name: of its classes and its line; act: the button's word; read(words) -> what they mean, '' if nothing; set(that).
 * attributes: more of the field's.
 */
export function oneField({ name, label, hint, value, act, wrong, read, set, attributes = {} }) {
  const line = element('p', { class: `${name}-wrong`, id: `${name}-wrong`, role: 'alert' });
  const field = element('input', {
    class: `${name}-field`,
    'aria-label': label,
    'aria-describedby': line.id,
    'data-key': 'field',
    placeholder: hint,
    autocomplete: 'off',
    value,
    ...attributes,
  });
  function take() {
    const meant = read(field.value);
    if (meant) return set(meant);
    line.textContent = wrong;
    field.setAttribute('aria-invalid', 'true');
    field.focus();
    line.scrollIntoView({ block: 'nearest' });
  }
  field.addEventListener('keydown', (event) => event.key === 'Enter' && (event.preventDefault(), take()));
  const taker = button({ class: `${name}-set`, 'data-key': 'set', text: act, onclick: take });
  return element('div', {}, element('div', { class: 'field' }, field, taker), line);
}
