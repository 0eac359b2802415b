// The wiring: one state, the views that show it, and the actions that change it. What a reader can do is one function
// each here; what it takes to read a text is in reading.js.

import { indexOf, mentionsOf } from './annotation.js';
import { correctingActions, notCorrecting } from './correcting.js';
import { documentOf, save, summaryMarkup, summaryText } from './exports.js';
import { readFile } from './files.js';
import { keeper } from './keeper.js';
import { groupOf } from './groups.js';
import { bookmarklet, receiveTexts } from './handing.js';
import { watchHover } from './hover.js';
import { listenToKeys } from './keyboard.js';
import { lenses, siblingsOf } from './lenses.js';
import { createOffline, noBuild } from './offline/offline.js';
import { textOf } from './markup.js';
import { createReading, unread } from './reading.js';
import { seal } from './seal.js';
import { showIn } from './showing.js';
import { createState } from './state.js';
import { setting, remember } from './settings.js';
import { createSteps, nothing } from './steps.js';
import { strings } from './strings.js';
import { firstPartEnd } from './text.js';
import { aboutView } from './views/about.js';
import { addNameView } from './views/add-name.js';
import { articleView } from './views/article.js';
import { cardView, newName } from './views/card.js';
import { checksView } from './views/checks.js';
import { addCard, firstChoice } from './views/correct.js';
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

const sampleUrl = 'tests/articles/seed/source.txt';
const toastMs = 10_000;

const appearances = ['system', 'light', 'dark'];
const state = createState({
  ...unread,
  ...nothing,
  ...notCorrecting,
  place: 0,
  words: 0,
  notice: '',
  model: null,
  length: 3,
  lens: 'names',
  scope: 'all',
  voices: 'all',
  published: '',
  off: new Set(),
  panel: false,
  parts: false,
  keys: false,
  about: '',
  core: null,
  singleKeys: setting('single-keys', ['on', 'off']) === 'on',
  appearance: setting('appearance', appearances),
  keeping: 'off',
  build: noBuild,
  handed: null,
  printing: false,
  toast: null,
});
const reading = createReading(state, () => small.then(seal));
const steps = createSteps({ state, reading, draft: () => find('.input-text').value, say: toast, refuse });

const keeping = keeper({ state, steps, say: toast });
const offline = createOffline(state, toast);
const handing = receiveTexts({ state, show: steps.show });

const find = (selector) => document.querySelector(selector);
const root = {
  reader: find('.reader'),
  article: find('.article'),
  rail: find('.rail'),
  card: find('.card'),
  summary: find('.summary'),
};

// ---- texts ---------------------------------------------------------------------------------------------------------

// The offset of the first paragraph in sight.
function topOfSight() {
  const header = find('.header').getBoundingClientRect().bottom;
  const blocks = [...root.article.querySelectorAll('.block')];
  const first = blocks.find((block) => block.getBoundingClientRect().bottom > header);
  return Number(first?.dataset.start ?? 0);
}

// One line; whatever text is there stays as it is.
function refuse(line) {
  if (state.get().screen === 'input') state.set({ notice: line });
  else toast(line);
}

async function openFile(file) {
  const { text, edits, version, dropped, refusal, byte } = await readFile(file);
  if (refusal) return refuse(strings.files[refusal](byte));
  steps.show(text, { edits });
  if (version || dropped) toast(version ? strings.files.version(version) : strings.files.dropped(dropped));
}

// Fetched with the rest of the page, so that nothing is asked of the network later.
let sample = fetchSample();
async function fetchSample() {
  const response = await fetch(sampleUrl).catch(() => null);
  return response?.ok ? response.text() : null;
}

let toastTimer = 0;
/** action: {text, act}, a button beside the line. */
function toast(text, action = null) {
  clearTimeout(toastTimer);
  state.set({ toast: { text, action: action && { ...action, act: () => (state.set({ toast: null }), action.act()) } } });
  toastTimer = setTimeout(() => state.set({ toast: null }), toastMs);
}

// As plain text and, where the browser takes it, as markup too.
async function copy(text, line, markup = null) {
  try {
    if (markup && typeof ClipboardItem === 'function') {
      const blob = (words, type) => new Blob([words], { type });
      const both = { 'text/plain': blob(text, 'text/plain'), 'text/html': blob(markup, 'text/html') };
      await navigator.clipboard.write([new ClipboardItem(both)]);
    } else await navigator.clipboard.writeText(text);
    toast(line);
  } catch {
    toast(strings.summary.notCopied);
  }
}

