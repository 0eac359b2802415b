// Where the article was published: told by the reader, kept as what else was said of it, and the links to its sentences
// there, which browsers follow to the words.

import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before } from 'node:test';
import { drop, inBrowsers, newPage, onPages, readArticle, seed, serve, untilRead } from './page.mjs';

const address = 'https://news.example/story?a=1';

inBrowsers('the source', (here) => {
  let page;
  let news; // a server of the article as a newspaper has it
  before(async () => {
    ({ page } = here);
    const folder = await mkdtemp(path.join(tmpdir(), 'news-'));
    const paragraphs = seed.trim().split(/\n+/).map((text) => `<p>${text.replace(/&/g, '&amp;').replace(/</g, '&lt;')}</p>`);
    const style = '<style>p { margin: 0 0 1500px } ::target-text { background: rgb(255, 0, 255) }</style>';
    await writeFile(path.join(folder, 'index.html'), `<!doctype html><title>News</title>${style}${paragraphs.join('\n')}`);
    news = await serve({ folder });
    news.folder = folder;
  });
  after(async () => {
    news?.close();
    await rm(news.folder, { recursive: true });
  });
  const onPage = onPages(here);

  const write = async (words) => {
    await page.$eval('.meta [data-key="address"]', (button) => button.click());
    await page.$eval('.address-field', (field, value) => (field.value = value), words);
    await page.$eval('.address-set', (button) => button.click());
  };
  const site = () => page.waitForSelector('.meta-site');
  const links = (selector) => page.$$eval(`${selector} .source-link`, (all) => all.map((link) => link.href));

  onPage('an address is asked for, taken if it is one, and can be taken back', async () => {
    await readArticle(page, seed);
    assert.deepEqual(await links('.reader'), []);
    await write('javascript:alert(1)');
    assert.match(await page.$eval('.address-wrong', (line) => line.textContent), /^Write it as https:/);
    assert.equal(await page.$('.meta-site'), null);
    await page.focus('.address-field');
    await page.keyboard.press('Escape');
    assert.equal(await page.$eval('.address', (section) => section.hidden), true);
    assert.equal(await page.evaluate(() => document.activeElement.dataset.key), 'address');

    await write(address.replace('https://', ''));
    await site();
    const link = await page.$eval('.meta-site', ({ href, target, rel, textContent }) => [href, target, rel, textContent]);
    assert.deepEqual(link, [address, '_blank', 'noopener noreferrer', 'news.example']);
    assert.equal(await page.$eval('.address', (section) => section.hidden), true);
    assert.equal((await links('.summary-lines')).length, 3);
    await page.$eval('.mention[href]', (mention) => mention.click());
    const [there] = await links('.card');
    assert.ok(there.startsWith(`${address}#:~:text=`), there);

    await page.$eval('.toast-action', (button) => button.click());
    await page.waitForFunction(() => !document.querySelector('.meta-site'));
    assert.deepEqual(await links('.reader'), []);
    await page.$$eval('.meta-action', (all) => all.find(({ textContent }) => textContent === 'Redo').click());
    await site();
    await page.$eval('.meta [data-key="address"]', (button) => button.click());
    await page.$$eval('.address .meta-action', ([button]) => button.click());
    await page.waitForFunction(() => !document.querySelector('.meta-site'));
  });

  onPage('a document brings its address, and only one of the web', async () => {
    await readArticle(page, seed);
    const open = async (url) => {
      const document = { format: 'article-annotation/1', offsets: 'utf16', text: seed, edits: [{ op: 'address', url }] };
      await drop(page, JSON.stringify(document), 'kept.json');
    };
    await open(address);
    await site();
    await open('javascript:document.title=1');
    await page.waitForFunction(() => document.querySelector('.toast').textContent.includes('1 correction'));
    await untilRead(page);
    await page.waitForFunction(() => !document.querySelector('.meta-site'));
    assert.equal(await page.$$eval('a', (all) => all.filter(({ protocol }) => protocol === 'javascript:').length), 0);
  });

  onPage('a sentence is found and marked at its source', async () => {
    await readArticle(page, seed);
    await write(news.url.replace('127.0.0.1', 'localhost.localdomain')); // an address as the web has it
    await site();
    const lines = await page.$$eval('.summary-lines li', (all) =>
      all.map((line) => [line.querySelector('.source-link').href, line.querySelector('.summary-line').firstChild.data.trim()]),
    );
    const there = await newPage(here.browser);
    await there.setViewport({ width: 900, height: 700 });
    for (const [href, sentence] of lines) {
      await there.goto('about:blank');
      await there.goto(href.replace('localhost.localdomain', '127.0.0.1'));
      // Where its words are, and how they look marked and not.
      const box = () =>
        there.evaluate((words) => {
          const node = [...document.querySelectorAll('p')].find((one) => one.textContent.includes(words)).firstChild;
          const range = document.createRange();
          range.setStart(node, node.data.indexOf(words));
          range.setEnd(node, node.data.indexOf(words) + words.length);
          const { top, bottom } = range.getBoundingClientRect();
          return { top, bottom, scrolled: scrollY };
        }, sentence);
      await there.waitForFunction(() => scrollY > 0);
      const { top, bottom, scrolled } = await box();
      assert.ok(top >= 0 && bottom <= 700, `${sentence} at ${top} to ${bottom}`);
      if (here.name === 'webkit') continue; // its driver takes no pictures
      const marked = await there.screenshot({ encoding: 'base64' });
      await there.goto('about:blank');
      await there.goto(news.url);
      await there.evaluate((y) => scrollTo(0, y), scrolled);
      assert.notEqual(await there.screenshot({ encoding: 'base64' }), marked, `not marked: ${sentence}`);
    }
    await there.close();
  });
});
