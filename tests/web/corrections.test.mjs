// web/corrections.js and history.js: on a small article of our own for what each correction means, on the articles of
// tests/articles for what holds whatever is corrected.

import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import test from 'node:test';
import { indexOf, mentionsOf } from '../../web/annotation.js';
import { anchorAt, placesOf } from '../../web/anchors.js';
import * as corrections from '../../web/corrections.js';
import { groupOf } from '../../web/groups.js';
import { createHistory } from '../../web/history.js';

const { apply } = corrections;

// ---- a small article -----------------------------------------------------------------------------------------------

const text =
  'Mayor Ana Ruiz met Bo Lie of Dovre. Ruiz said Dovre pays.\nBo said no in 2019. Oslo, a Norwegian town, saw Ruiz.';
const at = (words, nth = 0) => {
  let start = text.indexOf(words);
  for (let i = 0; i < nth; i++) start = text.indexOf(words, start + 1);
  assert.ok(start >= 0, words);
  return { start, end: start + words.length };
};
const mention = (id, entity, type, words, nth) => ({
  ...{ id, entity, type, ...at(words, nth), text: words, score: 0.9, why: ['model'], by: 'model' },
});
const entity = (id, type, name, mentions, more) => ({
  ...{ id, type, group: groupOf(type), name, aliases: [], roles: [], salience: 0.2, country: null, main: true },
  ...{ mentions, ...more },
});
const article = {
  format: 'article-annotation/1',
  text,
  blocks: [
    { id: 'p1', role: 'abstract', start: 0, end: text.indexOf('\n') },
    { id: 'p2', role: 'body', start: text.indexOf('\n') + 1, end: text.length },
  ],
  sentences: [
    { id: 's1', block: 'p1', ...at('Mayor Ana Ruiz met Bo Lie of Dovre.') },
    { id: 's2', block: 'p1', ...at('Ruiz said Dovre pays.') },
    { id: 's3', block: 'p2', ...at('Bo said no in 2019.') },
    { id: 's4', block: 'p2', ...at('Oslo, a Norwegian town, saw Ruiz.') },
  ],
  mentions: [
    mention('m1', 'ent-1', 'PERSON', 'Ana Ruiz'),
    mention('m2', 'ent-2', 'PERSON', 'Bo Lie'),
    mention('m3', 'ent-3', 'ORG', 'Dovre'),
    mention('m4', 'ent-1', 'PERSON', 'Ruiz', 1),
    mention('m5', 'ent-3', 'ORG', 'Dovre', 1),
    mention('m6', 'ent-6', 'DATE', '2019'),
    mention('m7', 'ent-4', 'GPE', 'Oslo'),
    mention('m8', 'ent-5', 'NORP', 'Norwegian'),
    mention('m9', 'ent-1', 'PERSON', 'Ruiz', 2),
  ],
  entities: [
    entity('ent-1', 'PERSON', 'Ana Ruiz', ['m1', 'm4', 'm9'], {
      aliases: ['Ruiz'],
      roles: [{ text: 'Mayor', ...at('Mayor') }],
    }),
    entity('ent-3', 'ORG', 'Dovre', ['m3', 'm5']),
    entity('ent-2', 'PERSON', 'Bo Lie', ['m2'], { main: false }),
    entity('ent-4', 'GPE', 'Oslo', ['m7'], { main: false }),
    entity('ent-5', 'NORP', 'Norwegian', ['m8'], { main: false, country: 'ent-4' }),
    entity('ent-6', 'DATE', '2019', ['m6'], { main: false, salience: 0 }),
  ],
  speech: [
    {
      ...{ id: 'q1', kind: 'indirect', ...at('Dovre pays'), sentence: 's2' },
      ...{ speaker: { entity: 'ent-1', named: true }, speakerSpan: Object.values(at('Ruiz', 1)), verb: null },
    },
    {
      ...{ id: 'q2', kind: 'indirect', ...at('no'), sentence: 's3' },
      ...{ speaker: { entity: null, named: false }, speakerSpan: Object.values(at('Bo', 1)), verb: null },
    },
  ],
  times: [{ id: 't1', ...at('2019'), text: '2019', value: '2019' }],
  timeline: [{ time: 't1', sentence: 's3' }],
  numbers: [],
  conflicts: [],
  checks: [{ id: 'k1', sentence: 's2' }],
  summary: { sentences: [{ sentence: 's2', rank: 1 }], coverage: { blocks: [], missing: [] } },
};

