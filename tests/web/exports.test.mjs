// web/exports.js: what is copied, and what of the state is saved, on a document of our own. Markup is made in the page: browser.test.mjs.

import assert from 'node:assert/strict';
import test from 'node:test';
import { documentOf, summaryText } from '../../web/exports.js';

const text = 'Ana spoke.\nIt\nrained a lot.';
const annotation = {
  format: 'article-annotation/1',
  whole: true,
  text,
  meta: { source: 'dam.example' },
  blocks: [
    { id: 'p1', role: 'body', start: 0, end: 10 },
    { id: 'p2', role: 'body', start: 11, end: text.length },
  ],
  sentences: [
    { id: 's1', block: 'p1', start: 0, end: 10 },
    { id: 's2', block: 'p2', start: 11, end: text.length },
  ],
  mentions: [],
  entities: [],
  summary: {
    sentences: [
      { sentence: 's1', rank: 2 },
      { sentence: 's2', rank: 1 },
    ],
  },
};

test('the summary is copied with its paragraphs and its source', () => {
  assert.equal(summaryText(annotation, 1), 'It rained a lot. [¶2]\nSource: dam.example');
  assert.equal(summaryText(annotation, 2), 'Ana spoke. [¶1]\nIt rained a lot. [¶2]\nSource: dam.example');
  assert.equal(summaryText({ ...annotation, meta: { source: null } }, 1), 'It rained a lot. [¶2]');
});

test('what the page keeps beside the document is not exported', () => {
  const document = documentOf(annotation);
  assert.deepEqual({ ...document, whole: true }, annotation);
  assert.equal('whole' in document, false);
});
