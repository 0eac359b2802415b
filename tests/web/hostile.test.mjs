// What hostile words become on every way into the page: payloads that run where they are taken for markup, and whatever
// fast-check makes up (its seed is printed when it finds something). Paste, drop, file, imported document, names.

import assert from 'node:assert/strict';
import test, { before } from 'node:test';
import fc from 'fast-check';
import { canonical } from '../../web/text.js';
import { looksLikeOurs, reopen } from '../../web/reopen.js';
import { segments } from '../../web/segments.js';
import { drop, inBrowsers, load, newPage, readPage, untilRead, untilShown } from './page.mjs';

// Written for this test after the kinds that DOMPurify, Trix and others were hurt by; each calls hurt() if it runs.
const payloads = [
  '<img src=x onerror=hurt()>',
  '<img src=x: onerror="hurt()"//>',
  '<svg onload=hurt()>',
  '<svg><animate onbegin=hurt() attributeName=x dur=1s>',
  '<svg><script>hurt()</script></svg>',
  '<script>hurt()</script>',
  '<script src="data:text/javascript,hurt()"></script>',
  '</textarea><script>hurt()</script>',
  '</script><script>hurt()</script>',
  '<noscript><p title="</noscript><img src=x onerror=hurt()>"></noscript>',
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=x onerror=hurt()&gt;">',
  '<form><math><mtext></form><form><mglyph><style></math><img src onerror=hurt()>',
  '<svg></p><style><a id="</style><img src=1 onerror=hurt()>">',
  '<template><img src=x onerror=hurt()></template>',
  '<iframe srcdoc="<script>parent.hurt()</script>"></iframe>',
  '<iframe src="javascript:parent.hurt()"></iframe>',
  '<object data="javascript:hurt()"></object><embed src="javascript:hurt()">',
  '<a href="javascript:hurt()" autofocus onfocus=hurt()>Ana Ruiz</a>',
  '<input autofocus onfocus=hurt()><details open ontoggle=hurt()><video><source onerror=hurt()></video>',
  '<body onload=hurt()><base href="//elsewhere.example/"><meta http-equiv=refresh content="0;url=javascript:hurt()">',
  '<style>@import "javascript:hurt()"; * { background: url(javascript:hurt()) }</style><link rel=stylesheet href=x>',
  'javascript:hurt()//, said Ana <b onmouseover=hurt()>Ruiz</b> of "><img src=x onerror=hurt()>',
  '<!--><img src=x onerror=hurt()>--><![CDATA[<img src=x onerror=hurt()>]]>',
  '<x/onpointerenter=hurt()><a id=x name=getElementById><form id=documentElement><input name=attributes>',
  '&lt;img src=x onerror=hurt()&gt; &#60;script&#62;hurt()&#60;/script&#62;',
];

// Names the network takes for names, with payloads around and in them.
const article = payloads.map((payload) => `Ana ${payload} Ruiz of Oslo met ${payload} Bo Lie.`).join('\n\n');

const words = fc.string({ unit: 'binary', maxLength: 300 });
const pieces = fc.array(fc.oneof(words, fc.constantFrom(...payloads, '\r\n', '\u2028', '\ufeff', '\u202e', '\ud83d', '👩‍🚀')), {
  maxLength: 8,
});

test('whatever the text, it becomes canonical once, and nothing in it changes but line ends and half pairs', () => {
  fc.assert(
    fc.property(pieces, (parts) => {
      const text = parts.join('');
      const clean = canonical(text);
      assert.equal(canonical(clean), clean);
      assert.doesNotMatch(clean, /\p{Surrogate}|\r/u);
      const bare = (string) => string.replace(/[\r\n]|\p{Surrogate}|\ufffd/gu, '');
      assert.equal(bare(clean), bare(text));
    }),
    { numRuns: 2000 },
  );
});

