// What the empty page shows are words of the sample article.

import assert from 'node:assert/strict';
import test from 'node:test';
import { strings } from '../../web/strings.js';
import { seed } from './page.mjs';

const whole = (text) => text.replace(/ ?…$/, '');
const text = (parts) => parts.map((part) => (typeof part === 'string' ? part : part[1])).join('');

test('every word of the examples stands in the sample article, in the paragraph that is told', () => {
  const { summary, said, check } = strings.examples;
  const paragraphs = seed.split('\n').filter((line) => line.length > 80);
  assert.ok(paragraphs[summary.from - 1].includes(whole(summary.line)));
  for (const { words } of said.statements) assert.ok(seed.includes(whole(text(words))), text(words));
  assert.ok(paragraphs[0].includes(check.parts.map((part) => part.text).join(' ')));
  for (const { text: words, paragraph } of check.evidence)
    assert.ok(paragraphs[paragraph - 1].includes(whole(words)), words);
});
