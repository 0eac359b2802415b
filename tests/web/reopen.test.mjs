// web/reopen.js: documents of ours, whole and damaged, in each unit of offsets.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { mentionsOf } from '../../web/annotation.js';
import * as corrections from '../../web/corrections.js';
import { looksLikeOurs, reopen } from '../../web/reopen.js';

const seed = JSON.parse(readFileSync(new URL('../articles/seed/expected.json', import.meta.url), 'utf8'));
const rubio = seed.entities.find(({ name }) => name === 'Marco Rubio');
const edits = [
  corrections.retype(seed, mentionsOf(seed, rubio), 'ORG'),
  corrections.merge(seed, [seed.mentions[3]], seed.mentions[0]),
  corrections.role(seed, seed.blocks[0], 'body'),
  corrections.publish('2025-02-19'),
  corrections.address('https://a.example/1'),
  corrections.dismiss(seed, seed.sentences[1]),
];
const saved = (document) => JSON.stringify({ ...document, edits });

test('a document comes back with its text and what was said of it', () => {
  assert.ok(looksLikeOurs(saved(seed)));
  assert.deepEqual(reopen(saved(seed)), { text: seed.text, edits, version: null, dropped: 0 });
});

test('offsets of every unit become those of strings', () => {
  const text = '😀 Zoë met Ana.';
  const spans = { codepoint: [10, 13], utf16: [11, 14], utf8: [14, 17] };
  for (const [offsets, [start, end]] of Object.entries(spans)) {
    const where = [{ start, end, text: 'Ana', prefix: 'met ', suffix: '.' }];
    const document = { format: 'article-annotation/1', offsets, text, edits: [{ op: 'remove', where }] };
    const {
      edits: [edit],
    } = reopen(JSON.stringify(document));
    assert.deepEqual([edit.where[0].start, edit.where[0].end], [11, 14], offsets);
    assert.equal(text.slice(11, 14), 'Ana');
  }
});

test('a document that was made with a day, an address and roles, without edits, says so', () => {
  const asked = {
    ...seed,
    meta: { ...seed.meta, published: '2025-02-19', publishedSpan: null, url: 'https://a.example/1', urlSpan: null },
    blocks: seed.blocks.map((block, i) => (i ? block : { ...block, role: 'body', by: 'user' })),
  };
  const { edits: said } = reopen(JSON.stringify(asked));
  assert.deepEqual(corrections.requestOf(seed, said), {
    published: '2025-02-19',
    url: 'https://a.example/1',
    blocks: [{ id: 'p1', role: 'body' }],
  });
  assert.deepEqual(reopen(JSON.stringify(seed)).edits, []);
});

test('an address that a file brings is one of the web, or none', () => {
  for (const url of ['javascript:alert(1)', 'https://user@a.example/', '//a.example', 'https://a.example/"', 7, {}, ['https://a.example']]) {
    const { edits: said, dropped } = reopen(JSON.stringify({ ...seed, edits: [{ op: 'address', url }] }));
    assert.deepEqual([said, dropped], [[], 1], String(url));
    assert.deepEqual(reopen(JSON.stringify({ ...seed, meta: { ...seed.meta, url, urlSpan: null } })).edits, []);
  }
});

test('a file that was cut off says where it stops', () => {
  const json = saved(seed);
  for (const length of [40, 1000, json.length - 1]) {
    const cut = json.slice(0, length);
    const { problem, byte } = reopen(cut);
    assert.equal(problem, 'incomplete');
    assert.ok(byte >= Buffer.byteLength(cut) - 40 && byte <= Buffer.byteLength(cut), `${byte} of ${length}`);
  }
});

test('what is none of ours, or has no text, is refused', () => {
  assert.equal(looksLikeOurs('{"name": "x"}'), false);
  assert.equal(looksLikeOurs('Ana met Bo.'), false);
  for (const json of ['{}', '[]', 'null', '1', '{"format":"article-annotation/x","text":"a"}'])
    assert.equal(reopen(json).problem, 'foreign', json);
  assert.equal(reopen('{"format":"article-annotation/1"}').problem, 'no-text');
});

test('another version is read as far as it can be', () => {
  const { version, text } = reopen(JSON.stringify({ ...seed, format: 'article-annotation/2' }));
  assert.deepEqual([version, text], [2, seed.text]);
});

test('edits that are none are left out and counted, and bring nothing with them', () => {
  const [edit] = edits;
  const wrong = [
    null,
    7,
    { op: 'retype' },
    { ...edit, op: 'constructor' },
    { ...edit, to: 'HERO' },
    { ...edit, where: [] },
    { ...edit, where: [{ ...edit.where[0], start: -1 }] },
    { ...edit, where: [{ ...edit.where[0], text: '' }] },
    { ...edit, op: 'merge' },
    { op: 'publish', day: 'today' },
    { op: 'role', where: edit.where, to: 'PERSON' },
  ];
  const { edits: right, dropped } = reopen(JSON.stringify({ ...seed, edits: [...wrong, { ...edit, extra: 1 }] }));
  assert.deepEqual([right, dropped], [[edit], wrong.length]);
  assert.equal(reopen(JSON.stringify({ ...seed, edits: 'none' })).edits.length, 0);
});
