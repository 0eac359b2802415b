// web/checks.js: what a reader is told of each check, on a document of our own.

import assert from 'node:assert/strict';
import test from 'node:test';
import { checkList, evidenceOf, sharedWords, toLookAt } from '../../web/checks.js';
import { strings } from '../../web/strings.js';

const lines = [
  'The dam failed and villages were flooded. Eleven people died.',
  'Engineers said the old dam failed on Monday.',
  'Two villages may be flooded, the mayor said. Seven people died.',
];
const text = lines.join('\n');
const at = (words) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length });
const annotation = {
  text,
  blocks: lines.map((line, i) => ({ id: `p${i + 1}`, role: i ? 'body' : 'abstract', ...at(line) })),
  sentences: [
    { id: 's1', block: 'p1', ...at('The dam failed and villages were flooded.') },
    { id: 's2', block: 'p1', ...at('Eleven people died.') },
    { id: 's3', block: 'p2', ...at(lines[1]) },
    { id: 's4', block: 'p3', ...at('Two villages may be flooded, the mayor said.') },
    { id: 's5', block: 'p3', ...at('Seven people died.') },
  ],
  mentions: [],
  entities: [],
  checks: [
    {
      id: 'k1',
      kind: 'abstract-vs-body',
      sentence: 's1',
      verdict: 'firmer',
      parts: [
        { ...at('The dam failed'), verdict: 'found', support: [{ sentence: 's3', score: 0.9 }], missing: [] },
        {
          ...at('and villages were flooded'),
          verdict: 'firmer',
          support: [{ sentence: 's4', score: 0.8 }],
          missing: [],
        },
      ],
    },
    {
      id: 'k2',
      kind: 'abstract-vs-body',
      sentence: 's2',
      verdict: 'not-found',
      parts: [
        {
          ...at('Eleven people died.'),
          verdict: 'not-found',
          support: [{ sentence: 's5', score: 0.6 }],
          missing: [{ text: 'Eleven', ...at('Eleven') }],
        },
      ],
    },
  ],
};

test('only the parts that the verdict is about are shown, with where they come from', () => {
  const [firmer, notFound] = checkList(annotation);
  assert.deepEqual(
    firmer.parts.map(({ letter, verdict, paragraph }) => [letter, verdict, paragraph]),
    [['a', 'firmer', 3]],
  );
  assert.deepEqual([firmer.number, firmer.role, firmer.paragraphs], [1, 'abstract', [3]]);
  assert.equal(strings.checks.verdict(firmer), 'Says it more firmly than ¶3');
  assert.equal(strings.checks.verdict(notFound), 'Not found in the body');
  assert.equal(strings.checks.closing(notFound), 'The nearest sentence has no Eleven.');
});

test('of a combined sentence all parts are shown', () => {
  const combined = { ...annotation, checks: [{ ...annotation.checks[0], verdict: 'combined' }] };
  const [check] = checkList(combined);
  assert.deepEqual(check.paragraphs, [2, 3]);
  assert.equal(strings.checks.verdict(check), 'Combined from ¶2 and ¶3');
});

test('what is dismissed or found is not to be looked at', () => {
  assert.deepEqual(
    toLookAt(annotation, new Set(['k1'])).map(({ id }) => id),
    ['k2'],
  );
  const found = { ...annotation, checks: [{ ...annotation.checks[1], verdict: 'found' }] };
  assert.deepEqual(toLookAt(found, new Set()), []);
  assert.deepEqual(checkList({ ...annotation, checks: undefined }), []);
});

test('shared words are stretches of the support, joined over short words', () => {
  const runs = sharedWords(text, at('villages were flooded'), annotation.sentences[3]);
  assert.deepEqual(
    runs.map(({ start, end }) => text.slice(start, end)),
    ['villages may be flooded'],
  );
  assert.deepEqual(sharedWords(text, at('Monday'), annotation.sentences[4]), []);
});

test('evidence ends with the clause that has the words, but not where it says the same more or less firmly', () => {
  const told =
    'Mayor Ruiz suggested that the builders are partly to blame for the flood, claiming that they should have listened. ' +
    'The absence of engineers at these talks raised concerns among the old allies of the mayor, and everybody else.';
  const [first, second] = told.match(/[^.]+\./g).map((words) => ({ start: told.indexOf(words.trim()), end: told.indexOf(words) + words.length }));
  const shownOf = (support, verdict, part) => {
    const shared = sharedWords(`${told} ${part}`, { start: told.length + 1, end: told.length + 1 + part.length }, support);
    const { start, end } = evidenceOf(told, { support, verdict }, shared);
    return told.slice(start, end);
  };
  assert.match(shownOf(first, 'found', 'comments attributing blame'), /to blame for the flood$/);
  assert.match(shownOf(first, 'firmer', 'comments attributing blame'), /have listened\.$/);
  assert.match(shownOf(second, 'not-found', 'raised concerns'), /else\.$/, 'little would be left out');
  assert.match(shownOf(second, 'found', 'nothing alike'), /else\.$/);
});
