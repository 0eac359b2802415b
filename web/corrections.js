// What a reader says of an article, and the document that comes of it. The core's document is never changed: edits are
// kept apart from it, and apply() makes the corrected one of both, for page, export and reopened file alike. Pure.
// Tested by tests/web/corrections.test.mjs.
//
// An edit, as the document carries it under "edits" (where, to: anchors, see anchors.js):
//   {op: 'retype', where: [..], all, from: 'ORG', to: 'GPE', at}  these names are of another kind
//   {op: 'add', where: [..], to: 'PERSON', at}                    these words are a name
//   {op: 'remove', where: [..], all, from: 'ORG', at}             these are no names
//   {op: 'merge', where: [..], all, with: anchor, at}             these are the same as that one
//   {op: 'split', where: [..], at}                                these are not the same as the rest; all of a people: it is
//                                                                 not that of its country
//   {op: 'role', where: [head], to: 'abstract', at}               what a paragraph is for
//   {op: 'publish', day: '2025-02-19' or null, at}                the day of publication; null: as the text says
//   {op: 'address', url: 'https://apnews.com/1' or null, at}      where the article is; null: as the text says
//   {op: 'dismiss', where: [head], at}                            a check that looks right to the reader
// all: it was said of the whole name, so it holds for mentions of it too that another reading finds.
// Roles, day and address are the core's to work with: requestOf() says what to ask of it.

import { indexOf, mentionsIn, sentencesIn } from './annotation.js';
import { anchorAt, find, headAt } from './anchors.js';
import { groupOf } from './groups.js';

// ---- making edits --------------------------------------------------------------------------------------------------

const now = () => new Date().toISOString();
const places = ({ text }, spans) => ({ where: spans.map((span) => anchorAt(text, span)) });

function namesAt(annotation, mentions) {
  const { entities } = indexOf(annotation);
  const named = [...byEntity(mentions)];
  const all = named.every(([id, some]) => entities.get(id).mentions.length === some.length);
  return { ...places(annotation, mentions), all };
}

export const retype = (annotation, mentions, to) => ({
  ...{ op: 'retype', ...namesAt(annotation, mentions) },
  ...{ from: mentions[0].type, to, at: now() },
});
export const add = (annotation, spans, to) => ({ op: 'add', ...places(annotation, spans), to, at: now() });
export const remove = (annotation, mentions) => ({
  ...{ op: 'remove', ...namesAt(annotation, mentions) },
  ...{ from: mentions[0].type, at: now() },
});
export const merge = (annotation, mentions, other) => ({
  ...{ op: 'merge', ...namesAt(annotation, mentions) },
  ...{ with: anchorAt(annotation.text, other), at: now() },
});
export const split = (annotation, mentions) => ({ op: 'split', ...places(annotation, mentions), at: now() });
export const role = ({ text }, block, to) => ({ op: 'role', where: [headAt(text, block)], to, at: now() });
export const publish = (day) => ({ op: 'publish', day: day || null, at: now() });
export const address = (url) => ({ op: 'address', url: url || null, at: now() });
export const dismiss = ({ text }, sentence) => ({ op: 'dismiss', where: [headAt(text, sentence)], at: now() });

// ---- what edits ask of the core ------------------------------------------------------------------------------------

/** {published, url, blocks} of a request: day and address or null, and the roles of the blocks that an edit gives one. */
export function requestOf(document, edits) {
  const roles = new Map();
  let published = null;
  let url = null;
  for (const edit of edits) {
    if (edit.op === 'publish') published = edit.day;
    if (edit.op === 'address') url = edit.url;
    const block = edit.op === 'role' && document && blockOf(document, edit);
    if (block) roles.set(block.id, edit.to);
  }
  return { published, url, blocks: [...roles].map(([id, role]) => ({ id, role })) };
}

/** The checks that edits put aside: a Set of their ids. */
export function dismissedBy(document, edits) {
  const ids = new Set();
  for (const edit of edits) {
    const sentence = edit.op === 'dismiss' && sentenceOf(document, edit);
    for (const check of document.checks ?? []) if (sentence && check.sentence === sentence.id) ids.add(check.id);
  }
  return ids;
}

function blockOf({ text, blocks }, { where: [anchor] }) {
  const place = find(text, anchor);
  return place && blocks.find(({ start }) => start === place.start);
}

function sentenceOf(document, { where: [anchor] }) {
  const place = find(document.text, anchor);
  return place && sentencesIn(document, place).find(({ start }) => start === place.start);
}

