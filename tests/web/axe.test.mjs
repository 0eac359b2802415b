// axe finds nothing against the page: empty, each lens with a card, each correction, the parts, keys, settings, About,
// the abstract check, the menu and the list as a sheet; light and dark, on a wide window and on a phone's. Contrast of
// every pair of colours: styles.test.mjs. And what a screen reader is given of the seed: its prose, in parts that have names.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { inBrowsers, load, readArticle, seed } from './page.mjs';

const axe = new Function(readFileSync(new URL('node_modules/axe-core/axe.min.js', import.meta.url), 'utf8'));

inBrowsers('accessibility', (here) => {
  const isChromium = here.name === 'chromium';
  const phone = { width: 360, height: 740, phone: isChromium };
  const brief = !isChromium && !process.env.BROWSERS; // elsewhere the hardest of them, unless the browser is asked for

  for (const size of brief ? [phone] : [{ width: 1280 }, phone])
    for (const scheme of brief ? ['dark'] : ['light', 'dark'])
      test(`axe finds nothing in any state: ${scheme}, ${size.width} px`, { timeout: 600_000 }, async () => {
        await load(here.page, here.site.url, size);
        await walk(here.page, scheme, size);
      });

  if (!isChromium) return; // no other driver tells what a screen reader is given

  test('to a screen reader the article is its prose, in named parts, with landmarks and headings around it', async () => {
    const { page } = here;
    await load(page, here.site.url);
    await readArticle(page, seed);
    await page.focus('.mention');
    const tree = await page.accessibility.snapshot({ interestingOnly: false });
    const all = (node, role) => [...(node.role === role ? [node] : []), ...(node.children ?? []).flatMap((child) => all(child, role))];
    const words = (text) => text.replace(/\s+/g, ' ').trim();
    const [article] = all(tree, 'article');
    // Each paragraph's words and nothing else: no numbers, no kinds, no marks.
    const spoken = all(article, 'paragraph').map((paragraph) => words(all(paragraph, 'StaticText').map(({ name }) => name).join('')));
    assert.deepEqual(spoken.filter(Boolean), seed.split('\n').map(words).filter(Boolean));
    assert.deepEqual(all(article, 'region').map(({ name }) => name), ['Abstract', 'Body', 'Closing']);
    const [first] = all(article, 'link');
    assert.deepEqual([first.name, first.description], ['U.S.', 'Mention 1 of 11, paragraph 1']);
    // Kinds are said when asked for, behind the first mention of each name; the text stays as it is.
    await page.$$eval('.menu-item', (rows) => rows.find((row) => row.textContent.startsWith('Say kinds')).click());
    const [again] = all(await page.accessibility.snapshot({ interestingOnly: false }), 'article');
    const links = all(again, 'link').map(({ name }) => words(name));
    const said = (name) => links.filter((link) => link.startsWith(name));
    assert.deepEqual(said('Rubio'), Array(3).fill('Rubio'));
    assert.deepEqual(said('Marco Rubio').slice(0, 2), ['Marco Rubio (person)', 'Marco Rubio']);
    assert.equal(await page.$eval('.article', (node) => node.textContent), seed);
    for (const [role, name] of [
      ['banner', ''],
      ['main', ''],
      ['complementary', 'What is in the article'],
      ['region', 'Summary'],
      ['region', 'Names'],
      ['region', 'People'],
      ['navigation', 'Where the summary comes from'],
      ['heading', 'Annotated article'],
      ['heading', 'Summary'],
    ])
      assert.ok(all(tree, role).some((node) => (node.name ?? '') === name), `${role} ${name}`);
  });
});

async function walk(page, scheme, { width }) {
  await page.evaluate(axe);
  const choose = (words) =>
    page.$$eval('.menu-item', (rows, text) => rows.find((row) => row.textContent.startsWith(text)).click(), words);
  while ((await page.evaluate(() => document.documentElement.dataset.appearance)) !== scheme) await choose('Appearance');
  const nothing = async (state) => {
    const violations = await page.evaluate(async () => {
      // What fades in gets its colours at once: what is out of sight may be animated by no frame, and wait for ever.
      await new Promise(requestAnimationFrame);
      for (const animation of document.getAnimations()) animation.finish();
      // Nothing is fetched for rules of films and turned screens, which there are none of.
      const { violations: found } = await axe.run(document, { resultTypes: ['violations'], preload: false });
      return found.map(({ id, nodes }) => [id, nodes.map(({ html }) => html.slice(0, 160))]);
    });
    assert.deepEqual(violations, [], state);
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
  await choose('About');
  await page.waitForSelector('.about-lists details');
  await page.$$eval('.about-lists details', (all) => all.forEach((list) => (list.open = true)));
  await nothing('about');
  await click('.about .icon-button');
  await click('.band-tabs h2 + h2 .tab');
  await page.$$eval('.checks-more', (all) => all.forEach((more) => (more.open = true)));
  await nothing('check');
  await page.$$eval('.header .bar-button', (all) => all.find((button) => button.textContent === 'Compare').click());
  await nothing('a field for another text');
  await page.$eval('.compare-text', (field) => (field.value = 'Marco Rubio met nobody in Riyadh. It was 12 degrees.'));
  await click('.compare-ways .button');
  await page.waitForSelector('.compare-part');
  await click('.compare-quote summary');
  await nothing('compare');
  await click('.band-tabs .tab');
  await click('.phrase');
  await click('.menu-root .bar-button');
  await nothing('a sentence shown, and the menu');
  if (width < 768) {
    await page.keyboard.press('Escape');
    await click('.tabs-tab');
    await nothing('the list as a sheet');
  }
}
