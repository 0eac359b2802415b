// The coverage strip: the article as a line of paragraphs, and in them the sentences that the summary chose.
// Tested by tests/web/strip.test.mjs.

import { element } from '../dom.js';
import { indexOf } from '../annotation.js';
import { strings } from '../strings.js';

const words = strings.summary;
const fewParagraphs = 14; // each has its number and keeps its distance
const fewSentences = 80; // each has its cell
const leastShare = 1 / 60; // of the article: a cell as wide has room for its numeral

/** A strip of more would be dust. */
export const mostParagraphs = 80;

/** One part a paragraph, as wide as its text is long, and in it cells for its sentences. */
export function coverageStrip(annotation, sentences) {
  const { paragraphs, numbers } = indexOf(annotation);
  const place = new Map(sentences.map((sentence, i) => [sentence.id, i + 1]));
  const root = element('nav', { class: 'strip', 'aria-label': words.strip });
  const isDense = paragraphs.length > fewParagraphs;
  root.classList.toggle('is-dense', isDense);
  const length = paragraphs.reduce((sum, { start, end }) => sum + end - start, 0);
  for (const block of paragraphs) {
    const inside = annotation.sentences.filter((sentence) => sentence.block === block.id);
    const number = numbers.get(block.id);
    const role = block.role === 'body' ? '' : strings.roles[block.role].toLowerCase();
    const chosen = inside.filter((sentence) => place.has(sentence.id)).length;
    const link = element('a', {
      class: 'strip-paragraph',
      href: `#${block.id}`,
      'aria-label': words.cell(number, role, chosen, inside.length),
    });
    link.style.flexGrow = block.end - block.start;
    const cells = cellsOf(inside, place, isDense || annotation.sentences.length > fewSentences);
    link.append(
      element('span', { class: 'strip-cells' }, ...cells.map((cell) => cellFor(cell, role !== '', cell.length / length))),
      element(
        'span',
        { class: 'strip-label' },
        words.paragraph(number),
        role ? element('span', { class: 'strip-role', text: ` ${role}` }) : null,
      ),
    );
    root.append(link);
  }
  return root;
}

function cellFor({ place, length }, isOutlined, share) {
  const cell = element('span', { class: 'strip-cell', 'data-place': share < leastShare ? null : place });
  cell.classList.toggle('is-chosen', place !== undefined);
  cell.classList.toggle('is-outlined', isOutlined);
  cell.style.flexGrow = length;
  return cell;
}

/**
 * The cells of a paragraph: [{place: in the summary, if it is there, length}]. Sentences that would be too narrow to see
 * become one cell from chosen sentence to chosen sentence.
 */
export function cellsOf(sentences, places, together) {
  const cells = [];
  for (const { id, start, end } of sentences) {
    const place = places.get(id);
    const last = cells.at(-1);
    if (together && last && !last.place && !place) last.length += end - start;
    else cells.push({ place, length: end - start });
  }
  return cells;
}
