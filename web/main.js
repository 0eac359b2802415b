// The wiring: one state, the views that show it, the actions that change it, and the annotator that reads for it.
//
// Phases of an article: asking (a long text, before it is read), waiting (for the model), reading (window by window),
// done, stopped (by the reader; keeps what was found), plain (without names), failed (state.problem says how).

import { createAnnotator } from './annotator.js';
import { indexOf, mentionsOf } from './annotation.js';
import { readFile } from './files.js';
import { groupOf } from './groups.js';
import { watchHover } from './hover.js';
import { listenToKeys } from './keyboard.js';
import { emptyAnnotation, withMentions } from './provisional.js';
import { createState } from './state.js';
import { strings } from './strings.js';
import { byteSize, canonical, countWords, firstPartEnd, isBlank, limitBytes, longText, shortText } from './text.js';
import { articleView } from './views/article.js';
import { cardView } from './views/card.js';
import { headerView, statusView, tabsView, toastView } from './views/frame.js';
import { inputView } from './views/input.js';
import { metaView } from './views/meta.js';
import { namesView } from './views/names.js';
import { progressView } from './views/progress.js';
import { summaryText, summaryView } from './views/summary.js';

const sampleUrl = 'tests/articles/seed/source.txt';
const longestSummary = 7;
const toastMs = 10_000;

const unread = {
  phase: 'waiting', end: 0, annotation: null, windows: null, problem: null, seconds: 0,
  chosen: null, source: null, card: false, unfolded: new Set(), peek: null, back: null, panel: false, status: '',
};
const state = createState({
  ...unread, screen: 'input', text: '', words: 0, notice: '', model: null, length: 3, lens: 'names', scope: 'all',
  off: new Set(), toast: null,
});

const find = (selector) => document.querySelector(selector);
const root = {
  reader: find('.reader'), article: find('.article'), names: find('.names'), card: find('.card'), summary: find('.summary'),
};

// ---- the annotator -------------------------------------------------------------------------------------------------

let engine = null; // a promise; null until asked for, and again after it failed
let reading = null; // the AbortController of the article being read
let msPerUnit = 0; // as measured on the last article that was long enough to tell

function annotator() {
  engine ??= createAnnotator({ onProgress: (model) => state.set({ model }) });
  engine.catch(() => {});
  return engine;
}

// Whatever is being read is read no further.
function leave() {
  reading?.abort();
  forgetFound();
}

async function read(end) {
  leave();
  const mine = (reading = new AbortController());
  const isMine = () => mine === reading && !mine.signal.aborted;
  const text = state.get().text;
  state.set({ phase: 'waiting', end, problem: null, annotation: null, windows: null });
  try {
    const ready = await annotator();
    if (!isMine()) return;
    const started = performance.now();
    const document = await withLongestSummary((sentences, again) => ready.annotate(text.slice(0, end), {
      summary: { sentences },
      signal: mine.signal,
      onBegin: (begun) => isMine() && !again && begin(begun),
      onMentions: ({ windowsRead, mentions }) => isMine() && !again && addWindow(windowsRead, mentions),
    }));
    if (end > 2000) msPerUnit = (performance.now() - started) / end;
    if (isMine()) finish(document);
  } catch (error) {
    if (isMine()) fail(error);
  }
}

// The longest summary there is holds all shorter ones, so its length can change without reading again. The core gives
// none that would be the whole article: a text of few sentences is asked about again, and is read in no time.
async function withLongestSummary(ask) {
  let document = await ask(longestSummary, false);
  if (countWords(document.text) < shortText) return document;
  const body = new Set(document.blocks.filter((block) => block.role === 'body').map((block) => block.id));
  const sentences = document.sentences.filter((sentence) => body.has(sentence.block)).length;
  for (let length = Math.min(longestSummary, sentences) - 1; length > 0 && document.summary.sentences.length === 0; length--) {
    document = await ask(length, true);
  }
  return document;
}

