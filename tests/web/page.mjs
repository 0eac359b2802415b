// What the browser tests stand on: a static server with the odd file gone wrong, three browsers, and a real clipboard.
// ANNOTATOR_DIST names another folder than dist/ (see build-wasm.sh) to test.

import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import path from 'node:path';
import test, { after, before, describe } from 'node:test';
import { fileURLToPath } from 'node:url';
import puppeteer from 'puppeteer-core';
import { launchWebkit } from './webkit.mjs';

const repository = fileURLToPath(new URL('../../', import.meta.url));
export const dist = process.env.ANNOTATOR_DIST ?? path.join(repository, 'dist');
export const seed = await readFile(path.join(repository, 'tests/articles/seed/source.txt'), 'utf8');

/** Short news of our own, for what needs no seed. */
export const story =
  `Mayor Ana Ruiz opened the new dam near Oslo on Monday. Engineers from Norway built it in four years. ` +
  `Ruiz said the water would serve thousands of homes. The old dam broke in 2019 and flooded two villages. ` +
  `Bo Lie, who lost his farm, came to see the gates close. He did not speak to the mayor.`;

const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.json': 'application/json',
  '.png': 'image/png',
  '.webmanifest': 'application/manifest+json',
  '.txt': 'text/plain; charset=utf-8',
};

/**
 * Serves a folder, dist/ or another, under /some/folder/; `folder` may be set to another later. faults: Map of a path in
 * it -> {status, type, body} (each optional; body a function of the file's bytes, or a promise) that is answered instead. requests:
 * every path asked for so far. Without `offline` it has no service worker, so that every load is from the server.
 */
export async function serve({ folder = dist, offline = false } = {}) {
  if (!existsSync(path.join(folder, 'index.html'))) throw new Error(`no page in ${folder}: run ./build-wasm.sh first`);
  const prefix = '/some/folder/';
  const faults = new Map();
  const requests = [];
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, 'http://localhost');
    requests.push(pathname);
    const name = pathname.startsWith(prefix) ? decodeURIComponent(pathname.slice(prefix.length)) || 'index.html' : '';
    const {
      status = 200,
      type = types[path.extname(name)] ?? 'application/octet-stream',
      body = (bytes) => bytes,
    } = faults.get(name) ?? {};
    try {
      if (name === 'service-worker.js' && !offline) throw new Error('none');
      const bytes = await body(await readFile(path.join(site.folder, path.normalize(`/${name}`))));
      response.writeHead(status, { 'content-type': type, 'content-length': bytes.length, 'cache-control': 'no-store' });
      response.end(bytes);
    } catch {
      response.writeHead(404).end('not here');
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  const site = {
    url: `http://127.0.0.1:${port}${prefix}`,
    folder,
    faults,
    requests,
    /** Off the network, and back on it. */
    unplug: () => new Promise((resolve) => (server.close(resolve), server.closeAllConnections())),
    plug: () => new Promise((resolve) => server.listen(port, '127.0.0.1', resolve)),
    close: () => (server.close(), server.closeAllConnections()),
  };
  return site;
}

const browsers = {
  chromium: {
    browser: 'chrome',
    executablePath: '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--no-first-run',
      '--disable-quic',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--disable-default-apps',
      '--font-render-hinting=none',
    ],
  },
  firefox: {
    browser: 'firefox',
    executablePath: '/usr/bin/firefox-esr',
    extraPrefsFirefox: {
      'app.update.disabledForTesting': true,
      'security.fileuri.strict_origin_policy': true, // as it comes; the driver would lift it
      'network.captive-portal-service.enabled': false,
      'network.connectivity-service.enabled': false,
      'browser.safebrowsing.downloads.remote.enabled': false,
      'browser.download.alwaysOpenPanel': false, // it would take the keys from the page
    },
  },
};

/** A browser of those above, or 'webkit', which is asked for by its name: BROWSERS=webkit. */
export const launch = (name) =>
  name === 'webkit' ? launchWebkit() : puppeteer.launch({ headless: true, ...browsers[name] });

/**
 * Declares tests of a subject once for each browser: Chromium and Firefox, or those that BROWSERS names
 * (BROWSERS=firefox,webkit). define(here) is called in a suite of its own; while the tests run, here has {name, site,
 * browser, page}: a server, the browser, a page of it. serving: options of serve().
 */
export function inBrowsers(subject, define, serving = {}) {
  for (const name of process.env.BROWSERS?.split(',') ?? Object.keys(browsers))
    describe(`${subject} in ${name}`, () => {
      const here = { name };
      before(async () => {
        here.site = await serve(serving);
        here.browser = await launch(name);
        here.page = await newPage(here.browser);
      });
      after(async () => {
        await here.browser?.close();
        here.site?.close();
      });
      define(here);
    });
}

const noComplaints = (page) => assert.deepEqual(page.complaints, []);

/**
 * Makes tests that begin with the page as it is first opened; check(page) is what holds at the end of each: that the page
 * never broke its own policy. Loading is what takes the time: where the test before has left a sound page of the same
 * size, it forgets everything instead. size: of load().
 */
export const onPages =
  (here, check = noComplaints) =>
  (title, body, size = {}) =>
    test(title, { timeout: 300_000 }, async () => {
      const { page, site, sound } = here;
      here.sound = null;
      if (JSON.stringify(size) === sound) await forget(page);
      else await load(page, site.url, size);
      await body(page);
      await check(page);
      here.sound = site.faults.size ? null : JSON.stringify(size);
    });

