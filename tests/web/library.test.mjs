// The library as others get it: packed, installed into a fresh project, and used there in node, with types, bundled by
// Vite, and by a plain page.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { appendFile, cp, mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { build } from 'vite';
import { dist, launch, newPage, seed, serve } from './page.mjs';
import { longNews, starved } from './wearing.mjs';

const run = promisify(execFile);
const repository = fileURLToPath(new URL('../../', import.meta.url));
const project = await mkdtemp(path.join(tmpdir(), 'annotator-'));
const at = (...names) => path.join(project, ...names);
const installed = at('node_modules/article-annotator');

before(
  async () => {
    await run(path.join(repository, 'web/package/pack.sh'), [dist, project]);
    const [packed] = (await readdir(project)).filter((name) => name.endsWith('.tgz'));
    await rm(at('package'), { recursive: true });
    await writeFile(at('package.json'), '{"name": "fresh", "version": "1.0.0", "type": "module", "private": true}');
    await run('npm', ['install', '--offline', '--no-audit', '--no-fund', `./${packed}`], { cwd: project });
  },
  { timeout: 120_000 },
);
after(() => rm(project, { recursive: true }));

/** Runs a module of the project; what it prints is JSON. */
async function inNode(code) {
  await writeFile(at('try.js'), code);
  const { stdout } = await run(process.execPath, ['try.js'], { cwd: project, timeout: 60_000 });
  return JSON.parse(stdout);
}

test('the package has what it needs, its types, its licences, and nothing of the page', async () => {
  const names = await readdir(installed, { recursive: true });
  for (const name of ['LICENSE', 'README.md', 'MODEL.md', 'model/annotator.bin', 'web/wasm/annotator.wasm', 'web/annotator.d.ts'])
    assert.ok(names.includes(name), name);
  assert.deepEqual(names.filter((name) => /main\.js|views|styles|bindings/.test(name)), []);
});

test('its version is that of the core', async () => {
  const { version } = JSON.parse(await readFile(path.join(installed, 'package.json')));
  assert.match(await readFile(path.join(repository, 'CMakeLists.txt'), 'utf8'), new RegExp(`VERSION ${version}\\b`));
});

test('in node: a document, files, errors by code, nothing global; and node ends by itself', async () => {
  await writeFile(at('seed.txt'), seed);
  const found = await inNode(`
    const before = Object.keys(globalThis);
    import { annotate, createAnnotator, AnnotatorError } from 'article-annotator';
    import { readFileSync } from 'node:fs';
    const text = readFileSync('seed.txt', 'utf8');
    const document = await annotate(text, { summary: { sentences: 2 } });
    const again = await annotate(text, { summary: { sentences: 2 } });
    const some = await annotate(text, { include: ['times', 'summary'], abstract: 'none' });
    const points = await annotate('🚀 ' + text, { offsets: 'codepoint' });
    const codes = [];
    const caught = (error) => codes.push(error instanceof AnnotatorError && error.code);
    await annotate(7).catch(caught);
    const controller = new AbortController();
    const annotator = await createAnnotator();
    await annotate(text, { include: ['quotes'] }).catch(caught);
    await annotator.render({}, document).catch(caught);
    const [monday, tuesday] = [30, 45].map((boats) => 'Ana Ruiz said ' + boats + ' boats sank off Brest.');
    const compared = await annotator.compare(monday, { text: tuesday });
    const { same: alike } = await annotator.compare(monday, monday);
    const long = Array.from({ length: 20 }, (_, i) => text.replaceAll(' the ', ' the ' + i + 'th ')).join('\\n\\n');
    let [windows, read] = [0, 0];
    const running = annotator.annotate(long, {
      signal: controller.signal,
      onBegin: (begun) => (windows = begun.windows),
      onMentions: () => ++read === 2 && controller.abort(),
    });
    await running.catch(caught);
    await createAnnotator({ base: 'file:///nowhere/' }).catch(caught);
    await createAnnotator({ signal: AbortSignal.abort() }).catch(caught);
    annotator.close();
    await annotator.annotate(text).catch(caught);
    console.log(JSON.stringify({
      names: document.entities.map(({ name }) => name),
      slices: document.mentions.every(({ start, end, text: words }) => text.slice(start, end) === words),
      sentences: document.summary.sentences.length,
      same: JSON.stringify(document) === JSON.stringify(again),
      frozen: Object.isFrozen(document.mentions[0]),
      stoppedAtOnce: read < windows / 2,
      moved: points.mentions[0].start - document.mentions[0].start,
      codes,
      parts: some.parts,
      whole: document.parts ?? 'all',
      alike: [compared.same, alike],
      instead: compared.numbers.changed.map(({ a, b }) => [a.text, b.text]),
      left: ['mentions', 'checks', 'timeline'].filter((key) => key in some),
      abstracts: some.blocks.filter(({ role }) => role === 'abstract').length,
      globals: Object.keys(globalThis).filter((name) => !before.includes(name)),
    }));`);
  assert.ok(found.names.includes('Marco Rubio'));
  const { names, ...rest } = found;
  assert.deepEqual(rest, {
    slices: true,
    sentences: 2,
    same: true,
    frozen: true,
    stoppedAtOnce: true,
    moved: 2,
    codes: ['INPUT_INVALID', 'INPUT_INVALID', 'ENGINE_UNSUPPORTED', 'ABORTED', 'ENGINE_UNSUPPORTED', 'ABORTED', 'ABORTED'],
    parts: ['text', 'summary', 'times'],
    whole: 'all',
    alike: [false, true],
    instead: [['30', '45']],
    left: ['timeline'],
    abstracts: 0,
    globals: [],
  });
});

