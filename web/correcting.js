// The actions of correcting: each makes an edit of what the reader points at, and says what it did. What edits mean is in
// corrections.js. Tested by tests/web/correct.test.mjs.

import { indexOf, mentionsIn, mentionsOf } from './annotation.js';
import { placesOf } from './anchors.js';
import * as corrections from './corrections.js';
import { strings } from './strings.js';

const said = strings.corrections;

/** Nothing is being corrected. */
export const notCorrecting = { correcting: null, adding: null };

/**
 * commit(edit, line): makes the edit a step and says the line. showNames(): the lens that shows what was added.
 * focus: {words(span): selects them, in sight, choice(): into the panel that has opened, action(name): back to what
 * opened it, mention(id or null): into the text}.
 */
export function correctingActions(state, { commit, showNames, focus }) {
  const nameOf = (id) => {
    const { annotation } = state.get();
    const mention = indexOf(annotation).mentions.get(id);
    return { annotation, mention, entity: indexOf(annotation).entities.get(mention.entity) };
  };
  // The mentions that a choice is for: all of the name, or the one pointed at.
  const meant = (id, all = state.get().correcting?.scope !== 'one') => {
    const { annotation, mention, entity } = nameOf(id);
    return all ? mentionsOf(annotation, entity) : [mention];
  };
  const back = (start) => {
    const { annotation } = state.get();
    const next = annotation.mentions.find((mention) => mention.start >= start) ?? annotation.mentions.at(-1);
    focus.mention(next?.id ?? null);
  };

  const actions = {
    // Opens what an action asks; a second time closes it. A name that is there once is taken away at once.
    correct(id, mode) {
      const { correcting, annotation } = state.get();
      if (!annotation?.whole || !indexOf(annotation).mentions.has(id)) return;
      if (mode === 'remove' && nameOf(id).entity.mentions.length === 1) return actions.remove(id, true);
      const same = correcting?.id === id && correcting.mode === mode;
      state.set({
        ...{ chosen: id, card: true, peek: null, adding: null },
        correcting: same ? null : { id, mode, scope: 'all' },
      });
      if (same) focus.action(mode);
      else focus.choice();
    },
    setCorrectScope(scope) {
      const { correcting, adding } = state.get();
      state.set({ correcting: correcting && { ...correcting, scope }, adding: adding && { ...adding, scope } });
    },

    retype(id, type) {
      const { annotation } = state.get();
      const mentions = meant(id).filter((mention) => mention.type !== type);
      if (mentions.length === 0) return actions.correct(id, 'retype');
      commit(corrections.retype(annotation, mentions, type), said.retyped(strings.types[type], mentions.length));
      back(mentions.find((mention) => mention.id === id).start);
    },
    remove(id, all) {
      const { annotation, mention } = nameOf(id);
      const mentions = meant(id, all);
      commit(corrections.remove(annotation, mentions), said.removed(mentions.length));
      back(mention.start);
    },
    merge(id, otherId) {
      const { annotation, mention } = nameOf(id);
      const other = indexOf(annotation).entities.get(otherId);
      const anchor = mentionsOf(annotation, other)[0];
      commit(corrections.merge(annotation, meant(id), anchor), said.merged(other.name));
      back(mention.start);
    },
    split(mentions) {
      commit(corrections.split(state.get().annotation, mentions), said.split);
      back(mentions[0].start);
    },

    // Words that are to be a name: the selected ones, and where else they stand unmarked.
    startAdding({ start, end }) {
      const { annotation } = state.get();
      const free = (span) => mentionsIn(annotation, span).length === 0;
      const others = placesOf(annotation.text, annotation.text.slice(start, end));
      const places = others.filter((span) => span.start === start || free(span));
      if (!places.some((span) => span.start === start)) places.push({ start, end });
      focus.words({ start, end });
      state.set({
        ...{ chosen: null, card: false, peek: null, source: null, correcting: null, panel: false },
        adding: { start, end, places, scope: 'all' },
      });
      focus.choice();
    },
    // By keyboard: the words as they stand in the text; a line says where they do not.
    addWords(words) {
      const { annotation } = state.get();
      const places = words ? placesOf(annotation.text, words) : [];
      const inSentence = (span) => annotation.sentences.some((s) => s.start <= span.start && span.end <= s.end);
      const free = places.filter((span) => inSentence(span) && mentionsIn(annotation, span).length === 0);
      if (free.length === 0) return places.length ? said.isName : said.notInText;
      actions.startAdding(free[0]);
      return '';
    },
    stopAdding() {
      const { adding } = state.get();
      state.set({ adding: null });
      back(adding.start);
    },
    add(type) {
      const { annotation, adding } = state.get();
      const spans = adding.scope === 'all' ? adding.places : [{ start: adding.start, end: adding.end }];
      commit(corrections.add(annotation, spans, type), said.added(spans.length));
      showNames();
      back(adding.start);
    },

    setRole(blockId, role) {
      const { annotation } = state.get();
      const block = indexOf(annotation).blocks.get(blockId);
      if (block.role !== role) commit(corrections.role(annotation, block, role), said.role(strings.allRoles[role]));
    },
    setPublished: (day) => commit(corrections.publish(day), day ? said.published : said.unpublished),
    setAddress: (url) => commit(corrections.address(url), url ? said.addressSet : said.addressRemoved),
    dismissCheck(id) {
      const { annotation } = state.get();
      const { sentence } = annotation.checks.find((check) => check.id === id);
      commit(corrections.dismiss(annotation, indexOf(annotation).sentences.get(sentence)), strings.checks.dismissedNow);
    },
  };
  return actions;
}
