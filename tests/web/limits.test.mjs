// What wears on engine and page: files that were compressed twice, no memory left, a megabyte to read while the reader
// goes on.

import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import test, { before } from 'node:test';
import { gzipSync } from 'node:zlib';
import { drop, inBrowsers, load, readArticle, readPage, story, untilRead, untilShown } from './page.mjs';
import { tasksDuring } from './tasks.mjs';
import { longNews, starved } from './wearing.mjs';

const news = longNews(1_000_000);

/** A server between: what is called so comes compressed twice, and says so once. */
async function compressingTwice(url, ending) {
  const server = createServer(async (request, response) => {
    const answer = await fetch(new URL(request.url, url));
    const bytes = Buffer.from(await answer.arrayBuffer());
    const headers = { 'content-type': answer.headers.get('content-type') ?? 'text/plain', 'cache-control': 'no-store' };
    if (!request.url.endsWith(ending)) return void response.writeHead(answer.status, headers).end(bytes);
    response.writeHead(200, { ...headers, 'content-encoding': 'gzip' }).end(gzipSync(gzipSync(bytes)));
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const between = `http://127.0.0.1:${server.address().port}${new URL(url).pathname}`;
  return { url: between, close: () => (server.close(), server.closeAllConnections()) };
}

inBrowsers('limits', (here) => {
  let server;
  let page;
  before(() => ({ site: server, page } = here));

  for (const [file, message] of Object.entries({
    'model/annotator.bin': /^The language model did not load/,
    'web/wasm/annotator.wasm': /^This browser cannot run WebAssembly/,
  }))
    test(`${file} that was compressed twice is not taken for what it is`, { timeout: 120_000 }, async () => {
      const between = await compressingTwice(server.url, file);
      try {
        await load(page, between.url);
        await drop(page, story);
        await page.waitForSelector('.banner');
        const { banner, article } = await readPage(page);
        assert.match(banner, message);
        assert.equal(article, story);
      } finally {
        between.close();
      }
    });

  test('an engine without memory left: said, the text stays, and the next one is read', { timeout: 300_000 }, async () => {
    server.faults.set('web/wasm/annotator.mjs', { body: (bytes) => Buffer.concat([bytes, Buffer.from(starved(5_000_000))]) });
    try {
      await load(page, server.url);
      await readArticle(page, story);
      const long = longNews(200_000);
      await drop(page, long);
      await page.waitForSelector('.progress-buttons button');
      await page.$eval('.progress-buttons button', (button) => button.click());
      await page.waitForSelector('.banner', { timeout: 240_000 });
      assert.equal((await readPage(page)).banner, 'The annotator stopped on this text. Your text is safe.');
      const detail = await page.$eval('.banner-detail', (line) => line.textContent);
      assert.equal(detail, 'ENGINE_FAILED: an exception of the core, as when there is no memory left');
      await untilShown(page, long);
      server.requests.length = 0;
      await readArticle(page, story);
      assert.deepEqual(server.requests, []);
    } finally {
      server.faults.clear();
    }
  });

  // How long forty keys took, the shortest first: ms from the key to the frame that follows it.
  const answered = async () => {
    await page.evaluate(() => {
      window.waits = [];
      window.heard = ({ timeStamp }) =>
        requestAnimationFrame(() => setTimeout(() => window.waits.push(performance.now() - timeStamp)));
      addEventListener('keydown', window.heard);
    });
    await page.focus('.mention[href]');
    for (let i = 0; i < 40; i++) {
      await page.keyboard.press(i % 4 === 3 ? 'p' : 'n'); // from name to name
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    return page.evaluate(() => {
      removeEventListener('keydown', window.heard);
      return window.waits.sort((a, b) => a - b).map(Math.round);
    });
  };

  // A machine that does other things too is slow in all; so it is held against itself when nothing is read, and what the
  // page takes for an answer is measured in processor time, where the browser tells it. WebKit paints by software here, and
  // one key after a megabyte takes it seconds also when nothing is read.
  const skip = here.name === 'webkit' && 'its software screen is too slow';
  test('while a megabyte is read, nine of ten keys wait no 200 ms, and no task keeps the page', { timeout: 300_000, skip }, async () => {
    await load(page, server.url);
    await drop(page, news);
    await page.waitForSelector('.progress-buttons button');
    await page.$eval('.progress-buttons button', (button) => button.click());
    await page.waitForSelector('.mention', { timeout: 60_000 });
    const traced = here.name === 'chromium' ? await tasksDuring(page, answered) : { answer: await answered(), tasks: [] };
    const reading = traced.answer;
    assert.equal(await page.$eval('.status', (node) => node.textContent), '', 'it is still being read');
    await page.click('.progress .text-button');
    await untilRead(page);
    await untilShown(page, news);
    const idle = await answered();
    assert.deepEqual([reading.length, idle.length], [40, 40]);
    assert.ok(reading[35] < Math.max(200, 3 * idle[35]), `reading ${reading}; idle ${idle} ms`);
    const longest = traced.tasks.slice(0, 5).map(({ processor }) => Math.round(processor));
    assert.equal(longest.length > 0, here.name === 'chromium');
    assert.ok(longest.every((ms) => ms < 100), `tasks of ${longest} ms of processor time`);
  });
});