test('whatever the spans, the pieces cover the text once and in order', () => {
  const span = fc.tuple(fc.integer({ min: -5, max: 60 }), fc.integer({ min: -5, max: 60 }));
  fc.assert(
    fc.property(fc.array(span, { maxLength: 20 }), (pairs) => {
      const spans = pairs.map(([start, end]) => ({ start, end }));
      const found = segments({ start: 0, end: 50 }, spans);
      assert.equal(found[0].start, 0);
      found.forEach(({ start, end }, i) => assert.ok(start < end && end === (found[i + 1]?.start ?? 50)));
      for (const { start, end, spans: over } of found) {
        const all = spans.filter((one) => one.start <= start && one.end >= end && one.start < one.end);
        assert.equal(over.length, all.length);
      }
    }),
    { numRuns: 2000 },
  );
});

test('whatever is imported, it is a document with its text, or a refusal; never an exception', () => {
  const part = fc.oneof(fc.jsonValue(), fc.constantFrom(...payloads, 'm1', 'retype', 'merge', 'PERSON', 'codepoint', -1, 1e9));
  const document = fc.record(
    {
      format: fc.constantFrom('article-annotation/1', 'article-annotation/2', 'article-annotation/x'),
      text: fc.oneof(words, part),
      offsets: fc.oneof(fc.constantFrom('utf16', 'utf8', 'codepoint'), part),
      edits: fc.oneof(fc.array(fc.oneof(part, fc.dictionary(fc.constantFrom('op', 'at', 'start', 'end', 'mention', 'to'), part))), part),
      mentions: fc.oneof(fc.array(part), part),
      blocks: fc.oneof(fc.array(part), part),
      meta: part,
    },
    { requiredKeys: ['format'] },
  );
  fc.assert(
    fc.property(document, fc.double({ min: 0, max: 1, noNaN: true }), fc.boolean(), (value, share, cut) => {
      const json = JSON.stringify(value);
      const text = cut ? json.slice(0, Math.floor(json.length * share)) : json;
      looksLikeOurs(text);
      const opened = reopen(text);
      if (opened.problem) return;
      assert.equal(typeof opened.text, 'string');
      assert.ok(Array.isArray(opened.edits));
    }),
    { numRuns: 2000 },
  );
});

// Markup as a tree: words that a reader sees, words that none does, and tags around them, in any order.
const unseen = [
  (word) => `<script>hurt("${word}")</script>`,
  (word) => `<style>${word}{}</style>`,
  (word) => `<p hidden onclick="hurt()">${word}</p>`,
  (word) => `<span style="color:red;display:none">${word}</span>`,
  (word) => `<template><img src=x onerror=hurt()>${word}</template>`,
  (word) => `<svg onload=hurt()><text>${word}</text></svg>`,
  (word) => `<noscript>${word}</noscript>`,
  (word) => `<!-- ${word} -->`,
];
const tags = ['p', 'div', 'b', 'li', 'h2', 'blockquote', 'pre', 'a href="javascript:hurt()"', 'x-y onpointerenter=hurt()'];
const { tree } = fc.letrec((tie) => ({
  tree: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    fc.record({ seen: fc.stringMatching(/^[A-Za-z0-9]{1,6}$/) }),
    fc.record({ unseen: fc.constantFrom(...unseen), word: fc.stringMatching(/^[A-Z]{1,6}$/) }),
    fc.record({ tag: fc.constantFrom(...tags), isClosed: fc.boolean(), nodes: fc.array(tie('tree'), { maxLength: 4 }) }),
  ),
}));
function markupOf(node) {
  if (node.seen) return node.seen;
  if (node.unseen) return node.unseen(node.word);
  return `<${node.tag}>${node.nodes.map(markupOf).join('')}${node.isClosed ? `</${node.tag.split(' ')[0]}>` : ''}`;
}
const seenIn = (node) => node.seen ?? node.nodes?.map(seenIn).join('') ?? '';

