// The wiring: one state, the views that show it, and the actions that change it: looking is in walking.js, correcting in
// correcting.js, what is left here. What it takes to read a text is in reading.js, which text is read in steps.js.

import { comparingActions } from './compare.js';
import { correctingActions, notCorrecting } from './correcting.js';
import { documentOf, save, summaryMarkup, summaryText } from './exports.js';
import { keeper } from './keeper.js';
import { bookmarklet, originsOf, receiveTexts } from './handing.js';
import { watchHover } from './hover.js';
import { listenToKeys } from './keyboard.js';
import { lenses } from './lenses.js';
import { createIncoming } from './incoming.js';
import { createOffline, noBuild } from './offline/offline.js';
import { createPlaces } from './places.js';
import { createReading, unread } from './reading.js';
import { rehearse } from './rehearsal.js';
import { seal } from './seal.js';
import { showIn } from './showing.js';
import { createState } from './state.js';
import { keepSteady } from './steady.js';
import { remember, setting, untouched } from './settings.js';
import { createSteps, emptyField, nothing } from './steps.js';
import { strings } from './strings.js';
import { createTelling } from './telling.js';
import { firstPartEnd } from './text.js';
import { walkingActions } from './walking.js';
import { addressView } from './views/address.js';
import { aboutView } from './views/about.js';
import { addNameView } from './views/add-name.js';
import { articleView } from './views/article.js';
import { cardView, newName } from './views/card.js';
import { checksView } from './views/checks.js';
import { compareView } from './views/compare.js';
import { addCard } from './views/correct.js';
import { headerView, statusView, tabsView, toastView } from './views/frame.js';
import { handedView } from './views/handed.js';
import { inputView } from './views/input.js';
import { metaView } from './views/meta.js';
import { nameCard } from './views/name-card.js';
import { namesView } from './views/names.js';
import { offlineView } from './views/offline.js';
import { partsView } from './views/parts.js';
import { phrasesView } from './views/phrases.js';
import { printView } from './views/print.js';
import { progressView } from './views/progress.js';
import { railView } from './views/rail.js';
import { keepingView, keysView } from './views/settings.js';
import { saidView, statementCard } from './views/said.js';
import { selectionBar } from './views/selection-bar.js';
import { summaryView } from './views/summary.js';
import { sureCard, sureView } from './views/sure.js';
import { timeCard, whenView } from './views/when.js';

const appearances = ['system', 'light', 'dark'];
const state = createState({
  ...unread,
  ...nothing,
  ...notCorrecting,
  ...untouched,
  field: emptyField,
  words: 0,
  notice: '',
  model: null,
  published: '',
  panel: false,
  parts: false,
  addressing: false,
  pairing: false,
  core: null,
  singleKeys: setting('single-keys', ['on', 'off']) === 'on',
  appearance: setting('appearance', appearances),
  spoken: setting('spoken', ['off', 'on']) === 'on',
  keeping: 'off',
  build: noBuild,
  handed: null,
  printing: false,
  toast: null,
});
const find = (selector) => document.querySelector(selector);
const root = {
  header: find('.header'),
  reader: find('.reader'),
  article: find('.article'),
  rail: find('.rail'),
  card: find('.card'),
};

const { toast, refuse, copy } = createTelling(state);
const reading = createReading(state, () => small.then(seal));
const steps = createSteps({ state, reading, draft: () => find('.input-text').value, say: toast, refuse });
const incoming = createIncoming({ show: steps.show, toast, refuse });
const keeping = keeper({ state, steps, say: toast });
const offline = createOffline(state, toast);
const trusted = originsOf(document.querySelector('meta[name="annotator-origins"]')?.content);
const handing = receiveTexts({ state, show: steps.show, trusted });

// The article is made first: going to places and walking over marks is done in it.
const actions = {};
const article = articleView(root.article, actions);
const hover = watchHover(root.article, (peek) => state.set({ peek }));
const places = createPlaces({ state, root, article });

