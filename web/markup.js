// HTML -> the paragraphs that a reader sees, as plain text. The parsed document is inert: no script of it runs, nothing
// it names is loaded, and no node of it comes into the page. Tested by tests/web/paste.test.mjs.

const silent =
  'head, script, style, noscript, template, title, iframe, object, canvas, svg, math, audio, video, select';
const fields = 'button, input, textarea, datalist, dialog:not([open])';
const blocks =
  'address, article, aside, details, dd, div, dl, dt, fieldset, figcaption, footer, form, header, hgroup, hr, legend, ' +
  'li, main, nav, ol, option, search, section, summary, table, caption, thead, tbody, tfoot, tr, ul, center';
const spaced = 'p, h1, h2, h3, h4, h5, h6, blockquote, figure, pre, dl, ol, ul, table';

/** The text of a page or a piece of one: a blank line between paragraphs, a line for every other line a reader sees. */
export function paragraphsOf(html) {
  // In a head the words of <noscript> would fall out of it; in a body they go with it.
  const { body } = new DOMParser().parseFromString(trustedInert(`<body>${html}`), 'text/html');
  for (const node of body.querySelectorAll(`${silent}, ${fields}`)) node.remove();
  for (const node of body.querySelectorAll('[hidden], [style]')) if (isHidden(node)) node.remove();
  for (const text of textNodes(body)) text.data = asShown(text);
  for (const node of body.querySelectorAll('br')) node.replaceWith('\n');
  for (const node of body.querySelectorAll('td, th')) if (node.nextElementSibling) node.append('\t');
  for (const node of body.querySelectorAll(blocks)) (node.before(line), node.after(line));
  for (const node of body.querySelectorAll(spaced)) (node.before(blank), node.after(blank));
  return tidied(body.textContent);
}

/** What is pasted, as text: of markup the paragraphs a reader sees, if there is anything to see. */
export function textOf(clipboard) {
  const html = clipboard.getData('text/html');
  return (html && paragraphsOf(html)) || clipboard.getData('text/plain');
}

/** The JSON that a page of our own carries for being opened again; null in any other. */
export function carriedIn(html) {
  const parsed = new DOMParser().parseFromString(trustedInert(html), 'text/html');
  return parsed.querySelector('script#article-annotation[type="application/json"]')?.textContent ?? null;
}

// Characters of the private use area that stand, while lines are put together, for a line end before and after a block,
// a blank line there, and a line end that was typed; a text that has them loses them, as nobody can read them.
const line = '\ue000';
const blank = '\ue001';
const kept = '\ue002';

// White space is one space, but in what is set as it was typed.
function asShown({ data, parentElement }) {
  const clean = data.replace(/[\ue000-\ue002]/g, '').replaceAll('\u00a0', ' ');
  return isAsTyped(parentElement) ? clean.replace(/\r\n?|\n/g, kept) : clean.replace(/[ \t\n\f\r]+/g, ' ');
}

function isAsTyped(node) {
  for (; node; node = node.parentElement) {
    const [, value] = node.getAttribute('style')?.match(/(?:^|;)\s*white-space\s*:\s*([\w-]+)/i) ?? [];
    if (value) return /^(?:pre|break-spaces)/i.test(value);
    if (node.localName === 'pre') return true;
  }
  return false;
}

// Borders of blocks that meet are one; a <br> before one shows nothing.
function tidied(text) {
  const lines = text
    .replace(/\n(?= *[\ue000\ue001])/g, '')
    .replace(/ *(?:[\ue000\ue001] *)+/g, (borders) => (borders.includes(blank) ? '\n\n' : '\n'))
    .replaceAll(kept, '\n')
    .split('\n')
    .map((words) => words.replace(/^[ \t]+|[ \t]+$/g, ''));
  return lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .replace(/^\n+|\n+$/g, '');
}

const hiding = /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse))/i;

// The style sheets of a page are not at hand; what it says on the spot is. It is read as words, since the policy of our
// own page takes the styles out of any document it makes.
function isHidden(node) {
  return node.hasAttribute('hidden') || hiding.test(node.getAttribute('style') ?? '');
}

function textNodes(root) {
  const walker = root.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_TEXT);
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
