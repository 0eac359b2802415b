// What goes wrong with engine and model: missing, cut off, altered, blocked, crashed. The page says so, the text stays, and
// what can be tried again is.

import assert from 'node:assert/strict';
import path from 'node:path';
import test, { before } from 'node:test';
import { pathToFileURL } from 'node:url';
import { dist, drop, inBrowsers, load, readArticle, readPage, story, untilRead, untilShown } from './page.mjs';

inBrowsers('faults', (here) => {
  let server;
  let browser;
  let page;
  before(() => ({ site: server, browser, page } = here));

  test('opened as a file, the page says how to serve it', { timeout: 60_000 }, async () => {
    await page.goto(pathToFileURL(path.join(dist, 'index.html')).href);
    await page.waitForSelector('.server-hint', { visible: true });
    assert.match(await page.$eval('.server-hint', (hint) => hint.textContent), /python3 -m http\.server/);
  });

  const faulty = (title, faults, body) =>
    test(title, { timeout: 120_000 }, async () => {
      server.faults.clear();
      for (const [at, fault] of Object.entries(faults)) server.faults.set(at, fault);
      await load(page, server.url);
      await drop(page, story);
      await untilShown(page, story);
      await body(page);
      const { article } = await readPage(page);
      assert.equal(article, story);
    });
  const model = 'model/annotator.bin';
  const modelMessage = 'The language model did not load (network, or the file on the server is damaged).';

  faulty('a model that is missing: said, and tried again', { [model]: { status: 404 } }, async (page) => {
    await page.waitForSelector('.banner');
    assert.equal((await readPage(page)).banner, modelMessage);
    server.faults.clear();
    await (await page.$('.banner button')).click();
    await untilRead(page);
    assert.equal(await page.$('.banner'), null);
  });

  for (const [what, fault] of Object.entries({
    'cut off': { body: (bytes) => bytes.subarray(0, bytes.length / 2) },
    altered: {
      body: (bytes) => {
        const other = Buffer.from(bytes);
        other[other.length >> 1] ^= 1;
        return other;
      },
    },
    'a page that says it is not there': { type: 'text/html', body: () => Buffer.from('<!doctype html><p>Not found') },
    empty: { body: () => Buffer.alloc(0) },
  })) {
    faulty(`a model that is ${what}: said, and the text read without names`, { [model]: fault }, async (page) => {
      await page.waitForSelector('.banner');
      assert.equal((await readPage(page)).banner, modelMessage);
      await (await page.$$('.banner button'))[1].click();
      const shown = await readPage(page);
      assert.equal(shown.banner, '');
      assert.ok(shown.meta.includes('Read without names: the language model did not load.'));
    });
  }

  faulty(
    'an engine that is missing: said, the text stays',
    { 'web/wasm/annotator.wasm': { status: 404 } },
    async (page) => {
      await page.waitForSelector('.banner');
      assert.match((await readPage(page)).banner, /^This browser cannot run WebAssembly/);
    },
  );

  faulty(
    'an engine of the wrong MIME type loads all the same',
    { 'web/wasm/annotator.wasm': { type: 'text/plain' } },
    untilRead,
  );

  // One bit of code, in the middle: it would be taken for good without its hash.
  const altered = (bytes) => {
    const other = Buffer.from(bytes);
    other[other.length >> 1] ^= 1;
    return other;
  };
  for (const [what, body] of Object.entries({ 'cut off': (bytes) => bytes.subarray(0, bytes.length / 2), altered })) {
    faulty(`an engine that is ${what}: said, the text stays`, { 'web/wasm/annotator.wasm': { body } }, async (page) => {
      await page.waitForSelector('.banner');
      assert.match((await readPage(page)).banner, /^This browser cannot run WebAssembly/);
    });
  }

  for (const file of ['web/wasm/annotator.wasm', model]) {
    let times = 0;
    const once = { body: (bytes) => (times++ === 0 ? altered(bytes) : bytes) };
    faulty(`${file} altered on the way is asked for once more, and is good`, { [file]: once }, async (page) => {
      await untilRead(page);
      assert.equal(times, 2);
    });
  }

  // The engine itself, but that a text with these words in it is a trap.
  const trap = `
    const sound = Module;
    Module = async (options) => {
      const made = await sound(options);
      const begin = made.begin;
      made.begin = (request) => {
        if (request.includes('lost his farm')) throw new WebAssembly.RuntimeError('unreachable');
        return begin(request);
      };
      return made;
    };`;
  faulty(
    'an engine that crashes: said, and started anew with what is here',
    { 'web/wasm/annotator.mjs': { body: (bytes) => Buffer.concat([bytes, Buffer.from(trap)]) } },
    async (page) => {
      await page.waitForSelector('.banner');
      assert.equal((await readPage(page)).banner, 'The annotator stopped on this text. Your text is safe.');
      server.requests.length = 0;
      await readArticle(page, 'Ana Ruiz came to Oslo with the engineers.');
      assert.deepEqual(server.requests, []);
      await drop(page, story);
      await page.waitForSelector('.banner');
      await (await page.$('.banner button')).click();
      await page.waitForSelector('.banner');
      await untilShown(page, story);
    },
  );
});
