// Keeping an article on the device, settings, and forgetting it all, in Chromium and in Firefox. BROWSERS=firefox runs
// in that one alone.

import assert from 'node:assert/strict';
import test from 'node:test';
import { inBrowsers, load, newPage, readArticle, readPage, seed, untilRead, untilShown } from './page.mjs';

inBrowsers('what is kept', (here) => {
  let page;

  // On a device of its own, on which nothing is kept.
  const onPage = (title, body) =>
    test(title, { timeout: 120_000 }, async () => {
      const device = await here.browser.createBrowserContext();
      page = await newPage(device);
      await load(page, here.site.url);
      await body(device);
      assert.deepEqual(page.complaints, []);
      await device.close();
    });

  const choose = (words, on = page) =>
    on.evaluate((text) => {
      document.querySelector('.settings-button').click();
      [...document.querySelectorAll('.menu-item')].find((row) => row.textContent.startsWith(text)).click();
    }, words);
  const beside = (words) =>
    page.evaluate((text) => {
      const opener = document.querySelector('.settings-button');
      opener.click();
      const row = [...document.querySelectorAll('.menu-item')].find((item) => item.textContent.startsWith(text));
      opener.click();
      return row.querySelector('.menu-note').textContent;
    }, words);
  const said = (words, on = page) =>
    on.waitForFunction((text) => document.querySelector('.toast').textContent.startsWith(text), {}, words);
  const left = () =>
    page.evaluate(async () => ({
      databases: (await indexedDB.databases()).map(({ name: own }) => own),
      settings: Object.keys(localStorage),
      caches: (await globalThis.caches?.keys()) ?? [],
    }));
  const click = (selector) => page.$eval(selector, (node) => node.click());

  onPage('nothing is kept unless it is asked for; then text, corrections, lens and length come back', async () => {
    await readArticle(page, seed);
    assert.deepEqual(await left(), { databases: [], settings: [], caches: [] });
    assert.equal(await beside('Keep on this device'), 'Off');
    await choose('Keep on this device');
    await said('Kept on this device.');
    await click('.mention[data-start="45"]');
    await click('.card-action[data-key="retype"]');
    await click('.correct [data-key="kind-ORG"]');
    await page.evaluate(() => {
      const range = document.querySelector('.length-range');
      range.value = 5;
      range.dispatchEvent(new Event('input', { bubbles: true }));
    });
    await click('.chip[data-key="date"]');
    await click('.rail [data-lens="sure"]');
    const before = await readPage(page);
    await page.waitForFunction(async () => {
      const { recall } = await import(new URL('web/keeping.js', document.baseURI).href);
      const kept = await recall();
      return kept?.step.edits.length === 1 && kept.lens === 'sure' && kept.length === 5 && kept.off.length === 1;
    });

    await load(page, here.site.url);
    await untilShown(page, seed);
    await untilRead(page);
    const now = await readPage(page);
    assert.deepEqual([now.names, now.meta, now.summary], [before.names, before.meta, before.summary]);
    assert.equal(await page.$eval('.rail .tab-sure', (tab) => tab.getAttribute('aria-pressed')), 'true');
    await click('.rail [data-lens="names"]');
    const groups = await page.$$eval('.chip', (all) => all.map((chip) => [chip.dataset.key, chip.getAttribute('aria-pressed')]));
    assert.deepEqual(groups.filter(([, pressed]) => pressed === 'false'), [['date', 'false']]);
    assert.equal(await beside('Keep on this device'), 'On');

    await choose('Keep on this device');
    await said('No longer kept on this device.');
    assert.deepEqual((await left()).databases, []);
    assert.equal((await readPage(page)).article, seed);
    await load(page, here.site.url);
    assert.equal((await readPage(page)).article, '');
  });

  onPage('one button forgets the text, its steps, what is kept and all settings', async () => {
    await readArticle(page, seed);
    await choose('Keep on this device');
    await said('Kept on this device.');
    await choose('Appearance');
    assert.equal(await page.evaluate(() => getComputedStyle(document.body).colorScheme), 'light only');
    assert.ok((await left()).settings.length > 0);
    await page.evaluate(() => caches.open('article-annotator-test'));
    await click('.chip[data-key="person"]');
    await click('.rail [data-lens="said"]');
    await choose('Forget everything');
    await said('Forgotten: nothing is left on this device.');
    assert.deepEqual(await left(), { databases: [], settings: [], caches: [] });
    await page.keyboard.down('Control');
    await page.keyboard.press('z');
    await page.keyboard.up('Control');
    const shown = await readPage(page);
    assert.deepEqual([shown.article, shown.field], ['', '']);
    await new Promise((resolve) => setTimeout(resolve, 600)); // nothing is written later either
    assert.deepEqual(await left(), { databases: [], settings: [], caches: [] });

    await page.keyboard.type('words that nobody is to see');
    await choose('Forget everything');
    await page.waitForFunction(() => document.querySelector('textarea').value === '');
    await readArticle(page, seed);
    assert.ok((await readPage(page)).marks.length > 60, 'all groups of the lens of names');
    assert.deepEqual(await left(), { databases: [], settings: [], caches: [] });
  });

  onPage('a device that has no room, or does not let us, is told, and the article stays', async () => {
    await readArticle(page, seed);
    await page.evaluate(() => {
      IDBObjectStore.prototype.put = () => {
        throw new DOMException('full', 'QuotaExceededError');
      };
    });
    await choose('Keep on this device');
    await page.waitForSelector('.keeping:not([hidden])');
    assert.equal(
      await page.$eval('.keeping', (line) => line.textContent),
      'Not kept on this device: storage is full. Export to keep your changes.',
    );
    assert.equal(await beside('Keep on this device'), 'Not kept');
    await choose('Keep on this device');
    await page.waitForSelector('.keeping', { hidden: true });

    await page.evaluate(() => {
      indexedDB.open = () => {
        throw new DOMException('no', 'SecurityError');
      };
    });
    await choose('Keep on this device');
    await page.waitForSelector('.keeping:not([hidden])');
    assert.match(await page.$eval('.keeping', (line) => line.textContent), /storage is blocked/);
    assert.equal((await readPage(page)).article, seed);
  });

  onPage('a second tab is told that it has replaced what the first one kept', async (device) => {
    await readArticle(page, 'Ana Ruiz met Bo Lie in Oslo.');
    await choose('Keep on this device');
    await said('Kept on this device.');
    const second = await newPage(device);
    await load(second, here.site.url);
    await untilShown(second, 'Ana Ruiz met Bo Lie in Oslo.');
    await readArticle(second, 'Another text of Ana Ruiz.');
    await second.waitForFunction(async () => {
      const { recall } = await import(new URL('web/keeping.js', document.baseURI).href);
      return (await recall())?.step.text === 'Another text of Ana Ruiz.';
    });
    await page.bringToFront();
    await page.evaluate(() => document.querySelector('.rail [data-lens="names"]').click());
    await readArticle(page, 'A third text of Ana Ruiz.');
    await said('Kept on this device. Another tab');
    await second.close();
  });

  onPage('the list of keys, and the switch for single ones', async () => {
    await readArticle(page, seed);
    await page.focus('.mention[href]');
    await page.keyboard.type('?');
    await page.waitForSelector('.keys[open]');
    assert.ok((await page.$$('.keys dt')).length >= 10);
    await page.click('.keys-single input');
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => !document.querySelector('.keys').open);
    await page.focus('.mention[href]');
    await page.keyboard.type('0');
    assert.ok((await readPage(page)).marks.length > 60);
    await page.keyboard.press('ArrowRight'); // no letter, works all the same
    await load(page, here.site.url);
    await readArticle(page, seed);
    await page.focus('.mention[href]');
    await page.keyboard.type('0');
    assert.ok((await readPage(page)).marks.length > 60);
    await choose('Keyboard');
    await page.click('.keys-single input');
    await page.click('.keys .icon-button');
    await page.focus('.mention[href]');
    await page.keyboard.type('0');
    assert.deepEqual((await readPage(page)).marks, []);
  });
});
