// Files that a reader opens or drops -> their text. Nothing of a file is ever run or put into the page as markup.
// Tested by tests/web/browser.test.mjs.

import { limitBytes } from './text.js';

const plain = /\.(txt|md|markdown|text)$/i;
const markup = /\.html?$/i;

/** What the file dialog offers. */
export const accepted = '.txt,.md,.markdown,.text,.html,.htm,text/plain';

/** {text} or {refusal: 'type' | 'size' | 'unreadable'}. Bytes that are not UTF-8 become U+FFFD. */
export async function readFile(file) {
  const isMarkup = markup.test(file.name);
  const isPlain = plain.test(file.name) || (file.type === 'text/plain' && !file.name.includes('.'));
  if (!isMarkup && !isPlain) return { refusal: 'type' };
  if (file.size > limitBytes) return { refusal: 'size' };
  try {
    const text = await file.text();
    return { text: isMarkup ? textOfMarkup(text) : text };
  } catch {
    return { refusal: 'unreadable' };
  }
}

const paragraphs = 'p, h1, h2, h3, h4, h5, h6, li, blockquote, pre, figcaption, td, th, div, br';

// The words of an HTML file, a paragraph a line. The parsed document is inert: no script runs, nothing is loaded.
function textOfMarkup(source) {
  const parsed = new DOMParser().parseFromString(trustedInert(source), 'text/html');
  for (const silent of parsed.querySelectorAll('script, style, noscript, template, head')) silent.remove();
  for (const text of textNodes(parsed)) text.data = text.data.replace(/\s+/g, ' ');
  for (const block of parsed.querySelectorAll(paragraphs)) (block.before('\n'), block.after('\n'));
  const lines = parsed.body.textContent.split('\n').map((line) => line.trim());
  return lines.filter((line) => line !== '').join('\n');
}

function textNodes(parsed) {
  const walker = parsed.createTreeWalker(parsed, NodeFilter.SHOW_TEXT);
  const nodes = [];
  while (walker.nextNode()) nodes.push(walker.currentNode);
  return nodes;
}

// The page's policy (require-trusted-types-for) covers DOMParser too, though what it makes is inert.
let policy;
function trustedInert(source) {
  policy ??= globalThis.trustedTypes?.createPolicy('annotator-inert', { createHTML: (html) => html });
  return policy ? policy.createHTML(source) : source;
}
