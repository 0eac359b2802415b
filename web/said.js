// Questions to the reported speech of a document: whose words stand where, and how much room each voice has. Pure;
// answers are remembered per document. Tested by tests/web/said.test.mjs.

import { indexOf, mentionsIn, sentencesIn, shortName } from './annotation.js';
import { groupOf } from './groups.js';

/** Whose words: 'named' (Rubio), 'unnamed' (officials), or 'nobody' (there are calls for ...). */
export function standingOf(statement) {
  if (statement.speaker.named) return 'named';
  return statement.speakerSpan ? 'unnamed' : 'nobody';
}

const remembered = new WeakMap();

/**
 * Who speaks: [{id, standing, entity, name, role, statements, sentences}], the named first, then the unnamed, then
 * nobody; of each the one with most statements first. sentences counts those that have words of the voice in them.
 */
export function voicesOf(annotation) {
  if (!remembered.has(annotation)) remembered.set(annotation, findVoices(annotation));
  return remembered.get(annotation).voices;
}

export function voiceOf(annotation, statement) {
  voicesOf(annotation);
  return remembered.get(annotation).byStatement.get(statement.id);
}

/** The voice of a name, if it says anything. */
export function voiceOfEntity(annotation, entityId) {
  return voicesOf(annotation).find((voice) => voice.entity?.id === entityId);
}

/** How many statements there are of each standing, and how many of the article's sentences carry words of each. */
export function roomOf(annotation) {
  const count = { named: 0, unnamed: 0, nobody: 0 };
  const carrier = new Map();
  for (const statement of annotation.speech) {
    const standing = standingOf(statement);
    count[standing]++;
    for (const { id } of sentencesIn(annotation, statement)) if (!carrier.has(id)) carrier.set(id, standing);
  }
  const room = { named: 0, unnamed: 0, nobody: 0 };
  for (const standing of carrier.values()) room[standing]++;
  const { blocks, numbers } = indexOf(annotation);
  const all = annotation.sentences.filter(({ block }) => numbers.has(blocks.get(block)?.id)).length;
  return { count, room, all: Math.max(all, carrier.size) };
}

/** Who else speaks in the same words: "Rubio and Lavrov discussed ...". */
export function othersOf(annotation, statement) {
  if (!statement.speaker.entity || !statement.speakerSpan) return [];
  const [start, end] = statement.speakerSpan;
  const { entities } = indexOf(annotation);
  const named = mentionsIn(annotation, { start, end }).map((mention) => entities.get(mention.entity));
  return [...new Set(named)].filter(
    (entity) => groupOf(entity.type) === 'person' && entity.id !== statement.speaker.entity,
  );
}

/** The statements that a choice of voices shows: 'all', 'named', or 'unnamed', which has nobody's too. */
export function statementsOf(annotation, choice = 'all') {
  return annotation.speech.filter(
    (statement) => choice === 'all' || (choice === 'named') === (standingOf(statement) === 'named'),
  );
}

/** What is marked in the text: whose words, who, and the article's verb, which is the link. */
export function saidMarks(annotation, choice) {
  return statementsOf(annotation, choice).flatMap((statement) => {
    const { id, start, end, verb, speakerSpan } = statement;
    const marks = [{ start, end, item: id, kind: 'said-words', noted: true, link: !verb }];
    if (verb) marks.push({ start: verb.start, end: verb.end, item: id, kind: 'said-verb', noted: true, link: true });
    if (speakerSpan) {
      const kind = `said-by-${standingOf(statement)}`;
      marks.push({ start: speakerSpan[0], end: speakerSpan[1], item: id, kind });
    }
    return marks;
  });
}

/** What stands in the margin beside a statement: a bracket, and who. Statements of one run share them. */
export function saidNote(annotation, statement) {
  const voice = voiceOf(annotation, statement);
  const others = othersOf(annotation, statement);
  const names = voice.entity ? [voice.entity, ...others].map(shortName) : [voice.name];
  return { run: [voice.id, ...others.map(({ id }) => id)].join(' '), standing: voice.standing, names };
}

function findVoices(annotation) {
  const byKey = new Map();
  const byStatement = new Map();
  for (const statement of annotation.speech) {
    const key = keyOf(annotation, statement);
    if (!byKey.has(key)) byKey.set(key, newVoice(annotation, statement, byKey.size + 1));
    byKey.get(key).statements.push(statement);
    byStatement.set(statement.id, byKey.get(key));
  }
  const order = ['named', 'unnamed', 'nobody'];
  const voices = [...byKey.values()].sort(
    (a, b) =>
      order.indexOf(a.standing) - order.indexOf(b.standing) || b.statements.length - a.statements.length || a.at - b.at,
  );
  for (const voice of voices) {
    const carrying = voice.statements.flatMap((statement) => sentencesIn(annotation, statement));
    voice.sentences = new Set(carrying.map(({ id }) => id)).size;
  }
  return { voices, byStatement };
}

function newVoice(annotation, statement, number) {
  const entity = indexOf(annotation).entities.get(statement.speaker.entity) ?? null;
  return {
    id: `voice-${number}`,
    standing: standingOf(statement),
    entity,
    name: entity?.name ?? speakerWords(annotation, statement),
    role: entity?.roles[0]?.text ?? '',
    at: statement.start,
    statements: [],
    sentences: 0,
  };
}

function keyOf(annotation, statement) {
  if (statement.speaker.entity) return statement.speaker.entity;
  const standing = standingOf(statement);
  const words = speakerWords(annotation, statement)
    .toLowerCase()
    .replace(/^(?:the|an?|some) /, '');
  return `${standing} ${words}`;
}

function speakerWords(annotation, { speakerSpan }) {
  return speakerSpan ? annotation.text.slice(...speakerSpan).replace(/\s+/g, ' ') : '';
}
