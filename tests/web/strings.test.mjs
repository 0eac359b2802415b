// web/strings.js: numbers and plurals, nothing that nobody says, and none of the words this page never uses.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import test from 'node:test';
import { strings } from '../../web/strings.js';

const folder = new URL('../../web/', import.meta.url);
const source = readFileSync(new URL('strings.js', folder), 'utf8');
const users = ['', 'views/', 'offline/']
  .flatMap((at) => readdirSync(new URL(at, folder)).map((name) => at + name))
  .filter((name) => name.endsWith('.js') && name !== 'strings.js')
  .map((name) => readFileSync(new URL(name, folder), 'utf8'))
  .join('\n');

test('counts agree with their nouns', () => {
  assert.equal(strings.status.done(533, 3, 1, 2), 'Annotated: 533 words, 3-sentence summary, 1 name, 2 statements.');
  assert.equal(strings.status.done(1, 0, 12_345), 'Annotated: 1 word, too short for a summary, 12,345 names.');
  const one = { coveredParagraphs: 1, bodyParagraphs: 1, namedPeople: 0, people: 1 };
  assert.equal(strings.summary.coverage(one), 'From 1 of 1 body paragraph, naming 0 of 1 person.');
  assert.equal(strings.summary.coverage({ ...one, people: 0 }), 'From 1 of 1 body paragraph.');
});

test('megabytes tell how far the model is, as long as the size is known and right', () => {
  assert.equal(strings.progress.model(3_140_000, 7_600_000), 'Loading the language model 3.1 of 7.6 MB');
  assert.equal(strings.progress.model(3_140_000, 0), 'Loading the language model 3.1 MB');
  assert.equal(strings.progress.model(3_140_000, 2_000_000), 'Loading the language model 3.1 MB');
});

test('lists are sentences', () => {
  assert.equal(strings.names.absent(['numbers', 'events', 'unsure names']), 'No numbers, events or unsure names.');
  assert.equal(strings.card.whyScore(['title before the name', 'model'], 0.98), 'title before the name; model 0.98');
  assert.equal(strings.card.whyScore(['model'], null), 'model');
  assert.equal(strings.card.position(2, 5, 2), 'Mention 2 of 5, ¶2');
  assert.equal(strings.card.position(1, 1, null), 'Only mention');
});

test('what is combined is from two places or from more', () => {
  const combined = (count) => ({ verdict: 'combined', paragraphs: [2, 3], parts: Array(count).fill({ missing: [] }) });
  assert.equal(strings.checks.closing(combined(2)), 'No single sentence in the body says both.');
  assert.equal(strings.checks.closing(combined(3)), 'No single sentence in the body says all of it.');
});

test('values of times are words where a reader would know them', () => {
  const cases = {
    2022: '2022',
    '2022~': 'about 2022',
    '2025-02': 'February 2025',
    '2025-02-19': '19 February 2025',
    '2025-02-19T14:29Z': '19 February 2025, 14:29',
    'T17:00': '17:00',
    '2025-02-10/2025-02-16': '10 February 2025 to 16 February 2025',
    '/2025-02-19': 'until 19 February 2025',
    '2019/..': 'from 2019',
    '2024-22': 'summer 2024',
    P3Y: '3 years',
    PT1H30M: '1 hour 30 minutes',
    'P1M/P4M': '1 month to 4 months',
    'R/P1W': '',
    '': '',
    '2025-W07': '',
  };
  for (const [value, words] of Object.entries(cases)) assert.equal(strings.dates.value(value), words, value);
  assert.equal(strings.dates.value(null), '');
  assert.equal(strings.dates.day('0987-03-02'), '2 March 987');
});

test('everything here is said somewhere', () => {
  const computed = [
    'dates',
    'tabs',
    'none',
    'choices',
    'forms',
    'standings',
    'classes',
    'kinds',
    'groups',
    'absentGroups',
    'types',
    'roles',
    'allRoles',
    'files',
    'problems',
    'examples',
    'main',
    'all',
  ];
  const keys = Object.entries(strings).flatMap(([key, value]) =>
    typeof value === 'object' && !Array.isArray(value) && !computed.includes(key) ? Object.keys(value) : [key],
  );
  const isSaid = (key) => computed.includes(key) || new RegExp(`\\.${key}\\b|\\b${key}\\b[^\\n]*= strings`).test(users);
  assert.deepEqual(
    keys.filter((key) => !isSaid(key)),
    [],
  );
});

test('no verdict on the article, no exclamation', () => {
  const said = source
    .replace(/\/\/.*|\$\{.*?\}|=> *!/g, '')
    .match(/(['`]).*?\1/g)
    .join('\n');
  assert.doesNotMatch(said, /\b(true|false|fake|biased|trustworthy|AI|hallucination)\b|!/);
});
