// WebKit for the browser tests: GNOME's MiniBrowser, driven by selenium through Debian's WebKitWebDriver, behind as much
// of puppeteer's interface as these tests use. What this driver cannot do is not there: paper, emulated media, a touch
// screen, being off the network, reading the clipboard from outside. A display is started where there is none (Xvfb).
// It is slow: BROWSERS=webkit runs a test file in it alone.

import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { Builder, By, Capabilities, error as errors, Key, Origin } from 'selenium-webdriver';

const slowness = 4; // times what the other browsers take
const driverPath = '/usr/bin/WebKitWebDriver';
const browserPath = '/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser';

export async function launchWebkit() {
  const display = process.env.DISPLAY ? null : await startDisplay();
  const port = await freePort();
  const environment = {
    ...process.env,
    DISPLAY: display?.name ?? process.env.DISPLAY,
    WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1', // its sandbox needs what containers do not give; the pages are ours
    LIBGL_ALWAYS_SOFTWARE: '1',
  };
  const server = spawn(driverPath, [`--port=${port}`], { env: environment, stdio: 'ignore' });
  const end = () => {
    server.kill();
    display?.process.kill();
  };
  try {
    await untilOpen(port);
    const driver = await new Builder()
      .usingServer(`http://127.0.0.1:${port}`)
      .disableEnvironmentOverrides()
      .withCapabilities(
        new Capabilities({
          browserName: 'MiniBrowser',
          'webkitgtk:browserOptions': { binary: browserPath, args: ['--automation'] },
        }),
      )
      .build();
    await driver.manage().setTimeouts({ script: 120_000 });
    return new Browser(driver, end);
  } catch (error) {
    end();
    throw error;
  }
}

class Browser {
  constructor(driver, end) {
    Object.assign(this, { driver, end, window: null, known: new Map() });
  }

  async newPage() {
    if (this.window) await this.driver.switchTo().newWindow('tab');
    this.window = await this.driver.getWindowHandle();
    return this.pageOf(this.window);
  }

  /** All that are open, also those that a page has opened. */
  async pages() {
    const pages = (await this.driver.getAllWindowHandles()).map((window) => this.pageOf(window));
    for (const page of pages) page.address = await page.do(() => this.driver.getCurrentUrl());
    return pages;
  }

  pageOf(window) {
    if (!this.known.has(window)) this.known.set(window, new Page(this, window));
    return this.known.get(window);
  }

  /** What this driver has no word for: another browser, with nothing kept. */
  createBrowserContext() {
    return launchWebkit();
  }

  async close() {
    await this.driver.quit().catch(() => {});
    this.end();
  }
}

const keyNames = {
  Enter: Key.ENTER,
  Escape: Key.ESCAPE,
  Tab: Key.TAB,
  Delete: Key.DELETE,
  Backspace: Key.BACK_SPACE,
  Home: Key.HOME,
  End: Key.END,
  ArrowLeft: Key.ARROW_LEFT,
  ArrowRight: Key.ARROW_RIGHT,
  ArrowUp: Key.ARROW_UP,
  ArrowDown: Key.ARROW_DOWN,
  Control: Key.CONTROL,
  Shift: Key.SHIFT,
};
// "KeyC" is the key of c.
const keyOf = (name) => keyNames[name] ?? (/^Key[A-Z]$/.test(name) ? name.at(-1).toLowerCase() : name);

class Page {
  complaints = [];

  constructor(browser, window) {
    Object.assign(this, { browser, driver: browser.driver, window });
    const act = (change) => this.do(async () => change(this.driver.actions({ async: true })).perform());
    this.keyboard = {
      down: (key) => act((actions) => actions.keyDown(keyOf(key))),
      up: (key) => act((actions) => actions.keyUp(keyOf(key))),
      press: (key) => act((actions) => actions.keyDown(keyOf(key)).keyUp(keyOf(key))),
      type: (text) => act((actions) => actions.sendKeys(text)),
    };
    this.mouse = { move: (x, y) => act((actions) => actions.move({ x, y, origin: Origin.VIEWPORT })) };
  }

  // The driver has one current window; a page is used in its own.
  async do(use) {
    if (this.browser.window !== this.window) {
      await this.driver.switchTo().window(this.window);
      this.browser.window = this.window;
    }
    return use();
  }

  /** The address that pages() has seen last. */
  url() {
    return this.address;
  }

  on() {} // errors and breaches of the policy are gathered in the page itself, see gather

  async goto(url) {
    await this.do(() => this.driver.get(url));
    await this.gather();
  }

  async reload() {
    await this.do(() => this.driver.navigate().refresh());
    await this.gather();
  }

  /** Waits until the page has replaced itself. */
  async waitForNavigation() {
    const now = () => this.do(() => this.driver.executeScript('return performance.timeOrigin')).catch(() => null);
    const before = await now();
    for (let next; !next || next === before; next = await now()) await new Promise((resolve) => setTimeout(resolve, 50));
  }

  // The driver may be back before the page has loaded.
  async gather() {
    await this.waitForFunction(() => document.readyState === 'complete');
    await this.evaluate(() => {
      window.complaints = [];
      addEventListener('error', ({ message }) => window.complaints.push(message));
      addEventListener('unhandledrejection', ({ reason }) => window.complaints.push(String(reason)));
      addEventListener('securitypolicyviolation', ({ violatedDirective }) => window.complaints.push(violatedDirective));
    });
  }

