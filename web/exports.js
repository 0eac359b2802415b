// What a reader takes along: the summary for a clipboard, files that the core writes (core/exports/). Pure, but for what
// is handed to the browser. Tested by tests/web/exports.test.mjs and browser.test.mjs.

import { paragraphAt, summaryOf } from './annotation.js';
import { element } from './dom.js';
import { sourceOf } from './source-links.js';
import { strings } from './strings.js';

/** The lines of the summary, each with its paragraph: [{text, mark}]. */
export function summaryLines(annotation, length) {
  return summaryOf(annotation, length).map(({ start, end }) => ({
    text: annotation.text.slice(start, end).replace(/\s+/g, ' '),
    mark: `[${strings.summary.paragraph(paragraphAt(annotation, start))}]`,
  }));
}

/** The summary as plain text: a line a sentence with its paragraph, and where the article is from. */
export function summaryText(annotation, length) {
  const lines = summaryLines(annotation, length).map(({ text, mark }) => `${text} ${mark}`);
  return [...lines, ...sourceLine(annotation)].join('\n');
}

/** The same for what takes markup. Its words come from text nodes, so nothing in them is markup. */
export function summaryMarkup(annotation, length) {
  const lines = summaryLines(annotation, length).map(({ text, mark }) => element('li', { text: `${text} ${mark}` }));
  const source = sourceLine(annotation).map((text) => element('p', { text }));
  return element('div', {}, element('ol', {}, ...lines), ...source).innerHTML;
}

const sourceLine = ({ meta }) => {
  const source = sourceOf(meta);
  return source ? [strings.print.source(source)] : [];
};

/** The annotation document, with the reader's corrections and without what the page keeps beside it. */
export function documentOf(annotation) {
  const { whole, ...document } = annotation;
  return document;
}

const types = {
  json: 'application/json',
  jsonld: 'application/ld+json',
  conll: 'text/plain',
  md: 'text/markdown',
  html: 'text/html',
  zip: 'application/zip',
};

/** Has the browser save a file of the core's: {name, bytes}. */
export function save({ name, bytes }) {
  const type = types[name.split('.').at(-1)];
  const url = URL.createObjectURL(new Blob([bytes], { type }));
  element('a', { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}
