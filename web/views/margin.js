// Notes in the margin beside what a lens marks: brackets with a name, or a word a line. They hang in their paragraph,
// are CSS content (the text stays the text), and are measured only where they come near to being seen.
// Tested by tests/web/browser.test.mjs.

import { element } from '../dom.js';

const lineReach = 11; // px a bracket reaches up and down from the middle of a line
const part = 1.5; // px that two brackets keep from the middle of the line they share
const labelGap = 2; // px between labels

/**
 * watch(block): notes for the marks of a block, when it is near. show(noteOf): notes of another kind from now on;
 * noteOf(item id) -> {run, standing, names, sub} for a bracket, {gloss} for a word; null: no notes.
 */
export function marginNotes(root) {
  let noteOf = null;
  const near = new IntersectionObserver(
    (entries) => {
      const seen = entries.filter((entry) => entry.isIntersecting).map(({ target }) => target);
      const rows = seen.map((block) => [block, measure(block)]); // all reading before all writing
      for (const [block, items] of rows) put(block, items, noteOf);
      for (const block of seen) near.unobserve(block);
    },
    { rootMargin: '100%' },
  );
  let width = 0;
  new ResizeObserver(([{ contentRect }]) => {
    if (Math.round(contentRect.width) === width) return;
    width = Math.round(contentRect.width);
    again();
  }).observe(root);
  document.fonts?.addEventListener?.('loadingdone', () => again());

  function again() {
    if (noteOf) for (const mark of root.querySelectorAll('[data-noted]')) near.observe(mark.closest('.block'));
  }

  return {
    show(next) {
      near.disconnect();
      for (const note of root.querySelectorAll('.note')) note.remove();
      noteOf = next;
    },
    watch: (block) => noteOf && near.observe(block),
  };
}

// The lines that each noted thing of a block stands on: [{item, lines: [middle, in px from the top of the block]}].
function measure(block) {
  const { top } = block.getBoundingClientRect();
  const items = new Map();
  for (const mark of block.querySelectorAll('[data-noted]')) {
    const lines = [...mark.getClientRects()].map((rect) => (rect.top + rect.bottom) / 2 - top);
    for (const item of mark.dataset.noted.split(' ')) items.set(item, [...(items.get(item) ?? []), ...lines]);
  }
  return [...items].map(([item, lines]) => ({ item, lines: lines.sort((a, b) => a - b) }));
}

function put(block, items, noteOf) {
  for (const old of block.querySelectorAll(':scope > .note')) old.remove();
  if (!noteOf) return;
  const noted = items.map(({ item, lines }) => ({ ...noteOf(item), lines })).filter(({ lines }) => lines.length);
  const glosses = noted.filter(({ gloss }) => gloss);
  block.append(...glossNotes(glosses), ...bracketNotes(noted.filter(({ run }) => run)));
  pushApart(block);
}

function glossNotes(glosses) {
  const lines = [];
  for (const {
    gloss,
    lines: [middle],
  } of glosses.sort((a, b) => a.lines[0] - b.lines[0])) {
    const last = lines.at(-1);
    if (last && middle - last.middle < lineReach) last.words.add(gloss);
    else lines.push({ middle, words: new Set([gloss]) });
  }
  return lines.map(({ middle, words }) => {
    const label = element('span', { class: 'note-label', 'data-label': [...words].join(', ') });
    return at(element('span', { class: 'note note-gloss', 'aria-hidden': 'true' }, label), middle - 8);
  });
}

// Neighbours of one run share a bracket, with a tick where the next begins; of two runs on one line each has half of it.
function bracketNotes(noted) {
  const brackets = [];
  for (const { run, standing, names, sub, lines } of noted.sort((a, b) => a.lines[0] - b.lines[0])) {
    const [first, end] = [lines[0], lines.at(-1)];
    const last = brackets.at(-1);
    const near = last && first - last.end < 4 * lineReach;
    if (near && last.run === run) {
      if (first > last.first + lineReach) last.ticks.push(first);
      last.end = Math.max(last.end, end);
      last.bottom = last.end + lineReach;
      continue;
    }
    const shared = last && first - last.end < lineReach;
    if (shared) last.bottom = Math.max(last.top + lineReach, first - part);
    const top = shared ? last.bottom + 2 * part : first - lineReach;
    brackets.push({ run, standing, names, sub, first, end, top, bottom: Math.max(end, top) + lineReach, ticks: [] });
  }
  return brackets.map(({ standing, names, sub, top, bottom, ticks }) => {
    const note = element('span', { class: `note note-${standing}`, 'aria-hidden': 'true' });
    for (const tick of ticks) note.append(at(element('span', { class: 'note-tick' }), tick - top));
    note.append(element('span', { class: 'note-label', 'data-label': names, 'data-sub': sub || null }));
    note.style.height = `${bottom - top}px`;
    return at(note, top);
  });
}

// A label that would cover the next one pushes it down.
function pushApart(block) {
  const labels = [...block.querySelectorAll(':scope > .note > .note-label')];
  const boxes = labels.map((label) => label.getBoundingClientRect());
  let free = -Infinity;
  labels.forEach((label, i) => {
    const push = Math.max(0, free - boxes[i].top);
    if (push) label.style.translate = `0 ${push}px`;
    free = boxes[i].bottom + push + labelGap;
  });
}

function at(node, top) {
  node.style.insetBlockStart = `${top}px`;
  return node;
}