inBrowsers('hostile words', (here) => {
  let browser;
  let page;
  before(async () => {
    ({ browser, page } = here);
    await load(page, here.site.url);
    await page.evaluate(() => (window.hurt = () => (window.hurts = (window.hurts ?? 0) + 1)));
  });

  // Nothing ran, and there is no node that the page does not make, and no handler in markup.
  const unhurt = async (what) => {
    const found = await page.evaluate(() => ({
      hurts: window.hurts ?? 0,
      nodes: document.querySelectorAll(
        'img, iframe, object, embed, math, template, noscript, video, base, form, main style, main script, main link, main meta',
      ).length,
      handlers: [...document.querySelectorAll('*')].filter((node) =>
        [...node.attributes].some(({ name, value }) => name.startsWith('on') || /^\s*javascript:/i.test(value)),
      ).length,
    }));
    assert.deepEqual(found, { hurts: 0, nodes: 0, handlers: 0 }, what);
  };
  const pasted = (html, plain) =>
    page.evaluate(
      (markup, text) => {
        const data = new DataTransfer();
        if (markup !== null) data.setData('text/html', markup);
        data.setData('text/plain', text);
        const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
        document.body.dispatchEvent(event);
      },
      html,
      plain,
    );

  test('the payloads do run where they are taken for markup', async () => {
    const bare = await newPage(browser);
    await bare.goto('about:blank');
    const ran = await bare.evaluate(async (all) => {
      window.hurt = () => (window.hurts = (window.hurts ?? 0) + 1);
      const root = document.createElement('div');
      document.body.append(root);
      root.innerHTML = all.join('');
      await new Promise((resolve) => setTimeout(resolve, 500));
      return window.hurts;
    }, payloads.slice(0, 4));
    await bare.close();
    await page.bringToFront();
    assert.ok(ran > 0);
  });

  test('dropped, they are words: in the article, its summary, its names and all lenses', async () => {
    await drop(page, article);
    await untilShown(page, canonical(article));
    await untilRead(page);
    assert.equal((await readPage(page)).article, canonical(article));
    await unhurt('dropped');
    for (const lens of ['said', 'sure', 'when', 'names']) {
      await page.$eval(`.rail [data-lens="${lens}"]`, (tab) => tab.click());
      await unhurt(lens);
    }
    await page.$eval('.article .mention[href]', (mark) => mark.focus());
    await unhurt('a card');
  });

  test('pasted as plain text they are words, pasted as markup nothing of them runs', async () => {
    for (const payload of payloads) {
      await pasted(null, `Ana ${payload} Ruiz`);
      await unhurt(`plain: ${payload}`);
      await pasted(`<p>Ana</p>${payload}<p>Ruiz</p>`, 'x');
      await unhurt(`markup: ${payload}`);
    }
  });

  test('whatever markup is pasted, its seen words come through in order, and nothing of it runs', async () => {
    const textOf = (markup) => page.evaluate(async (html) => (await import('./web/markup.js')).paragraphsOf(html), markup);
    await fc.assert(
      fc.asyncProperty(fc.array(tree, { maxLength: 6 }), async (nodes) => {
        const text = await textOf(nodes.map(markupOf).join(''));
        assert.equal(text.replace(/\s+/g, ''), nodes.map(seenIn).join(''));
      }),
      { numRuns: 300 },
    );
    await fc.assert(
      fc.asyncProperty(pieces, async (parts) => {
        const text = await textOf(parts.join('<p>'));
        assert.doesNotMatch(text, /[\ue000-\ue002]|\n{3}|^\n|\n$/);
      }),
      { numRuns: 100 },
    );
    await unhurt('markup made up');
  });

  test('as a file: as text, as a page, as a document with hostile names', async () => {
    await drop(page, article, 'article.html');
    await unhurt('page');
    const mention = { op: 'add', start: 0, end: 3, to: payloads[0], type: payloads[1], name: payloads[2] };
    const place = { op: 'address', url: 'javascript:hurt()' };
    const edits = [mention, { op: 'rename', entity: 'ent-1', to: payloads[0], at: payloads[1] }, place];
    const meta = { source: payloads[7], url: 'javascript:hurt()', urlSpan: null };
    const document = { format: 'article-annotation/1', offsets: 'utf16', text: article, edits, meta };
    await drop(page, JSON.stringify(document), 'article.json');
    await untilShown(page, canonical(article));
    await untilRead(page);
    await unhurt('document');
    const asked = { ...document, edits: undefined }; // its address is taken from what it says of itself
    await drop(page, JSON.stringify(asked), 'article.json');
    await untilRead(page);
    await unhurt('document without edits');
    const carried = `<script type="application/json" id="article-annotation">${JSON.stringify(document).replaceAll('<', '\\u003c')}</script>`;
    await drop(page, `${carried}${payloads.join('')}`, 'article.html');
    await untilShown(page, canonical(article));
    await unhurt('page with a document');
  });
});
