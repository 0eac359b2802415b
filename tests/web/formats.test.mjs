// What the core exports, opened by the tools of others: W3C annotations by Recogito's adapter and a JSON-LD processor,
// pages by a validator and in Chromium without scripts, Markdown by CommonMark's own parser, tables by a spreadsheet
// reader. Of the articles of tests/articles/ as they are expected, and of texts that are made to break formats. Exports
// are those of the command (build/native/annotate, or ANNOTATE); that the module's are the same bytes is tested here too.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import test, { after, before } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import './crypto.mjs'; // before the adapter, which asks for it as it is loaded
import { parseW3CTextAnnotation } from '@recogito/text-annotator';
import * as commonmark from 'commonmark';
import { HtmlValidate } from 'html-validate';
import jsonld from 'jsonld';
import xlsx from 'xlsx';
import { dist, launch, serve } from './page.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const command = process.env.ANNOTATE ?? path.join(root, 'build/native/annotate');
const formats = ['json', 'w3c', 'schema', 'brat', 'conll', 'csv', 'markdown', 'html'];

let folder;
before(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'formats-'));
});
after(() => rm(folder, { recursive: true }));

/** A file of the format; of several, the zip with them. */
function exported(document, format) {
  return execFileSync(command, ['--from', '-', '--format', format], {
    input: JSON.stringify(document),
    maxBuffer: 1 << 28,
  });
}

/** The same as {name: bytes}, in a folder. */
function exportedFiles(document, format) {
  const into = path.join(folder, format);
  execFileSync(command, ['--from', '-', '--format', format, '-o', `${into}/`], { input: JSON.stringify(document) });
  return Object.fromEntries(readdirSync(into).map((name) => [name, readFileSync(path.join(into, name))]));
}

const characters = (text) => Array.from(text);

// A document in code points with names where the marks are: "[Ana] left.", every name an ORG of its own.
function documentOf(marked) {
  let text = '';
  const mentions = [];
  for (const [, plain, name] of marked.matchAll(/([^⟦]*)(?:⟦([^⟧]*)⟧)?/g)) {
    text += plain;
    if (name === undefined) continue;
    const start = characters(text).length;
    text += name;
    const id = mentions.length + 1;
    const place = { start, end: start + characters(name).length, text: name };
    mentions.push({ id: `m${id}`, entity: `ent-${id}`, type: 'ORG', ...place, score: 1, why: [], by: 'model' });
  }
  const whole = { start: 0, end: characters(text).length };
  return {
    format: 'article-annotation/1',
    offsets: 'codepoint',
    text,
    textSha256: createHash('sha256').update(text).digest('hex'),
    blocks: [{ id: 'p1', role: 'body', ...whole, by: 'rule' }],
    sentences: [{ id: 's1', block: 'p1', ...whole }],
    entities: mentions.map(({ entity, id, text: name }) => ({
      id: entity,
      type: 'ORG',
      name,
      aliases: [name],
      roles: [],
      mentions: [id],
    })),
    mentions,
  };
}

// Article words that are markup, formulas, ends of something, or more than one unit a character.
const hostile = [
  '⟦<script>window.__xss=1</script>⟧ met ⟦</script><img src=x onerror="window.__xss=1">⟧ & ⟦&lt;b&gt;⟧',
  '⟦=HYPERLINK("https://x.example","y")⟧ and ⟦+1+1⟧ and ⟦@SUM(1,1)⟧ and ⟦-2+3+cmd|"/C calc"!A0⟧ and ⟦＝1+1⟧ said',
  '⟦# One⟧\n⟦- two⟧\n1. three ⟦**four**⟧ ⟦[five](javascript:alert(1))⟧ ⟦`six`⟧ ⟦a|b⟧ ⟦<https://x.example>⟧ ![i](x) ~~s~~',
  '⟦👨\u200d👩\u200d👧 Łódź⟧ and ⟦שלום⟧ \u202e⟦𝔄\u0301⟧\u202c 🇵🇱🇵🇱 ⟦New\nYork⟧ and ⟦a\tb⟧ and ⟦c\u2028d⟧ ended',
  "⟦]]>⟧ ⟦--><!--⟧ ⟦</style></title></article>⟧ '⟦\"⟧'",
].map(documentOf);

