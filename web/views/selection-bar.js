// The small bar by words that the reader has selected in the article: what is there to do with them. Long presses stay
// the browser's own. Tested by tests/web/correct.test.mjs.

import { button, element } from '../dom.js';
import { sentencesIn } from '../annotation.js';
import { snapped } from '../anchors.js';
import { strings } from '../strings.js';

const words = strings.correct;
const restMs = 150; // a selection is being made until it rests so long
const gap = 8; // px

/** article: the root of the text; get: the state. */
export function selectionBar(root, article, actions, get) {
  let span = null;
  root.setAttribute('aria-label', words.selection);
  root.append(
    button({ class: 'selection-button', text: words.addName, onclick: () => span && actions.startAdding(span) }),
    button({ class: 'selection-button', text: words.copy, onclick: () => actions.copyWords(String(getSelection())) }),
  );
  // Pressing the bar must not take the selection away.
  root.addEventListener('pointerdown', (event) => event.preventDefault());
  let timer = 0;
  document.addEventListener('selectionchange', () => {
    clearTimeout(timer);
    timer = setTimeout(show, restMs);
  });

  function show() {
    const { annotation, adding } = get();
    span = annotation?.whole && !adding ? selectedSpan(article, annotation) : null;
    root.hidden = !span;
    if (span) put(root, getSelection().getRangeAt(0));
  }

  return function render({ screen, adding, annotation }) {
    if (screen !== 'article' || adding || !annotation?.whole) root.hidden = true;
  };
}

/** The selection as a span of the text that could be a name: words of one sentence; null for anything else. */
function selectedSpan(article, annotation) {
  const selection = getSelection();
  if (selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  const [from, to] = [offsetIn(article, range.startContainer, range.startOffset), offsetOf(article, range)];
  const span = from !== null && to !== null && from < to ? snapped(annotation.text, { start: from, end: to }) : null;
  if (!span) return null;
  const [sentence, ...more] = sentencesIn(annotation, span);
  const inside = sentence && more.length === 0 && sentence.start <= span.start && span.end <= sentence.end;
  return inside ? span : null;
}

const offsetOf = (article, range) => offsetIn(article, range.endContainer, range.endOffset);

// The offset in the text of a point in the page; null outside of paragraphs.
function offsetIn(article, node, offset) {
  const parent = node.nodeType === Node.TEXT_NODE ? node.parentNode : node;
  const block = article.contains(node) ? parent.closest('.block') : null;
  if (!block) return null;
  const before = document.createRange();
  before.setStart(block, 0);
  before.setEnd(node, offset);
  return Number(block.dataset.start) + before.toString().length;
}

// Under the last line of the selection; phones place it by their style sheet.
function put(root, range) {
  const lines = range.getClientRects();
  const home = root.offsetParent?.getBoundingClientRect();
  if (lines.length === 0 || !home) return;
  const last = lines[lines.length - 1];
  const left = Math.min(
    Math.max(last.right - root.offsetWidth, lines[0].left, home.left),
    home.right - root.offsetWidth,
  );
  root.style.left = `${left - home.left}px`;
  root.style.top = `${last.bottom + gap - home.top}px`;
}