// ---- applying them -------------------------------------------------------------------------------------------------

/**
 * The document as edits correct it, in their order, and the edits whose words are not in its text any more:
 * {annotation, orphans}. What no edit touches is the same object as before. One name has one type: what a reader puts
 * together has the type of what it is put with.
 */
export function apply(document, edits) {
  if (edits.length === 0) return { annotation: document, orphans: [] };
  const draft = draftOf(document);
  const orphans = edits.filter((edit) => !acts[edit.op](draft, edit));
  const corrected = draft.touched.size > 0 ? finished(draft) : document;
  return { annotation: { ...corrected, edits }, orphans };
}

const acts = {
  retype: (draft, edit) => typed(draft, spansOf(draft, edit), edit.to),
  add: (draft, edit) => typed(draft, spansOf(draft, edit), edit.to),
  remove(draft, edit) {
    const spans = spansOf(draft, edit);
    for (const span of spans) leave(draft, mentionAt(draft, span));
    return spans.length > 0;
  },
  merge(draft, edit) {
    const place = find(draft.text, edit.with);
    const other = place && mentionAt(draft, place);
    const spans = spansOf(draft, edit);
    if (!other || spans.length === 0) return false;
    const home = draft.entities.get(other.entity);
    for (const span of spans) join(draft, mentionAt(draft, span) ?? span, home);
    return true;
  },
  split(draft, edit) {
    const mentions = spansOf(draft, edit).map((span) => mentionAt(draft, span));
    const groups = byEntity(mentions.filter(Boolean));
    for (const [id, group] of groups) {
      const entity = draft.entities.get(id);
      if (group.length < membersOf(draft, id).length) joinAll(draft, group, newEntity(draft, entity.type));
      else if (entity.country) leaveCountry(draft, entity);
    }
    return groups.size > 0;
  },
  role: (draft, edit) => Boolean(blockOf(draft.document, edit)),
  publish: () => true,
  address: () => true,
  dismiss: (draft, edit) => Boolean(sentenceOf(draft.document, edit)),
};

/** The kinds of edits there are. */
export const ops = Object.keys(acts);

// The work in progress. mentions: by where they start, no two overlap; entities: by id, what they hold is known by the
// mentions alone; touched: the ids of those that are not as they were.
function draftOf(document) {
  return {
    document,
    text: document.text,
    mentions: new Map(document.mentions.map((mention) => [mention.start, mention])),
    entities: new Map(document.entities.map((entity) => [entity.id, entity])),
    touched: new Set(),
    lastMention: lastNumber(document.mentions),
    lastEntity: lastNumber(document.entities),
  };
}

const lastNumber = (items) => items.reduce((last, { id }) => Math.max(last, Number(id.match(/\d+$/))), 0);
const membersOf = ({ mentions }, id) => [...mentions.values()].filter(({ entity }) => entity === id);
const wordsOf = ({ text }, { start, end }) => text.slice(start, end).replace(/\s+/g, ' ');

function mentionAt({ mentions }, { start, end }) {
  const mention = mentions.get(start);
  return mention?.end === end ? mention : null;
}

// The places that an edit speaks of, as far as they are found.
function spansOf(draft, { where, all }) {
  const spans = where.map((anchor) => find(draft.text, anchor)).filter(Boolean);
  if (!all) return spans;
  const names = new Set(spans.map((span) => mentionAt(draft, span)?.entity));
  const known = new Set(spans.map(({ start }) => start));
  const others = [...draft.mentions.values()].filter(({ entity, start }) => names.has(entity) && !known.has(start));
  return [...spans, ...others];
}

function byEntity(mentions) {
  const groups = new Map();
  for (const mention of mentions) {
    if (!groups.has(mention.entity)) groups.set(mention.entity, []);
    groups.get(mention.entity).push(mention);
  }
  return groups;
}

// The words of spans are names of a type. Those that were one name stay one; they join the name of that type that has
// their words, if there is just one such.
function typed(draft, spans, type) {
  const mentions = spans.map((span) => mentionAt(draft, span) ?? { ...span, entity: `new ${wordsOf(draft, span)}` });
  for (const [id, group] of byEntity(mentions)) {
    if (draft.entities.get(id)?.type === type) continue;
    const home = namesake(draft, group, type, id) ?? ownEntity(draft, group, id, type);
    joinAll(draft, group, home);
  }
  return spans.length > 0;
}