function begin(begun) {
  foundPause = 0;
  state.set({ phase: 'reading', windows: { read: 0, all: begun.windows }, annotation: emptyAnnotation(begun) });
}

// The first names are shown at once; later ones wait for each other, longer the longer it takes to show them, so that a
// long text with many names leaves the page time to answer.
let found = { read: 0, mentions: [] };
let foundTimer = 0;
let foundPause = 0; // ms

function addWindow(read, mentions) {
  found = { read, mentions: [...found.mentions, ...mentions] };
  foundTimer ||= setTimeout(showFound, foundPause);
}

function showFound() {
  const { windows, annotation } = state.get();
  const started = performance.now();
  const { read, mentions } = found;
  forgetFound();
  state.set({ windows: { ...windows, read }, annotation: mentions.length ? withMentions(annotation, mentions) : annotation });
  foundPause = Math.min(1000, 4 * (performance.now() - started));
}

function forgetFound() {
  clearTimeout(foundTimer);
  foundTimer = 0;
  found = { read: 0, mentions: [] };
}

function finish(document) {
  forgetFound();
  const { words, length, annotation } = state.get();
  // Blocks and sentences are as they were at the beginning; the page knows them by identity and keeps them.
  const whole = { ...document, blocks: annotation.blocks, sentences: annotation.sentences, whole: true };
  const sentences = Math.min(length, document.summary.sentences.length);
  state.set({
    phase: 'done', windows: null, annotation: whole, chosen: null, card: false,
    status: strings.status.done(words, sentences, document.mentions.length),
  });
}

function fail(error) {
  const code = error.code ?? 'ENGINE_FAILED';
  if (code === 'ENGINE_UNSUPPORTED' || code === 'ENGINE_FAILED' || code.startsWith('MODEL')) engine = null;
  state.set({ phase: 'failed', problem: { code, detail: error.detail ?? String(error) } });
}

// ---- texts ---------------------------------------------------------------------------------------------------------

function show(text, undo = null) {
  const clean = canonical(text);
  if (isBlank(clean)) return state.set({ notice: strings.input.blank });
  if (byteSize(clean) > limitBytes) return refuse(strings.input.tooLong);
  const before = state.get();
  const replaces = before.screen === 'article' && before.text !== clean;
  state.set({ ...unread, screen: 'article', text: clean, words: countWords(clean), notice: '' });
  scrollTo(0, 0);
  if (replaces) toast(strings.undo.replaced, undo ?? (() => show(before.text)));
  if (clean.length <= longText) return read(clean.length);
  leave();
  state.set({ phase: 'asking', seconds: Math.max(1, Math.round((clean.length * msPerUnit) / 1000)) * Boolean(msPerUnit) });
}

// One line; whatever text is there stays as it is.
function refuse(line) {
  if (state.get().screen === 'input') state.set({ notice: line });
  else toast(line);
}

async function openFile(file) {
  const { text, refusal } = await readFile(file);
  if (refusal) refuse({ type: strings.input.wrongType, size: strings.input.tooLong, unreadable: strings.input.unreadable }[refusal]);
  else show(text);
}

// Fetched with the rest of the page, so that nothing is asked of the network later.
let sample = fetchSample();
async function fetchSample() {
  const response = await fetch(sampleUrl).catch(() => null);
  return response?.ok ? response.text() : null;
}

let toastTimer = 0;
function toast(text, undo = null) {
  clearTimeout(toastTimer);
  state.set({ toast: { text, undo: undo && (() => (state.set({ toast: null }), undo())) } });
  toastTimer = setTimeout(() => state.set({ toast: null }), toastMs);
}

async function copy(text, line) {
  try {
    await navigator.clipboard.writeText(text);
    toast(line);
  } catch {
    toast(strings.summary.notCopied);
  }
}

// ---- going to places -----------------------------------------------------------------------------------------------

function goTo(node) {
  if (!node) return;
  node.focus({ preventScroll: true });
  node.scrollIntoView({ block: 'nearest' });
  if (narrow.matches) keepAboveSheet(node);
}

