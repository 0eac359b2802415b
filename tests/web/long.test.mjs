// Long texts: asked about, read bit by bit, stopped; what is in sight stays there, and the page answers all the while.

import assert from 'node:assert/strict';
import { before } from 'node:test';
import { mostNames } from '../../web/gather.js';
import { drop, inBrowsers, onPages, readArticle, readPage, story, untilRead, untilShown } from './page.mjs';

const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
// Long news: no two copies are the same, nor those of two tests, since what was read once is not read again.
const longNews = (from) => Array.from({ length: 420 }, (_, i) => story.replace('2019', from + i)).join('\n\n');

inBrowsers('long texts', (here) => {
  let page;
  before(() => ({ page } = here));
  const onPage = onPages(here);

  onPage('a long text asks first; its first part is read alone, all of it until Stop', async (page) => {
    const long = longNews(1000);
    await drop(page, long);
    await page.waitForSelector('.progress-buttons button');
    assert.match(
      await page.$eval('.progress-words', (node) => node.textContent),
      /^Long text \([\d,]+ characters\)\./,
    );
    const buttons = await page.$$('.progress-buttons button');
    await buttons[0].click();
    await page.waitForFunction(() => document.querySelectorAll('.mention').length > 3, { timeout: 60_000 });
    await page.click('.progress .text-button');
    await page.waitForFunction(() => document.querySelector('.status').textContent.startsWith('Stopped: '));
    await untilShown(page, long);
    const stopped = await readPage(page);
    assert.equal(stopped.article, long);
    assert.ok(stopped.marks.length > 3);
    assert.ok(stopped.meta.some((line) => line.startsWith('Stopped')));
    assert.match(stopped.status, /^Stopped: /);

    await page.click('.header .bar-button');
    await drop(page, long.slice(0, 101_000));
    await page.waitForSelector('.progress-buttons button');
    await (await page.$$('.progress-buttons button'))[1].click();
    await page.waitForFunction(() => document.querySelectorAll('.mention').length > 3, { timeout: 60_000 });
    await page.click('.progress .text-button');
    await page.waitForFunction(() => document.querySelector('.progress-buttons button') === null);
    await untilShown(page, long.slice(0, 101_000));
    const part = await readPage(page);
    assert.equal(part.article, long.slice(0, 101_000));
    assert.ok(part.meta.some((line) => /^Only the first [\d,]+ characters are annotated\.$/.test(line)));
  });

  onPage('what a reader of a long text has in sight stays there when the reading of names begins', async (page) => {
    const long = longNews(1420);
    await drop(page, long);
    await page.waitForSelector('.progress-buttons button');
    await untilShown(page, long);
    await page.evaluate(() => scrollTo({ top: 6000, behavior: 'instant' }));
    const inSight = () => {
      const block = [...document.querySelectorAll('.block')].find((one) => one.getBoundingClientRect().bottom > 0);
      return [block.dataset.start, Math.round(block.getBoundingClientRect().top)];
    };
    await page.waitForFunction(() => scrollY > 5000);
    await sleep(500); // what is laid out only where it is looked at has its height now
    const before = await page.evaluate(inSight);
    await page.$eval('.progress-buttons button', (button) => button.click());
    await page.waitForSelector('.mention');
    await untilShown(page, long);
    await page.click('.progress .text-button');
    // As it is painted: what holds the place where the browser does not comes just before.
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
    const [start, top] = await page.evaluate(inSight);
    assert.equal(start, before[0]);
    assert.ok(Math.abs(top - before[1]) <= 40, `from ${before[1]} to ${top}`);
  });

  onPage('what is not in sight of a long text is about as high as it will be', async (page) => {
    const paragraph = (i) => (i % 2 ? story : Array(20).fill(story).join(' ')); // of 90 words, and of 1,400
    const long = Array.from({ length: 12 }, (_, i) => paragraph(i)).join('\n\n');
    await drop(page, long);
    await untilShown(page, long);
    await untilRead(page);
    const [guessed, whole] = await page.$eval('.article', (article) => {
      const guessed = article.offsetHeight;
      for (const block of article.querySelectorAll('.block')) block.style.contentVisibility = 'visible';
      return [guessed, article.offsetHeight];
    });
    assert.ok(Math.abs(guessed / whole - 1) < 0.15, `${guessed} px for ${whole}`);
  });

  onPage('a text begins at its top, wherever its reader was in the one before', async (page) => {
    const first = longNews(3100).slice(0, 60_000);
    await drop(page, first);
    await untilShown(page, first);
    await untilRead(page);
    await page.evaluate(() => scrollTo({ top: 9000, behavior: 'instant' }));
    const second = longNews(3520).slice(0, 60_000);
    await drop(page, second);
    await untilShown(page, second);
    await untilRead(page);
    assert.equal(await page.evaluate(() => scrollY), 0);
  });

  onPage('names come into a long text a few at a time, so that the page can answer in between', async (page) => {
    const long = longNews(1840);
    await page.evaluate(() => {
      let clock = 0;
      performance.now = () => (clock += 10); // ms: every step takes longer than the page may take at a time
      const isName = (node) => node.nodeType === Node.ELEMENT_NODE && node.matches('.mention');
      window.batches = []; // how many each task of the page has brought
      new MutationObserver((records) => {
        const names = records.flatMap(({ addedNodes }) => [...addedNodes]).filter(isName).length;
        if (names) window.batches.push(names);
      }).observe(document.querySelector('.article'), { childList: true, subtree: true });
    });
    const text = long.slice(0, 90_000); // 15,000 words
    await drop(page, text);
    await untilShown(page, text);
    await untilRead(page);
    const batches = await page.evaluate(() => (delete performance.now, window.batches));
    assert.ok(batches.length > 10, `${batches.length} batches`);
    assert.ok(Math.max(...batches) <= mostNames, `${Math.max(...batches)} names at once`);
  });

  onPage('of many voices the first are listed, all of them when asked for, or when one of them is come from', async (page) => {
    const first = ['Ana', 'Bo', 'Clara', 'David', 'Emma', 'Frank', 'Grace', 'Henry', 'Irene', 'James'];
    const last = ['Ruiz', 'Larsen', 'Meyer', 'Novak', 'Olsen', 'Peters', 'Quinn', 'Rossi'];
    const names = last.flatMap((family) => first.map((given) => `${given} ${family}`));
    await readArticle(page, names.map((name) => `${name} said that the dam would hold.`).join('\n\n'));
    await page.click('.rail [data-lens="said"]');
    const voices = () => page.$$eval('.said .voice', (all) => all.length);
    const unfold = '.said > .text-button';
    await page.waitForSelector(unfold); // behind the first rows
    const all = Number(await page.$eval(unfold, (button) => button.textContent.match(/^List all (\d+) voices$/)[1]));
    assert.ok(all > 60, `${all} voices`);
    assert.equal(await voices(), 50);
    await page.click(unfold);
    await page.waitForFunction((n) => document.querySelectorAll('.said .voice').length === n, {}, all);
    assert.equal(await page.$(unfold), null);

    await readArticle(page, names.map((name) => `${name} said that the old dam would hold.`).join('\n\n'));
    assert.equal(await voices(), 50);
    await page.waitForFunction(() => document.querySelector('.block:last-of-type .lens-mark[href]'));
    await page.$eval('.block:last-of-type .lens-mark[href]', (mark) => mark.click());
    assert.equal(await voices(), all);
    assert.ok(await page.$('.statement.is-chosen'));
  });

  onPage('Stop can be pressed from the first moment on, and wherever the reader has scrolled', async (page) => {
    const long = longNews(2260);
    await drop(page, long);
    await page.waitForSelector('.progress-buttons button');
    const meetsStop = (first) => {
      if (first) document.querySelector('.progress-buttons button').click();
      const stop = document.querySelector('.progress .text-button');
      const { left, top, width, height } = stop.getBoundingClientRect();
      return document.elementFromPoint(left + width / 2, top + height / 2) === stop;
    };
    assert.ok(await page.evaluate(meetsStop, true));
    await page.waitForSelector('.mention');
    await untilShown(page, long);
    await page.evaluate(() => scrollTo({ top: 5000, behavior: 'instant' }));
    await page.waitForFunction(meetsStop);
    await page.click('.progress .text-button');
    await page.waitForFunction(() => document.querySelector('.status').textContent.startsWith('Stopped: '));
    assert.ok(await page.evaluate(() => scrollY > 4000));
  });

  onPage('the list of names stays as it is while windows add to it, but for its numbers', async (page) => {
    const long = longNews(2680);
    await drop(page, long);
    await page.waitForSelector('.progress-buttons button');
    await page.click('.progress-buttons button');
    await page.waitForSelector('a.name');
    const [rows, marks] = await page.evaluate(() => {
      window.rows = [...document.querySelectorAll('.chip, .scope, a.name, a.name .name-count')];
      return [window.rows.length, document.querySelectorAll('.mention').length];
    });
    assert.ok(rows > 6);
    const more = (n) => document.querySelectorAll('.mention').length > n + 60;
    await page.waitForFunction(more, { timeout: 60_000 }, marks);
    await page.click('.progress .text-button');
    assert.ok(await page.evaluate(() => window.rows.every((node) => node.isConnected)));
    await untilShown(page, long);
    const { names, marks: all } = await readPage(page);
    const counted = Object.values(names).flatMap((group) => group.map(([, count]) => count));
    assert.equal(
      counted.reduce((sum, count) => sum + count),
      all.length,
    );
  });

  onPage('a megabyte of one letter is read, a byte more is refused and kept', async (page) => {
    const megabyte = 1 << 20;
    await drop(page, 'a'.repeat(megabyte));
    await page.waitForSelector('.progress-buttons button');
    await (await page.$('.progress-buttons button')).click();
    await untilRead(page);
    assert.equal(await page.evaluate(() => document.querySelector('.article').textContent.length), megabyte);

    await drop(page, 'b'.repeat(megabyte + 1));
    await page.waitForSelector('.toast:not([hidden])');
    assert.equal(await page.$eval('.toast span', (node) => node.textContent), 'Too long for this page (limit 1 MB).');
    assert.equal(await page.evaluate(() => document.querySelector('.article').textContent[0]), 'a');

    await page.click('.header .bar-button');
    await page.evaluate((n) => {
      const area = document.querySelector('textarea');
      area.value = 'b'.repeat(n + 1);
      area.dispatchEvent(new InputEvent('input', { inputType: 'insertFromPaste', bubbles: true }));
    }, megabyte);
    assert.equal((await readPage(page)).notice, 'Too long for this page (limit 1 MB).');
    assert.equal(await page.evaluate(() => document.querySelector('textarea').value.length), megabyte + 1);
  });
});
