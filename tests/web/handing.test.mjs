// Texts handed over by other pages: asked about first, answered to their origin alone, whatever comes with them or
// instead of them. The other page is of another origin: the same server by another name.

import assert from 'node:assert/strict';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import test, { after, before } from 'node:test';
import { bookmarklet, originsOf } from '../../web/handing.js';
import { dist, inBrowsers, readPage, untilRead } from './page.mjs';

const story = 'Ana Ruiz opened the new dam near Oslo on Monday. Engineers from Norway built it in four years.';
const folder = await mkdtemp(path.join(tmpdir(), 'annotator-'));
after(() => rm(folder, { recursive: true }));
await cp(dist, folder, { recursive: true });
await writeFile(
  path.join(folder, 'news.html'),
  `<!doctype html><html lang="en"><title>News</title><p id="story">${story}</p><button>Annotate</button><script>
     window.heard = [];
     window.progress = [];
     addEventListener('message', ({ data, origin }) =>
       (data.type === 'article-annotator:progress' ? progress : heard).push({ ...data, origin }));
   </script></html>`,
);

test('the bookmarklet is one line, and names the one address it speaks to', () => {
  const code = bookmarklet('https://host.example/annotator/');
  assert.match(code, /^javascript:\(function handOver\(address\).*\)\("https:\/\/host\.example\/annotator\/"\)$/);
  assert.ok(!code.includes('\n') && !code.includes("'*'"));
});

test('origins are named to the letter, or not at all', () => {
  const list = 'https://a.example  https://b.example:8443\nhttps://c.example/ https://d.example/page * null d.example';
  assert.deepEqual(originsOf(list), ['https://a.example', 'https://b.example:8443']);
  assert.deepEqual([originsOf(), originsOf('')], [[], []]);
});

