// Nothing leaves: what the page asks of the network while every feature is used, and what a script in it, or in a worker
// that it starts, could ask if it tried. The sender is really there: the same requests reach the server before the seal.

import assert from 'node:assert/strict';
import test, { before } from 'node:test';
import { inBrowsers, load, readArticle, seed, untilRead, untilShown } from './page.mjs';

const readers = {
  'the summary at each length': (page) =>
    page.evaluate(() => {
      const range = document.querySelector('.length-range');
      for (const n of [1, 7, 3]) (range.value = n), range.dispatchEvent(new Event('input', { bubbles: true }));
    }),
  'every lens, and a card in each': async (page) => {
    for (const lens of ['said', 'sure', 'when', 'names']) {
      await page.$eval(`.rail [data-lens="${lens}"]`, (tab) => tab.click());
      await page.$eval('.article :is(.lens-mark, .mention)[href]', (mark) => mark.focus());
    }
  },
  'a correction, taken back and done again': async (page) => {
    await page.$eval('.article .mention[href]', (mark) => (mark.focus(), mark.scrollIntoView()));
    await page.keyboard.press('Delete');
    for (const shift of [false, true]) {
      await page.keyboard.down('Control');
      if (shift) await page.keyboard.down('Shift');
      await page.keyboard.press('z');
      if (shift) await page.keyboard.up('Shift');
      await page.keyboard.up('Control');
    }
  },
  'every row of every menu but print': async (page) => {
    const rows = await page.$$eval('[role="menuitem"]:not(.is-narrow)', (all) => all.length);
    assert.ok(rows > 5, `${rows} rows`);
    for (let i = 0; i < rows; i++) {
      await page.evaluate((n) => {
        const row = document.querySelectorAll('[role="menuitem"]:not(.is-narrow)')[n];
        if (!/print/i.test(row.textContent)) row.click();
        document.querySelectorAll('dialog[open]').forEach((dialog) => dialog.close());
      }, i);
    }
  },
  'a day, a name that was missed, and another text beside it': async (page) => {
    await readArticle(page, `${seed} Once more.`); // a row of a menu may have emptied the page
    await page.$eval('.rail [data-lens="when"]', (tab) => tab.click());
    await page.$eval('.when-field', (field) => (field.value = '2025-02-19'));
    await page.$eval('.when-set', (button) => button.click());
    await page.waitForFunction(() => /February 2025/.test(document.querySelector('.when-day').textContent));
    await page.$eval('.rail [data-lens="names"]', (tab) => tab.click());
    await page.evaluate(() => {
      document.querySelector('.add-name .text-button').click();
      document.querySelector('.add-name input').value = 'working groups';
      document.querySelector('.add-name .button').click();
    });
    await page.waitForSelector('.card:not([hidden])');
    await page.evaluate(() => [...document.querySelectorAll('.header .bar-button')].find(({ textContent }) => textContent === 'Compare').click());
    await page.$eval('.compare-text', (field, words) => (field.value = words), seed.replaceAll('Rubio', 'Lavrov'));
    await page.$eval('.compare-ways .button', (button) => button.click());
    await page.waitForFunction(() => document.querySelector('.compare-results').childElementCount > 0, { timeout: 60_000 });
  },
  'a second article, the sample, and a file': async (page) => {
    await readArticle(page, `${seed} And more.`);
    await page.$eval('.header .bar-button', (button) => button.click());
    await page.evaluate(() => [...document.querySelectorAll('.input-ways button')][1].click());
    await untilShown(page, seed);
    await untilRead(page);
  },
};

