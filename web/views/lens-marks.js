// What a lens marks in the article: spans that may overlap each other and the names are cut into flat pieces, each put
// around the words where they stand. No character is added or moved. Long texts are marked in slices of a few
// milliseconds, from the top. Tested by tests/web/browser.test.mjs.

import { element } from '../dom.js';
import { segments } from '../segments.js';

const sliceMs = 8;

/**
 * show(blocks, marks): marks the blocks that are in the page, instead of what was marked; marks of no lens are [].
 * lift() takes all marks out, forget() only knows of none. onBlock(block) hears of each block that got new marks.
 * className: of the marks; those of another are left alone.
 */
export function lensMarks(root, onBlock, className = 'lens-mark') {
  let timer = 0;
  let shown = [];

  function clear() {
    clearTimeout(timer);
    const touched = new Set();
    for (const mark of root.querySelectorAll(`.${className}`)) {
      touched.add(mark.parentNode);
      mark.replaceWith(...mark.childNodes);
    }
    for (const parent of touched) parent.normalize();
  }

  function show(blocks, marks) {
    if (marks === shown || (marks.length === 0 && shown.length === 0)) return;
    shown = marks;
    clear();
    const work = marksByBlock(blocks, marks);
    const run = () => {
      const until = performance.now() + sliceMs;
      while (work.length) {
        const [block, inside] = work[0];
        const node = root.querySelector(`#${block.id}`);
        // A long text may not be laid out that far yet.
        if (!node || performance.now() > until) return void (timer = setTimeout(run, node ? 0 : 50));
        work.shift();
        wrapBlock(node, block, inside, className);
        onBlock(node);
      }
    };
    run();
  }

  return { show, lift: () => (clear(), (shown = [])), forget: () => (clearTimeout(timer), (shown = [])) };
}

// [[block, its marks]], of blocks that have any. Marks reach over as many blocks as they like.
function marksByBlock(blocks, marks) {
  const sorted = [...marks].sort((a, b) => a.start - b.start);
  const groups = [];
  let open = [];
  let next = 0;
  for (const block of blocks) {
    while (next < sorted.length && sorted[next].start < block.end) open.push(sorted[next++]);
    open = open.filter((mark) => mark.end > block.start);
    if (open.length) groups.push([block, open]);
  }
  return groups;
}

function wrapBlock(node, block, marks, className) {
  const pieces = segments(block, marks).filter(({ spans }) => spans.length > 0);
  const texts = textsOf(node, block.start);
  // From the end, so that what is still to be cut keeps its place.
  for (let t = texts.length - 1, p = pieces.length - 1; t >= 0 && p >= 0;) {
    const [text, piece] = [texts[t], pieces[p]];
    const start = Math.max(text.start, piece.start);
    const end = Math.min(text.end, piece.end);
    if (start < end) wrap(text, start, end, piece.spans, className);
    if (piece.start >= text.start) p--;
    else t--;
  }
}

function wrap(text, start, end, spans, className) {
  if (end < text.end) text.node.splitText(end - text.start);
  const words = start > text.start ? text.node.splitText(start - text.start) : text.node;
  text.end = start;
  const link = spans.findLast((span) => span.link && span.start === start);
  const items = [...new Set(spans.map((span) => span.item))];
  const mark = element(link ? 'a' : 'span', {
    class: [className, ...new Set(spans.map((span) => span.kind))].join(' '),
    'data-items': items.join(' '),
    'data-noted':
      spans
        .filter((span) => span.noted)
        .map((span) => span.item)
        .join(' ') || null,
    ...(link && { id: link.item, href: `#row-${link.item}`, draggable: 'false', tabindex: '-1' }),
  });
  words.replaceWith(mark);
  mark.append(words);
}

function textsOf(node, start) {
  const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
  const texts = [];
  for (let at = start; walker.nextNode();) {
    const { currentNode } = walker;
    texts.push({ node: currentNode, start: at, end: at + currentNode.length });
    at += currentNode.length;
  }
  return texts;
}
