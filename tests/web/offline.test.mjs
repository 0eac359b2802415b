// The page without network: its second visit, damaged copies, a new build beside open pages, and the end of it all.

import assert from 'node:assert/strict';
import { appendFile, cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import test, { after } from 'node:test';
import { fileURLToPath } from 'node:url';
import { precache } from '../../web/offline/precache.mjs';
import { dist, inBrowsers, launch, load, newPage, readArticle, seed, serve } from './page.mjs';

const story = 'Ana Ruiz opened the new dam near Oslo on Monday. Engineers from Norway built it in four years.';
const folder = await mkdtemp(path.join(tmpdir(), 'annotator-'));
after(() => rm(folder, { recursive: true }));

// Builds A, B and C of the page, which differ in one script; each says of itself which it is.
const builds = {};
for (const letter of ['A', 'B', 'C']) {
  const at = path.join(folder, letter);
  await cp(dist, at, { recursive: true });
  await appendFile(path.join(at, 'web/groups.js'), `\ndocument.documentElement.dataset.script = '${letter}';\n`);
  builds[letter] = { at, id: precache(at) };
}

test('the same files have the same name, others another', () => {
  assert.equal(precache(builds.A.at), builds.A.id);
  assert.equal(new Set(Object.values(builds).map(({ id }) => id)).size, 3);
});

test('the list has every file but those that tell of it', async () => {
  const text = await readFile(path.join(builds.A.at, 'service-worker.js'), 'utf8');
  const { id, files } = JSON.parse(text.slice('const build = '.length, text.indexOf('};\n') + 1));
  assert.equal(id, builds.A.id);
  for (const name of ['index.html', 'web/main.js', 'web/wasm/annotator.wasm', 'model/annotator.bin', 'web/icons/192.png'])
    assert.match(files[name], /^[0-9a-f]{64}$/, name);
  assert.equal(files['version.json'], undefined);
});

test('the installed page has a name, icons that are there, and starts where the page is', async () => {
  const manifest = JSON.parse(await readFile(path.join(dist, 'web/offline/manifest.webmanifest'), 'utf8'));
  const at = (address) => path.join(dist, 'web/offline', address);
  assert.equal(path.join(at(manifest.start_url), '/'), path.join(dist, '/'));
  for (const { src, type, sizes } of manifest.icons) {
    const bytes = await readFile(at(src));
    if (type !== 'image/png') continue;
    const size = Number(sizes.split('x')[0]);
    assert.deepEqual([bytes.readUInt32BE(16), bytes.readUInt32BE(20)], [size, size]);
  }
});

inBrowsers('without network', (here) => {
  let site;
  let browser;
  let page;

  // Every test is a first visit: a browser that knows nothing, and a server that has build A.
  const visit = (title, body) =>
    test(title, { timeout: 120_000 }, async () => {
      site = await serve({ folder: builds.A.at, offline: true });
      browser = await launch(here.name);
      page = await newPage(browser);
      try {
        await body();
      } finally {
        await browser.close();
        site.close();
      }
    });
  const script = (on = page) => on.evaluate(() => document.documentElement.dataset.script);
  const line = (on = page) => on.$eval('.offline', (node) => node.textContent);
  // Asked again and again, since the page may be replaced by the next one at any time.
  const untilSaid = async (words, on = page) => {
    for (const end = Date.now() + 60_000; ; await new Promise((resolve) => setTimeout(resolve, 100))) {
      const said = await line(on).catch(() => '');
      if (said.includes(words)) return;
      assert.ok(Date.now() < end, `"${words}" is not said, but "${said}"`);
    }
  };
  const install = async () => {
    await load(page, site.url);
    await untilSaid('Works without network.');
  };
  const again = async (on = page) => {
    await on.reload();
    await on.waitForFunction(() => !document.querySelector('.server-hint'));
  };
  const press = (selector) => page.$eval(selector, (node) => node.click());
  const waiting = (on = page) =>
    on.evaluate(async () => Boolean((await navigator.serviceWorker.getRegistration())?.waiting));
  const caches = () =>
    page.evaluate(async () => {
      const names = (await caches.keys()).filter((key) => key.startsWith('article-annotator-build-'));
      return names.map((key) => key.slice('article-annotator-build-'.length));
    });

  visit('the second visit needs no network, and reads an article', async () => {
    await install();
    assert.equal(await line(), `Build ${builds.A.id}. Works without network.`);
    await site.unplug();
    await again();
    assert.equal(await script(), 'A');
    await readArticle(page, seed);
    assert.ok((await page.$$('.mention')).length > 50);
    await untilSaid('Works without network.');
    assert.deepEqual(page.complaints, []);
  });

  visit('an address with a query or a fragment is the same page', async () => {
    await install();
    await site.unplug();
    await page.goto(`${site.url}?from=home#article`);
    await readArticle(page, story);
  });

  visit('a copy that was cut off or altered is never run: the server is asked again', async () => {
    await install();
    await page.evaluate(async () => {
      const [key] = await caches.keys();
      const cache = await caches.open(key);
      const at = (file) => new URL(file, document.baseURI).href;
      const model = await (await cache.match(at('model/annotator.bin'))).arrayBuffer();
      await cache.put(at('model/annotator.bin'), new Response(model.slice(0, 1000)));
      const script = () => new Response('alert(1)', { headers: { 'content-type': 'text/javascript' } });
      for (const file of ['web/groups.js', 'web/worker.js']) await cache.put(at(file), script());
      const wasm = new Uint8Array(await (await cache.match(at('web/wasm/annotator.wasm'))).arrayBuffer());
      wasm[wasm.length >> 1] ^= 1;
      const type = { headers: { 'content-type': 'application/wasm' } };
      await cache.put(at('web/wasm/annotator.wasm'), new Response(wasm, type));
      await cache.delete(at('web/dates.js'));
    });
    site.requests.length = 0;
    await again();
    await readArticle(page, story);
    assert.equal(await script(), 'A');
    for (const file of ['model/annotator.bin', 'web/groups.js', 'web/worker.js', 'web/wasm/annotator.wasm', 'web/dates.js'])
      assert.ok(site.requests.some((asked) => asked.endsWith(file)), file);
    await site.unplug();
    await again();
    await readArticle(page, story);
  });

  visit('a server whose files are not of the build it lists is not believed; the page works with network', async () => {
    site.faults.set('model/annotator.bin', { body: (bytes) => bytes.subarray(1) });
    await load(page, site.url);
    await page.waitForFunction(async () => {
      const registration = await navigator.serviceWorker.getRegistration();
      return !registration && document.querySelector('.offline').textContent !== '';
    });
    assert.equal(await line(), `Build ${builds.A.id}.`);
  });

  visit('a new build waits for the reader, who goes on with the old one until then', async () => {
    await install();
    await readArticle(page, story);
    site.folder = builds.B.at;
    await page.evaluate(async () => (await navigator.serviceWorker.getRegistration()).update());
    await page.waitForSelector('.toast-action');
    assert.equal(await script(), 'A');
    assert.equal(await page.$eval('.article', (node) => node.textContent), story);

    await site.unplug(); // all of B is here
    const loaded = page.waitForNavigation();
    await press('.toast-action');
    await loaded;
    await untilSaid('Works without network.');
    assert.equal(await line(), `Build ${builds.B.id}. Works without network.`);
    assert.equal(await script(), 'B');
    assert.deepEqual(await caches(), [builds.B.id]);
    await readArticle(page, story);
  });

  visit('as long as another page of the old build is open, the new one does not start', async () => {
    await install();
    const other = await newPage(browser);
    await load(other, site.url);
    site.folder = builds.B.at;
    await page.evaluate(async () => (await navigator.serviceWorker.getRegistration()).update());
    await page.bringToFront();
    await page.waitForSelector('.toast-action');
    await press('.toast-action');
    await page.waitForFunction(() => document.querySelector('.toast').textContent.includes('1 other tab'));
    assert.deepEqual([await script(), await script(other)], ['A', 'A']);
    await other.bringToFront();
    await again(other); // and a reload of it brings no mixture
    assert.equal(await script(other), 'A');
    await readArticle(other, story);

    await other.close();
    await page.bringToFront();
    // The reader has asked once already: where nothing holds it any more it may start before it is asked again.
    await press('.offline .text-button').catch(() => {});
    await untilSaid(builds.B.id);
    assert.equal(await script(), 'B');
  });

  visit('a new build that is broken off is dropped; the next one comes', async () => {
    await install();
    site.folder = builds.B.at;
    site.faults.set('web/groups.js', { status: 503 });
    await page.evaluate(async () => (await navigator.serviceWorker.getRegistration()).update().catch(() => {}));
    await again();
    assert.equal(await script(), 'A');
    assert.equal(await waiting(), false);
    await untilSaid(`The server has another build, ${builds.B.id}.`);
    await readArticle(page, story);

    site.faults.clear();
    site.folder = builds.C.at;
    await again();
    await untilSaid('New version.');
    const loaded = page.waitForNavigation();
    await press('.offline .text-button');
    await loaded;
    await untilSaid(builds.C.id);
    assert.equal(await script(), 'C');
    assert.deepEqual(await caches(), [builds.C.id]);
  });

  visit('a build that is damaged here and gone from the server gives way to the one that is there', async () => {
    await install();
    site.folder = builds.B.at;
    site.faults.set('service-worker.js', { status: 404 });
    await page.evaluate(async () => {
      for (const key of await caches.keys()) await caches.delete(key);
    });
    await page.goto(site.url);
    await page.goto('about:blank');
    await page.goto(site.url);
    await page.waitForFunction(() => !document.querySelector('.server-hint'));
    assert.equal(await script(), 'B');
    await readArticle(page, story);
  });

  visit('the kill switch takes all of it from the device', async () => {
    await install();
    const killed = path.join(folder, 'killed');
    await cp(builds.B.at, killed, { recursive: true });
    await cp(path.join(dist, 'web/offline/kill-switch.js'), path.join(killed, 'service-worker.js'));
    site.folder = killed;
    await again();
    await page.waitForFunction(async () => !(await navigator.serviceWorker.getRegistration()), { timeout: 30_000 });
    assert.deepEqual(await caches(), []);
    await page.goto('about:blank');
    await page.goto(site.url);
    await page.waitForFunction(() => !document.querySelector('.server-hint'));
    assert.equal(await script(), 'B');
    await readArticle(page, story);
  });
});
