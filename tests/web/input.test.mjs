// Texts that come into the page: typed, pasted, opened, the sample; none, foreign ones, and what is no text.

import assert from 'node:assert/strict';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { before } from 'node:test';
import {
  drop,
  fillClipboard,
  inBrowsers,
  onPages,
  paste,
  readArticle,
  readPage,
  seed,
  story,
  untilRead,
  untilShown,
} from './page.mjs';

const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const file = (name, content) => {
  const at = path.join(mkdtempSync(path.join(tmpdir(), 'page-')), name);
  writeFileSync(at, content);
  return at;
};
const german =
  'Die Regierung in Berlin hat am Montag ein neues Gesetz vorgestellt, das den Bau von Windrädern erleichtern soll. Der ' +
  'Minister sagte, die Verfahren dauerten seit 2022 viel zu lange, und die Länder müssten mehr Flächen bereitstellen.\n\n' +
  'Die Opposition nannte den Entwurf einen Fehler. Sie fordert, dass die Gemeinden vor jeder Entscheidung gefragt werden, ' +
  'und will im Herbst einen eigenen Vorschlag machen, der auch die Kosten für die Verbraucher nicht vergisst.';

inBrowsers('texts', (here) => {
  let browser;
  let page;
  before(() => ({ browser, page } = here));
  const onPage = onPages(here);

  onPage('the sample article is read, edited, and given up for a new one', async (page) => {
    await page.evaluate(() =>
      [...document.querySelectorAll('.input button')].find((b) => b.textContent.startsWith('Try')).click(),
    );
    await untilRead(page);
    assert.equal((await readPage(page)).article, seed);
    await page.click('.meta .text-button');
    assert.equal((await readPage(page)).field, seed);
    await page.click('.button-first');
    await untilRead(page);
    await page.click('.header .bar-button');
    assert.equal((await readPage(page)).field, '');
    await page.click('.toast-action');
    await untilRead(page);
    assert.equal((await readPage(page)).article, seed);
  });

  onPage('nothing, and nothing but spaces, is no text', async (page) => {
    await page.focus('textarea');
    await page.keyboard.type('  ');
    await page.keyboard.press('Enter');
    await page.click('.button-first');
    const shown = await readPage(page);
    assert.equal(shown.notice, 'There is no text yet.');
    assert.equal(shown.field, '  \n');
  });

  onPage('three words have names and no summary; typed ones are read on Ctrl+Enter', async (page) => {
    await page.focus('textarea');
    await page.keyboard.type('Ana met Bo.');
    await sleep(900);
    assert.equal((await readPage(page)).status, '');
    await page.keyboard.down('Control');
    await page.keyboard.press('Enter');
    await page.keyboard.up('Control');
    await untilRead(page);
    const shown = await readPage(page);
    assert.equal(shown.article, 'Ana met Bo.');
    assert.equal(shown.summaryNote, 'Too short for a summary.');
  });

  onPage('typed text of forty words is read when typing rests', async (page) => {
    await page.evaluate((text) => {
      const area = document.querySelector('textarea');
      area.focus();
      document.execCommand('insertText', false, text);
    }, story);
    await untilRead(page);
    assert.equal((await readPage(page)).article, story);
  });

  onPage('what is pasted into the empty field is read without being put into it; what is refused stands there', async (page) => {
    const pasted = async (text) => {
      await fillClipboard(browser, text);
      await page.bringToFront();
      await page.focus('textarea');
      await paste(page);
    };
    await pasted(' \n ');
    await page.waitForFunction(() => document.querySelector('.input-notice').textContent);
    assert.equal((await readPage(page)).notice, 'There is no text yet.');
    assert.equal((await readPage(page)).field, ' \n ');
    await page.$eval('textarea', (area) => {
      area.value = '';
      area.addEventListener('input', () => area.classList.add('was-changed'), { once: true });
    });
    await pasted(story);
    await untilShown(page, story);
    await untilRead(page);
    const shown = await readPage(page);
    assert.deepEqual([shown.article, shown.field], [story, '']);
    assert.equal(await page.$('.was-changed'), null);
  });

  // On a busy machine the core may be late; then lines come first, as they do before it is there.
  onPage('where the core is here, a text is laid out once, by its paragraphs', async (page) => {
    await readArticle(page, story);
    const laidOut = [];
    for (const more of ['One.', 'Two.', 'Three.', 'Four.', 'Five.']) {
      await page.evaluate(() => {
        const article = document.querySelector('.article');
        const isPlain = ({ addedNodes }) => [...addedNodes].some((node) => node.querySelector?.('.block-plain'));
        globalThis.byLines = 0;
        new MutationObserver((changes) => (globalThis.byLines += changes.filter(isPlain).length)).observe(article, {
          childList: true,
        });
      });
      await readArticle(page, `${seed}\n\n${more}`);
      laidOut.push(await page.evaluate(() => globalThis.byLines));
    }
    assert.equal(Math.min(...laidOut), 0);
  });

  onPage('an article pasted over another replaces it, until Undo', async (page) => {
    await readArticle(page, seed);
    await fillClipboard(browser, story);
    await paste(page);
    await untilShown(page, story);
    await untilRead(page);
    assert.equal((await readPage(page)).article, story);
    await page.click('.toast-action');
    await untilRead(page);
    assert.equal((await readPage(page)).article, seed);
  });

  onPage('a paste into a field of the page stays there', async (page) => {
    await readArticle(page, story);
    await fillClipboard(browser, 'four years');
    await page.bringToFront();
    await page.$eval('.add-name .text-button', (opener) => opener.click());
    await page.focus('#add-name-words');
    await paste(page);
    await page.waitForFunction(() => document.querySelector('#add-name-words').value === 'four years');
    assert.equal((await readPage(page)).article, story);
  });

  onPage('text that looks like markup is text', async (page) => {
    const nasty =
      '<img src=x onerror="window.xss=1"><script>window.xss=1</script> &amp; </textarea>\u0000' +
      '\r\n\n"><svg onload=window.xss=1>\u2028 \u202eabc 👩‍🚀';
    const kept = nasty.replace('\r\n', '\n');
    await drop(page, nasty);
    await untilShown(page, kept);
    await untilRead(page);
    assert.equal((await readPage(page)).article, kept);
    assert.deepEqual(
      await page.evaluate(() => [
        'xss' in window,
        document.querySelectorAll('.article :is(img, script, svg)').length,
      ]),
      [false, 0],
    );
  });

  onPage('files: text is read, markup by its words, anything else is refused and changes nothing', async (page) => {
    const picker = await page.$('input[type=file]');
    await picker.uploadFile(file('picture.png', 'no text'));
    await page.waitForFunction(() => document.querySelector('.input-notice').textContent !== '');
    assert.match((await readPage(page)).notice, /^Only text files/);

    await picker.uploadFile(file('story.md', story));
    await untilRead(page);
    assert.equal((await readPage(page)).article, story);

    await drop(page, 'x', 'table.xlsx');
    await page.waitForSelector('.toast:not([hidden])');
    assert.equal((await readPage(page)).article, story);
    await drop(
      page,
      '<title>T</title><style>p{}</style><p>Ana  Ruiz\nspoke.</p><script>window.xss=1</script>' +
        '<div>In <b>Oslo</b>.<img src=x onerror="window.xss=1"></div>',
      'page.html',
    );
    const words = 'Ana Ruiz spoke.\n\nIn Oslo.';
    await untilShown(page, words);
    await untilRead(page);
    assert.equal((await readPage(page)).article, words);
    assert.equal(await page.evaluate(() => 'xss' in window), false);
    page.complaints.length = 0; // the policy speaks up for the file's own style and handler, as it should
  });

  onPage('a text that is not English says so: above it, in its summary, in its names; days and structure stay', async (page) => {
    await readArticle(page, german);
    const shown = await readPage(page);
    assert.match(shown.banner, /looks like German\. .*names and summary are not reliable/);
    const marked = await page.$$eval('.summary .unreliable, .names .unreliable', (all) => all.map((note) => note.textContent));
    assert.deepEqual(marked, Array(2).fill('Not reliable: the text does not look like English.'));
    assert.equal(shown.article, german);
    assert.equal(await page.$eval('.article', (article) => article.lang), 'de');
    assert.equal((await page.$$('.block-body')).length, 2);
    await page.click('.rail [data-lens="when"]');
    assert.match(await page.$eval('.when', (list) => list.textContent), /2022/);
  });
});