const mentionOf = (annotation, words, nth) =>
  annotation.mentions.find(({ start, end }) => start === at(words, nth).start && end === at(words, nth).end);
const nameOf = (annotation, words, nth) =>
  indexOf(annotation).entities.get(mentionOf(annotation, words, nth)?.entity) ?? null;
const all = (annotation, name) =>
  mentionsOf(
    annotation,
    annotation.entities.find((e) => e.name === name),
  );

test('without edits the document is the machine’s own', () => {
  assert.equal(apply(article, []).annotation, article);
});

test('a name of another kind: all of it, by the reader, and the machine’s document stays as it was', () => {
  const before = structuredClone(article);
  const { annotation, orphans } = apply(article, [corrections.retype(article, all(article, 'Dovre'), 'GPE')]);
  const { type, group, id, mentions } = nameOf(annotation, 'Dovre');
  assert.deepEqual([type, group, id, mentions, orphans], ['GPE', 'place', 'ent-3', ['m3', 'm5'], []]);
  const { by, score, why } = mentionOf(annotation, 'Dovre');
  assert.deepEqual([by, score, why], ['user', null, []]);
  assert.equal(mentionOf(annotation, 'Oslo'), mentionOf(article, 'Oslo'));
  assert.deepEqual(article, before);
});

test('only this one: it leaves the name, and takes along the title beside it', () => {
  const { annotation } = apply(article, [corrections.retype(article, [mentionOf(article, 'Ana Ruiz')], 'ORG')]);
  const [left, gone] = [nameOf(annotation, 'Ruiz', 1), nameOf(annotation, 'Ana Ruiz')];
  assert.deepEqual([left.name, left.aliases, left.roles, left.mentions], ['Ruiz', [], [], ['m4', 'm9']]);
  assert.deepEqual([gone.id, gone.type, gone.roles[0].text, gone.main], ['ent-7', 'ORG', 'Mayor', true]);
});

test('a name that gets the kind and has the words of another joins it', () => {
  const first = corrections.retype(article, [mentionOf(article, 'Dovre')], 'GPE');
  const { annotation } = apply(article, [first]);
  const second = corrections.retype(annotation, [mentionOf(annotation, 'Dovre', 1)], 'GPE');
  const { annotation: both } = apply(article, [first, second]);
  assert.deepEqual(nameOf(both, 'Dovre').mentions, ['m3', 'm5']);
  assert.equal(both.entities.length, article.entities.length);
});

test('no name: its statements lose their speaker, its times their value, its people their country', () => {
  const gone = ['Ana Ruiz', '2019', 'Oslo'].map((name) => corrections.remove(article, all(article, name)));
  const { annotation } = apply(article, gone);
  assert.deepEqual(annotation.entities.map(({ name }) => name).sort(), ['Bo Lie', 'Dovre', 'Norwegian']);
  assert.deepEqual(annotation.speech[0].speaker, { entity: null, named: false });
  assert.deepEqual([annotation.times, annotation.timeline], [[], []]);
  assert.equal(nameOf(annotation, 'Norwegian').country, null);
  assert.equal(nameOf(annotation, '2019'), null);
});

test('a name that was missed: it joins the name with its words, and speaks where it is the speaker', () => {
  const { annotation } = apply(article, [corrections.add(article, [at('Bo', 1)], 'PERSON')]);
  const { id, by, text: words } = mentionOf(annotation, 'Bo', 1);
  assert.deepEqual([id, by, words], ['m10', 'user', 'Bo']);
  assert.equal(nameOf(annotation, 'Bo', 1).name, 'Bo');
  assert.deepEqual(annotation.speech[1].speaker, { entity: nameOf(annotation, 'Bo', 1).id, named: true });
  const { annotation: again } = apply(article, [
    corrections.remove(article, [mentionOf(article, 'Dovre')]),
    corrections.add(article, [at('Dovre')], 'ORG'),
  ]);
  assert.equal(nameOf(again, 'Dovre').id, 'ent-3');
});