const narrow = matchMedia('(max-width: 767px)');

function keepAboveSheet(node) {
  if (root.card.hidden) return;
  const hidden = node.getBoundingClientRect().bottom + 16 - root.card.getBoundingClientRect().top;
  if (hidden > 0) scrollBy({ top: hidden });
}

function neighbour(mentions, id, step) {
  const at = mentions.findIndex((mention) => mention === id);
  const next = at < 0 ? (step > 0 ? 0 : mentions.length - 1) : at + step;
  return mentions[(next + mentions.length) % mentions.length];
}

const actions = {
  read: (text) => show(text),
  readFile: openFile,
  async readSample() {
    const text = (await sample) ?? (await (sample = fetchSample()));
    if (text === null) refuse(strings.input.sampleMissing);
    else show(text);
  },
  readAll: () => read(state.get().text.length),
  readFirstPart: () => read(firstPartEnd(state.get().text)),
  clearNotice: () => state.set({ notice: '' }),
  stop() {
    if (found.mentions.length) showFound();
    leave();
    const names = state.get().annotation?.mentions.length ?? 0;
    state.set({ phase: 'stopped', windows: null, status: strings.status.stopped(names) });
  },
  tryAgain: () => read(state.get().end || state.get().text.length),
  continuePlain: () => state.set({ phase: 'plain', problem: null }),
  copyReport() {
    const { problem, text } = state.get();
    copy(`${problem.code}: ${problem.detail}\n${text.length} characters\n${navigator.userAgent}`, strings.problems.copied);
  },
  editText() {
    leave();
    state.set({ screen: 'input', notice: '', panel: false, card: false, peek: null });
  },
  newText() {
    const { text } = state.get();
    leave();
    state.set({ ...unread, screen: 'input', text: '', words: 0, notice: '' });
    toast(strings.undo.cleared, () => show(text));
  },
  home: () => (state.get().screen === 'article' ? actions.newText() : undefined),

  // -- lens and list
  setLens: (lens) => state.set({ lens, card: false, peek: null, panel: false }),
  setScope: (scope) => state.set({ scope }),
  toggleGroup(id) {
    const off = new Set(state.get().off);
    if (!off.delete(id)) off.add(id);
    state.set({ off });
  },
  unfold: (id) => state.set({ unfolded: new Set(state.get().unfolded).add(id) }),
  toggleNames: () => state.set({ panel: !state.get().panel, card: false }),
  tapNames: () => (state.get().lens === 'names' ? actions.toggleNames() : actions.setLens('names')),
  closeNames: () => state.set({ panel: false }),

  // -- names
  choose(id, { from = 'article' } = {}) {
    state.set({ chosen: id, card: true, peek: null, source: null, back: from, panel: false });
    goTo(article.anchorOf(id));
  },
  focused(id) {
    const { chosen, card, back } = state.get();
    if (chosen === id && card) return;
    state.set({ chosen: id, card: true, peek: null, source: null, back: back === 'rail' && chosen === id ? 'rail' : 'article' });
  },
  toggleCard(id) {
    const { card, chosen } = state.get();
    state.set({ chosen: id, card: !(card && chosen === id), peek: null });
  },
  // From the list: the first mention; the name of the chosen one again: its next.
  visit(entityId) {
    const { annotation, chosen, lens, off } = state.get();
    const index = indexOf(annotation);
    const entity = index.entities.get(entityId);
    const ids = mentionsOf(annotation, entity).map(({ id }) => id);
    const again = index.mentions.get(chosen)?.entity === entityId;
    if (lens !== 'names') state.set({ lens: 'names' });
    const group = groupOf(entity.type);
    if (off.has(group)) actions.toggleGroup(group);
    actions.choose(again ? neighbour(ids, chosen, 1) : ids[0], { from: 'rail' });
  },
  step(by) {
    const ids = article.marks().map((anchor) => anchor.id);
    if (ids.length) actions.choose(neighbour(ids, state.get().chosen, by));
  },
  stepSame(id, by) {
    const { annotation, chosen, back } = state.get();
    const from = id ?? chosen;
    const entity = annotation && indexOf(annotation).entities.get(indexOf(annotation).mentions.get(from)?.entity);
    if (!entity) return;
    const inCard = root.card.contains(document.activeElement);
    const next = neighbour(entity.mentions, from, by);
    state.set({ chosen: next, card: true, peek: null, source: null, back: back ?? 'article' });
    if (inCard) showPlace(article.anchorOf(next));
    else goTo(article.anchorOf(next));
  },
  closeCard() {
    const { chosen } = state.get();
    const inCard = root.card.contains(document.activeElement);
    state.set({ card: false, peek: null });
    if (inCard) article.anchorOf(chosen)?.focus({ preventScroll: true });
    state.set({ card: false });
  },
  holdPeek: () => hover.hold(),
  endPeek: () => hover.leave(),

  // -- summary
  setLength: (length) => state.set({ length }),
  copySummary: () => copy(summaryText(state.get().annotation, state.get().length), strings.summary.copied),
  showSource(sentence) {
    state.set({ source: sentence, chosen: null, card: false, peek: null });
    const node = find(`#${sentence}`);
    node.tabIndex = -1;
    goTo(node);
  },
  toSummary() {
    scrollTo({ top: 0 });
    root.summary.querySelector('.summary-line')?.focus({ preventScroll: true });
  },

  // Closes what is open, innermost first, and gives the focus back to where it came from; then nothing is marked.
  escape() {
    const now = state.get();
    if (now.panel) return actions.closeNames();
    if (now.peek) return state.set({ peek: null });
    if (now.card) {
      state.set({ card: false });
      const entity = now.back === 'rail' && indexOf(now.annotation).mentions.get(now.chosen)?.entity;
      if (entity) return root.names.querySelector(`[data-entity="${entity}"]`)?.focus();
      return article.anchorOf(now.chosen)?.focus({ preventScroll: true });
    }
    if (now.source) {
      state.set({ source: null });
      return root.summary.querySelector(`[data-sentence="${now.source}"]`)?.focus();
    }
    state.set({ chosen: null });
  },
};