// ---- going to places -----------------------------------------------------------------------------------------------

const narrow = matchMedia('(max-width: 767px)');

function goTo(node) {
  node?.focus({ preventScroll: true });
  showPlace(node);
}

// Scrolls a place into sight; on phones above the sheet that tells of it.
function showPlace(node) {
  if (!node) return;
  node.scrollIntoView({ block: 'nearest' });
  if (narrow.matches && !root.card.hidden) showAboveSheet(node);
}

function showAboveSheet(place) {
  // Its height, since the sheet may still be on its way up.
  const hidden = place.getBoundingClientRect().bottom + 16 - (innerHeight - root.card.offsetHeight);
  if (hidden > 0) scrollBy({ top: hidden });
}

function neighbour(mentions, id, step) {
  const at = mentions.findIndex((mention) => mention === id);
  const next = at < 0 ? (step > 0 ? 0 : mentions.length - 1) : at + step;
  return mentions[(next + mentions.length) % mentions.length];
}

// The row of the list that stands for what is chosen.
function rowOf({ annotation, chosen }) {
  const entity = indexOf(annotation).mentions.get(chosen)?.entity;
  return root.rail.querySelector(entity ? `[data-entity="${entity}"]` : `[data-item="${chosen}"]`);
}

let opener = null;
let sourceOpener = null; // what the sentence that is shown was asked for from

// Where the focus goes while something is being corrected, and after.
const focus = {
  words(span) {
    const range = article.rangeOf(span);
    if (!range) return;
    getSelection().removeAllRanges();
    getSelection().addRange(range);
    const { top, bottom } = range.getBoundingClientRect();
    const header = find('.header').offsetHeight * 2; // with the one line of the summary
    if (top < header || bottom > innerHeight) scrollBy({ top: top - innerHeight / 3, behavior: 'instant' });
  },
  choice() {
    const { chosen, adding } = state.get();
    const place = adding ? article.rangeOf(adding) : article.anchorOf(chosen);
    firstChoice(root.card)?.focus({ preventScroll: true });
    if (!narrow.matches) root.card.scrollIntoView({ block: 'nearest' });
    else if (place) showAboveSheet(place);
  },
  action: (name) => root.card.querySelector(`.card-action[data-key="${name}"]`)?.focus({ preventScroll: true }),
  mention(id) {
    if (!id) return root.rail.querySelector('a.name')?.focus();
    state.set({ chosen: id, card: false, back: 'article' });
    getSelection().removeAllRanges();
    quiet = true;
    article.anchorOf(id)?.focus({ preventScroll: true });
    quiet = false;
  },
};
let quiet = false; // a focus that opens no card: what was done there is done

