// The actions of looking: lenses, lists, what is marked in the text, the card of what is chosen, and the way back from
// each. Tested by tests/web/browser.test.mjs.

import { groupIn, indexOf, mentionsOf } from './annotation.js';
import { notCorrecting } from './correcting.js';
import { siblingsOf } from './lenses.js';

/**
 * root: {rail, card}, elements; article: its view; places: see places.js; hover: see hover.js. actions: all there are,
 * these among them.
 */
export function walkingActions({ state, root, article, places, hover, actions }) {
  let opener = null; // what the list was opened by
  let sourceOpener = null; // what the sentence that is shown was asked for from

  // Shows the card of a thing, and nothing else.
  const showCard = (id, rest) =>
    state.set({ chosen: id, card: true, peek: null, source: null, ...rest, ...notCorrecting });

  return {
    // -- lens and list
    setLens: (lens) =>
      state.set({ lens, chosen: null, source: null, card: false, peek: null, panel: false, ...notCorrecting }),
    // By its key or its tab; a lens with nothing in it stays shut.
    pickLens: (lens) => root.rail.querySelector(`[data-lens="${lens}"]`).click(),
    setScope: (scope) => state.set({ scope }),
    setVoices: (voices) => state.set({ voices, chosen: null, card: false }),
    toggleGroup(id) {
      const off = new Set(state.get().off);
      if (!off.delete(id)) off.add(id);
      state.set({ off });
    },
    toggleHidden: () => state.set({ hidden: !state.get().hidden }),
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
      showCard(id, { back: from, panel: false });
      places.goTo(article.anchorOf(id));
    },
    focused(id) {
      const { chosen, card, back } = state.get();
      if (places.isQuiet() || (chosen === id && card)) return;
      showCard(id, { back: back === 'rail' && chosen === id ? 'rail' : 'article' });
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
      const group = groupIn(annotation, entity);
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
      showCard(next, { back: back ?? 'article' });
      if (inCard) places.show(article.anchorOf(next));
      else places.goTo(article.anchorOf(next));
    },
    closeCard() {
      const { chosen } = state.get();
      const inCard = root.card.contains(document.activeElement);
      if (state.get().adding) return actions.stopAdding();
      state.set({ card: false, peek: null, ...notCorrecting });
      if (inCard) places.back(chosen);
    },
    holdPeek: () => hover.hold(),
    endPeek: () => hover.leave(),

    // -- a sentence that was asked for
    showSource(sentence) {
      const opener = document.activeElement;
      sourceOpener = root.card.contains(opener) ? article.anchorOf(state.get().chosen) : opener; // a card is gone then
      state.set({ source: sentence, chosen: null, card: false, peek: null, panel: false });
      const node = document.querySelector(`#${sentence}`);
      node.tabIndex = -1;
      places.goTo(node);
    },
    toSummary() {
      scrollTo({ top: 0 });
      document.querySelector('.band :is(.summary-line, .check-quote a)')?.focus({ preventScroll: true });
    },

    // -- the way back
    // A tap or click beside everything lets go of the card.
    letGo() {
      const { card, panel, adding } = state.get();
      if (card || panel || adding) state.set({ card: false, peek: null, panel: false, ...notCorrecting });
    },
    // Closes what is open, innermost first, and gives the focus back to where it came from; where nothing is open, and the
    // text or its lists are before the reader, nothing is marked any more.
    escape() {
      const now = state.get();
      if (now.correcting) return actions.correct(now.correcting.id, now.correcting.mode);
      if (now.adding) return actions.stopAdding();
      if (now.addressing) return actions.toggleAddress();
      if (now.panel) return actions.closeRail();
      if (now.peek) return state.set({ peek: null });
      if (now.card) {
        state.set({ card: false });
        const row = now.back === 'rail' && places.rowOf(now);
        return (row?.checkVisibility?.() ?? row) ? row.focus() : places.back(now.chosen);
      }
      if (now.source) {
        state.set({ source: null });
        const lines = document.querySelectorAll(`:is(.band, .phrases) [data-sentence="${now.source}"]`);
        return [sourceOpener, ...lines].find((line) => line?.offsetParent)?.focus();
      }
      const { activeElement: here } = document;
      const isReading = here === document.body || [root.article, root.rail].some((part) => part.contains(here));
      if (isReading && now.screen === 'article') actions.setLens('plain');
    },
  };
}

function neighbour(ids, id, step) {
  const at = ids.indexOf(id);
  const next = at < 0 ? (step > 0 ? 0 : ids.length - 1) : at + step;
  return ids[(next + ids.length) % ids.length];
}