test('a name with other borders takes the place of what it overlaps', () => {
  const { annotation } = apply(article, [corrections.add(article, [at('Mayor Ana Ruiz')], 'PERSON')]);
  assert.equal(mentionOf(annotation, 'Ana Ruiz'), undefined);
  assert.equal(mentionOf(annotation, 'Mayor Ana Ruiz').by, 'user');
  assert.deepEqual(nameOf(annotation, 'Ruiz', 1).mentions, ['m4', 'm9']);
});

test('the same as another: one name with the fuller form, and it says what both said', () => {
  const separate = corrections.split(article, [mentionOf(article, 'Ruiz', 1), mentionOf(article, 'Ruiz', 2)]);
  const { annotation } = apply(article, [separate]);
  assert.deepEqual([nameOf(annotation, 'Ana Ruiz').mentions, nameOf(annotation, 'Ruiz', 1).name], [['m1'], 'Ruiz']);
  assert.equal(annotation.speech[0].speaker.entity, nameOf(annotation, 'Ruiz', 1).id);

  const together = corrections.merge(annotation, [mentionOf(annotation, 'Ana Ruiz')], mentionOf(annotation, 'Ruiz', 2));
  const { annotation: one } = apply(article, [separate, together]);
  const { name, aliases, mentions, roles, type } = nameOf(one, 'Ruiz', 2);
  assert.deepEqual([name, aliases, mentions, type], ['Ana Ruiz', ['Ruiz'], ['m1', 'm4', 'm9'], 'PERSON']);
  assert.equal(roles[0].text, 'Mayor');

  const kinds = corrections.merge(article, all(article, 'Norwegian'), mentionOf(article, 'Oslo'));
  const { annotation: mixed } = apply(article, [kinds]);
  assert.deepEqual(nameOf(mixed, 'Norwegian').mentions, ['m7', 'm8']);
  assert.equal(mentionOf(mixed, 'Norwegian').type, 'GPE');
});

test('a people leaves its country when it is not the same, and as a whole stays the name it is', () => {
  const people = { ...article.entities.find(({ id }) => id === 'ent-5'), country: 'ent-4' };
  const document = { ...article, entities: article.entities.map((entity) => (entity.id === 'ent-5' ? people : entity)) };
  assert.equal(nameOf(apply(document, []).annotation, 'Norwegian').country, 'ent-4');
  const { annotation } = apply(document, [corrections.split(document, all(document, 'Norwegian'))]);
  const { salience, ...left } = nameOf(annotation, 'Norwegian');
  assert.deepEqual({ salience: people.salience, ...left }, { ...people, country: null });
  assert.equal(nameOf(annotation, 'Oslo').mentions.length, 1);
});

test('roles, day and address are asked of the core, the last word counts', () => {
  const edits = [
    corrections.role(article, article.blocks[0], 'body'),
    corrections.role(article, article.blocks[1], 'closing'),
    corrections.role(article, article.blocks[0], 'title'),
    corrections.publish('2025-02-19'),
    corrections.publish(''),
    corrections.publish('2025-02-20'),
    corrections.address('https://a.example/1'),
    corrections.address(''),
    corrections.address('https://a.example/2'),
    corrections.dismiss(article, article.sentences[1]),
  ];
  assert.deepEqual(corrections.requestOf(article, edits), {
    published: '2025-02-20',
    url: 'https://a.example/2',
    blocks: [
      { id: 'p1', role: 'title' },
      { id: 'p2', role: 'closing' },
    ],
  });
  assert.deepEqual([...corrections.dismissedBy(article, edits)], ['k1']);
  const { annotation, orphans } = apply(article, edits);
  assert.deepEqual([orphans, annotation.edits], [[], edits]);
  assert.equal(annotation.mentions, article.mentions);
});

// ---- another text --------------------------------------------------------------------------------------------------