inBrowsers(
  'handing over',
  (here) => {
    let site;
    let browser;
    let news;
    let page;
    before(() => ({ site, browser, page: news } = here));

    // A page of news that has opened the annotator, by the bookmarklet or by hand, as its reader pressed a button:
    // without that WebKit opens no window.
    const opened = async (open) => {
      await page?.close();
      await news.goto(`${site.url.replace('127.0.0.1', 'localhost')}news.html`);
      await news.bringToFront();
      const known = new Set(await browser.pages());
      await news.evaluate(
        (words, ...given) => void (document.querySelector('button').onclick = () => (0, eval)(`(${words})`)(...given)),
        String(open),
        site.url,
        bookmarklet(site.url),
      );
      await news.click('button');
      for (;;) {
        page = (await browser.pages()).find((one) => !known.has(one) && one.url().startsWith(site.url));
        if (page) break;
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
      await page.bringToFront();
      await page.waitForFunction(() => !document.querySelector('.server-hint'));
    };
    const byHand = (url) => void (window.annotator = open(url));
    const send = (message, target = site.url) =>
      news.evaluate((data, origin) => window.annotator.postMessage(data, origin), message, new URL(target).origin);
    const heard = async (count = 1) => {
      await news.waitForFunction((n) => window.heard.length >= n, { timeout: 60_000, polling: 100 }, count);
      return news.evaluate(() => window.heard);
    };
    const asked = () => page.waitForSelector('.handed[open]');
    const press = (words) =>
      page.evaluate((text) => [...document.querySelectorAll('.handed button')].find((b) => b.textContent === text).click(), words);
    const shown = async () => (await readPage(page)).article;
    const annotate = { type: 'article-annotator:annotate', id: 7, text: story };

    test('what is selected arrives by the bookmarklet, and is shown once the reader agrees', { timeout: 120_000 }, async () => {
      await opened((url, code) => {
        getSelection().selectAllChildren(document.querySelector('#story'));
        (0, eval)(code.slice('javascript:'.length));
      });
      await asked();
      assert.match(await page.$eval('.handed', (node) => node.textContent), /A text from http:\/\/localhost:\d+.*18 words/);
      assert.ok((await page.$eval('.handed', (node) => node.textContent)).includes(news.url()), 'says which page it is of');
      assert.equal(await shown(), '');
      await press('Read it here');
      await untilRead(page);
      assert.equal(await shown(), story);
      assert.equal(await page.$eval('.meta-site', ({ href }) => href), news.url());
    });

    test('a page that asks is answered, to its own origin, with the document', { timeout: 120_000 }, async () => {
      await opened(byHand);
      await send({ type: 'article-annotator:hello' });
      assert.deepEqual((await heard())[0], { type: 'article-annotator:ready', origin: new URL(site.url).origin });
      await send(annotate);
      await asked();
      await press('Read it here');
      const [, { type, id, document }] = await heard(2);
      assert.deepEqual([type, id, document.text], ['article-annotator:result', 7, story]);
      assert.ok(document.mentions.length > 2);
      assert.equal(document.meta.published, null);
      const steps = await news.evaluate(() => window.progress);
      assert.ok(steps.length > 0);
      for (const step of steps) assert.deepEqual([step.id, step.windows, step.windowsRead <= step.windows], [7, 1, true]);
    });

    test('a page says when its article appeared', { timeout: 60_000 }, async () => {
      await opened(byHand);
      for (const published of ['yesterday', '2025-02-30', 7, {}]) await send({ ...annotate, options: { published } });
      assert.deepEqual((await heard(4)).map(({ code }) => code), Array(4).fill('INPUT_INVALID'));
      await send({ ...annotate, options: { published: '2025-02-19' } });
      await asked();
      await press('Read it here');
      const { document } = (await heard(5)).at(-1);
      assert.equal(document.meta.published, '2025-02-19');
      assert.deepEqual(document.times.find(({ text }) => /Monday/.test(text)).value, '2025-02-17');
    });

    test('a page says where its article is', { timeout: 60_000 }, async () => {
      await opened(byHand);
      for (const url of ['javascript:alert(1)', 'news', 'https://user@a.example/', 7, {}]) await send({ ...annotate, options: { url } });
      assert.deepEqual((await heard(5)).map(({ code }) => code), Array(5).fill('INPUT_INVALID'));
      await send({ ...annotate, options: { url: 'https://a.example/story' } });
      await asked();
      assert.match(await page.$eval('.handed', (node) => node.textContent), /words of https:\/\/a\.example\/story, beginning/);
      await press('Read it here');
      assert.equal((await heard(6)).at(-1).document.meta.url, 'https://a.example/story');
    });

    test('an origin that the server trusts is not asked about; one that is like it is', { timeout: 120_000 }, async () => {
      const home = await readFile(path.join(folder, 'index.html'), 'utf8');
      const trust = (origin) => writeFile(path.join(folder, 'trusting.html'), home.replace('<title>', `<meta name="annotator-origins" content="${origin}"><title>`));
      const theirs = new URL(site.url.replace('127.0.0.1', 'localhost')).origin;
      await trust(`https://other.example ${theirs}`);
      await opened((url) => void (window.annotator = open(url + 'trusting.html')));
      await send(annotate);
      assert.equal((await heard())[0].type, 'article-annotator:result');
      assert.equal(await page.$('.handed[open]'), null);

      await trust(theirs.replace(/\d$/, ''));
      await opened((url) => void (window.annotator = open(url + 'trusting.html')));
      await send(annotate);
      await asked();
    });

    test('an origin that was ignored is not heard again', { timeout: 60_000 }, async () => {
      await opened(byHand);
      await send(annotate);
      await asked();
      await press('Ignore it');
      assert.deepEqual((await heard()).map(({ type, id, code }) => [type, id, code]), [['article-annotator:error', 7, 'ABORTED']]);
      await send(annotate);
      await send({ type: 'article-annotator:hello' });
      await new Promise((resolve) => setTimeout(resolve, 500));
      assert.equal(await page.$('.handed[open]'), null);
      assert.equal((await heard()).length, 1);
      assert.equal(await shown(), '');
    });

    test('what is none of it changes nothing; what is no text, or too much, is told', { timeout: 60_000 }, async () => {
      await opened(byHand);
      for (const message of [null, 7, 'text', [], {}, { type: 'annotate', text: story }, { type: ['article-annotator:annotate'] }])
        await send(message);
      await send({ ...annotate, text: { length: 4 } });
      await send({ ...annotate, id: { a: 1 } });
      await send({ ...annotate, text: ' \n ' });
      await news.evaluate(
        (origin) => window.annotator.postMessage({ type: 'article-annotator:annotate', id: 8, text: 'a'.repeat(50 << 20) }, origin),
        new URL(site.url).origin,
      );
      const told = (await heard(4)).map(({ id, code }) => [id, code]);
      const invalid = 'INPUT_INVALID';
      assert.deepEqual(told, [[7, invalid], [null, invalid], [7, invalid], [8, 'INPUT_TOO_LARGE']]);
      assert.equal(await page.$('.handed[open]'), null);
    });

    test('a flood is one question, and the page goes on answering its reader', { timeout: 60_000 }, async () => {
      await opened(byHand);
      await news.evaluate((message, origin) => {
        for (let i = 0; i < 20_000; i++) window.annotator.postMessage({ ...message, id: i }, origin);
      }, annotate, new URL(site.url).origin);
      await asked();
      const started = Date.now();
      await press('Read it here');
      await untilRead(page);
      assert.ok(Date.now() - started < 30_000);
      const [answer, ...more] = await heard();
      assert.deepEqual([answer.type, answer.id, more.length], ['article-annotator:result', 0, 0]);
    });
  },
  { folder },
);
