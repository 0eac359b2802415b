// The article with its names marked in place. The words are all in text nodes and nothing else is, so
// article.textContent is the text, character for character; labels and ¶ numbers are CSS content.
//
// The text is laid out once (paragraphs.js); names of a window are then cut into it where it stands. Choosing,
// filtering and switching only change classes. Tested by tests/web/browser.test.mjs.

import { element } from '../dom.js';
import { groupAt, indexOf, isForeign, spanAt } from '../annotation.js';
import { mostNames } from '../gather.js';
import { hiddenCharacters } from '../hidden.js';
import { marksOf } from '../lenses.js';
import { strings } from '../strings.js';
import { lensMarks } from './lens-marks.js';
import { marginNotes } from './margin.js';
import { noteOf } from './notes.js';
import { describe, layOut } from './paragraphs.js';

const stillFrames = 12; // in which a place stays where it was: then it is back
const mostFrames = 120; // that it takes at most

/**
 * marks(): the anchors that can be reached now, in text order; the keyboard walks over them.
 * anchorOf(id): the anchor of a mention, if it can be reached.
 */
export function articleView(root, actions) {
  let page = null; // what the root shows: see layOut
  let marks = []; // {anchor, mention} of the page, in text order
  let fresh = []; // those that show() has not seen yet
  let shown = []; // what decides how marks look, as it was last
  let lens = []; // what decides which lens marks there are, as it was last
  let chosen = null; // the thing of a lens that the page shows as chosen
  let hiddenCount = 0; // of the marks that show hidden characters
  let stop = null; // the one anchor that Tab comes to
  const notes = marginNotes(root);
  const hiddenLayer = lensMarks(root, () => {}, 'hidden-mark');
  const layer = lensMarks(root, (block) => {
    notes.watch(block);
    markChosen(block);
    if (!stop) moveTabStop(chosen);
  });

  root.addEventListener('click', (event) => {
    const mark = event.target.closest('.mention[href], .lens-mark');
    if (!mark || event.metaKey || event.ctrlKey || event.shiftKey) return;
    if (!mark.hasAttribute('href') && !getSelection().isCollapsed) return; // the reader is marking words
    event.preventDefault();
    actions.choose(mark.dataset.items?.split(' ').at(-1) ?? mark.id);
  });
  // A pointer chooses when it is let go: a card that came up under it would take what it lets go.
  let isPressed = false;
  root.addEventListener('pointerdown', () => (isPressed = true));
  for (const end of ['pointerup', 'pointercancel']) addEventListener(end, () => (isPressed = false));
  root.addEventListener('focusin', (event) => {
    const anchor = event.target.closest('a[href]');
    if (anchor && !isPressed) actions.focused(anchor.id);
  });

  // Gives way after a few new names; an annotation that was not shown whole is shown again from where it is.
  function* render(state) {
    const { annotation } = state;
    if (state.screen !== 'article' && !annotation) return state.text === '' && page ? clear() : undefined;
    const layout = annotation?.blocks ?? state.text;
    const isToldSoon = !annotation && state.phase === 'reading'; // how to lay it out: it is done once
    if (isToldSoon) {
      if (page?.layout !== state.text) clear();
    } else if (page?.layout !== layout || page.text !== state.text) {
      const keep = page?.text === state.text ? placeKeeper(root, () => page?.layout === layout) : () => {};
      clear();
      page = layOut(root, state, layout, add, keep);
    }
    if (annotation && page.annotation !== annotation) {
      const missing = sync(annotation);
      if (missing.length && hiddenCount) hiddenLayer.lift();
      if (missing.length && page.annotation?.whole) plainWords();
      page.show(annotation, []);
      for (let i = 0; i < missing.length; i += mostNames) {
        page.show(annotation, missing.slice(i, i + mostNames));
        yield;
      }
      page.annotation = annotation;
    }
    showLanguage(annotation);
    showMarks(state);
    showLens(state);
    showSource(root, state);
    showHidden(state);
  }

  function clear() {
    page?.leave();
    layer.forget();
    hiddenLayer.forget();
    [page, marks, fresh, shown, stop, lens, chosen] = [null, [], [], [], null, [], null];
    root.replaceChildren();
  }

  // Characters that have no look of their own get one.
  function showHidden({ annotation, text, hidden }) {
    const marks = hidden && annotation ? hiddenMarks(text) : [];
    hiddenCount = marks.length;
    hiddenLayer.show(annotation?.blocks ?? [], marks);
  }

  // The marks of other lenses than names are put into the text when they are asked for, and taken out again.
  function showLens(state) {
    const now = [state.annotation, state.lens, state.voices];
    const changed = now.some((part, i) => part !== lens[i]);
    if (changed || state.chosen !== chosen) {
      for (const mark of root.querySelectorAll('.lens-mark.is-current')) mark.classList.remove('is-current');
      chosen = state.chosen;
      markChosen(root);
    }
    if (!changed) return;
    lens = now;
    root.dataset.lens = state.lens;
    const marked = marksOf(...now);
    notes.show(marked.length ? (item) => noteOf(state.annotation, state.lens, item) : null);
    layer.show(state.annotation?.blocks ?? [], marked);
    moveTabStop(chosen);
  }

  function markChosen(part) {
    if (!chosen) return;
    for (const mark of part.querySelectorAll(`.lens-mark[data-items~="${chosen}"]`)) mark.classList.add('is-current');
  }

  function add(found) {
    const inOrder = marks.length === 0 || found.length === 0 || marks.at(-1).mention.start < found[0].mention.start;
    marks.push(...found);
    fresh.push(...found);
    if (!inOrder) marks.sort((a, b) => a.mention.start - b.mention.start);
  }

  // What the core says at last may differ from what its windows said, and so does what the reader corrects: ids,
  // groups, a mention less or more. Answers those that have no anchor yet.
  function sync(annotation) {
    const { mentions } = annotation;
    const missing = [];
    let next = 0;
    marks = marks.filter((mark) => {
      while (next < mentions.length && mentions[next].start < mark.mention.start) missing.push(mentions[next++]);
      const now = mentions[next];
      if (now?.start !== mark.mention.start || now.end !== mark.mention.end) {
        const home = mark.anchor.parentNode;
        mark.anchor.replaceWith(...mark.anchor.childNodes);
        home?.normalize();
        return false;
      }
      next++;
      const group = groupAt(annotation, now);
      if (now === mark.mention && mark.anchor.dataset.group === group) return true;
      mark.mention = now;
      describe(mark.anchor, now, group);
      fresh.push(mark);
      return true;
    });
    return missing.concat(mentions.slice(next));
  }

  // Takes out what a lens and the followed sentence have put around words, so that a new name finds its own; both come
  // back with the next look at the state.
  function plainWords() {
    layer.lift();
    [lens, chosen] = [[], null];
    const mark = root.querySelector('mark');
    if (mark) mark.replaceWith(...mark.childNodes);
  }

  // Set again, even to what it is, it would have the style of every word reckoned anew.
  function showLanguage(annotation) {
    const code = isForeign(annotation) ? (annotation.language.code ?? '') : 'en';
    if (root.lang !== code) root.lang = code;
  }

  // Which marks are there at all (lens, groups off), which belong to the chosen name, which one is the chosen one.
  function showMarks(state) {
    const now = [state.lens, state.off, state.chosen, state.peek, state.spoken];
    const changed = now.some((part, i) => part !== shown[i]);
    const entity = state.chosen && indexOf(state.annotation).mentions.get(state.chosen)?.entity;
    for (const { anchor, mention } of changed ? marks : fresh) {
      const on = state.lens === 'names' && !state.off.has(anchor.dataset.group);
      const current = on && mention.id === state.chosen;
      if (!on) anchor.removeAttribute('href');
      else if (anchor.getAttribute('href') !== `#${mention.entity}`) anchor.setAttribute('href', `#${mention.entity}`);
      anchor.classList.toggle('is-off', !on);
      anchor.classList.toggle('is-current', current);
      anchor.classList.toggle('is-same', on && !current && mention.entity === entity);
      anchor.classList.toggle('is-peeked', on && mention.id === state.peek);
      if (on && state.spoken && isFirst(state.annotation, mention)) anchor.dataset.spoken = strings.spokenType(mention.type);
      else delete anchor.dataset.spoken;
    }
    if (changed || fresh.length) moveTabStop(state.chosen);
    [shown, fresh] = [now, []];
  }

  function moveTabStop(chosen) {
    const next = (chosen && anchorOf(chosen)) || root.querySelector('.mention[href], .lens-mark[href]');
    if (next === stop) return;
    if (stop) stop.tabIndex = -1;
    if (next) next.tabIndex = 0;
    stop = next ?? null;
  }

  function anchorOf(id) {
    return root.querySelector(`a[href][id="${id}"]`);
  }

  /** The words of a span of the text that lies in one paragraph, as a Range; null where it is not laid out. */
  function rangeOf(span) {
    const block = page?.annotation && spanAt(page.annotation.blocks, span.start);
    const node = block && root.querySelector(`#${block.id}`);
    if (!node) return null;
    const range = document.createRange();
    const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
    for (let at = block.start; walker.nextNode();) {
      const { currentNode } = walker;
      const end = at + currentNode.length;
      if (at <= span.start && span.start < end) range.setStart(currentNode, span.start - at);
      if (at < span.end && span.end <= end) range.setEnd(currentNode, span.end - at);
      at = end;
    }
    return range;
  }

  return { render, anchorOf, rangeOf, marks: () => [...root.querySelectorAll('a[href]')] };
}