Object.assign(actions, walkingActions({ state, root, article, places, hover, actions }));
Object.assign(
  actions,
  correctingActions(state, {
    commit: steps.commit,
    showNames: () => state.get().lens === 'names' || actions.setLens('names'),
    focus: places.focus,
  }),
);
function toField() {
  scrollTo({ top: 0 });
  const places = '.input-text, .compare-field:not([hidden]) .compare-text, .compare-head button';
  find(`:is(.input, .reader):not([hidden]) :is(${places})`)?.focus({ preventScroll: true });
}
Object.assign(actions, comparingActions({ state, reading, before: steps.textBefore, focus: toField }));
Object.assign(actions, {
  tell: (line) => toast(line),
  copyWords: (words) => copy(words, strings.summary.copied),

  // -- texts
  read: (text, { edited } = {}) => steps.show(text, { edited }),
  readFile: incoming.openFile,
  readSample: incoming.readSample,
  readAll: () => steps.readTo(state.get().text.length),
  readFirstPart: () => steps.readTo(firstPartEnd(state.get().text)),
  clearNotice: () => state.set({ notice: '' }),
  stop: reading.stop,
  tryAgain: () => steps.readTo(state.get().end || state.get().text.length),
  continuePlain: () => state.set({ phase: 'plain', problem: null }),
  copyReport() {
    const { problem, text } = state.get();
    copy(
      `${problem.code}: ${problem.detail}\n${text.length} characters\n${navigator.userAgent}`,
      strings.problems.copied,
    );
  },
  editText: () => steps.edit(places.topOfSight()),
  newText: () => steps.clear(),
  home: () => (state.get().screen === 'article' ? steps.clear() : undefined),
  undo: () => steps.undo(),
  redo: () => steps.redo(),
  toggleParts: () => state.set({ parts: !state.get().parts }),
  toggleAddress() {
    const addressing = !state.get().addressing;
    state.set({ addressing });
    find(addressing ? '.address-field' : '.meta [data-key="address"]')?.focus();
  },

  // -- settings
  showKeys: () => state.set({ keys: true }),
  hideKeys: () => state.set({ keys: false }),
  // place: 'top', or 'lists', which is where the word lists are.
  showAbout(place = 'top') {
    state.set({ about: place });
    if (!state.get().core) reading.about().then((core) => state.set({ core }), () => {}); // what is wrong is said where an article is read
  },
  hideAbout: () => state.set({ about: '' }),
  copyBookmarklet: () => copy(bookmarklet(new URL('./', location.href).href), strings.handed.copied),
  setSingleKeys(on) {
    remember('single-keys', on ? 'on' : 'off');
    state.set({ singleKeys: on });
  },
  nextAppearance() {
    const next = appearances[(appearances.indexOf(state.get().appearance) + 1) % appearances.length];
    remember('appearance', next);
    state.set({ appearance: next });
  },
  toggleSpoken() {
    const spoken = !state.get().spoken;
    remember('spoken', spoken ? 'on' : 'off');
    state.set({ spoken });
  },
  toggleKeeping: keeping.toggle,
  forgetEverything: keeping.forget,

  // -- the day of publication, summary, files
  askDate() {
    actions.setLens('when');
    const field = root.rail.querySelector('.when-field');
    if (!(field?.checkVisibility?.() ?? true)) actions.openRail();
    field?.focus();
  },
  setPart: (part) => state.set({ part, source: null }),
  setLength: (length) => state.set({ length }),
  copySummary() {
    const { annotation, length } = state.get();
    if (!annotation?.whole) return;
    copy(summaryText(annotation, length), strings.summary.copied, summaryMarkup(annotation, length));
  },
  async saveAs(format) {
    const { annotation } = state.get();
    if (!annotation?.whole) return;
    const document = documentOf(annotation);
    try {
      const file = await (await reading.prepare()).export(document, format);
      save(file);
      toast(strings.exports.saved(file.name));
    } catch {
      toast(strings.exports.failed);
    }
  },
});

// ---- the page ------------------------------------------------------------------------------------------------------

const lists = Object.fromEntries(lenses.map((lens) => [lens, find(`.${lens}`)]));
const cards = { names: nameCard, said: statementCard, sure: sureCard, when: timeCard, add: addCard };
const views = [
  railView(root.rail, lists, actions), // the first: before there is more to lay out, a list goes to its top for nothing
  headerView(root.header, actions, state.get),
  keepingView(find('.keeping')),
  keysView(find('.keys'), actions),
  aboutView(find('.about'), actions),
  inputView(find('.input'), actions),
  ({ screen }) => void (root.reader.hidden = screen !== 'article'),
  summaryView(find('.summary'), actions),
  checksView(find('.checks'), actions),
  compareView(find('.compare'), actions),
  progressView(find('.progress'), actions),
  metaView(find('.meta'), actions, steps),
  article.render,
  cardView(root.card, actions, cards, (id) => (id === newName ? article.rangeOf(state.get().adding) : article.anchorOf(id))),
  partsView(find('.parts'), actions),
  addressView(find('.address'), actions),
  selectionBar(find('.selection'), root.article, actions, state.get),
  namesView(lists.names, actions),
  phrasesView(find('.phrases'), lists.names, actions),
  addNameView(find('.add-name'), lists.names, actions),
  saidView(lists.said, actions),
  sureView(lists.sure, actions),
  whenView(lists.when, actions),
  tabsView(find('.tabs'), actions),
  toastView(find('.toast')),
  ({ appearance }) => void (document.documentElement.dataset.appearance = appearance),
  offlineView(find('.offline'), offline),
  handedView(find('.handed'), handing),
  printView({ head: find('.print-head'), legend: find('.print-legend'), foot: find('.print-foot') }, state),
  statusView(find('.status')), // the last: what it says is there
];
const render = showIn(views, document, (busy) => root.reader.setAttribute('aria-busy', busy));
state.subscribe(render);

listenToKeys({ article: root.article, rail: root.rail, card: root.card, actions, get: state.get });

keepSteady(['.keeping', '.band', '.meta', '.address', '.parts'].map(find));

document.addEventListener('pointerdown', ({ target }) => {
  if (!target.closest('.card, .mention, .lens-mark, .rail, .tabs, .header, .toast, .selection')) actions.letGo();
});

find('.server-hint').remove();
render(state.get());
keeping.recall();
// All that the page will ever need is asked for now; when it is here the network is given up.
const small = Promise.allSettled([incoming.sample, offline.identify()]);
reading
  .prepare()
  .then((annotator) => rehearse(annotator, { state, render, reader: root.reader }))
  .catch(() => {}) // the reader may try again, or has begun
  .finally(offline.keep);
