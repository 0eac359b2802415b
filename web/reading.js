// Reading the article of the page's state: has the annotator read it, and puts what it finds into the state, window by
// window. Tested by tests/web/browser.test.mjs.
//
// Phases: asking (a long text, before it is read), waiting (for the model, or for an engine that takes long to begin),
// reading (window by window), done, stopped (by the reader; keeps what was found), plain (without names), failed
// (state.problem says how).

import { indexOf } from './annotation.js';
import { createAnnotator } from './annotator.js';
import { notComparing } from './compare.js';
import { apply, dismissedBy, requestOf } from './corrections.js';
import { gather } from './gather.js';
import { emptyAnnotation, withMentions } from './provisional.js';
import { moment } from './state.js';
import { strings } from './strings.js';

const longestSummary = 7; // it holds all shorter ones, so the length can change without reading again
const timedFrom = 2000; // UTF-16 units: shorter texts tell nothing of the speed

/** What the state says of an article and its edits: the corrected document, and what follows from the edits alone. */
export function corrected(found, edits) {
  const { published } = requestOf(found, edits);
  if (!found) return { edits, published: published ?? '' };
  const { annotation, orphans } = apply(found, edits);
  return { edits, published: published ?? '', annotation, orphans, dismissed: dismissedBy(found, edits) };
}

/** What the state says of an article before anything is known of it, and nothing in it is chosen. */
export const unread = {
  ...notComparing,
  phase: 'waiting',
  end: 0,
  found: null, // the core's document; annotation is what the reader's edits make of it
  annotation: null,
  orphans: [],
  windows: null,
  problem: null,
  seconds: 0,
  chosen: null,
  source: null,
  card: false,
  peek: null,
  back: null,
  unfolded: new Set(),
  part: 'summary',
  dismissed: new Set(),
  status: '',
};

