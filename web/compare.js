// Comparing the article with another text: asks the core, and answers for the view what the comparison
// (core/json/compare_json.h, offsets in UTF-16 units) says of each kind. Tested by tests/web/compare.test.mjs.

import { indexOf, mentionsOf, spanAt } from './annotation.js';
import { requestOf } from './corrections.js';
import { groupOf } from './groups.js';
import { strings } from './strings.js';
import { byteSize, canonical, isBlank, limitBytes } from './text.js';

/** What the state says while nothing is compared. */
export const notComparing = {
  comparison: null, // the core's document, of the article's text
  comparing: null, // {read, all} windows, while the two are read; all is 0 until it is known
  compareNotice: '', // why nothing was compared
};

/**
 * before(): the text that was read before this one, or null. focus(): where words of a text go.
 * state.pairing: the reader wants two texts compared, and the first is still to come.
 */
export function comparingActions({ state, reading, before, focus }) {
  let current = null; // the AbortController of what is being compared

  state.subscribe(({ pairing, found }) => {
    if (pairing && found) open();
  });

  function open() {
    state.set({ pairing: false, part: 'compare', source: null });
    focus();
  }

  function leave() {
    current?.abort();
    current = null;
  }

  async function compareWith(text) {
    const other = canonical(text);
    if (isBlank(other)) return state.set({ compareNotice: strings.compare.blank });
    if (byteSize(other) > limitBytes) return state.set({ compareNotice: strings.input.tooLong });
    leave();
    const mine = (current = new AbortController());
    const { found, edits, text: shown } = state.get();
    const isMine = () => mine === current && state.get().text === shown;
    const onProgress = (comparing) => isMine() && state.set({ comparing });
    state.set({ ...notComparing, comparing: { read: 0, all: 0 } });
    try {
      const asked = { text: found.text, ...requestOf(found, edits) };
      const annotator = await reading.prepare();
      const comparison = await annotator.compare(asked, { text: other }, { signal: mine.signal, onProgress });
      if (isMine()) state.set({ comparison, comparing: null });
    } catch (error) {
      if (isMine()) state.set({ comparing: null, compareNotice: strings.compare.failed(error.code) });
    }
  }

  return {
    openCompare() {
      const { screen, pairing } = state.get();
      if (screen === 'article') return open();
      state.set({ pairing: !pairing });
      focus();
    },
    compareWith,
    compareWithBefore: () => compareWith(before() ?? ''),
    /** Another text, please. */
    compareAgain() {
      leave();
      state.set(notComparing);
      focus();
    },
    textBefore: before,
  };
}

/** The kinds of things that are compared, in the order in which a reader is told of them. */
export const kinds = ['entities', 'voices', 'numbers', 'times'];

/**
 * The comparison, its names and voices as the reader of the article has corrected them: annotation is the corrected
 * document of found. What is no name is not listed, nor what is the same as a name of both texts; what the reader calls a
 * name is of this text alone if the other has no such words.
 */
export function correctedNames(comparison, found, annotation) {
  if (!annotation.edits?.length) return comparison;
  const { onlyA, onlyB, changed } = comparison.entities;
  const own = new Set(onlyA.map(({ entity }) => entity));
  const known = new Map(found.mentions.map(({ start, entity }) => [start, entity]));
  const isOwn = ({ start, text }) => (known.has(start) ? own.has(known.get(start)) : !comparison.b.text.includes(text));
  const here = annotation.entities
    .filter(({ type }) => !['date', 'number'].includes(groupOf(type)))
    .map((entity) => ({ entity, mentions: mentionsOf(annotation, entity) }))
    .filter(({ mentions }) => mentions.every(isOwn))
    .map(({ entity: { id, type, group, name }, mentions }) => ({
      ...{ entity: id, type, group, text: name },
      spans: mentions.map(({ start, end }) => [start, end]),
    }));
  const places = new Set(annotation.mentions.map(({ start }) => start));
  const said = new Set(annotation.mentions.filter(({ by }) => by === 'user').map(({ text }) => text));
  return {
    ...comparison,
    entities: {
      onlyA: here,
      onlyB: onlyB.filter(({ text }) => !said.has(text)),
      changed: changed.filter(({ a }) => a.spans.some(([start]) => places.has(start))),
    },
    voices: { ...comparison.voices, onlyA: ownVoices(comparison.voices.onlyA, annotation) },
  };
}

// Those who speak in this text alone, by who they are now: one that is the same as a voice of both texts is none.
function ownVoices(onlyA, annotation) {
  const told = new Map(onlyA.flatMap((voice) => voice.spans.map(([start]) => [start, voice])));
  const voices = new Map();
  for (const { speaker, speakerSpan } of annotation.speech) {
    const voice = speakerSpan && told.get(speakerSpan[0]);
    const who = speaker.entity ?? voice;
    if (!speakerSpan || !who) continue;
    const text = indexOf(annotation).entities.get(who)?.name ?? voice?.text;
    if (!voices.has(who)) voices.set(who, { entity: speaker.entity, text, spans: [], isOwn: true });
    const now = voices.get(who);
    now.spans.push(speakerSpan);
    now.isOwn &&= Boolean(voice);
  }
  return [...voices.values()].filter(({ isOwn }) => isOwn);
}

/** How much there is in each part: {changed, onlyA, onlyB}. */
export function countsOf(comparison) {
  const all = [...kinds, 'sentences'].map((kind) => comparison[kind]);
  const count = (part) => all.reduce((sum, kind) => sum + kind[part].length, 0);
  return { changed: count('changed') + comparison.certainty.length, onlyA: count('onlyA'), onlyB: count('onlyB') };
}

/**
 * A pair of sentences as pieces in the order of the first one: {text} of both, {text, other} where they differ; text is
 * of the first sentence, other of the second; either may be empty.
 */
export function piecesOf({ a, b }, pair) {
  const pieces = [];
  let at = pair.a.start;
  for (const { a: [start, end], b: [from, to] } of pair.changes) {
    if (start > at) pieces.push({ text: a.text.slice(at, start) });
    pieces.push({ text: a.text.slice(start, end), other: b.text.slice(from, to) });
    at = end;
  }
  if (pair.a.end > at) pieces.push({ text: a.text.slice(at, pair.a.end) });
  return pieces;
}

/** The id of the sentence of the article around an offset. */
export const sentenceAt = (annotation, start) => spanAt(annotation.sentences, start)?.id;

/** The sentence of the other text around an offset. */
export function quoteAt({ b: { text, sentences } }, offset) {
  const spans = sentences.map(([start, end]) => ({ start, end }));
  const { start, end } = spanAt(spans, offset) ?? { start: offset, end: offset };
  return text.slice(start, end).replace(/\s+/g, ' ');
}