const articles = readdirSync(path.join(root, 'tests/articles'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => path.join(root, 'tests/articles', name, 'expected.json'))
  .map((file) => JSON.parse(readFileSync(file, 'utf8')));
const documents = [...articles, ...hostile];

test('there are articles to export', () => assert.ok(articles.length >= 7));

// ---- W3C -----------------------------------------------------------------------------------------------------------

test("Recogito's adapter takes every annotation, with both selectors, where its words stand", () => {
  for (const document of documents) {
    const page = JSON.parse(exported(document, 'w3c'));
    const text = characters(document.text);
    assert.ok(page.items.length >= document.mentions.length);
    for (const item of page.items) {
      const { parsed, error } = parseW3CTextAnnotation(item);
      assert.equal(error, undefined);
      assert.equal(parsed.id, item.id);
      assert.ok(parsed.bodies.length > 0);
      assert.ok(parsed.target.selector.length > 0);
      for (const { quote, start, end } of parsed.target.selector)
        assert.equal(quote, text.slice(start, end).join(''));
    }
  }
});

test('what stands around a quote begins and ends where a reader sees a character do so', () => {
  const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });
  const seenAsOne = ['👩🏽\u200d🚀', '🇵🇱🇳🇴', 'e\u0301\u0323', '가\u11a8', '\u1100\u1161', 'क्षि', 'กำ', '\u0600१'];
  const between = seenAsOne.map((one) => `⟦Ana⟧${one.repeat(20)}⟦Bo⟧`);
  let cut = 0;
  for (const document of [...documents, documentOf(between.join('\n'))]) {
    const text = characters(document.text);
    const borders = new Set([text.length]);
    let at = 0;
    for (const { segment } of segmenter.segment(document.text)) {
      borders.add(at);
      at += characters(segment).length;
    }
    const targets = JSON.parse(exported(document, 'w3c')).items.flatMap(({ target }) => target);
    for (const { selector: [{ start, end }, { prefix, suffix }] } of targets) {
      const [begins, ends] = [start - characters(prefix).length, end + characters(suffix).length];
      assert.ok(borders.has(begins) || begins === start, `${prefix}|`);
      assert.ok(borders.has(ends) || ends === end, `|${suffix}`);
      cut += characters(prefix).length < Math.min(32, start) || characters(suffix).length < Math.min(32, text.length - end);
    }
  }
  assert.ok(cut > 0); // some would have been cut within one
});

// The terms of the W3C's context (http://www.w3.org/ns/anno.jsonld) that a page of ours may use, and what they stand for,
// read off jsonld/anno.jsonld of w3c/web-annotation; no package has that file. A term that is not here would be dropped by
// a processor, and safe mode refuses that.
const as = (name) => `http://www.w3.org/ns/activitystreams#${name}`;
const count = (iri) => ({ '@id': iri, '@type': 'http://www.w3.org/2001/XMLSchema#nonNegativeInteger' });
const oa = (name) => `http://www.w3.org/ns/oa#${name}`;
const node = (iri, more) => ({ '@id': iri, '@type': '@id', ...more });
const context = {
  id: '@id',
  type: '@type',
  AnnotationPage: as('OrderedCollectionPage'),
  Software: as('Application'),
  items: node(as('items'), { '@container': '@list' }),
  generator: node(as('generator')),
  name: 'http://xmlns.com/foaf/0.1/name',
  value: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#value',
  body: node(oa('hasBody')),
  target: node(oa('hasTarget')),
  source: node(oa('hasSource')),
  selector: node(oa('hasSelector')),
  motivation: { '@id': oa('motivatedBy'), '@type': '@vocab' },
  purpose: { '@id': oa('hasPurpose'), '@type': '@vocab' },
  start: count(oa('start')),
  end: count(oa('end')),
};
for (const name of ['Annotation', 'TextualBody', 'TextPositionSelector', 'TextQuoteSelector', 'exact'])
  context[name] = oa(name);
for (const name of ['prefix', 'suffix', 'identifying', 'describing', 'classifying', 'assessing', 'highlighting', 'tagging'])
  context[name] = oa(name);