function namesake(draft, group, type, not) {
  const words = new Set(group.map((mention) => wordsOf(draft, mention)));
  const found = new Set();
  for (const mention of draft.mentions.values())
    if (mention.type === type && mention.entity !== not && words.has(wordsOf(draft, mention)))
      found.add(mention.entity);
  return found.size === 1 ? draft.entities.get([...found][0]) : null;
}

// A name that changes its type as a whole stays the name it is.
function ownEntity(draft, group, id, type) {
  const entity = draft.entities.get(id);
  if (!entity || group.length < membersOf(draft, id).length) return newEntity(draft, type);
  const changed = { ...entity, type };
  draft.entities.set(id, changed);
  return changed;
}

function newEntity(draft, type) {
  const id = `ent-${++draft.lastEntity}`;
  const entity = { id, type, group: '', name: '', aliases: [], roles: [], salience: 0, country: null, main: false };
  draft.entities.set(id, entity);
  return entity;
}

function joinAll(draft, mentions, home) {
  for (const mention of mentions) join(draft, mention, home);
}

// Puts a mention, or words that are none yet, into an entity. New names push out those that they overlap.
function join(draft, mention, { id, type }) {
  draft.touched.add(id);
  if (mention.id) draft.touched.add(mention.entity);
  else for (const old of draft.mentions.values()) if (overlap(old, mention)) leave(draft, old);
  const { start, end } = mention;
  const known = mention.id ? mention : { id: `m${++draft.lastMention}`, entity: id, type: '', start, end };
  const kind =
    known.type === type
      ? { why: known.why.filter((reason) => reason === 'model') }
      : { type, start, end, text: draft.text.slice(start, end), score: null, why: [], by: 'user' };
  draft.mentions.set(start, { ...known, entity: id, ...kind });
}

function leaveCountry(draft, entity) {
  draft.touched.add(entity.id);
  draft.entities.set(entity.id, { ...entity, country: null });
}

const overlap = (a, b) => a.start < b.end && b.start < a.end;

function leave(draft, mention) {
  if (!mention) return;
  draft.touched.add(mention.entity);
  draft.mentions.delete(mention.start);
}

// ---- the whole again: everything that follows from who is named where ----------------------------------------------

function finished(draft) {
  const mentions = [...draft.mentions.values()].sort((a, b) => a.start - b.start);
  const entities = finishedEntities(draft, mentions);
  const document = { ...draft.document, mentions, entities };
  const { times, numbers } = readableValues(draft);
  return {
    ...document,
    ...times,
    ...numbers,
    speech: draft.document.speech.map((statement) => spoken(draft, mentions, statement)),
    summary: withMissing(document),
  };
}

function finishedEntities(draft, mentions) {
  const members = byEntity(mentions);
  const roles = rolesOf(draft);
  const alive = [...draft.entities.values()].filter(({ id }) => members.has(id));
  const renewed = alive.map((entity) => {
    const own = members.get(entity.id);
    if (!draft.touched.has(entity.id)) return entity;
    const titles = own.flatMap(({ start }) => roles.get(start) ?? []);
    return renew(draft, entity, own, titles);
  });
  return weighed(draft.document, renewed, members).map((entity) => {
    const country = entity.country && followed(draft, entity.country);
    return country === entity.country ? entity : { ...entity, country };
  });
}

function renew(draft, entity, own, titles) {
  const forms = [...new Set(own.map((mention) => wordsOf(draft, mention)))];
  const known = forms.includes(entity.name) ? entity.name : longest(forms);
  const name = longest(forms.filter((form) => ` ${form} `.includes(` ${known} `)));
  const group = groupOf(entity.type);
  return {
    ...entity,
    group,
    name,
    aliases: forms.filter((form) => form !== name),
    roles: titles.sort((a, b) => a.start - b.start),
    country: entity.type === 'NORP' ? entity.country : null,
    main: isName(entity) && (own.length > 1 || titles.length > 0),
    mentions: own.map(({ id }) => id),
  };
}

const longest = (forms) => forms.reduce((best, form) => (form.length > best.length ? form : best));
const unnamed = new Set(['date', 'number']);
const isName = ({ type }) => !unnamed.has(groupOf(type));

// Each title ("U.S. Secretary of State") goes with the mention it stands next to: Map of where that starts -> titles.
function rolesOf({ document }) {
  const { mentions } = indexOf(document);
  const owners = new Map();
  for (const entity of document.entities) {
    for (const title of entity.roles) {
      const gap = ({ start, end }) => Math.max(start - title.end, title.start - end, 0);
      const owner = entity.mentions.map((id) => mentions.get(id)).reduce((a, b) => (gap(b) < gap(a) ? b : a));
      owners.set(owner.start, [...(owners.get(owner.start) ?? []), title]);
    }
  }
  return owners;
}