  /** The window becomes so large that the page in it has this size. */
  setViewport({ width, height }) {
    return this.do(async () => {
      const { driver } = this;
      const around = await driver.executeScript('return [outerWidth - innerWidth, outerHeight - innerHeight]');
      await driver.manage().window().setRect({ width: width + around[0], height: height + around[1], x: 0, y: 0 });
    });
  }

  // Runs a function in the page; a node is handed over as a handle.
  async evaluate(run, ...values) {
    const [told, error, complaints] = await this.do(() =>
      this.driver.executeAsyncScript(
        `const values = [...arguments];
         const done = values.pop();
         const complaints = () => (window.complaints ?? []).splice(0);
         (async () => (${run})(...values))().then(
           (told) => done([told ?? null, null, complaints()]),
           (error) => done([null, String(error), complaints()]));`,
        ...values.map((value) => (value instanceof Handle ? value.node : value)),
      ),
    );
    this.complaints.push(...complaints);
    if (error) throw new Error(error);
    return told;
  }

  async waitForFunction(run, { timeout = 30_000 } = {}, ...values) {
    const end = Date.now() + slowness * timeout;
    while (!(await this.evaluate(run, ...values).catch(whileReplaced))) {
      if (Date.now() > end) throw new Error(`waited ${slowness * timeout} ms for ${run}`);
      await new Promise((resolve) => setTimeout(resolve, 30));
    }
  }

  waitForSelector(selector, { hidden = false, visible = false, timeout } = {}) {
    return this.waitForFunction(
      (sought, wantHidden, wantVisible) => {
        const node = document.querySelector(sought);
        const shown = node?.getClientRects().length > 0;
        return wantHidden ? !shown : wantVisible ? shown : Boolean(node);
      },
      { timeout },
      selector,
      hidden,
      visible,
    );
  }

  async $(selector) {
    const [node] = await this.$$(selector);
    return node ?? null;
  }

  async $$(selector) {
    const nodes = await this.do(() => this.driver.findElements(By.css(selector)));
    return nodes.map((node) => new Handle(this, node));
  }

  $eval(selector, run, ...values) {
    return this.evaluate(`(selector, ...values) => {
      const node = document.querySelector(selector);
      if (!node) throw new Error('nothing is ' + selector);
      return (${run})(node, ...values);
    }`, selector, ...values);
  }

  $$eval(selector, run, ...values) {
    return this.evaluate(
      `(selector, ...values) => (${run})([...document.querySelectorAll(selector)], ...values)`,
      selector,
      ...values,
    );
  }

  focus(selector) {
    return this.$eval(selector, (node) => node.focus());
  }

  async click(selector) {
    const node = await this.$(selector);
    if (!node) throw new Error(`nothing is ${selector}`);
    await node.click();
  }

  async hover(selector) {
    const [x, y] = await this.$eval(selector, (node) => {
      node.scrollIntoView({ block: 'nearest', behavior: 'instant' });
      const { left, top, width, height } = node.getClientRects()[0];
      return [Math.round(left + width / 2), Math.round(top + height / 2)];
    });
    await this.mouse.move(x, y);
  }

  async bringToFront() {}

  close() {
    return this.do(async () => {
      await this.driver.close();
      this.browser.window = null;
    });
  }
}

// The driver has no better word than this while one page gives way to the next.
function whileReplaced(error) {
  if (error.constructor !== errors.WebDriverError) throw error;
}

// A node of a page.
class Handle {
  constructor(page, node) {
    Object.assign(this, { page, node });
  }

  evaluate(run, ...values) {
    return this.page.evaluate(run, this, ...values);
  }

  uploadFile(path) {
    return this.page.do(() => this.node.sendKeys(path));
  }

  // As puppeteer does: into sight, and a press of the mouse in the middle, once it stands still: what comes into sight gets
  // its height only then, and moves what is below it.
  async click() {
    const [x, y] = await this.evaluate(async (node) => {
      const middle = () => {
        node.scrollIntoView({ block: 'nearest', behavior: 'instant' });
        const { left, top, width, height } = node.getClientRects()[0] ?? node.getBoundingClientRect();
        return [Math.round(left + width / 2), Math.round(top + height / 2)];
      };
      const frame = () => new Promise((resolve) => (requestAnimationFrame(resolve), setTimeout(resolve, 500)));
      let now = middle();
      for (let before = []; String(now) !== String(before); now = middle()) {
        before = now;
        for (let i = 0; i < 3; i++) await frame();
      }
      return now;
    });
    const { page } = this;
    await page.do(() => page.driver.actions({ async: true }).move({ x, y, origin: Origin.VIEWPORT }).click().perform());
  }
}

async function startDisplay() {
  for (let n = 90 + (process.pid % 500); ; n++) {
    if (existsSync(`/tmp/.X11-unix/X${n}`)) continue;
    const process_ = spawn('/usr/bin/Xvfb', [`:${n}`, '-screen', '0', '1400x1400x24', '-nolisten', 'tcp'], { stdio: 'ignore' });
    for (let i = 0; i < 100; i++) {
      if (existsSync(`/tmp/.X11-unix/X${n}`)) return { name: `:${n}`, process: process_ };
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    process_.kill();
    throw new Error('Xvfb did not start');
  }
}

// Somebody listens there now.
async function untilOpen(port) {
  const isOpen = () =>
    new Promise((resolve) => {
      const socket = connect(port, '127.0.0.1');
      socket.once('connect', () => (socket.destroy(), resolve(true))).once('error', () => resolve(false));
    });
  for (let i = 0; i < 300; i++) {
    if (await isOpen()) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('the driver of WebKit did not start');
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}
