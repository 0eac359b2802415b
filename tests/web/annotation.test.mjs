// web/annotation.js, groups.js and provisional.js on a small article of our own.

import assert from 'node:assert/strict';
import test from 'node:test';
import {
  coverage,
  entitiesByGroup,
  groupAt,
  groupIn,
  indexOf,
  isMain,
  isUnsure,
  mentionsOf,
  paragraphAt,
  shortName,
  spanAt,
  summaryOf,
  whereCells,
} from '../../web/annotation.js';
import { groupOf, groups, letterOf } from '../../web/groups.js';
import { emptyAnnotation, withMentions } from '../../web/provisional.js';

const text =
  'Dam opens\nMayor Ana Ruiz opened the dam. Ruiz smiled.\nOslo sent Bo Lie. It rained.\nSource: dam.example';
const at = (words, from = 0) => ({ start: text.indexOf(words, from), end: text.indexOf(words, from) + words.length });
const article = {
  text,
  blocks: [
    { id: 'p1', role: 'title', ...at('Dam opens') },
    { id: 'p2', role: 'body', ...at('Mayor Ana Ruiz opened the dam. Ruiz smiled.') },
    { id: 'p3', role: 'body', ...at('Oslo sent Bo Lie. It rained.') },
    { id: 'p4', role: 'source', ...at('Source: dam.example') },
  ],
  sentences: [
    { id: 's1', block: 'p1', ...at('Dam opens') },
    { id: 's2', block: 'p2', ...at('Mayor Ana Ruiz opened the dam.') },
    { id: 's3', block: 'p2', ...at('Ruiz smiled.') },
    { id: 's4', block: 'p3', ...at('Oslo sent Bo Lie.') },
    { id: 's5', block: 'p3', ...at('It rained.') },
  ],
  mentions: [
    { id: 'm1', entity: 'ent-1', type: 'PERSON', ...at('Ana Ruiz') },
    { id: 'm2', entity: 'ent-1', type: 'PERSON', ...at('Ruiz', 45) },
    { id: 'm3', entity: 'ent-2', type: 'GPE', ...at('Oslo') },
    { id: 'm4', entity: 'ent-3', type: 'PERSON', ...at('Bo Lie') },
  ],
  entities: [
    { id: 'ent-2', type: 'GPE', name: 'Oslo', aliases: [], roles: [], mentions: ['m3'] },
    {
      id: 'ent-3',
      type: 'PERSON',
      name: 'Bo Lie',
      aliases: [],
      roles: [{ text: 'envoy', start: 0, end: 0 }],
      mentions: ['m4'],
    },
    { id: 'ent-1', type: 'PERSON', name: 'Ana Ruiz', aliases: ['Ruiz'], roles: [], mentions: ['m1', 'm2'] },
  ],
  summary: {
    sentences: [
      { sentence: 's2', rank: 2 },
      { sentence: 's3', rank: 1 },
      { sentence: 's5', rank: 3 },
    ],
  },
};

test('paragraphs are numbered as a reader counts them: titles and sources are none', () => {
  assert.deepEqual(
    [...indexOf(article).numbers],
    [
      ['p2', 1],
      ['p3', 2],
    ],
  );
  assert.equal(paragraphAt(article, text.indexOf('Oslo')), 2);
  assert.equal(paragraphAt(article, 0), null);
  assert.equal(paragraphAt(article, text.indexOf('\nOslo')), null);
});

test('spanAt finds the span around an offset, and none between spans', () => {
  const spans = [
    { start: 2, end: 4 },
    { start: 4, end: 5 },
    { start: 8, end: 9 },
  ];
  const found = Array.from({ length: 11 }, (_, offset) => spans.indexOf(spanAt(spans, offset)));
  assert.deepEqual(found, [-1, -1, 0, 0, 1, -1, -1, -1, 2, -1, -1]);
});

test('names are grouped, most mentioned first', () => {
  const byGroup = entitiesByGroup(article);
  assert.deepEqual(
    byGroup.get('person').map(({ name }) => name),
    ['Ana Ruiz', 'Bo Lie'],
  );
  assert.deepEqual([...byGroup.keys()].sort(), ['person', 'place']);
});

test('every type has one group, every group a letter of its own', () => {
  assert.equal(new Set(groups.flatMap(({ types }) => types)).size, 18);
  assert.equal(new Set(groups.map(({ id }) => letterOf(id))).size, 8);
  assert.equal(groupOf('LANGUAGE'), 'group');
  assert.equal(groupOf('A_TYPE_OF_LATER'), 'unsure');
});