// Every way out that a script has, to this server and to another; each answers what became of it.
const tryAll = (page, here) =>
  page.evaluate(async (own) => {
    const ways = (address) => ({
      fetch: () => fetch(address).then(() => 'out'),
      xhr: () =>
        new Promise((resolve, reject) => {
          const request = new XMLHttpRequest();
          request.onload = () => resolve('out');
          request.onerror = reject;
          request.open('GET', address);
          request.send();
        }),
      socket: () =>
        new Promise((resolve, reject) => {
          const socket = new WebSocket(address.replace('http', 'ws'));
          socket.onopen = () => resolve('out');
          socket.onerror = reject;
        }),
    });
    const outcome = async (tried) => {
      const told = {};
      for (const [way, send] of Object.entries(tried)) {
        try {
          told[way] = await send();
        } catch {
          told[way] = 'held';
        }
      }
      return told;
    };
    const policy = window.trustedTypes?.createPolicy('test', { createScriptURL: (url) => url }) ?? { createScriptURL: String };
    const inWorker = (address) =>
      new Promise((resolve) => {
        const code = `const ways = ${ways}; const outcome = ${outcome};
          const { fetch: byFetch, xhr } = ways(${JSON.stringify(address)});
          outcome({ fetch: byFetch, xhr }).then((told) => postMessage(told));`;
        const worker = new Worker(policy.createScriptURL(URL.createObjectURL(new Blob([code], { type: 'text/javascript' }))));
        worker.onmessage = ({ data }) => resolve(data);
      });
    const image = (address) =>
      new Promise((resolve) => {
        const node = new Image();
        node.onload = () => resolve('out');
        node.onerror = () => resolve('held');
        node.src = address;
      });
    const elsewhere = 'http://localhost:9/stolen';
    return {
      page: await outcome(ways(`${own}stolen`)),
      worker: await inWorker(`${own}stolen`),
      elsewhere: await outcome(ways(elsewhere)),
      elsewhereInWorker: await inWorker(elsewhere),
      image: await image(elsewhere),
    };
  }, here);

inBrowsers('the network', (here) => {
  let site;
  let page;
  before(() => ({ site, page } = here));
  const ready = () => page.waitForFunction(() => document.querySelector(`meta[content="connect-src 'none'"]`), { timeout: 60_000 });
  // The copy for offline use, which this server does not have, is asked for last.
  const refused = async () => {
    const isAsked = () => site.requests.some((asked) => asked.endsWith('service-worker.js'));
    for (const end = Date.now() + 60_000; !isAsked(); await new Promise((resolve) => setTimeout(resolve, 20)))
      assert.ok(Date.now() < end, 'it never asked for its offline copy: has index.html the name of its build?');
  };
  const stolen = () => site.requests.filter((asked) => asked.includes('stolen')).length;

  test('a page that is ready asks for nothing, whatever its reader does', { timeout: 180_000 }, async () => {
    await load(page, site.url);
    await ready();
    await readArticle(page, seed);
    await refused();
    site.requests.length = 0;
    for (const [what, use] of Object.entries(readers)) {
      await use(page);
      assert.deepEqual(site.requests, [], what);
    }
    assert.deepEqual(page.complaints, []);
  });

  test('a script that tries is held, in the page and in a worker that it starts', { timeout: 60_000 }, async () => {
    await load(page, site.url);
    await ready();
    const told = await tryAll(page, site.url);
    const held = { fetch: 'held', xhr: 'held' };
    const all = { ...held, socket: 'held' };
    assert.deepEqual(told, { page: all, worker: held, elsewhere: all, elsewhereInWorker: held, image: 'held' });
    assert.equal(stolen(), 0);
  });

  test('before that, only this server can be asked; the seal is what holds the rest', { timeout: 60_000 }, async () => {
    site.faults.set('model/annotator.bin', { status: 404 }); // never ready
    await load(page, site.url);
    const told = await tryAll(page, site.url);
    site.faults.clear();
    assert.deepEqual([told.page.fetch, told.worker.fetch], ['out', 'out']);
    assert.deepEqual([told.elsewhere.fetch, told.elsewhereInWorker.fetch, told.image], ['held', 'held', 'held']);
    assert.ok(stolen() >= 2);
  });
});