// How much of the article each name takes, as core/entities/resolve.cpp weighs it: each mention counts, the sooner the
// more. The most important comes first.
function weighed({ sentences }, entities, members) {
  const order = new Map(sentences.map(({ start }, i) => [start, i]));
  const starts = [...order.keys()];
  const sentenceOf = ({ start }) => {
    let [low, high] = [0, starts.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (starts[middle] <= start) low = middle + 1;
      else high = middle;
    }
    return Math.max(0, low - 1);
  };
  const weightOf = (entity) =>
    isName(entity) ? members.get(entity.id).reduce((sum, m) => sum + 1 / 3 + 2 / 3 / (1 + sentenceOf(m) / 4), 0) : 0;
  const rows = entities.map((entity) => ({ entity, weight: weightOf(entity), at: members.get(entity.id)[0].start }));
  const all = rows.reduce((sum, { weight }) => sum + weight, 0);
  rows.sort((a, b) => b.weight - a.weight || a.at - b.at);
  return rows.map(({ entity, weight }) => {
    const salience = all > 0 ? Math.round((weight / all) * 1000) / 1000 : 0;
    return entity.salience === salience ? entity : { ...entity, salience };
  });
}

// Where a name of the core's document has gone, all its mentions together: the id of an entity, or null.
function followed({ document, mentions }, id) {
  const was = indexOf(document).entities.get(id);
  if (!was) return [...mentions.values()].some(({ entity }) => entity === id) ? id : null;
  const starts = was.mentions.map((mention) => indexOf(document).mentions.get(mention).start);
  const homes = new Set(starts.map((start) => mentions.get(start)?.entity).filter(Boolean));
  if (homes.has(id)) return id;
  return homes.size === 1 ? [...homes][0] : null;
}

// Who says a statement, now: the name that stands where the speaker is told, or the name that a "he" was taken for. A
// speaker whom only the reader knows for a person has a name now.
function spoken(draft, mentions, statement) {
  const { speaker, speakerSpan } = statement;
  const [start, end] = speakerSpan ?? [0, 0];
  const told = speaker.entity
    ? mentionsIn(draft.document, { start, end }).find(({ entity }) => entity === speaker.entity)
    : null;
  const over = (span) => mentionsIn({ mentions }, span)[0];
  const entity = speaker.entity
    ? told
      ? (over(told)?.entity ?? null)
      : followed(draft, speaker.entity)
    : (mentions.find((m) => m.by === 'user' && m.type === 'PERSON' && m.start >= start && m.end <= end)?.entity ??
      null);
  return entity === speaker.entity ? statement : { ...statement, speaker: { entity, named: entity !== null } };
}

// Times and numbers were read from mentions of their kind; where one is no longer, its value is none either.
function readableValues(draft) {
  const { times, timeline, numbers, conflicts } = draft.document;
  const types = new Map(draft.document.mentions.map(({ start, type }) => [start, type]));
  const still = (item) => mentionAt(draft, item)?.type === types.get(item.start);
  const keptTimes = times.filter(still);
  const keptNumbers = numbers.filter(still);
  const ids = new Set([...keptTimes, ...keptNumbers].map(({ id }) => id));
  return {
    times: { times: keptTimes, timeline: timeline.filter(({ time }) => ids.has(time)) },
    numbers: {
      numbers: keptNumbers,
      conflicts: conflicts.filter((conflict) => conflict.numbers.every((id) => ids.has(id))),
    },
  };
}

const mayBeMissed = new Set(['person', 'org', 'place', 'event']);

// The main names that the summary never says, by the rule of core/summary/coverage.cpp.
function withMissing({ summary, sentences, mentions, entities }) {
  const chosen = new Set(summary.sentences.map(({ sentence }) => sentence));
  const spans = sentences.filter(({ id }) => chosen.has(id));
  const said = new Set();
  const countries = new Map(entities.map(({ id, country }) => [id, country]));
  for (const { start, end, entity } of mentions) {
    if (!spans.some((span) => span.start <= start && end <= span.end)) continue;
    said.add(entity).add(countries.get(entity));
  }
  const missing = entities.filter(({ id, type, main }) => main && mayBeMissed.has(groupOf(type)) && !said.has(id));
  return { ...summary, coverage: { ...summary.coverage, missing: missing.map(({ id }) => id) } };
}
