// <article-annotator> in a page of another's, with a strict policy of its own.

import assert from 'node:assert/strict';
import { appendFile, cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import test, { after, before } from 'node:test';
import { dist, inBrowsers } from './page.mjs';
import { longNews, starved } from './wearing.mjs';

const story =
  `Ana Ruiz opened the new dam near Oslo on Monday. Engineers from Norway built it in four years. ` +
  `Ruiz said the water would serve thousands of homes. The old dam broke in 2019 and flooded two villages. ` +
  `Bo Lie, who lost his farm, came to see the gates close. He did not speak to the mayor.`;
const policy =
  `default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; connect-src 'self'; worker-src blob:; ` +
  `require-trusted-types-for 'script'`;
const hostile = '<img src=x onerror="window.hurt=1"> Ana Ruiz & <b>Oslo</b> met.';

const folder = await mkdtemp(path.join(tmpdir(), 'annotator-'));
after(() => rm(folder, { recursive: true }));
await cp(dist, folder, { recursive: true });
await cp(dist, path.join(folder, 'starved'), { recursive: true });
await appendFile(path.join(folder, 'starved/web/wasm/annotator.mjs'), starved(5_000_000));
await writeFile(path.join(folder, 'define.js'), `import './web/component.js';`);
await writeFile(
  path.join(folder, 'early.js'),
  `window.heard = [];
   for (const name of ['progress', 'result', 'select', 'change', 'error'])
     document.addEventListener('annotator-' + name, ({ detail }) => window.heard.push([name, detail]));
   document.querySelector('#early').text = 'Bo Lie came to Rome.';`,
);
await writeFile(
  path.join(folder, 'other.html'),
  `<!doctype html><html lang="en"><meta http-equiv="Content-Security-Policy" content="${policy}"><title>Other</title>
   <main><article-annotator id="story" lang="en" summary-length="2">${story}</article-annotator>
   <article-annotator id="early"></article-annotator></main>
   <script type="module" src="early.js"></script><script type="module" src="define.js"></script></html>`,
);

inBrowsers(
  '<article-annotator>',
  (here) => {
    let page;
    before(async () => {
      ({ page } = here);
      await page.goto(`${here.site.url}other.html`);
      await page.waitForFunction(() => window.heard.filter(([event]) => event === 'result').length === 2, {
        timeout: 60_000,
      });
    });
    const within = (body, ...more) => page.$eval('#story', body, ...more);

    test('the text between the tags is read and shown with its summary and its names', async () => {
      const shown = await within((node) => ({
        article: node.shadowRoot.querySelector('[part=article]').textContent,
        lines: [...node.shadowRoot.querySelectorAll('[part=summary] li button')].map((line) => line.textContent),
        names: [...node.shadowRoot.querySelectorAll('.name')].map((row) => row.textContent),
        status: node.shadowRoot.querySelector('[part=status]').textContent,
        result: node.result.text === node.text,
      }));
      assert.equal(shown.article, story);
      assert.equal(shown.lines.length, 2);
      for (const line of shown.lines) assert.ok(story.includes(line));
      for (const entity of ['Ana Ruiz', 'Oslo', 'Norway', 'Bo Lie']) assert.ok(shown.names.includes(entity), entity);
      assert.match(shown.status, /^Annotated: 5\d words, 2-sentence summary, \d+ names, \d+ statements?\.$/);
      assert.equal(shown.result, true);
      const progress = await page.evaluate(() => window.heard.filter(([event]) => event === 'progress').at(-1)[1]);
      assert.ok(progress.loaded > 1_000_000 && progress.loaded === progress.total);
      assert.deepEqual(page.complaints, []);
    });

    test('a property that was set before the element was defined counts', async () => {
      assert.equal(await page.$eval('#early', (node) => node.result.text), 'Bo Lie came to Rome.');
    });

    test('attributes change what is shown, without reading again', async () => {
      const count = () =>
        within((node) => ['.mark', '.mark.person', '[part=summary] li'].map((s) => node.shadowRoot.querySelectorAll(s).length));
      const [all, people] = await count();
      await within((node) => node.setAttribute('groups', 'person'));
      assert.deepEqual(await count(), [people, people, 2]);
      await within((node) => node.removeAttribute('groups'));
      await within((node) => (node.setAttribute('lens', 'plain'), node.setAttribute('summary-length', '0')));
      assert.deepEqual(await count(), [0, 0, 0]);
      await within((node) => (node.removeAttribute('lens'), node.setAttribute('summary-length', '2')));
      assert.equal((await count())[0], all);
    });

    test('a name leads from mention to mention, by keyboard; what is pressed is told', async () => {
      const focused = () => within((node) => node.shadowRoot.activeElement.textContent);
      await within((node) => [...node.shadowRoot.querySelectorAll('.name')].find((row) => row.textContent === 'Ana Ruiz').focus());
      await page.keyboard.press('Enter');
      assert.equal(await focused(), 'Ana Ruiz');
      await within((node) => [...node.shadowRoot.querySelectorAll('.name')].find((row) => row.textContent === 'Ana Ruiz').focus());
      await page.keyboard.press('Enter');
      assert.equal(await focused(), 'Ruiz');
      const selected = await page.evaluate(() => window.heard.filter(([event]) => event === 'select').length);
      assert.equal(selected, 2);
    });

    test('a marked name has a card, by mouse and by keyboard', async () => {
      const card = () => within((node) => {
        const { hidden, textContent } = node.shadowRoot.querySelector('[part=card]');
        return hidden ? null : textContent;
      });
      assert.equal(await card(), null);
      await within((node) => [...node.shadowRoot.querySelectorAll('.mark')].find((mark) => mark.textContent === 'Ruiz').click());
      assert.match(await card(), /^Ana RuizPerson · 2 mentions/);
      await within((node) => node.shadowRoot.querySelector('[part=card] select').focus());
      await page.keyboard.press('Escape');
      assert.equal(await card(), null);
      assert.equal(await within((node) => node.shadowRoot.activeElement.textContent), 'Ruiz');
      await page.keyboard.press('Enter');
      assert.match(await card(), /^Ana Ruiz/);
      assert.equal(await within((node) => node.shadowRoot.activeElement.localName), 'select');
      await page.keyboard.press('Escape');
    });

    test('a correction is told before it is made, and can be cancelled; readonly offers none', async () => {
      const open = () => within((node) => [...node.shadowRoot.querySelectorAll('.mark')].find((mark) => mark.textContent === 'Oslo').click());
      const choose = (type) => within((node, value) => {
        const select = node.shadowRoot.querySelector('[part=card] select');
        select.value = value;
        select.dispatchEvent(new Event('change'));
      }, type);
      const typeOf = () => within((node) => node.result.entities.find(({ name }) => name === 'Oslo').type);
      await within((node) => node.addEventListener('annotator-change', (event) => event.preventDefault(), { once: true }));
      await open();
      await choose('ORG');
      assert.equal(await typeOf(), 'GPE');
      assert.equal(await within((node) => node.shadowRoot.querySelector('[part=card] select').value), 'GPE');
      await choose('ORG');
      assert.equal(await typeOf(), 'ORG');
      const told = await page.evaluate(() => window.heard.filter(([event]) => event === 'change').map(([, { edit, document }]) =>
        [edit.op, edit.from, edit.to, document.edits.length]));
      assert.deepEqual(told, [['retype', 'GPE', 'ORG', 1], ['retype', 'GPE', 'ORG', 1]]);
      assert.equal(await within((node) => node.result.edits.length), 1);

      await within((node) => node.setAttribute('readonly', ''));
      await open();
      assert.deepEqual(await within((node) => [...node.shadowRoot.querySelectorAll('[part=card] select, [part=card] button')].map((one) => one.textContent)), ['Close']);
      await within((node) => (node.removeAttribute('readonly'), [...node.shadowRoot.querySelectorAll('[part=card] button')].at(-1).click()));
    });

    test('a page sets lines, grounds and parts', async () => {
      const looks = await page.evaluate(() => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(`article-annotator { --annotator-person-line: rgb(1, 2, 3); --annotator-person-bg: rgb(4, 5, 6); }
          article-annotator::part(summary) { color: rgb(7, 8, 9); }`);
        document.adoptedStyleSheets = [sheet];
        const root = document.querySelector('#story').shadowRoot;
        const mark = getComputedStyle(root.querySelector('.mark.person'));
        const found = [mark.textDecorationColor, mark.backgroundColor, getComputedStyle(root.querySelector('[part=summary]')).color];
        document.adoptedStyleSheets = [];
        return found;
      });
      assert.deepEqual(looks, ['rgb(1, 2, 3)', 'rgb(4, 5, 6)', 'rgb(7, 8, 9)']);
    });

    test('nothing of it is kept on the device', async () => {
      const kept = await page.evaluate(async () => [localStorage.length, sessionStorage.length, ((await indexedDB.databases?.()) ?? []).length]);
      assert.deepEqual(kept, [0, 0, 0]);
    });

    test('the library shows a document in an element of the page', async () => {
      const shown = await page.evaluate(async () => {
        const { createAnnotator } = await import('./web/annotator.js');
        const annotator = await createAnnotator();
        const home = document.createElement('div');
        home.textContent = 'what was there';
        document.querySelector('main').append(home);
        const found = await annotator.annotate('Ana Ruiz said the dam would hold. Bo Lie came to Oslo.', { include: ['speech', 'entities'] });
        const view = await annotator.render(home, found, { lens: 'said', readonly: true });
        const answer = [home.childNodes.length, view.localName, view.shadowRoot.querySelector('[part=article]').textContent === found.text,
          view.shadowRoot.querySelectorAll('.mark.said').length > 0, view.result === found, found.parts, 'summary' in found];
        const { name } = await view.export('json');
        home.remove();
        annotator.close();
        return [...answer, name];
      });
      assert.deepEqual(shown, [1, 'article-annotator', true, true, true, ['text', 'entities', 'speech'], false, 'article.json']);
    });

    test('within a shadow of another, with a day and an annotator of its own: events are heard outside', async () => {
      const found = await page.evaluate(async () => {
        const { createAnnotator } = await import('./web/annotator.js');
        const home = document.createElement('div');
        const node = document.createElement('article-annotator');
        node.annotator = await createAnnotator();
        node.setAttribute('published', '2025-02-19');
        node.textContent = 'Bo Lie came to Rome on Monday.';
        const heard = new Promise((resolve) =>
          document.addEventListener('annotator-result', ({ detail }) => resolve(detail.document), { once: true }),
        );
        document.querySelector('main').append(home);
        home.attachShadow({ mode: 'open' }).append(node);
        const { times, meta, mentions } = await heard;
        const went = [node.goTo(mentions[1].id), node.shadowRoot.activeElement.textContent, node.goTo('m99')];
        node.annotator.close();
        const code = await node.annotate().catch((error) => error.code);
        home.remove();
        return [times[0].value, meta.published, ...went, code];
      });
      assert.deepEqual(found, ['2025-02-17', '2025-02-19', true, 'Rome', false, 'ABORTED']);
    });

    test('text is text: nothing in it becomes a node', async () => {
      await page.evaluate((text) => {
        window.heard.length = 0;
        document.querySelector('#early').text = text;
      }, hostile);
      await page.waitForFunction(() => window.heard.some(([event]) => event === 'result'));
      const [words, images] = await page.$eval('#early', (node) => [
        node.shadowRoot.querySelector('[part=article]').textContent,
        node.shadowRoot.querySelectorAll('img, b').length,
      ]);
      assert.deepEqual([words, images, await page.evaluate(() => 'hurt' in window)], [hostile, 0, false]);
    });

    test('what goes wrong is an event, and the plain text is there', async () => {
      const [code, words] = await page.evaluate(async () => {
        const node = document.createElement('article-annotator');
        node.setAttribute('base', './nowhere/');
        node.textContent = 'Ana Ruiz came.';
        const error = new Promise((resolve) => node.addEventListener('annotator-error', ({ detail }) => resolve(detail.error)));
        document.querySelector('main').append(node);
        return [(await error).code, node.shadowRoot.querySelector('[part=article]').textContent];
      });
      assert.deepEqual([code, words], ['ENGINE_UNSUPPORTED', 'Ana Ruiz came.']);
    });

    test('an engine that ends in the middle of a text: the plain text stays, and another reads the next', async () => {
      const long = longNews(100_000);
      const found = await page.evaluate(async (text) => {
        const node = document.createElement('article-annotator');
        const told = (name) =>
          new Promise((resolve) => node.addEventListener(`annotator-${name}`, ({ detail }) => resolve(detail), { once: true }));
        node.setAttribute('base', './starved/');
        node.text = text;
        const failed = told('error');
        document.querySelector('main').append(node);
        const { code } = (await failed).error;
        const stays = node.shadowRoot.querySelector('[part=article]').textContent === text;
        const read = told('result');
        node.text = 'Bo Lie came to Rome.';
        const { mentions } = (await read).document;
        node.remove();
        return [code, stays, mentions.map((mention) => mention.text)];
      }, long);
      assert.deepEqual(found, ['ENGINE_FAILED', true, ['Bo Lie', 'Rome']]);
    });
  },
  { folder },
);
