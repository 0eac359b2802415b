// Questions to an annotation document (article-annotation/1, offsets in UTF-16 units). Pure; answers are remembered
// per document. Tested by tests/web/annotation.test.mjs.

import { groupOf } from './groups.js';

// Of mentions with a lower score about two of five are no name, or another kind of name (bench/RESULTS.md: scores mean
// what they say).
const unsureBelow = 0.7;

const prose = new Set(['abstract', 'body', 'closing']);
const indices = new WeakMap();

/** Look-ups by id, and the prose paragraphs, numbered from 1 as a reader counts them. */
export function indexOf(annotation) {
  if (!indices.has(annotation)) indices.set(annotation, buildIndex(annotation));
  return indices.get(annotation);
}

function buildIndex(annotation) {
  const byId = (items) => new Map(items.map((item) => [item.id, item]));
  const paragraphs = annotation.blocks.filter((block) => prose.has(block.role));
  return {
    blocks: byId(annotation.blocks),
    sentences: byId(annotation.sentences),
    mentions: byId(annotation.mentions),
    entities: byId(annotation.entities),
    speech: byId(annotation.speech ?? []),
    certainty: byId(annotation.certainty ?? []),
    times: byId(annotation.times ?? []),
    groups: groupsOf(annotation),
    paragraphs,
    numbers: new Map(paragraphs.map((block, i) => [block.id, i + 1])),
  };
}

// Entity id -> group. A name of which no mention is sure is in the group of those.
function groupsOf({ mentions, entities }) {
  const sure = new Set(mentions.filter((mention) => !isUnsure(mention)).map(({ entity }) => entity));
  return new Map(entities.map(({ id, type }) => [id, sure.has(id) ? groupOf(type) : 'unsure']));
}

/** Whether it may well be no name, or of another kind. What rules or readers say has no score, and is meant. */
export function isUnsure({ score, by }) {
  return by !== 'user' && typeof score === 'number' && score < unsureBelow;
}

/** The group that an entity is shown in. */
export const groupIn = (annotation, entity) => indexOf(annotation).groups.get(entity.id) ?? groupOf(entity.type);

/** The group that a mention is marked as: that of its entity. */
export const groupAt = (annotation, mention) =>
  indexOf(annotation).groups.get(mention.entity) ?? groupOf(mention.type);

/** The number of the prose paragraph around an offset; null outside of prose. */
export function paragraphAt(annotation, offset) {
  const { numbers } = indexOf(annotation);
  const block = spanAt(annotation.blocks, offset);
  return (block && numbers.get(block.id)) ?? null;
}

/** The span around an offset, of spans that are sorted and disjoint; undefined between them. O(log n). */
export function spanAt(spans, offset) {
  let [low, high] = [0, spans.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (spans[middle].end <= offset) low = middle + 1;
    else high = middle;
  }
  const span = spans[low];
  return span && span.start <= offset ? span : undefined;
}

/** The spans that touch a range, of spans that are sorted and disjoint. */
function spansIn(spans, { start, end }) {
  let [low, high] = [0, spans.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (spans[middle].end <= start) low = middle + 1;
    else high = middle;
  }
  let last = low;
  while (last < spans.length && spans[last].start < end) last++;
  return spans.slice(low, last);
}

export const sentencesIn = (annotation, range) => spansIn(annotation.sentences, range);
export const mentionsIn = (annotation, range) => spansIn(annotation.mentions, range);

/** The mentions of an entity, in text order. */
export function mentionsOf(annotation, entity) {
  const { mentions } = indexOf(annotation);
  return entity.mentions.map((id) => mentions.get(id));
}

/** What there is in each group: Map of group id -> entities, most mentioned first. */
export function entitiesByGroup(annotation) {
  const byGroup = new Map();
  for (const entity of annotation.entities) {
    const id = groupIn(annotation, entity);
    if (!byGroup.has(id)) byGroup.set(id, []);
    byGroup.get(id).push(entity);
  }
  for (const entities of byGroup.values()) entities.sort((a, b) => b.mentions.length - a.mentions.length);
  return byGroup;
}

/** The whole text was read, and it is not in the language that the network knows. */
export const isForeign = (annotation) => annotation?.whole === true && annotation.language?.english === false;

/** A main name is one that the article comes back to, or says what it is. */
export function isMain(entity) {
  return entity.main ?? (entity.mentions.length > 1 || entity.roles.length > 0);
}

/**
 * Where an entity is named: one boolean a paragraph of prose, or, of more than eight paragraphs, one an eighth of
 * them. Mentions in a headline or a source line are in none.
 */
export function whereCells(annotation, entity) {
  return cellsOf(annotation, mentionsOf(annotation, entity));
}

/** The same of any spans. */
export function cellsOf(annotation, spans) {
  const { paragraphs } = indexOf(annotation);
  const cells = new Array(Math.min(8, paragraphs.length)).fill(false);
  for (const { start } of spans) {
    const number = paragraphAt(annotation, start);
    if (number !== null) cells[Math.floor(((number - 1) * cells.length) / paragraphs.length)] = true;
  }
  return cells;
}

/**
 * The summary of so many sentences, in text order, out of a document whose summary is longer: the core chooses
 * greedily by rank, so the first n ranks are the summary of length n (checked on the real core in
 * tests/web/core.test.mjs).
 */
export function summaryOf(annotation, length) {
  if (!annotation.summary) return [];
  const { sentences } = indexOf(annotation);
  return annotation.summary.sentences
    .filter((chosen) => chosen.rank <= length)
    .map((chosen) => sentences.get(chosen.sentence))
    .sort((a, b) => a.start - b.start);
}

/** What a summary tells of and leaves out: counts of paragraphs and people, and the main names it never says. */
export function coverage(annotation, sentences) {
  const named = (entity) =>
    mentionsOf(annotation, entity).some((mention) => spanAt(sentences, mention.start) !== undefined);
  const people = annotation.entities.filter((entity) => groupOf(entity.type) === 'person');
  const others = new Set(['org', 'place', 'event']);
  const body = annotation.blocks.filter((block) => block.role === 'body');
  return {
    bodyParagraphs: body.length,
    coveredParagraphs: body.filter((block) => sentences.some((sentence) => sentence.block === block.id)).length,
    people: people.length,
    namedPeople: people.filter(named).length,
    missing: [...people, ...annotation.entities.filter((entity) => others.has(groupOf(entity.type)))].filter(
      (entity) => isMain(entity) && !named(entity),
    ),
  };
}

const suffixes = new Set(['Jr', 'Jr.', 'Sr', 'Sr.', 'II', 'III', 'IV']);

/** How a running text would say the name: people by their last name. */
export function shortName(entity) {
  if (groupOf(entity.type) !== 'person') return entity.name;
  return (
    entity.name
      .split(/\s+/)
      .filter((word) => !suffixes.has(word))
      .at(-1) ?? entity.name
  );
}
