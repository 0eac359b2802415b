// web/rehearsal.js: while the page waits for a text, it shows news of our own where nobody sees them.

import assert from 'node:assert/strict';
import test from 'node:test';
import { inBrowsers, load, readPage, story, untilRead, untilShown } from './page.mjs';

// In the page, just loaded: how it is, and how it is again when the news are gone, at once after the reader's act if there
// is one; what stood in the article between, and what of it there was to see.
async function watchNews(act, text) {
  const [reader, article] = ['.reader', '.article'].map((selector) => document.querySelector(selector));
  // But for the bar of the model, and two attributes that say nothing while there is no article.
  const nodes = () =>
    [...document.body.querySelectorAll('*:not(.progress *)')].map((node) => {
      const attributes = [...node.attributes].filter(({ name }) => !['max', 'data-lens'].includes(name));
      const words = [...node.childNodes].map((child) => (child.nodeType === Node.TEXT_NODE ? child.data : '·'));
      return [node.localName, ...attributes.map(({ name, value }) => `${name}="${value}"`).sort(), ...words].join(' ');
    });
  const before = nodes();
  let height = 0;
  let news = '';
  const until = (isSo) =>
    new Promise((resolve) => {
      const watch = () => {
        height = Math.max(height, reader.offsetHeight);
        news ||= article.textContent;
        if (isSo()) resolve();
        else requestAnimationFrame(watch);
      };
      new MutationObserver(watch).observe(article, { childList: true });
    });
  await until(() => article.querySelector('.mention'));
  const dataTransfer = new DataTransfer();
  if (text) dataTransfer.items.add(new File([text], 'article.txt'));
  if (act) document.body.dispatchEvent(new DragEvent(act, { dataTransfer, bubbles: true }));
  else await until(() => article.textContent === '');
  const after = nodes();
  const changed = [after.filter((node) => !before.includes(node)), before.filter((node) => !after.includes(node))];
  return { news, height, changed };
}

inBrowsers('rehearsal', (here) => {
  const options = { timeout: 120_000 };

  // The page is watched before its model comes, so that nothing is missed.
  async function watched(...act) {
    const { page, site } = here;
    let giveModel;
    const isWatched = new Promise((resolve) => (giveModel = resolve));
    site.faults.set('model/annotator.bin', { body: async (bytes) => (await isWatched, bytes) });
    await load(page, site.url);
    const answer = page.evaluate(watchNews, ...act);
    await page.evaluate(() => {}); // comes after the one before it
    giveModel();
    return answer;
  }

  test('news of our own are shown where nobody sees them, and the page is as it was', options, async () => {
    const { news, height, changed } = await watched(null);
    assert.match(news, /^Mayor Ana Ruiz/);
    assert.equal(height, 0);
    assert.deepEqual(changed, [[], []]);
    assert.deepEqual(here.page.complaints, []);
  });

  test('who acts meanwhile finds the page as it was', options, async () => {
    const { news, changed } = await watched('keydown');
    assert.match(news, /^Mayor Ana Ruiz/);
    assert.deepEqual(changed, [[], []]);
  });

  test('a text that comes meanwhile is read', options, async () => {
    const { page } = here;
    const { news } = await watched('drop', story);
    assert.match(news, /^Mayor Ana Ruiz/);
    await untilShown(page, story);
    await untilRead(page);
    const { article, summary, marks } = await readPage(page);
    assert.equal(article, story);
    assert.equal(summary.length, 3);
    assert.ok(marks.every(([words]) => story.includes(words)));
    assert.deepEqual(page.complaints, []);
  });
});