test('edits hold in a text that has changed around them, and say where they do not', () => {
  const edits = [
    corrections.retype(article, all(article, 'Dovre'), 'GPE'),
    corrections.remove(article, all(article, 'Oslo')),
    corrections.merge(article, all(article, 'Bo Lie'), mentionOf(article, 'Ruiz', 2)),
    corrections.role(article, article.blocks[1], 'closing'),
  ];
  const front = 'It was a Monday in spring, and the rain had stopped at last.\n';
  const longer = moved(article, front);
  const kept = apply(longer, edits);
  assert.deepEqual(kept.orphans, []);
  assert.deepEqual(
    kept.annotation.mentions.filter(({ text: words }) => words === 'Dovre').map(({ type }) => type),
    ['GPE', 'GPE'],
  );
  assert.equal(
    kept.annotation.mentions.some(({ text: words }) => words === 'Oslo'),
    false,
  );
  assert.deepEqual(corrections.requestOf(longer, edits).blocks, [{ id: 'p2', role: 'closing' }]);

  const another = { ...article, text: 'Nothing of it is left.', blocks: [], sentences: [], mentions: [], entities: [] };
  const lost = apply({ ...another, speech: [], times: [], timeline: [], checks: [] }, edits);
  assert.deepEqual(lost.orphans, edits);
  assert.deepEqual(lost.annotation.mentions, []);
});

test('what was said of a whole name holds for mentions of it that are new; what was said of one does not', () => {
  const [all_, one] = [all(article, 'Dovre'), [mentionOf(article, 'Dovre')]];
  const less = apply(article, [corrections.remove(article, [mentionOf(article, 'Dovre', 1)])]).annotation;
  const whole = corrections.retype(less, all(less, 'Dovre'), 'GPE');
  assert.deepEqual([whole.all, corrections.retype(article, all_, 'GPE').all], [true, true]);
  assert.equal(apply(article, [whole]).annotation.mentions.filter(({ type }) => type === 'GPE').length, 3);
  const single = corrections.retype(article, one, 'GPE');
  assert.equal(single.all, false);
  assert.equal(apply(article, [single]).annotation.mentions.filter(({ type }) => type === 'GPE').length, 2);
});

test('words that the machine finds no more are what the reader said, all the same', () => {
  const edit = corrections.retype(article, all(article, 'Dovre'), 'GPE');
  const unseen = apply(article, [corrections.remove(article, all(article, 'Dovre'))]).annotation;
  const { annotation } = apply(unseen, [edit]);
  assert.deepEqual([nameOf(annotation, 'Dovre').type, nameOf(annotation, 'Dovre').mentions.length], ['GPE', 2]);
});

// The document of the text with words put before it.
function moved(document, front) {
  const by = front.length;
  const shift = (value) => {
    if (Array.isArray(value)) return value.map(shift);
    if (value === null || typeof value !== 'object') return value;
    const entries = Object.entries(value).map(([key, inner]) => [key, shift(inner)]);
    const copy = Object.fromEntries(entries);
    if ('start' in copy) [copy.start, copy.end] = [copy.start + by, copy.end + by];
    if (copy.speakerSpan) copy.speakerSpan = copy.speakerSpan.map((n) => n + by);
    return copy;
  };
  return { ...shift(document), text: front + document.text };
}

// ---- whatever is corrected -----------------------------------------------------------------------------------------

const folder = new URL('../articles/', import.meta.url);
const articles = readdirSync(folder, { withFileTypes: true })
  .map(({ name }) => new URL(`${name}/expected.json`, folder))
  .filter((file) => existsSync(file))
  .map((file) => JSON.parse(readFileSync(file, 'utf8')))
  .filter((document) => !/[\ud800-\udfff]/.test(document.text)); // code points are UTF-16 units there

// A generator of numbers of our own (an LCG of Knuth's), so that a failure comes again.
function dice(seed) {
  let now = BigInt(seed);
  return (n) => {
    now = (now * 6364136223846793005n + 1442695040888963407n) & ((1n << 64n) - 1n);
    return Number((now >> 33n) % BigInt(n));
  };
}

const types = ['PERSON', 'ORG', 'GPE', 'NORP', 'DATE', 'CARDINAL', 'EVENT'];

function anyEdit(annotation, roll) {
  const any = (list) => list[roll(list.length)];
  const one = any(annotation.mentions);
  const name = one && indexOf(annotation).entities.get(one.entity);
  const some = () => (roll(2) ? [one] : mentionsOf(annotation, name));
  const kind = one ? roll(8) : 5 + roll(3);
  switch (kind) {
    case 0:
      return corrections.retype(annotation, some(), any(types));
    case 1:
      return corrections.remove(annotation, some());
    case 2:
      return corrections.merge(annotation, some(), any(annotation.mentions));
    case 3:
      return corrections.split(annotation, [one]);
    case 4:
    case 5: {
      const words = [...annotation.text.matchAll(/\p{L}+(?: \p{L}+)?/gu)];
      const [found] = any(words);
      const spans = placesOf(annotation.text, found);
      return corrections.add(
        annotation,
        roll(2) && spans.length ? spans : [spans[0] ?? { start: 0, end: 1 }],
        any(types),
      );
    }
    case 6:
      return corrections.role(annotation, any(annotation.blocks), any(['abstract', 'body', 'closing']));
    default:
      return corrections.publish(`2025-02-${10 + roll(10)}`);
  }
}