function showPlace(node) {
  node?.scrollIntoView({ block: 'nearest' });
  if (node && narrow.matches) keepAboveSheet(node);
}

// ---- the page ------------------------------------------------------------------------------------------------------

const article = articleView(root.article, actions);
const hover = watchHover(root.article, (peek) => state.set({ peek }));
const views = [
  headerView(find('.header'), actions),
  inputView(find('.input'), actions),
  (now) => {
    root.reader.hidden = now.screen !== 'article';
    document.body.dataset.screen = now.screen;
  },
  summaryView(root.summary, actions),
  progressView(find('.progress'), actions),
  metaView(find('.meta'), actions),
  article.render,
  cardView(root.card, actions, article.anchorOf),
  namesView(root.names, actions),
  tabsView(find('.tabs'), actions),
  toastView(find('.toast')),
  statusView(find('.status')),
];
const render = (now) => views.forEach((view) => view(now));
state.subscribe(render);

listenToKeys({ article: root.article, names: root.names, card: root.card, actions });

// A paste anywhere but into the text field brings a new article; a file may be dropped anywhere.
document.addEventListener('paste', (event) => {
  if (event.target.closest?.('textarea, input')) return;
  const [file] = event.clipboardData.files;
  const text = event.clipboardData.getData('text/plain');
  if (!text && !file) return;
  event.preventDefault();
  if (text) show(text);
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
  const beside = !event.target.closest('.card, .mention, .names, .tabs, .header, .toast');
  if (beside && (state.get().card || state.get().panel)) state.set({ card: false, peek: null, panel: false });
});

find('.server-hint').remove();
render(state.get());
annotator();