test('a JSON-LD processor drops nothing of a page, and has a type and a place for every annotation', async () => {
  const documentLoader = async (url) => {
    assert.equal(url, 'http://www.w3.org/ns/anno.jsonld');
    return { documentUrl: url, document: { '@context': context } };
  };
  for (const document of documents) {
    const page = JSON.parse(exported(document, 'w3c'));
    const [expanded] = await jsonld.expand(page, { documentLoader, safe: true });
    const items = expanded[as('items')][0]['@list'];
    assert.equal(items.length, page.items.length);
    for (const item of items) {
      assert.deepEqual(item['@type'], [oa('Annotation')]);
      assert.match(item['@id'], /^urn:sha256:[0-9a-f]{64}#/);
      assert.ok(item[oa('motivatedBy')][0]['@id'].startsWith(oa('')));
      for (const target of item[oa('hasTarget')]) assert.equal(target[oa('hasSelector')].length, 2);
    }
    const compacted = await jsonld.compact(expanded, 'http://www.w3.org/ns/anno.jsonld', { documentLoader });
    const listed = (item) => ({ ...item, body: [item.body].flat(), target: [item.target].flat() });
    assert.deepEqual([compacted.items].flat().map(listed), page.items.map(listed));
  }
});

test('a term that the context has not is refused, so the test above sees what is dropped', async () => {
  const documentLoader = async (url) => ({ documentUrl: url, document: { '@context': context } });
  const page = JSON.parse(exported(hostile[0], 'w3c'));
  page.items[0].verdict = 'found';
  await assert.rejects(jsonld.expand(page, { documentLoader, safe: true }));
});

// ---- HTML ----------------------------------------------------------------------------------------------------------

test('pages are valid HTML', async () => {
  const validator = new HtmlValidate({
    extends: ['html-validate:recommended'],
    rules: { 'long-title': 'off', 'no-trailing-whitespace': 'off', 'no-utf8-bom': 'error' },
  });
  for (const document of documents) {
    const report = await validator.validateString(exported(document, 'html').toString());
    const complaints = report.results.flatMap(({ messages }) =>
      messages.map(({ ruleId, message, line, column }) => `${line}:${column} ${ruleId}: ${message}`),
    );
    assert.deepEqual(complaints, []);
  }
});

test('in a browser without scripts a page has the text, and every link of it leads somewhere', async (t) => {
  const browser = await launch('chromium');
  t.after(() => browser.close());
  const page = await browser.newPage();
  await page.setJavaScriptEnabled(false);
  await page.setViewport({ width: 360, height: 640 });
  const asked = [];
  page.on('request', (request) => asked.push(request.url()));
  for (const [i, document] of documents.entries()) {
    const file = path.join(folder, `${i}.html`);
    await writeFile(file, exported(document, 'html'));
    await page.goto(pathToFileURL(file).href);
    const seen = await page.evaluate(() => {
      const links = [...document.querySelectorAll('a')].map((link) => link.getAttribute('href'));
      return {
        text: document.querySelector('article').textContent,
        marked: document.querySelectorAll('article a.m').length,
        links: links.length,
        lost: links.filter((href) => !href.startsWith('#') || !document.getElementById(href.slice(1))),
        carried: JSON.parse(document.getElementById('article-annotation').textContent).text,
        foreign: document.querySelectorAll('img, iframe, script:not([type="application/json"]), link, object').length,
        wide: document.documentElement.scrollWidth > innerWidth,
      };
    });
    assert.equal(seen.text, document.text);
    assert.ok(seen.marked > 0);
    assert.ok(seen.links > seen.marked);
    assert.deepEqual(seen.lost, []);
    assert.equal(seen.carried, document.text);
    assert.equal(seen.foreign, 0);
    assert.equal(seen.wide, false);
  }
  assert.deepEqual(
    asked.filter((url) => !url.startsWith('file:')),
    [],
  );
  assert.equal(asked.length, documents.length);
});

test('nothing of an article runs where scripts do', async (t) => {
  const browser = await launch('chromium');
  t.after(() => browser.close());
  const page = await browser.newPage();
  await page.setContent('<script>window.__xss = 1</script>');
  assert.equal(await page.evaluate(() => window.__xss), 1); // what would run is seen
  for (const document of hostile) {
    const file = path.join(folder, 'hostile.html');
    await writeFile(file, exported(document, 'html'));
    await page.goto(pathToFileURL(file).href);
    assert.equal(await page.evaluate(() => window.__xss), undefined);
  }
});

test('a page that was exported opens as the document', () => {
  for (const document of documents) {
    const html = exported(document, 'html');
    const again = execFileSync(command, ['--from', '-', '--format', 'json'], { input: html, maxBuffer: 1 << 28 });
    assert.deepEqual(again, exported(document, 'json'));
  }
});

// ---- Markdown, tables ----------------------------------------------------------------------------------------------

test('in Markdown the words of an article are words alone', () => {
  const bare = (text) => text.replace(/[\s\p{Z}\p{Cc}]+/gu, '');
  for (const document of documents) {
    const parsed = new commonmark.Parser().parse(exported(document, 'markdown').toString());
    const kinds = new Set();
    let [words, inArticle] = ['', false];
    for (let walker = parsed.walker(), event; (event = walker.next()); ) {
      const { type, literal } = event.node;
      if (type === 'heading') inArticle = event.node.firstChild?.literal === 'Article';
      else if (inArticle && type !== 'text' && type !== 'softbreak') kinds.add(type);
      if (type === 'text' && event.node.parent.type === 'paragraph' && inArticle) words += literal;
    }
    kinds.delete('document');
    assert.deepEqual([...kinds].sort(), ['emph', 'paragraph']); // emph: our own last line
    const text = document.blocks.map(({ start, end }) => characters(document.text).slice(start, end).join(''));
    const expected = bare(text.join(''));
    assert.equal(bare(words).replace(/¶\d+/g, ''), expected.replace(/¶\d+/g, ''));
  }
});

test('to a spreadsheet a table is cells of text and numbers, without a formula', () => {
  for (const document of documents) {
    const tables = exportedFiles(document, 'csv');
    assert.equal(Object.keys(tables).length, 8);
    for (const [name, bytes] of Object.entries(tables)) {
      const sheet = Object.values(xlsx.read(bytes, { type: 'buffer' }).Sheets)[0];
      const cells = Object.entries(sheet).filter(([place]) => !place.startsWith('!'));
      assert.ok(cells.length > 0, name);
      for (const [place, cell] of cells) assert.equal(cell.f, undefined, `${name} ${place}: ${cell.f}`);
    }
    const sheet = xlsx.read(tables['article-mentions.csv'], { type: 'buffer', raw: true });
    const rows = xlsx.utils.sheet_to_json(Object.values(sheet.Sheets)[0], { defval: '', raw: true });
    assert.deepEqual(
      rows.map((row) => String(row.text).replace(/^'(?=[=+\-@＝])/, '')),
      document.mentions.map(({ text }) => text),
    );
  }
});

test('the spreadsheet reader does see formulas where cells are not guarded', () => {
  const sheet = xlsx.read(Buffer.from('name\r\n=1+1\r\n'), { type: 'buffer' }).Sheets.Sheet1;
  assert.equal(sheet.A2.f, '1+1');
});

// ---- the same everywhere -------------------------------------------------------------------------------------------

test("the page's module gives the bytes of the command", async () => {
  const wasm = path.join(dist, 'web/wasm');
  const { default: create } = await import(pathToFileURL(path.join(wasm, 'annotator.mjs')));
  const core = await create({ wasmBinary: await readFile(path.join(wasm, 'annotator.wasm')) });
  for (const document of documents) {
    for (const format of formats) {
      const { bytes, error } = core.exportDocument(JSON.stringify(document), format, 'codepoint');
      assert.equal(error, undefined);
      assert.ok(Buffer.from(bytes).equals(exported(document, format)), format);
    }
  }
  assert.match(core.exportDocument('{}', 'html', 'codepoint').error, /not an annotation document/);
  assert.match(core.exportDocument('{}', 'xml', 'codepoint').error, /no format xml/);
});

// Below a package that says that its scripts are modules, which not every node finds out by itself.
async function doorForNode() {
  for (const part of ['web', 'model']) await cp(path.join(dist, part), path.join(folder, part), { recursive: true });
  await writeFile(path.join(folder, 'package.json'), '{ "type": "module" }');
  return pathToFileURL(path.join(folder, 'web/annotator.js')).href;
}

// Runs where the library is: in node, and in the page by its source.
async function documentsOf(door, texts) {
  const { createAnnotator } = await import(door);
  const annotator = await createAnnotator();
  const found = [];
  for (const text of texts) {
    const { bytes } = await annotator.export(await annotator.annotate(text), 'json');
    found.push(new TextDecoder().decode(bytes));
  }
  annotator.close();
  return found;
}

test('an article gives the same bytes by the command, in node and in a browser', async (t) => {
  const files = ['seed', 'scripts', 'council'].map((name) => path.join(root, 'tests/articles', name, 'source.txt'));
  const expected = files.map((file) => execFileSync(command, ['--format', 'json', file]).toString());
  const texts = files.map((file) => readFileSync(file, 'utf8'));
  assert.deepEqual(await documentsOf(await doorForNode(), texts), expected);

  const site = await serve();
  t.after(() => site.close());
  const browser = await launch('chromium');
  t.after(() => browser.close());
  const page = await browser.newPage();
  await page.goto(`${site.url}tests/articles/seed/source.txt`); // of the same server, and without a policy of its own
  const door = new URL('web/annotator.js', site.url).href;
  assert.deepEqual(await page.evaluate(documentsOf, door, texts), expected);
});
