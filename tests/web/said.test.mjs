// web/said.js, lenses.js: voices, the room they take, and what is marked, on a small article of our own.

import assert from 'node:assert/strict';
import test from 'node:test';
import { countOf, lenses, marksOf, siblingsOf } from '../../web/lenses.js';
import { othersOf, roomOf, saidNote, standingOf, voiceOf, voiceOfEntity, voicesOf } from '../../web/said.js';

const text =
  'Ana Ruiz and Bo Lie said the dam holds. Officials fear a flood. “It will rain. It must,” Ruiz added. ' +
  'There are calls for calm. Some officials hope.';
const at = (words, from = 0) => ({ start: text.indexOf(words, from), end: text.indexOf(words, from) + words.length });
const pair = (words, from) => [at(words, from).start, at(words, from).end];
const statement = (id, words, verb, speakerSpan, entity = null) => ({
  id,
  kind: 'indirect',
  speaker: { entity, named: entity !== null },
  speakerSpan,
  verb: verb && { text: verb, ...at(verb) },
  ...at(words),
  text: words,
});
const annotation = {
  whole: true,
  text,
  blocks: [{ id: 'p1', role: 'body', start: 0, end: text.length }],
  sentences: ['Ana', 'Officials', '“It', 'It must', 'There', 'Some'].map((word, i, all) => ({
    id: `s${i + 1}`,
    block: 'p1',
    start: text.indexOf(word),
    end: i + 1 < all.length ? text.indexOf(all[i + 1]) : text.length,
  })),
  mentions: [
    { id: 'm1', entity: 'ent-1', type: 'PERSON', ...at('Ana Ruiz') },
    { id: 'm2', entity: 'ent-2', type: 'PERSON', ...at('Bo Lie') },
    { id: 'm3', entity: 'ent-1', type: 'PERSON', ...at('Ruiz', 20) },
  ],
  entities: [
    { id: 'ent-1', type: 'PERSON', name: 'Ana Ruiz', roles: [{ text: 'mayor' }], mentions: ['m1', 'm3'] },
    { id: 'ent-2', type: 'PERSON', name: 'Bo Lie', roles: [], mentions: ['m2'] },
  ],
  speech: [
    statement('q1', 'the dam holds', 'said', pair('Ana Ruiz and Bo Lie'), 'ent-1'),
    statement('q2', 'a flood', 'fear', pair('Officials')),
    statement('q3', '“It will rain. It must,”', 'added', pair('Ruiz', 60), 'ent-1'),
    statement('q4', 'calm', 'calls for', null),
    statement('q5', 'hope', null, pair('Some officials')),
  ],
};
const [q1, q2, q3, q4, q5] = annotation.speech;

test('whose words: named, unnamed, nobody', () => {
  assert.deepEqual(annotation.speech.map(standingOf), ['named', 'unnamed', 'named', 'nobody', 'unnamed']);
});

test('voices: the named first, each once, with the sentences that carry their words', () => {
  assert.deepEqual(
    voicesOf(annotation).map(({ standing, name, role, statements, sentences }) => [
      standing,
      name,
      role,
      statements.map(({ id }) => id).join(),
      sentences,
    ]),
    [
      ['named', 'Ana Ruiz', 'mayor', 'q1,q3', 3],
      ['unnamed', 'Officials', '', 'q2,q5', 2],
      ['nobody', '', '', 'q4', 1],
    ],
  );
  assert.equal(voiceOf(annotation, q5), voiceOf(annotation, q2));
  assert.equal(voiceOfEntity(annotation, 'ent-1').name, 'Ana Ruiz');
  assert.equal(voiceOfEntity(annotation, 'ent-2'), undefined);
});

test('the room of voices adds up to the sentences', () => {
  assert.deepEqual(roomOf(annotation), {
    count: { named: 2, unnamed: 2, nobody: 1 },
    room: { named: 3, unnamed: 2, nobody: 1 },
    all: 6,
  });
});

test('who else speaks is told from the names in the speaker', () => {
  assert.deepEqual(
    othersOf(annotation, q1).map(({ name }) => name),
    ['Bo Lie'],
  );
  assert.deepEqual(othersOf(annotation, q4), []);
  assert.deepEqual(saidNote(annotation, q1).names, ['Ruiz', 'Lie']);
  assert.notEqual(saidNote(annotation, q1).run, saidNote(annotation, q3).run);
});

test('every statement has one link in the text: its verb, or its words where there is none', () => {
  const marks = marksOf(annotation, 'said', 'all');
  for (const { id, verb } of annotation.speech) {
    const links = marks.filter(({ item, link }) => item === id && link);
    assert.deepEqual(
      links.map(({ kind }) => kind),
      [verb ? 'said-verb' : 'said-words'],
    );
  }
  const items = (choice) => [...new Set(marksOf(annotation, 'said', choice).map(({ item }) => item))].join();
  assert.equal(items('named'), 'q1,q3');
  assert.equal(items('unnamed'), 'q2,q4,q5');
});

test('a lens counts what it has, and not before that is known', () => {
  assert.deepEqual(
    lenses.map((lens) => countOf(annotation, lens)),
    [3, 5, 0, 0],
  );
  assert.deepEqual(
    lenses.map((lens) => countOf({ ...annotation, whole: false }, lens)),
    [3, null, null, null],
  );
  assert.deepEqual(marksOf({ ...annotation, whole: false }, 'said', 'all'), []);
  assert.deepEqual(marksOf(annotation, 'plain', 'all'), []);
});

test('a card walks over the mentions of a name, and the statements of a voice', () => {
  assert.deepEqual(siblingsOf(annotation, 'names', 'm3'), ['m1', 'm3']);
  assert.deepEqual(siblingsOf(annotation, 'said', 'q3'), ['q1', 'q3']);
  assert.deepEqual(siblingsOf(annotation, 'said', 'q9'), []);
});