function isFirst(annotation, { id, entity }) {
  return indexOf(annotation).entities.get(entity)?.mentions[0] === id;
}

let lastHidden = { text: null, marks: [] };
function hiddenMarks(text) {
  const mark = ({ start, end, kind }) => ({ start, end, item: strings.hidden.kinds[kind], kind: `hidden-${kind}` });
  if (lastHidden.text !== text) lastHidden = { text, marks: hiddenCharacters(text).map(mark) };
  return lastHidden.marks;
}

// The one <mark> of the page: the sentence a summary line was followed to.
function showSource(root, state) {
  const old = root.querySelector('mark');
  if (old?.parentNode.id === (state.source ?? undefined)) return;
  if (old) old.replaceWith(...old.childNodes);
  const sentence = state.source && root.querySelector(`#${state.source}`);
  if (!sentence) return;
  const mark = element('mark');
  mark.append(...sentence.childNodes);
  sentence.append(mark);
}

// The same text is laid out anew when the core has told its paragraphs, and the reader may be in the middle of it: what
// is in sight stays where it is. Paragraphs have their height only once they are looked at, so it takes a few frames.
// It ends when the reader goes elsewhere. Answers a function of how far the text is in the page again. isThere(): no
// other text has come since.
function placeKeeper(root, isThere) {
  const blocks = [...root.querySelectorAll('.block')];
  const block = blocks.find((one) => one.getBoundingClientRect().bottom > 0);
  if (!block || block === blocks[0]) return () => {};
  const { start, length } = { start: Number(block.dataset.start), length: root.textContent.length };
  const top = block.getBoundingClientRect().top;
  root.style.minHeight = `${root.offsetHeight}px`;
  let frames = 0;
  let still = 0;
  for (const act of ['wheel', 'touchmove', 'keydown', 'pointerdown'])
    addEventListener(act, () => (frames = mostFrames), { once: true, passive: true });
  const goBack = () => {
    if (frames === mostFrames || (frames > 0 && !isThere())) return;
    const now = [...root.querySelectorAll('.block')].findLast((one) => Number(one.dataset.start) <= start);
    const off = now ? now.getBoundingClientRect().top - top : 0;
    if (Math.abs(off) >= 1) scrollBy({ top: off, behavior: 'instant' });
    still = Math.abs(off) >= 1 ? 0 : still + 1;
    if (++frames < mostFrames && still < stillFrames) requestAnimationFrame(goBack);
  };
  return (built) => {
    if (built > start && frames === 0) goBack();
    if (built >= length) root.style.minHeight = '';
  };
}