/** By the row of the menu. */
export async function forget(page) {
  await page.evaluate(() => {
    document.querySelector('.settings-button').click();
    [...document.querySelectorAll('.menu-item')].find((row) => row.textContent.startsWith('Forget everything')).click();
  });
  await page.waitForFunction(() => document.querySelector('.toast').textContent.startsWith('Forgotten'));
}

/** A page that keeps every breach of a content policy, and every error, in `page.complaints`. */
export async function newPage(browser) {
  const page = await browser.newPage();
  page.complaints = [];
  page.on('pageerror', (error) => page.complaints.push(String(error)));
  page.on('console', (message) => {
    const text = message.text();
    if (/Content.Security.Policy|trusted ?type/i.test(text)) page.complaints.push(text);
  });
  return page;
}

/** Loads the page anew. phone: a touch screen without a mouse, which only Chromium can play. */
export async function load(page, url, { width = 1280, height = 900, phone = false } = {}) {
  page.complaints.length = 0;
  await page.setViewport({ width, height, ...(phone && { isMobile: true, hasTouch: true }) });
  await page.goto(url);
  await page.waitForFunction(() => !document.querySelector('.server-hint'));
}

/** Puts text on the clipboard by copying it from a field of a page of its own. */
export async function fillClipboard(browser, text) {
  const page = await browser.newPage();
  await page.goto('about:blank');
  await page.evaluate((words) => {
    const area = document.createElement('textarea');
    area.value = words;
    document.body.append(area);
    area.select();
  }, text);
  await chord(page, 'KeyC', 'Copy');
  await page.close();
}

export async function paste(page) {
  await page.bringToFront();
  await chord(page, 'KeyV', 'Paste');
}

async function chord(page, key, command) {
  await page.keyboard.down('Control');
  await page.keyboard.press(key, { commands: [command] });
  await page.keyboard.up('Control');
}

/** Drops a file on the page: the quickest way for a text to come in, and any character goes through. */
export const drop = (page, content, name = 'article.txt') =>
  page.evaluate(
    (words, fileName) => {
      const data = new DataTransfer();
      data.items.add(new File([words], fileName));
      document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
    },
    content,
    name,
  );

/** Drops a text and waits until it stands in the page, read. */
export async function readArticle(page, text) {
  await drop(page, text);
  await untilShown(page, text);
  await untilRead(page);
}

/** A long text is laid out bit by bit. */
export async function untilShown(page, { length }) {
  await page.waitForFunction(
    (n) => document.querySelector('.article').textContent.length === n,
    { timeout: 60_000 },
    length,
  );
}

export async function untilRead(page) {
  await page.waitForFunction(() => document.querySelector('.status').textContent !== '', { timeout: 60_000 });
}

/** Waits until what slides in has come to rest: a press on something in it would miss. */
export const untilStill = (page, selector) =>
  page.waitForFunction(
    async (sought) => {
      const isMoving = document.querySelector(sought).getAnimations().some(({ playState }) => playState === 'running');
      // It stands where it ends from the next frame on.
      for (let i = 0; i < 2 && !isMoving; i++) await new Promise((resolve) => requestAnimationFrame(resolve));
      return !isMoving;
    },
    {},
    selector,
  );

/** What the page shows, in words. */
export const readPage = (page) =>
  page.evaluate(async () => {
    const isBusy = () => document.querySelector('.reader').getAttribute('aria-busy') === 'true';
    while (isBusy()) await new Promise((resolve) => setTimeout(resolve, 10));
    const words = (selector, root = document) => root.querySelector(selector)?.textContent ?? null;
    const shown = (node) => node.checkVisibility?.() ?? node.offsetParent !== null;
    return {
      article: document.querySelector('.article').textContent,
      status: words('.status'),
      meta: [...document.querySelectorAll('.meta-facts span')].map((node) => node.textContent),
      summary: [...document.querySelectorAll('.summary-line')].map((line) => ({
        text: line.firstChild.textContent.trim(),
        paragraph: words('.ref', line),
        sentence: line.dataset.sentence,
      })),
      summaryNote: words('.summary-none'),
      names: Object.fromEntries(
        [...document.querySelectorAll('.names-group')].map((group) => [
          group.querySelector('.label').textContent,
          [...group.querySelectorAll('a.name')].map((row) => [
            words('.name-words', row),
            Number(words('.name-count', row)),
            words('.name-role', row),
          ]),
        ]),
      ),
      marks: [...document.querySelectorAll('.mention[href]')].map((anchor) => [
        anchor.textContent,
        anchor.dataset.group,
      ]),
      notice: words('.input-notice'),
      banner: [...document.querySelectorAll('.banner > p:first-child')].map((node) => node.textContent).join(),
      buttons: [...document.querySelectorAll('button')]
        .filter(shown)
        .map((node) => node.textContent.trim())
        .filter(Boolean),
      field: document.querySelector('textarea').value,
      focused:
        document.activeElement.dataset?.mention ??
        document.activeElement.dataset?.entity ??
        document.activeElement.className,
      wide: document.documentElement.scrollWidth > document.documentElement.clientWidth,
    };
  });

/** What the chosen part of the text is, as a reader says who picks it from the list. */
export const setRole = (page, role) =>
  page.$eval(
    '.parts-role',
    (select, value) => {
      select.value = value;
      select.dispatchEvent(new Event('change', { bubbles: true }));
    },
    role,
  );
