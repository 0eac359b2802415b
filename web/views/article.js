// The article with its names marked in place. The words are all in text nodes and nothing else is, so
// article.textContent is the text, character for character; labels and ¶ numbers are CSS content.
//
// Built once per reading, long texts in slices of a few milliseconds; names of a window are then cut into the text
// where it stands. Choosing, filtering and switching only change classes. Tested by tests/web/browser.test.mjs.

import { element } from '../dom.js';
import { indexOf, spanAt } from '../annotation.js';
import { groupOf, letterOf } from '../groups.js';
import { segments } from '../segments.js';
import { lineBlocks } from '../text.js';
import { strings } from '../strings.js';

const sliceMs = 8;

/** marks(): the anchors that can be reached now, in text order; the keyboard walks over them. */
export function articleView(root, actions) {
  let page = null; // what the root shows: see layOut
  const anchors = new Map(); // offset of a mention -> its anchor
  let ordered = [];

  root.addEventListener('click', (event) => {
    const anchor = event.target.closest('.mention[href]');
    if (!anchor || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    actions.choose(anchor.dataset.mention, { from: 'article' });
  });
  root.addEventListener('focusin', (event) => {
    const anchor = event.target.closest('.mention[href]');
    if (anchor) actions.focused(anchor.dataset.mention);
  });

  function render(state) {
    if (state.screen !== 'article') return;
    const { annotation } = state;
    const layout = annotation?.blocks ?? state.text;
    if (page?.layout !== layout || page.text !== state.text) {
      page?.stop();
      anchors.clear();
      page = layOut(root, state, layout, addAnchors);
    }
    if (annotation && page.annotation !== annotation) {
      page.show(annotation);
      syncAnchors(annotation);
      page.marksShown = null;
    }
    showMarks(state);
    showSource(root, state);
  }

  function addAnchors(found) {
    for (const anchor of found) anchors.set(Number(anchor.dataset.start), anchor);
    page && (page.marksShown = null);
  }

  // What the core says at last may differ from what its windows said: ids, groups, now and then a mention less.
  function syncAnchors(annotation) {
    const known = new Set();
    for (const mention of annotation.mentions) {
      const anchor = anchors.get(mention.start);
      if (!anchor) continue;
      if (Number(anchor.dataset.end) !== mention.end) continue;
      describe(anchor, mention);
      known.add(mention.start);
    }
    for (const [start, anchor] of anchors) {
      if (known.has(start)) continue;
      anchor.replaceWith(...anchor.childNodes);
      anchors.delete(start);
    }
  }

  // Which marks are there at all (lens, groups off), which belong to the chosen name, which one is the chosen one.
  function showMarks(state) {
    const wanted = [state.annotation, state.lens, state.off, state.chosen, state.peek];
    if (page.marksShown && wanted.every((value, i) => value === page.marksShown[i])) return;
    page.marksShown = wanted;

    const index = state.annotation && indexOf(state.annotation);
    const entity = state.chosen && index.mentions.get(state.chosen)?.entity;
    ordered = [];
    for (const [, anchor] of [...anchors].sort(([a], [b]) => a - b)) {
      const { mention, entity: own, group } = anchor.dataset;
      const on = state.lens === 'names' && !state.off.has(group);
      if (on) anchor.setAttribute('href', `#${own}`);
      else anchor.removeAttribute('href');
      const current = on && mention === state.chosen;
      anchor.classList.toggle('is-off', !on);
      anchor.classList.toggle('is-current', current);
      anchor.classList.toggle('is-same', on && !current && own === entity);
      anchor.classList.toggle('is-peeked', on && mention === state.peek);
      anchor.tabIndex = -1;
      if (on) ordered.push(anchor);
    }
    // One tab stop: the chosen mention, or else the first.
    const stop = ordered.find((anchor) => anchor.dataset.mention === state.chosen) ?? ordered[0];
    if (stop) stop.tabIndex = 0;
  }

  return { render, marks: () => ordered, anchorOf: (id) => ordered.find((anchor) => anchor.dataset.mention === id) };
}

// Lays the text out as sections of paragraphs of sentences. Blocks and sentences come from the core; where there
// is none yet, and behind its end, a line is a paragraph. Returns the page: show(annotation) marks what is new in it.
function layOut(root, state, layout, onAnchors) {
  const { text, annotation } = state;
  const read = annotation ? state.end : 0;
  const blocks = [...(annotation?.blocks ?? []), ...lineBlocks(text, read)];
  const sections = sectionsOf(blocks, annotation);
  const page = { layout, text, annotation: null, marksShown: null, show, stop: () => clearTimeout(timer) };
  let timer = 0;
  let shown = { mentions: [] };
  let marked = 0; // so many of shown.mentions are in the page, or wait for their paragraph to be built
  let built = 0; // the text is in the page up to here

  root.replaceChildren();
  root.classList.toggle('is-long', blocks.length > 400);
  const steps = build();
  buildFor(blocks.length > 400 ? sliceMs : Infinity);
  return page;

  function buildFor(ms) {
    const until = performance.now() + ms;
    while (!steps.next().done) {
      if (performance.now() < until) continue;
      timer = setTimeout(buildFor, 0, ms);
      return;
    }
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
      class: `block block-${block.role}`, id: block.id, dir: 'auto', 'data-number': number && strings.summary.paragraph(number),
    });
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
      home.append(mention ? anchorFor(mention, words, made) : words);
    }
    onAnchors(made);
    return node;
  }

  function show(next) {
    page.annotation = next;
    shown = next;
    const made = [];
    for (; marked < next.mentions.length; marked++) {
      const mention = next.mentions[marked];
      if (mention.start >= built) continue; // its paragraph is still to be built, and will bring it
      const sentence = spanAt(next.sentences, mention.start);
      if (sentence) cutIn(root.querySelector(`#${sentence.id}`), mention, sentence.end, made);
    }
    onAnchors(made);
  }

  // Turns the words of a mention, now plain text in its sentence, into an anchor. Names come in the order of the
  // text, so the search starts at the end of the sentence.
  function cutIn(home, mention, end, made) {
    let node = home.lastChild;
    let start = end - node.textContent.length;
    while (start > mention.start) {
      node = node.previousSibling;
      start -= node.textContent.length;
    }
    if (node.nodeType !== Node.TEXT_NODE || mention.end > start + node.length) return;
    const words = node.splitText(mention.start - start);
    words.splitText(mention.end - mention.start);
    words.replaceWith(anchorFor(mention, words.data, made));
    for (const part of [...home.childNodes]) if (part.data === '') part.remove();
  }
}

function anchorFor(mention, words, made) {
  const anchor = element('a', { class: 'mention', draggable: 'false', tabindex: '-1', text: words });
  anchor.dataset.start = mention.start;
  anchor.dataset.end = mention.end;
  describe(anchor, mention);
  made.push(anchor);
  return anchor;
}

function describe(anchor, mention) {
  const group = groupOf(mention.type);
  if (anchor.dataset.group !== group) {
    anchor.classList.remove(`g-${anchor.dataset.group}`);
    anchor.classList.add('line', `g-${group}`);
    anchor.dataset.group = group;
    anchor.dataset.letter = letterOf(group);
  }
  anchor.id = mention.id;
  anchor.dataset.mention = mention.id;
  anchor.dataset.entity = mention.entity;
  anchor.setAttribute('href', `#${mention.entity}`);
}

// The sorted spans that lie in a block.
function within(spans, block) {
  let low = 0;
  for (let high = spans.length; low < high; ) {
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