test('an engine that ends in the middle of a text: an error by its code, and another reads the next text', async () => {
  await cp(installed, at('starved'), { recursive: true });
  await appendFile(at('starved/web/wasm/annotator.mjs'), starved(5_000_000));
  await writeFile(at('news.txt'), longNews(100_000));
  const found = await inNode(`
    import { annotate } from './starved/web/annotator.js';
    import { readFileSync } from 'node:fs';
    let [windows, read] = [0, 0];
    const hears = { onBegin: (begun) => (windows = begun.windows), onMentions: () => ++read };
    const code = await annotate(readFileSync('news.txt', 'utf8'), hears).catch((error) => error.code);
    const { mentions } = await annotate('Ana Ruiz left.');
    console.log(JSON.stringify({ code, inTheMiddle: read > 0 && read < windows, names: mentions.map(({ text }) => text) }));`);
  assert.deepEqual(found, { code: 'ENGINE_FAILED', inTheMiddle: true, names: ['Ana Ruiz'] });
});

test('its types hold what a strict TypeScript project uses, and refuse what is not there', async () => {
  const tsc = (file) =>
    run(process.execPath, [
      ...[path.join(repository, 'tests/web/node_modules/typescript/bin/tsc'), '--noEmit', '--strict'],
      ...['--module', 'nodenext', '--target', 'es2022', '--lib', 'es2023,dom', at(file)],
    ]);
  await writeFile(
    at('good.ts'),
    `import { annotate, createAnnotator, AnnotatorError } from 'article-annotator';
     const annotator = await createAnnotator({ onProgress: ({ loaded }) => console.log(loaded + 1) });
     const document = await annotator.annotate('text', { published: null, offsets: 'utf16', include: ['speech'] });
     const show = (home: Element) => annotator.render(home, document, { lens: 'said', readonly: true });
     const { bytes }: { bytes: Uint8Array } = await annotator.export(document, 'w3c');
     const text: string = (await annotate('text')).text;
     const isGone = (error: AnnotatorError) => error.code === 'ABORTED';
     export { bytes, text, isGone, show };`,
  );
  await writeFile(at('bad.ts'), `import { annotate } from 'article-annotator';
     annotate(7);
     annotate('', { offsets: 'bytes' });
     annotate('', { include: ['quotes'] });`);
  const isRefused = ({ stdout }) => [2, 3, 4].every((line) => stdout.includes(`bad.ts(${line},`));
  await Promise.all([tsc('good.ts'), assert.rejects(tsc('bad.ts'), isRefused)]);
});

// The same page for both: it annotates by the library and by the element.
const script = (door) => `
  import { annotate } from '${door}';
  const story = 'Ana Ruiz opened the new dam near Oslo on Monday. Engineers from Norway built it in four years.';
  addEventListener('annotator-result', () => (window.shown = true));
  window.names = (await annotate(story)).entities.map(({ name }) => name);`;
const page = (entry) => `<!doctype html><html lang="en"><title>Fresh</title>
  <article-annotator>Bo Lie came to Rome.</article-annotator><script type="module" src="${entry}"></script></html>`;

async function inBrowser(t, folder) {
  const site = await serve({ folder });
  t.after(() => site.close());
  const browser = await launch('chromium');
  t.after(() => browser.close());
  const tab = await newPage(browser);
  await tab.goto(site.url);
  await tab.waitForFunction(() => window.names && window.shown, { timeout: 60_000 });
  assert.deepEqual(tab.complaints, []);
  return tab.evaluate(() => window.names);
}

test('bundled by Vite, in Chromium', { timeout: 180_000 }, async (t) => {
  await writeFile(at('app.js'), `import 'article-annotator/component';${script('article-annotator')}`);
  await writeFile(at('index.html'), page('/app.js'));
  await build({ root: project, base: './', logLevel: 'error', build: { target: 'es2022', outDir: 'bundled' } });
  assert.deepEqual((await inBrowser(t, at('bundled'))).slice(0, 3), ['Ana Ruiz', 'Oslo', 'Norway']);
});

test('by a plain page without a bundler, in Chromium', { timeout: 120_000 }, async (t) => {
  await mkdir(at('plain'));
  await cp(installed, at('plain/annotator'), { recursive: true });
  const door = './annotator/web/annotator.js';
  await writeFile(at('plain/app.js'), `import './annotator/web/component.js';${script(door)}`);
  await writeFile(at('plain/index.html'), page('app.js'));
  assert.deepEqual((await inBrowser(t, at('plain'))).slice(0, 3), ['Ana Ruiz', 'Oslo', 'Norway']);
});