/** onReady is called when engine and model are here, each time that they had to be loaded. */
export function createReading(state, onReady) {
  let annotator = null; // a promise; null until asked for, and again after it failed
  let ready = null; // what it gave
  let current = null; // the AbortController of the article that is being read
  let msPerUnit = 0; // as last measured

  /** Fetches engine and model, unless they are here or on their way. */
  function prepare() {
    if (!annotator) {
      annotator = createAnnotator({ onProgress: (model) => state.set({ model }) });
      annotator.then((here) => onReady((ready = here)), () => {}); // who awaits it will say what is wrong
    }
    return annotator;
  }

  /** What reads: {model: {name, sha256}, version, lists}; lists as in core/json/about_json.h. */
  async function about() {
    const here = await prepare();
    return { model: here.model, ...(await here.about()) };
  }

  /** Whatever is being read is read no further. */
  function leave() {
    current?.abort();
    windows.forget();
  }

  /**
   * Reads the text of the state up to an offset; what is read already gives way. shown: what is new in the state with it,
   * text and edits among it: the annotator is at work on them before the page is.
   */
  async function read(end, shown = {}) {
    leave();
    const mine = (current = new AbortController());
    const isMine = () => mine === current && !mine.signal.aborted;
    const isSilent = () => state.get().phase === 'reading' && !state.get().annotation;
    const { text, edits } = { ...state.get(), ...shown };
    let started;
    const start = (here) => {
      started = performance.now();
      return ask(here, text.slice(0, end), null, edits, {
        signal: mine.signal,
        onBegin: (begun) => isMine() && begin(begun),
        onMentions: ({ windowsRead, mentions }) => isMine() && windows.add(windowsRead, mentions),
      });
    };
    const answer = ready ? start(ready) : prepare().then((here) => isMine() && start(here));
    // Before the page shows, in a moment, that there is nothing to show.
    if (ready) setTimeout(() => isMine() && isSilent() && state.set({ phase: 'waiting' }), moment);
    const isNew = shown.text !== undefined; // else it stands there, and the reader has asked for more of it
    const show = ready && isNew ? state.soon : state.set; // soon: with its first names
    show({ ...unread, ...shown, end, phase: ready ? 'reading' : 'waiting' });
    try {
      const document = await answer;
      if (!isMine()) return;
      if (end > timedFrom) msPerUnit = (performance.now() - started) / end;
      finish(document);
    } catch (error) {
      if (isMine()) fail(error);
    }
  }

  /** Reads the same text again, for a reader who has said more of it; what is shown stays until the answer is there. */
  async function again() {
    const { end, phase, text, found, edits } = state.get();
    if (phase !== 'done') return;
    leave();
    const mine = (current = new AbortController());
    try {
      const document = await ask(await prepare(), text.slice(0, end), found, edits, { signal: mine.signal });
      if (!mine.signal.aborted) finish(document);
    } catch (error) {
      if (!mine.signal.aborted) fail(error);
    }
  }

  // What the core finds, knowing what the reader has said of day and paragraphs. Where paragraphs lie is known from a
  // document of the same text alone; without one the text is read twice, the second time by what was read at first.
  async function ask(here, text, known, edits, options) {
    const summary = { sentences: longestSummary };
    const asked = requestOf(known, edits);
    const document = await here.annotate(text, { ...options, ...asked, summary });
    const wanted = requestOf(document, state.get().edits);
    if (JSON.stringify(wanted) === JSON.stringify(asked)) return document;
    return here.annotate(text, { signal: options.signal, ...wanted, summary });
  }

  // The text is laid out once, with its first names, unless it was waited for already.
  function begin(begun) {
    windows.forget();
    const show = state.get().phase === 'waiting' ? state.set : state.soon;
    show({ phase: 'reading', windows: { read: 0, all: begun.windows }, annotation: emptyAnnotation(begun) });
  }

  const windows = gather((read, mentions) => {
    const { windows, annotation } = state.get();
    const show = windows.read ? state.later : state.set; // the first at once
    return show({
      windows: { ...windows, read },
      annotation: mentions.length ? withMentions(annotation, mentions) : annotation,
    });
  });

  function finish(document) {
    windows.forget();
    const { words, length, annotation: before, chosen, edits } = state.get();
    const found = { ...document, ...layoutOf(before, document), whole: true };
    const now = corrected(found, edits);
    const { mentions, summary, speech } = now.annotation;
    const place = chosen && indexOf(before).mentions.get(chosen)?.start;
    const same = mentions.find((mention) => mention.start === place)?.id;
    state.later({
      ...now,
      found,
      phase: 'done',
      windows: null,
      peek: null,
      chosen: same ?? keptItem(document, chosen),
      status: [
        strings.status.done(words, Math.min(length, summary.sentences.length), mentions.length, speech.length),
        ...(now.orphans.length ? [strings.corrections.orphans(now.orphans.length)] : []),
      ].join(' '),
    });
  }

  // Blocks and sentences are as they were at the beginning, and the page knows them by identity: they are kept, unless
  // the reader has said what some are for.
  function layoutOf(before, { blocks, sentences }) {
    const same = before.blocks.every(({ role }, i) => role === blocks[i].role);
    return { blocks: same ? before.blocks : blocks, sentences: before.sentences };
  }

  // Statements, words and times keep their ids as long as the text is the same.
  function keptItem(document, id) {
    const items = [document.speech, document.certainty, document.times];
    return items.some((list) => list?.some((item) => item.id === id)) ? id : null;
  }

  function fail(error) {
    const code = error.code ?? 'ENGINE_FAILED';
    if (!code.startsWith('INPUT')) [annotator, ready] = [null, null];
    state.set({ phase: 'failed', problem: { code, detail: error.detail ?? String(error) } });
  }

  function stop() {
    windows.flush();
    leave();
    const names = state.get().annotation?.mentions.length ?? 0;
    state.set({ phase: 'stopped', windows: null, status: strings.status.stopped(names) });
  }

  /** About how long a text of so many units takes; 0 where nothing is known yet. */
  const secondsFor = (units) => msPerUnit && Math.max(1, Math.round((units * msPerUnit) / 1000));

  return { prepare, about, read, again, leave, stop, secondsFor };
}
