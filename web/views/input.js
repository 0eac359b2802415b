// The empty page: a real textarea, ways to fill it, and what one gets. Tested by tests/web/input.test.mjs.

import { button, element, icon, say } from '../dom.js';
import { accepted } from '../files.js';
import { textOf } from '../markup.js';
import { countWords, shortText } from '../text.js';
import { strings } from '../strings.js';
import { examples } from './examples.js';

const pauseMs = 600; // typing that rests so long, with enough words, is read

export function inputView(root, actions) {
  const words = strings.input;
  const area = element('textarea', {
    class: 'input-text',
    'aria-label': words.label,
    placeholder: words.placeholder,
    spellcheck: 'false',
    'aria-describedby': 'input-notice',
    autocomplete: 'off',
  });
  const notice = element('p', { class: 'input-notice', id: 'input-notice', role: 'alert' });
  const picker = element('input', {
    type: 'file',
    class: 'visually-hidden',
    accept: accepted,
    tabindex: '-1',
    'aria-hidden': 'true',
  });
  const labelled = (text, onclick, kind = '') => button({ class: `button ${kind}`, text, onclick });
  const read = () => actions.read(area.value, { edited: editing });
  const annotate = labelled(words.annotate, read, 'button-first');

  const title = element('h1', { class: 'input-title' });
  const promise = element('p', { class: 'input-promise', 'aria-live': 'polite' });

  root.append(
    title,
    promise,
    area,
    notice,
    element(
      'div',
      { class: 'input-ways' },
      annotate,
      labelled(words.sample, actions.readSample),
      labelled(words.open, () => picker.click()),
      picker,
      element('span', { class: 'input-drop', text: words.drop }),
    ),
    element('p', { class: 'input-private' }, icon('lock'), words.private),
    examples(),
  );

  let editing = false; // the text was read before: then only a paste or the button reads it again
  let pause = 0;
  const showAnnotate = () => (annotate.hidden = area.value === '');

  area.addEventListener('input', (event) => {
    clearTimeout(pause);
    showAnnotate();
    if (notice.textContent) actions.clearNotice();
    if (event.inputType === 'insertFromPaste' || event.inputType === 'insertFromDrop') return read();
    if (editing) return;
    pause = setTimeout(() => countWords(area.value) >= shortText && read(), pauseMs);
  });
  // Of markup the field would take the words without their paragraphs. What is pasted over everything is a new text; what
  // comes into an empty field is read at once, and only what is refused is laid out in there.
  area.addEventListener('paste', (event) => {
    if (root.hidden) return; // to WebKit it is the field's while this had the focus before: incoming.js sees to it
    if (area.selectionEnd - area.selectionStart === area.value.length) editing = false;
    const isPlain = !event.clipboardData.types.includes('text/html');
    if (isPlain && area.value) return;
    const text = textOf(event.clipboardData);
    if (!text) return;
    event.preventDefault();
    if (!area.value && actions.read(text)) return;
    area.setRangeText(text, area.selectionStart, area.selectionEnd, 'end');
    area.dispatchEvent(new InputEvent('input', { inputType: 'insertFromPaste', bubbles: true }));
  });
  area.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) read();
  });
  picker.addEventListener('change', () => {
    if (picker.files[0]) actions.readFile(picker.files[0]);
    picker.value = '';
  });

  let shown = null;
  return function render(state) {
    root.hidden = state.screen !== 'input';
    notice.textContent = state.notice;
    if (root.hidden) return clearTimeout(pause);
    if (shown !== state.field) fill((shown = state.field));
    say(title, editing ? words.editing : state.pairing ? words.pairTitle : words.title);
    say(promise, state.pairing ? words.pairPromise : words.promise);
  };

  function fill({ text, place }) {
    editing = text !== '';
    if (area.value !== text) area.value = text;
    showAnnotate();
    root.classList.toggle('is-editing', editing);
    if (matchMedia('(pointer: coarse)').matches && !editing) return; // no keyboard that pops up by itself
    area.focus({ preventScroll: true });
    area.setSelectionRange(place, place);
    area.scrollTop = (area.scrollHeight * place) / (text.length || 1);
  }
}
