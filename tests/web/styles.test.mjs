// The style sheets: raw values only in tokens.css, every token there is, and the contrast of every pair of colours
// that stand on each other, light and dark (WCAG 2).

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import test from 'node:test';
import { groups } from '../../web/groups.js';

const folder = new URL('../../web/styles/', import.meta.url);
const sheets = Object.fromEntries(
  readdirSync(folder).map((name) => [name, readFileSync(new URL(name, folder), 'utf8')]),
);
const tokens = new Map(
  [...sheets['tokens.css'].matchAll(/^ {2}(--[\w-]+): (.+);$/gm)].map(([, name, value]) => [name, value]).reverse(),
);

test('only tokens.css has raw colours and durations', () => {
  for (const [name, css] of Object.entries(sheets)) {
    if (name === 'tokens.css') continue;
    const rules = css.replace(/\/\*.*?\*\//gs, '');
    assert.deepEqual(rules.match(/#[0-9a-f]{3,8}\b|\brgba?\(|\bhsla?\(|\b[1-9]\d*m?s\b/gi) ?? [], [], name);
  }
});

test('every token that is used is defined, and every one defined is used', () => {
  const all = Object.values(sheets).join('\n');
  const used = new Set([...all.matchAll(/var\((--[\w-]+)/g)].map(([, name]) => name));
  const set = new Set([...all.matchAll(/(--[\w-]+):/g)].map(([, name]) => name).concat('--share', '--characters'));
  assert.deepEqual(
    [...used].filter((name) => !set.has(name)),
    [],
  );
  assert.deepEqual(
    [...tokens.keys()].filter((name) => !used.has(name)),
    [],
  );
});

const luminance = (hex) => {
  const [r, g, b] = [1, 3, 5]
    .map((i) => parseInt(hex.slice(i, i + 2), 16) / 255)
    .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const contrast = (a, b) => {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
};
const inks = (name) => tokens.get(name).match(/#[0-9A-F]{6}/g);

const pairs = [
  ...['--page', '--band', '--raised', '--hover'].flatMap((ground) =>
    ['--ink', '--ink-2', '--ink-3'].map((ink) => [ink, ground, 4.5]),
  ),
  ['--ink', '--highlighter', 4.5],
  ...['--page', '--band', '--raised'].flatMap((ground) => [
    ['--edge', ground, 3],
    ['--focus', ground, 3],
  ]),
  ...groups.flatMap(({ id }) => [
    [`--${id}-line`, '--page', 4.5],
    [`--${id}-line`, '--raised', 4.5],
    [`--${id}-line`, `--${id}-tint`, 3],
    [`--${id}-line`, '--highlighter', 3],
    ['--ink', `--${id}-tint`, 4.5],
    ['--ink-2', `--${id}-tint`, 4.5],
  ]),
];

for (const [ink, ground, least] of pairs) {
  test(`${ink} on ${ground}: at least ${least}`, () => {
    for (const [scheme, i] of [
      ['light', 0],
      ['dark', 1],
    ]) {
      const ratio = contrast(inks(ink)[i], inks(ground)[i]);
      assert.ok(ratio >= least, `${scheme}: ${ratio.toFixed(2)}`);
    }
  });
}

test('who asks for more contrast gets thicker lines of the same style, and no tints', () => {
  const [, more] = sheets['tokens.css'].match(/@media \(prefers-contrast: more\) \{\n  :root \{\n(.*?)\n  \}/s);
  const asked = new Map([...more.matchAll(/(--[\w-]+): (.+);/g)].map(([, name, value]) => [name, value]));
  for (const [name, value] of tokens) {
    if (name.endsWith('-tint')) assert.equal(asked.get(name), 'var(--page)', name);
    if (name.endsWith('-thickness')) assert.ok(parseFloat(asked.get(name)) > parseFloat(value), name);
    if (name.endsWith('-style')) assert.ok(!asked.has(name), name);
  }
});

test('lines are set by longhands, which every browser knows', () => {
  for (const [name, css] of Object.entries(sheets))
    for (const [, value] of css.matchAll(/text-decoration:\s*([^;]+);/g)) assert.match(value, /^(?:none|underline)$/, name);
});