function assertWhole(annotation) {
  const { text: words, mentions, entities, speech, times, timeline, numbers, summary } = annotation;
  const ids = new Set(entities.map(({ id }) => id));
  assert.equal(ids.size, entities.length);
  assert.equal(new Set(mentions.map(({ id }) => id)).size, mentions.length);
  let last = 0;
  for (const { start, end, text: own } of mentions) {
    assert.ok(start >= last && end > start, 'sorted and disjoint');
    assert.equal(words.slice(start, end), own);
    last = end;
  }
  const { mentions: byId, entities: names } = indexOf(annotation);
  for (const e of entities) {
    const own = mentions.filter((m) => m.entity === e.id);
    assert.deepEqual(
      e.mentions,
      own.map(({ id }) => id),
    );
    assert.ok(own.length > 0);
    for (const m of own) assert.deepEqual([m.type, groupOf(m.type)], [e.type, e.group]);
    const forms = new Set(own.map((m) => m.text.replace(/\s+/g, ' ')));
    assert.ok(e.aliases.every((alias) => alias !== e.name));
    for (const form of forms) assert.ok(form === e.name || e.aliases.includes(form), `${form} of ${e.name}`);
    assert.ok(e.country === null || ids.has(e.country));
  }
  assert.ok(mentions.every(({ entity: id }) => names.has(id)));
  for (const { speaker } of speech) assert.equal(speaker.named, ids.has(speaker.entity));
  const starts = new Set(mentions.map(({ start }) => start));
  for (const { start } of [...times, ...numbers]) assert.ok(starts.has(start));
  assert.ok(timeline.every(({ time }) => times.some(({ id }) => id === time)));
  assert.ok(summary.coverage.missing.every((id) => ids.has(id)));
  assert.equal(byId.size, mentions.length);
}

test('a hundred random edits, and a hundred undos: the first state, by way of the same ones', () => {
  assert.ok(articles.length > 5);
  articles.forEach((document, seed) => {
    const roll = dice(seed + 1);
    const history = createHistory({ edits: [] });
    const seen = [JSON.stringify(document)];
    for (let i = 0; i < 100; i++) {
      const { annotation } = apply(document, history.now().edits);
      history.push({ edits: [...history.now().edits, anyEdit(annotation, roll)] });
      const next = apply(document, history.now().edits);
      assert.deepEqual(next.orphans, []);
      assertWhole(next.annotation);
      seen.push(JSON.stringify(next.annotation));
    }
    for (let i = 99; i >= 0; i--)
      assert.equal(JSON.stringify(apply(document, history.undo().edits).annotation), seen[i]);
    assert.equal(history.canUndo(), false);
    for (let i = 1; i <= 100; i++)
      assert.equal(JSON.stringify(apply(document, history.redo().edits).annotation), seen[i]);
  });
});

test('what follows from the names is reckoned as the core reckons it', () => {
  for (const document of articles) {
    const name = document.entities.find(({ type }) => type === 'PERSON');
    if (!name) continue;
    const there = corrections.retype(document, mentionsOf(document, name), 'LAW');
    const { annotation } = apply(document, [there]);
    const back = corrections.retype(annotation, mentionsOf(annotation, name), 'PERSON');
    const { annotation: same } = apply(document, [there, back]);
    assert.deepEqual(same.entities, document.entities);
    assert.deepEqual(same.summary, document.summary);
    assert.deepEqual(same.speech, document.speech);
  }
});

test('edits survive their way through a file', () => {
  const edits = [corrections.retype(article, all(article, 'Dovre'), 'GPE'), corrections.publish('2025-02-19')];
  const { annotation } = apply(article, edits);
  assert.deepEqual(apply(article, JSON.parse(JSON.stringify(annotation)).edits), apply(article, edits));
  assert.deepEqual(edits[0].where[1], anchorAt(text, at('Dovre', 1)));
});
