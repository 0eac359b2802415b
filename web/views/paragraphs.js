// Text -> sections of paragraphs of sentences, with its names as links. Every character of the text ends up in a text
// node, in order, and no other text does. Long texts are built in slices of a few milliseconds, from the top.
// Tested by tests/web/browser.test.mjs.

import { element } from '../dom.js';
import { groupAt, indexOf, spanAt } from '../annotation.js';
import { letterOf } from '../groups.js';
import { segments } from '../segments.js';
import { lineBlocks } from '../text.js';
import { strings } from '../strings.js';

const sliceMs = 8;

// A text of more is built in slices, and laid out only where it is looked at.
const manyBlocks = 80;
const manyUnits = 30_000; // UTF-16

/**
 * Lays state.text out in root. Blocks and sentences come from the core; where there is none yet, and behind its end, a
 * line is a paragraph. onMarks hears of each batch of {anchor, mention} that is new in the page, onText how far the text
 * is in the page, slice by slice.
 * Returns the page: {layout, text, annotation, show(annotation, missing), leave()}; show marks the mentions of an
 * annotation of the same blocks that have no anchor yet.
 */
export function layOut(root, state, layout, onMarks, onText) {
  const { text, annotation } = state;
  const read = annotation ? state.end : 0;
  const blocks = [...(annotation?.blocks ?? []), ...lineBlocks(text, read)];
  const sections = sectionsOf(blocks, annotation);
  const page = { layout, text, annotation: null, show, leave: () => clearTimeout(timer) };
  let timer = 0;
  let shown = { mentions: [] };
  let built = 0; // the text is in the page up to here

  root.replaceChildren();
  const isLong = blocks.length > manyBlocks || text.length > manyUnits;
  root.classList.toggle('is-long', isLong);
  const steps = build();
  buildFor(isLong ? sliceMs : Infinity);
  return page;

  function buildFor(ms) {
    const until = performance.now() + ms;
    while (!steps.next().done) {
      if (performance.now() < until) continue;
      timer = setTimeout(buildFor, 0, ms);
      break;
    }
    onText(built);
  }

  function* build() {
    let at = 0;
    for (const { label, items } of sections) {
      root.append(text.slice(at, items[0].start));
      at = items[0].start;
      const section = element('section', { class: 'part', 'data-label': label, 'aria-label': label });
      root.append(section);
      for (const block of items) {
        section.append(text.slice(at, block.start), paragraph(block));
        at = built = block.end;
        yield;
      }
    }
    root.append(text.slice(at));
    built = text.length;
  }

  function paragraph(block) {
    const number = annotation && indexOf(annotation).numbers.get(block.id);
    const node = element(block.role === 'title' ? 'h2' : 'p', {
      class: `block block-${block.role}${text.slice(block.start, block.end).includes('\t') ? ' is-row' : ''}`,
      id: block.id,
      dir: 'auto',
      'data-start': block.start,
      'data-number': number && strings.summary.paragraph(number),
    });
    if (isLong) node.style.setProperty('--characters', block.end - block.start);
    const sentences = annotation ? within(annotation.sentences, block) : [];
    const mentions = within(shown.mentions, block);
    const made = [];
    let sentence = null;
    let home = node;
    for (const piece of segments(block, [...sentences, ...mentions])) {
      const around = piece.spans.find((span) => span.id && !span.entity) ?? null;
      if (around !== sentence) {
        sentence = around;
        home = around ? element('span', { class: 'sentence', id: around.id, 'data-start': around.start }) : node;
        if (around) node.append(home);
      }
      const mention = piece.spans.find((span) => span.entity);
      const words = text.slice(piece.start, piece.end);
      home.append(mention ? anchorFor(mention, groupAt(shown, mention), words, made) : words);
    }
    onMarks(made);
    return node;
  }

  function show(next, missing) {
    shown = next;
    const made = [];
    for (const mention of missing) {
      if (mention.start >= built) break; // its paragraph is still to be built, and will bring it
      const sentence = spanAt(next.sentences, mention.start);
      if (sentence) cutIn(root.querySelector(`#${sentence.id}`), mention, sentence.end, made);
    }
    onMarks(made);
  }

  // Turns the words of a mention, now plain text in its sentence, into an anchor. While an article is read, names come
  // in the order of the text, so the search starts at the end of the sentence.
  function cutIn(home, mention, end, made) {
    let node = home.lastChild;
    let start = end - node.textContent.length;
    while (start > mention.start) {
      node = node.previousSibling;
      start -= node.textContent.length;
    }
    if (node.nodeType !== Node.TEXT_NODE || mention.end > start + node.length) return;
    const words = node.splitText(mention.start - start);
    const rest = words.splitText(mention.end - mention.start);
    words.replaceWith(anchorFor(mention, groupAt(shown, mention), words.data, made));
    for (const part of [node, rest]) if (part.data === '') part.remove();
  }
}

function anchorFor(mention, group, words, made) {
  const anchor = element('a', { class: 'mention', draggable: 'false', tabindex: '-1', text: words });
  anchor.dataset.start = mention.start;
  describe(anchor, mention, group);
  made.push({ anchor, mention });
  return anchor;
}

/** Gives an anchor the id and the name of its mention, and its group. */
export function describe(anchor, mention, group) {
  if (anchor.dataset.group !== group) {
    anchor.classList.remove(`g-${anchor.dataset.group}`);
    anchor.classList.add('line', `g-${group}`);
    anchor.dataset.group = group;
    anchor.dataset.letter = letterOf(group);
  }
  anchor.id = mention.id;
  anchor.setAttribute('href', `#${mention.entity}`);
}

// The sorted spans that lie in a block.
function within(spans, block) {
  let low = 0;
  for (let high = spans.length; low < high;) {
    const middle = (low + high) >> 1;
    if (spans[middle].start < block.start) low = middle + 1;
    else high = middle;
  }
  let end = low;
  while (end < spans.length && spans[end].start < block.end) end++;
  return spans.slice(low, end);
}

// Runs of paragraphs of one kind. Labels only where the article has more than one kind of prose.
function sectionsOf(blocks, annotation) {
  const kinds = new Set(annotation ? indexOf(annotation).paragraphs.map((block) => block.role) : []);
  const sections = [];
  for (const block of blocks) {
    const label = (kinds.size > 1 && strings.roles[block.role]) || null;
    const last = sections.at(-1);
    if (last && last.label === label) last.items.push(block);
    else sections.push({ label, items: [block] });
  }
  return sections;
}