test('a name is main when it comes again or has a role', () => {
  assert.deepEqual(article.entities.map(isMain), [false, true, true]);
});

test('cells tell the paragraphs of a name, or the eighths of a longer article', () => {
  assert.deepEqual(whereCells(article, article.entities[2]), [true, false]);
  const long = {
    blocks: Array.from({ length: 16 }, (_, i) => ({ id: `p${i}`, role: 'body', start: i * 10, end: i * 10 + 9 })),
    sentences: [],
    entities: [],
    mentions: [
      { id: 'm1', start: 0, end: 2 },
      { id: 'm2', start: 31, end: 33 },
      { id: 'm3', start: 150, end: 152 },
    ],
  };
  const filled = whereCells(long, { mentions: ['m1', 'm2', 'm3'] })
    .map(Number)
    .join('');
  assert.equal(filled, '11000001');
});

test('a shorter summary is the first ranks of a longer one, in text order', () => {
  const ids = (length) => summaryOf(article, length).map(({ id }) => id);
  assert.deepEqual([1, 2, 3, 7].map(ids), [['s3'], ['s2', 's3'], ['s2', 's3', 's5'], ['s2', 's3', 's5']]);
});

test('coverage counts paragraphs and people, and tells what is missing, people first', () => {
  const twice = { ...article.entities[0], roles: [{ text: 'city' }] };
  const known = { ...article, entities: [twice, ...article.entities.slice(1)] };
  const { missing, ...counts } = coverage(known, summaryOf(known, 2));
  assert.deepEqual(counts, { bodyParagraphs: 2, coveredParagraphs: 1, people: 2, namedPeople: 1 });
  assert.deepEqual(
    missing.map(({ name }) => name),
    ['Bo Lie', 'Oslo'],
  );
});

test('people are called by their last name', () => {
  const named = (name, type = 'PERSON') => shortName({ name, type });
  assert.deepEqual(
    [named('Ana Ruiz'), named('Sammy Davis Jr.'), named('Pelé'), named('New York', 'GPE')],
    ['Ruiz', 'Davis', 'Pelé', 'New York'],
  );
});

test('while a text is read, equal words of one type are one name', () => {
  const found = ['Ana Ruiz', 'Oslo', 'Bo Lie'].map((words) => ({
    ...at(words),
    type: words === 'Oslo' ? 'GPE' : 'PERSON',
    score: 0.5,
  }));
  let reading = withMentions(emptyAnnotation(article), found.slice(0, 2));
  reading = withMentions(reading, [found[2], { ...at('Ana Ruiz'), type: 'PERSON', score: 0.5 }]);
  assert.deepEqual(
    reading.entities.map(({ name, mentions }) => [name, mentions.length]),
    [
      ['Ana Ruiz', 2],
      ['Oslo', 1],
      ['Bo Lie', 1],
    ],
  );
  assert.equal(reading.mentions.length, 4);
  for (const entity of reading.entities) {
    assert.ok(mentionsOf(reading, entity).every((mention) => mention.entity === entity.id));
  }
});

test('a name is unsure where no mention of it is sure; what has no score, or is said by a reader, is meant', () => {
  const mention = (id, entity, score, by) => ({ id, entity, type: 'ORG', start: 0, end: 1, score, by });
  const annotation = {
    ...{ text: 'x', blocks: [], sentences: [] },
    mentions: [
      mention('m1', 'ent-1', 0.5),
      mention('m2', 'ent-2', 0.5),
      mention('m3', 'ent-2', 0.9),
      mention('m4', 'ent-3', null),
      mention('m5', 'ent-4', 0.5, 'user'),
    ],
    entities: ['ent-1', 'ent-2', 'ent-3', 'ent-4'].map((id) => ({ id, type: 'ORG', mentions: [] })),
  };
  assert.deepEqual(
    annotation.entities.map((entity) => groupIn(annotation, entity)),
    ['unsure', 'org', 'org', 'org'],
  );
  assert.deepEqual(
    annotation.mentions.map((one) => groupAt(annotation, one)),
    ['unsure', 'org', 'org', 'org', 'org'],
  );
  assert.deepEqual(annotation.mentions.map(isUnsure), [true, true, false, false, false]);
});