const actions = {
  ...correctingActions(state, {
    commit: steps.commit,
    showNames: () => state.get().lens === 'names' || actions.setLens('names'),
    focus,
  }),
  copyWords: (words) => copy(words, strings.summary.copied),
  read: (text, { edited } = {}) => steps.show(text, { edited }),
  readFile: openFile,
  async readSample() {
    const text = (await sample) ?? (await (sample = fetchSample()));
    if (text === null) refuse(strings.input.sampleMissing);
    else steps.show(text);
  },
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
  editText: () => steps.edit(topOfSight()),
  newText: () => steps.clear(),
  home: () => (state.get().screen === 'article' ? steps.clear() : undefined),
  undo: () => steps.undo(),
  redo: () => steps.redo(),
  toggleParts: () => state.set({ parts: !state.get().parts }),

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
  toggleKeeping: keeping.toggle,
  forgetEverything: keeping.forget,

  // -- lens and list
  setLens: (lens) =>
    state.set({ lens, chosen: null, source: null, card: false, peek: null, panel: false, ...notCorrecting }),
  // By its key or its tab; a lens with nothing in it stays shut.
  pickLens: (lens) => root.rail.querySelector(`[data-lens="${lens}"]`).click(),
  tell: (line) => toast(line),
  setScope: (scope) => state.set({ scope }),
  setVoices: (voices) => state.set({ voices, chosen: null, card: false }),
  toggleGroup(id) {
    const off = new Set(state.get().off);
    if (!off.delete(id)) off.add(id);
    state.set({ off });
  },
  unfold: (id) => state.set({ unfolded: new Set(state.get().unfolded).add(id) }),
  // The list as a drawer or a sheet: the focus goes in with it, and back to what opened it.
  openRail() {
    opener = document.activeElement;
    state.set({ panel: true, card: false });
    root.rail.querySelector('.rail-close').focus();
  },
  closeRail() {
    const inside = root.rail.contains(document.activeElement);
    state.set({ panel: false });
    if (inside) opener?.focus();
  },
  toggleRail: () => (state.get().panel ? actions.closeRail() : actions.openRail()),
  tapLens: (lens) => (state.get().lens === lens ? actions.toggleRail() : actions.setLens(lens)),

  // -- what a lens marks: names, statements, words, times
  choose(id, { from = 'article' } = {}) {
    state.set({ chosen: id, card: true, peek: null, source: null, back: from, panel: false, ...notCorrecting });
    goTo(article.anchorOf(id));
  },
  focused(id) {
    const { chosen, card, back } = state.get();
    if (quiet || (chosen === id && card)) return;
    state.set({
      chosen: id,
      card: true,
      peek: null,
      source: null,
      back: back === 'rail' && chosen === id ? 'rail' : 'article',
      ...notCorrecting,
    });
  },
  toggleCard(id) {
    const { card, chosen } = state.get();
    state.set({ chosen: id, card: !(card && chosen === id), peek: null, ...notCorrecting });
  },
  // From the list: the first mention; the name of the chosen one again: its next.
  visitName(entityId) {
    const { annotation, chosen, lens, off } = state.get();
    const index = indexOf(annotation);
    const entity = index.entities.get(entityId);
    const ids = mentionsOf(annotation, entity).map(({ id }) => id);
    const again = index.mentions.get(chosen)?.entity === entityId;
    if (lens !== 'names') actions.setLens('names');
    const group = groupOf(entity.type);
    if (off.has(group)) actions.toggleGroup(group);
    actions.choose(again ? neighbour(ids, chosen, 1) : ids[0], { from: 'rail' });
  },
  // From a list or a card: the place of a statement, a word, a time, in its own lens.
  visit(id) {
    const lens = { q: 'said', c: 'sure', t: 'when' }[id[0]];
    if (state.get().lens !== lens) actions.setLens(lens);
    if (!article.anchorOf(id)) state.set({ voices: 'all' });
    actions.choose(id, { from: 'rail' });
  },
  step(by) {
    const ids = article.marks().map((anchor) => anchor.id);
    if (ids.length) actions.choose(neighbour(ids, state.get().chosen, by));
  },
  stepSame(id, by) {
    const { annotation, lens, chosen, back } = state.get();
    const from = id ?? chosen;
    const ids = annotation && from ? siblingsOf(annotation, lens, from).filter(article.anchorOf) : [];
    if (ids.length === 0) return;
    const inCard = root.card.contains(document.activeElement);
    const next = neighbour(ids, from, by);
    state.set({ chosen: next, card: true, peek: null, source: null, back: back ?? 'article', ...notCorrecting });
    if (inCard) showPlace(article.anchorOf(next));
    else goTo(article.anchorOf(next));
  },
  closeCard() {
    const { chosen } = state.get();
    const inCard = root.card.contains(document.activeElement);
    if (state.get().adding) return actions.stopAdding();
    state.set({ card: false, peek: null, ...notCorrecting });
    if (inCard) article.anchorOf(chosen)?.focus({ preventScroll: true });
    state.set({ card: false });
  },
  holdPeek: () => hover.hold(),
  endPeek: () => hover.leave(),

  // -- the day of publication
  askDate() {
    actions.setLens('when');
    const field = root.rail.querySelector('.when-field');
    if (!(field?.checkVisibility?.() ?? true)) actions.openRail();
    field?.focus();
  },

  // -- summary
  setPart: (part) => state.set({ part, source: null }),
  setLength: (length) => state.set({ length }),
  copySummary() {
    const { annotation, length } = state.get();
    copy(summaryText(annotation, length), strings.summary.copied, summaryMarkup(annotation, length));
  },
  async saveAs(format) {
    const document = documentOf(state.get().annotation);
    try {
      const file = await (await reading.prepare()).export(document, format);
      save(file);
      toast(strings.exports.saved(file.name));
    } catch {
      toast(strings.exports.failed);
    }
  },
  showSource(sentence) {
    sourceOpener = document.activeElement;
    state.set({ source: sentence, chosen: null, card: false, peek: null, panel: false });
    const node = find(`#${sentence}`);
    node.tabIndex = -1;
    goTo(node);
  },
  toSummary() {
    scrollTo({ top: 0 });
    find('.band :is(.summary-line, .check-quote a)')?.focus({ preventScroll: true });
  },

  // Closes what is open, innermost first, and gives the focus back to where it came from; then nothing is marked.
  escape() {
    const now = state.get();
    if (now.correcting) return actions.correct(now.correcting.id, now.correcting.mode);
    if (now.adding) return actions.stopAdding();
    if (now.panel) return actions.closeRail();
    if (now.peek) return state.set({ peek: null });
    if (now.card) {
      state.set({ card: false });
      const row = now.back === 'rail' && rowOf(now);
      if (row?.checkVisibility?.() ?? row) return row.focus();
      return article.anchorOf(now.chosen)?.focus({ preventScroll: true });
    }
    if (now.source) {
      state.set({ source: null });
      const lines = document.querySelectorAll(`:is(.band, .phrases) [data-sentence="${now.source}"]`);
      return [sourceOpener, ...lines].find((line) => line?.offsetParent)?.focus();
    }
    state.set({ chosen: null });
  },
};

