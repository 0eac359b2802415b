// What the page's About says of how well it reads: figures of RESULTS.md, taken from its tables.
//
//   node bench/page_quality.mjs        writes web/quality.js anew, after RESULTS.md has changed
//
// tests/web/about.test.mjs fails where the two differ.

import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const results = new URL('RESULTS.md', import.meta.url);
const page = new URL('../web/quality.js', import.meta.url);

// Where a figure stands: the title of its table, what its row begins with, and the columns wanted.
const sought = [
  { id: 'names', table: 'Names: news-gold dev', row: ['**all**'], right: 'P', found: 'R' },
  { id: 'namesGum', table: 'Names elsewhere', row: ['names/gum.dev', '**all**'], right: 'P', found: 'R' },
  { id: 'namesEwt', table: 'Names elsewhere', row: ['names/uner_ewt.dev', '**all**'], right: 'P', found: 'R' },
  { id: 'aliases', table: 'Aliases', row: ['**all**'], right: 'P', found: 'R' },
  { id: 'roles', table: 'Roles', row: ['roles'], right: 'P', found: 'R' },
  { id: 'speech', table: 'Reported speech', row: ['**all**'], right: 'P', found: 'R' },
  { id: 'speakers', table: 'Reported speech', row: ['**all**'], right: 'right speaker' },
  { id: 'summary', table: 'Summaries: news-gold dev', row: ['chosen'], right: '%' },
  { id: 'firstThree', table: 'Summaries: news-gold dev', row: ['the first'], right: '%' },
  { id: 'sentences', table: 'Sentence ends', row: ['news-gold/dev'], right: 'P', found: 'R' },
];

/** {measured: "2026-11-28", model: "en-news-2", figures: {names: {right: 93.3, found: 92.8}, ...}} of RESULTS.md. */
export function qualityOf(markdown) {
  const [, measured, model] =
    markdown.match(/^## Quality\s+(\d{4}-\d\d-\d\d), weights ([\w-]+)/m) ?? fail('no day and weights below "## Quality"');
  return { measured, model, figures: Object.fromEntries(sought.map((one) => [one.id, figure(markdown, one)])) };
}

function figure(markdown, { table: title, row: start, right, found }) {
  const [head, , ...rows] = tableOf(markdown, title);
  const row = rows.find((cells) => start.every((cell) => cells.includes(cell))) ?? fail(`no row ${start} in "${title}"`);
  const value = (column) => {
    const number = Number(row[head.indexOf(column)] || NaN);
    return Number.isFinite(number) ? number : fail(`no number in column ${column} of ${start} in "${title}"`);
  };
  return { right: value(right), ...(found && { found: value(found) }) };
}

// The first table below a heading that begins with these words: rows of cells, the heads first.
function tableOf(markdown, title) {
  const at = markdown.indexOf(`\n### ${title}`);
  if (at < 0) fail(`no table "${title}"`);
  const [, ...lines] = markdown.slice(at + 1).split('\n');
  const first = lines.findIndex((line) => line.startsWith('|'));
  const end = lines.findIndex((line, i) => i > first && !line.startsWith('|'));
  return lines.slice(first, end).map((line) => line.split('|').slice(1, -1).map((cell) => cell.trim()));
}

function fail(why) {
  throw new Error(`RESULTS.md: ${why}`);
}

export const moduleOf = (quality) =>
  `// Made by bench/page_quality.mjs from bench/RESULTS.md, which says how each figure was measured.\n` +
  `export const quality = {\n` +
  `  measured: '${quality.measured}',\n` +
  `  model: '${quality.model}',\n` +
  `  figures: {\n` +
  Object.entries(quality.figures)
    .map(([id, { right, found }]) => `    ${id}: { right: ${right}${found === undefined ? '' : `, found: ${found}`} },\n`)
    .join('') +
  `  },\n};\n`;

if (process.argv[1] === fileURLToPath(import.meta.url))
  writeFileSync(page, moduleOf(qualityOf(readFileSync(results, 'utf8'))));
