// axe finds nothing against the page: empty, each lens with a card, each correction, the parts, keys and settings, the
// abstract check with the menu open; light on a wide window, dark on a phone's. Contrast of every pair of colours:
// styles.test.mjs.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { launch, load, newPage, readArticle, seed, serve } from './page.mjs';

const axe = readFileSync(new URL('node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');

test('axe finds nothing in any state', { timeout: 600_000 }, async () => {
  const server = await serve();
  const browser = await launch('chromium');
  try {
    const page = await newPage(browser);
    await page.setBypassCSP(true); // for axe itself
    for (const [scheme, size] of [
      ['light', { width: 1280 }],
      ['dark', { width: 360, height: 740, phone: true }],
    ]) {
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
      await load(page, server.url, size);
      await page.evaluate(axe);
      const nothing = async (state) => {
        await page.evaluate(() =>
          Promise.all(document.getAnimations().map(({ finished }) => finished.catch(() => {}))),
        );
        const violations = await page.evaluate(async () => {
          const { violations: found } = await axe.run(document, { resultTypes: ['violations'] });
          return found.map(({ id, nodes }) => [id, nodes.map(({ html }) => html.slice(0, 160))]);
        });
        assert.deepEqual(violations, [], `${scheme}, ${size.width} px, ${state}`);
      };
      await nothing('empty');
      await readArticle(page, seed);
      const lenses = await page.$$eval('.rail .tab:not([aria-disabled])', (all) => all.map((tab) => tab.dataset.lens));
      assert.ok(lenses.length >= 3);
      for (const lens of lenses) {
        await page.$eval(`.rail [data-lens="${lens}"]`, (tab) => tab.click());
        await page.$eval('.article a[href]', (mark) => mark.click());
        await nothing(lens);
      }
      const click = (selector) => page.$eval(selector, (node) => node.click());
      await click('.rail [data-lens="names"]');
      await click('.mention[href]');
      for (const action of ['retype', 'merge', 'remove']) {
        await click(`.card-action[data-key="${action}"]`);
        await nothing(`correcting: ${action}`);
      }
      await click('.add-name .text-button');
      await page.$eval('.add-name input', (field) => (field.value = 'diplomatic missions'));
      await click('.add-name .button');
      await nothing('adding a name');
      await click('.correct [data-key="kind-EVENT"]');
      await click('.meta-action[aria-controls]');
      await nothing('parts and a toast');
      await click('.meta-action[aria-controls]');
      await page.keyboard.type('?');
      await page.waitForSelector('.keys[open]');
      await nothing('list of keys');
      await click('.keys .icon-button');
      await click('.settings-button');
      await nothing('settings');
      await page.$eval('.band-tabs h2 + h2 .tab', (tab) => tab.click());
      await page.$eval('.menu-root .bar-button', (opener) => opener.click());
      await nothing('check and menu');
    }
  } finally {
    await browser.close();
    server.close();
  }
});
