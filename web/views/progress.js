// What is going on, or went wrong, while the text already stands below: the model's bar, the windows' bar, the question
// before a long text, and the problems with what can be done about each. Tested by tests/web/faults.test.mjs.

import { isForeign } from '../annotation.js';
import { button, element } from '../dom.js';
import { strings } from '../strings.js';
import { longText } from '../text.js';

const words = strings.progress;

export function progressView(root, actions) {
  let shown = [];
  return function render(state) {
    const now = [state.phase, state.problem, busy(state.phase) && state.model, state.windows, isForeign(state.annotation)];
    if (now.every((part, i) => part === shown[i])) return;
    const samePart = busy(shown[0]) && busy(state.phase) && shown[1] === state.problem;
    shown = now;
    if (samePart && update(root, state)) return;
    root.replaceChildren(...content(state, actions));
    root.hidden = root.childElementCount === 0;
  };
}

function content(state, actions) {
  if (state.problem) return problem(state.problem, actions);
  switch (state.phase) {
    case 'asking':
      return [
        element('p', { class: 'progress-words', text: words.long(state.text.length, state.seconds) }),
        row(choice(words.annotate, actions.readAll), choice(words.firstPart, actions.readFirstPart)),
      ];
    case 'waiting':
    case 'reading': {
      const { text, value } = bar(state);
      return [
        element(
          'div',
          // Who has just said to read a long text sees at once that it is read, and can stop it.
          { class: state.text.length > longText ? 'progress-busy' : 'progress-busy is-late' },
          element(
            'div',
            { class: 'progress-row' },
            element('p', { class: 'progress-words', id: 'progress-words', text }),
            button({ class: 'text-button', text: words.stop, onclick: actions.stop }),
          ),
          element('progress', { class: 'progress-bar', 'aria-labelledby': 'progress-words', max: 1, value }),
        ),
      ];
    }
    default:
      return isForeign(state.annotation)
        ? [element('div', { class: 'banner', role: 'note' }, element('p', { text: strings.language(state.annotation.language.code) }))]
        : [];
  }
}

const busy = (phase) => phase === 'waiting' || phase === 'reading';

// Only the numbers change: the elements stay, and with them the focus.
function update(root, state) {
  const progress = root.querySelector('progress');
  if (!progress) return false;
  const { text, value } = bar(state);
  root.querySelector('.progress-words').textContent = text;
  if (value !== null) progress.value = value;
  return true;
}

function bar({ model, windows }) {
  if (windows) return { text: words.reading(windows.read, windows.all), value: windows.all ? windows.read / windows.all : 0 };
  if (!model) return { text: words.starting, value: 0 };
  return {
    text: words.model(model.loaded, model.total),
    value: model.total ? Math.min(1, model.loaded / model.total) : null,
  };
}

function problem({ code, detail }, actions) {
  const text = strings.problems;
  const [message, ...buttons] = {
    ENGINE_UNSUPPORTED: [text.ENGINE_UNSUPPORTED, choice(text.tryAgain, actions.tryAgain)],
    MODEL_LOAD_FAILED: [
      text.MODEL,
      choice(text.tryAgain, actions.tryAgain),
      choice(text.continuePlain, actions.continuePlain),
    ],
    MODEL_CORRUPT: [
      text.MODEL,
      choice(text.tryAgain, actions.tryAgain),
      choice(text.continuePlain, actions.continuePlain),
    ],
    ENGINE_FAILED: [
      text.ENGINE_FAILED,
      choice(text.restart, actions.tryAgain),
      choice(text.copyReport, actions.copyReport),
    ],
  }[code] ?? [text.INPUT, choice(text.copyReport, actions.copyReport)];
  return [
    element(
      'div',
      { class: 'banner', role: 'alert' },
      element('p', { text: message }),
      detail ? element('p', { class: 'banner-detail' }, element('code', { text: `${code}: ${detail}` })) : '',
      row(...buttons),
    ),
  ];
}

function row(...buttons) {
  return element('div', { class: 'progress-buttons' }, ...buttons);
}

function choice(text, onclick) {
  return button({ class: 'button', text, onclick });
}