// ---- the page ------------------------------------------------------------------------------------------------------

const article = articleView(root.article, actions);
const hover = watchHover(root.article, (peek) => state.set({ peek }));
const lists = Object.fromEntries(lenses.map((lens) => [lens, find(`.${lens}`)]));
const cards = { names: nameCard, said: statementCard, sure: sureCard, when: timeCard, add: addCard };
const views = [
  headerView(find('.header'), actions, state.get),
  keepingView(find('.keeping')),
  keysView(find('.keys'), actions),
  aboutView(find('.about'), actions),
  inputView(find('.input'), actions),
  ({ screen }) => void (root.reader.hidden = screen !== 'article'),
  summaryView(root.summary, actions),
  checksView(find('.checks'), actions),
  progressView(find('.progress'), actions),
  metaView(find('.meta'), actions, steps),
  article.render,
  cardView(root.card, actions, cards, (id) => (id === newName ? article.rangeOf(state.get().adding) : article.anchorOf(id))),
  partsView(find('.parts'), actions),
  selectionBar(find('.selection'), root.article, actions, state.get),
  railView(root.rail, lists, actions),
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
  printView(find('.print-head'), find('.print-foot'), state),
  statusView(find('.status')), // the last: what it says is there
];
const render = showIn(views, document);
state.subscribe(render);

listenToKeys({ article: root.article, rail: root.rail, card: root.card, actions, get: state.get });

// A paste anywhere but into a field brings a new article; a file may be dropped anywhere. What is being typed into is
// asked of the focus: to WebKit, a paste into the article is one into the field that had the focus before.
document.addEventListener('paste', (event) => {
  if (document.activeElement?.matches('textarea, input')) return;
  const [file] = event.clipboardData.files;
  const text = textOf(event.clipboardData);
  if (!text && !file) return;
  event.preventDefault();
  if (text) steps.show(text);
  else openFile(file);
});
document.addEventListener('dragover', (event) => {
  if (event.dataTransfer.types.includes('Files')) event.preventDefault();
});
document.addEventListener('drop', (event) => {
  const [file] = event.dataTransfer.files;
  if (!file) return;
  event.preventDefault();
  openFile(file);
});
// A tap or click beside everything lets go of the card.
document.addEventListener('pointerdown', (event) => {
  const beside = !event.target.closest('.card, .mention, .lens-mark, .rail, .tabs, .header, .toast, .selection');
  const { card, panel, adding } = state.get();
  if (beside && (card || panel || adding)) state.set({ card: false, peek: null, panel: false, ...notCorrecting });
});

find('.server-hint').remove();
render(state.get());
keeping.recall();
// All that the page will ever need is asked for now; when it is here the network is given up.
const small = Promise.allSettled([sample, offline.identify()]);
reading
  .prepare()
  .catch(() => {}) // the reader may try again
  .finally(offline.keep);
