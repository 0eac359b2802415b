// Correcting in Chromium and in Firefox, on the real core: by mouse and by keyboard alone, what the page then shows, and
// that every step can be taken back. BROWSERS=firefox runs in that one alone.

import assert from 'node:assert/strict';
import { before } from 'node:test';
import {
  fillClipboard,
  inBrowsers,
  onPages,
  paste,
  readArticle,
  readPage,
  seed,
  setRole,
  untilRead,
  untilShown,
  untilStill,
} from './page.mjs';

const other =
  'Mayor Ana Ruiz opened the new dam near Oslo on Monday. Ruiz said the water would serve thousands of homes.';

inBrowsers('correcting', (here) => {
  let server;
  let browser;
  let page;
  before(() => ({ site: server, browser, page } = here));
  const onPage = onPages(here);

  // ---- what a reader sees and does

  const at = (start) => `.mention[data-start="${start}"]`;
  const rubio = 45; // where the seed first names him
  const names = async (group) => (await readPage(page)).names[group] ?? [];
  const listed = async (group, words) => (await names(group)).find(([own]) => own === words) ?? null;
  const toast = () => page.$eval('.toast', (node) => (node.hidden ? '' : node.firstChild.textContent));
  const focusedWords = () => page.evaluate(() => document.activeElement.textContent);
  const key = (...keys) =>
    keys.reduce((before, one) => before.then(() => page.keyboard.press(one)), Promise.resolve());
  async function chord(...keys) {
    for (const one of keys) await page.keyboard.down(one);
    for (const one of keys.reverse()) await page.keyboard.up(one);
  }
  async function settled(selector) {
    await page.waitForSelector(selector);
    await untilStill(page, selector);
  }
  const click = (selector) => page.$eval(selector, (node) => node.click());
  async function tabTo(selector, most = 40) {
    for (let i = 0; i < most; i++) {
      if (await page.evaluate((s) => document.activeElement.matches(s), selector)) return;
      await page.keyboard.press('Tab');
    }
    assert.fail(`no way to ${selector} by Tab`);
  }
  const select = (words) =>
    page.evaluate((text) => {
      const walker = document.createTreeWalker(document.querySelector('.article'), NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        const start = walker.currentNode.data.indexOf(text);
        if (start < 0) continue;
        walker.currentNode.parentNode.scrollIntoView({ block: 'center', behavior: 'instant' });
        getSelection().setBaseAndExtent(walker.currentNode, start, walker.currentNode, start + text.length);
        return;
      }
      throw new Error(text);
    }, words);

  // ---- by mouse

  onPage('a name of another kind: all its mentions, undone and redone by buttons', async () => {
    await readArticle(page, seed);
    const before = await readPage(page);
    await page.click(at(rubio));
    await page.click('.card-action[data-key="retype"]');
    assert.equal(await page.$eval('.correct [aria-pressed="true"]', (scope) => scope.textContent), 'All 5');
    await click('.correct [data-key="kind-ORG"]');
    assert.equal(await toast(), 'Now: Organization, 5 mentions.');
    assert.deepEqual(await listed('Organizations', 'Marco Rubio'), ['Marco Rubio', 5, 'U.S. Secretary of State']);
    assert.equal(await listed('People', 'Marco Rubio'), null);
    assert.equal(await page.$eval(at(rubio), (anchor) => anchor.dataset.group), 'org');
    assert.equal((await readPage(page)).article, seed);
    assert.ok((await readPage(page)).meta.includes('1 correction'));

    await click('.meta-action');
    assert.deepEqual(await readPage(page).then(({ names, marks }) => [names, marks]), [before.names, before.marks]);
    assert.equal(await toast(), 'Undone.');
    await click('.toast-action');
    assert.equal((await listed('Organizations', 'Marco Rubio'))?.[1], 5);
    await click('.toast-action');
    assert.deepEqual((await readPage(page)).names, before.names);
  });

  onPage('only this one, no name, and no name at all', async () => {
    await readArticle(page, seed);
    await click(at(rubio));
    await click('.card-action[data-key="retype"]');
    await click('.correct [data-key="scope-one"]');
    await click('.correct [data-key="kind-EVENT"]');
    assert.deepEqual((await listed('Events', 'Marco Rubio')).slice(0, 2), ['Marco Rubio', 1]);
    assert.equal((await listed('People', 'Marco Rubio'))[1], 4);

    const marks = (await readPage(page)).marks.length;
    await click(at(rubio));
    await click('.card-action[data-key="remove"]'); // one mention: nothing to ask
    assert.equal((await readPage(page)).marks.length, marks - 1);
    assert.equal(await page.$(at(rubio)), null);
    assert.deepEqual(await names('Events'), []);

    await click(at(86)); // Lavrov
    await click('.card-action[data-key="remove"]');
    await click('.correct [data-key="remove-all"]');
    assert.equal(await listed('People', 'Sergey Lavrov'), null);
    assert.equal((await readPage(page)).marks.length, marks - 6);
    assert.equal((await readPage(page)).article, seed);
    for (let i = 0; i < 3; i++) await chord('Control', 'z');
    assert.equal((await readPage(page)).marks.length, marks);
    assert.equal((await listed('People', 'Marco Rubio'))[1], 5);
  });

  onPage('the same as another, and not the same', async () => {
    await readArticle(page, seed);
    await click(at(rubio));
    await click('.card-action[data-key="merge"]');
    await page.focus('.correct-find');
    await page.keyboard.type('lavr');
    await click('.correct-name');
    assert.equal(await toast(), 'The same as Sergey Lavrov.');
    assert.equal((await listed('People', 'Sergey Lavrov'))[1], 10);
    assert.equal(await listed('People', 'Marco Rubio'), null);
    const said = await page.$$eval('.voice-name, .said h3', (all) => all.map((node) => node.textContent));
    assert.ok(!said.includes('Marco Rubio'));

    await click(at(rubio));
    await click('.card-action[data-key="merge"]');
    await click('.correct [data-key="split-alike"]');
    assert.equal(await toast(), 'A name of its own.');
    assert.equal((await listed('People', 'Sergey Lavrov'))[1] + (await listed('People', 'Marco Rubio'))[1], 10);
    await chord('Control', 'z');
    await chord('Control', 'z');
    assert.equal((await listed('People', 'Marco Rubio'))[1], 5);
    await chord('Control', 'Shift', 'Z');
    assert.equal((await listed('People', 'Sergey Lavrov'))[1], 10);
  });

  onPage('the card of a country counts its people, who can leave it', async () => {
    await readArticle(page, seed);
    const facts = () => page.$eval('.card-facts', (list) => list.innerText.replace(/\s+/g, ' '));
    const open = (words) => page.$$eval('.mention', (all, text) => all.find((mark) => mark.textContent === text).click(), words);
    await open('Ukraine');
    assert.match(await facts(), /^Also Ukrainian 4 mentions/);
    await click('.card-name');
    assert.match(await facts(), /^Country Ukraine/);
    await click('.card-action[data-key="merge"]');
    await click('.correct [data-key="split-country"]');
    await open('Ukraine');
    assert.doesNotMatch(await facts(), /Ukrainian/);
    await chord('Control', 'z');
    await open('Ukraine');
    assert.match(await facts(), /Ukrainian 4 mentions/);
  });

  onPage('selected words become a name, wherever they stand', async () => {
    await readArticle(page, seed);
    await select('iplomatic missio');
    await page.waitForSelector('.selection:not([hidden])');
    await page.click('.selection-button');
    assert.equal(await page.$eval('.card-title', (title) => title.textContent), 'diplomatic missions');
    const [all] = await page.$$eval('.correct .scope', (scopes) => scopes.map((scope) => scope.textContent));
    const n = seed.split('diplomatic missions').length - 1;
    assert.equal(all, `All ${n}`);
    await click('.correct [data-key="kind-EVENT"]');
    assert.deepEqual(await names('Events'), [['diplomatic missions', n, null]]);
    assert.equal(await focusedWords(), 'diplomatic missions');
    assert.equal((await readPage(page)).article, seed);
    await chord('Control', 'z');
    assert.deepEqual(await names('Events'), []);

    // In another lens, over words that carry its marks: added, taken back, and added again while they are there.
    await click('.rail [data-lens="said"]');
    await select('to reopen');
    await page.waitForSelector('.selection:not([hidden])');
    await page.click('.selection-button');
    await click('.correct [data-key="kind-LAW"]');
    assert.deepEqual(await names('Events'), [['to reopen', 1, null]]);
    assert.equal(await focusedWords(), 'to reopen');
    await click('.rail [data-lens="said"]');
    const said = (await page.$$('.lens-mark')).length;
    await chord('Control', 'z');
    assert.deepEqual(await names('Events'), []);
    await chord('Control', 'Shift', 'Z');
    assert.deepEqual(await names('Events'), [['to reopen', 1, null]]);
    assert.ok((await page.$$('.lens-mark')).length >= said);
    await click('.rail [data-lens="names"]');
    assert.equal(await page.$eval('.mention.g-event', (anchor) => anchor.textContent), 'to reopen');
    assert.equal((await readPage(page)).article, seed);
  });

  onPage('what a paragraph is for is put right, and summary and check follow', async () => {
    await readArticle(page, seed);
    await page.click('.meta-action[aria-controls]');
    assert.deepEqual(await page.$$eval('.parts-role', (all) => all.map((select) => select.value)), [
      'abstract',
      ...Array(6).fill('body'),
      'closing',
      'source',
    ]);
    const checks = await page.$eval('.band-tabs h2 + h2 .tab-count', (count) => count.textContent);
    assert.ok(Number(checks) > 0);
    await page.focus('.parts-role');
    await setRole(page, 'body');
    await page.waitForFunction(() => document.querySelector('#p1').classList.contains('block-body'));
    assert.equal(await page.$eval('.parts-role', (select) => select.value), 'body');
    assert.equal((await readPage(page)).article, seed);
    assert.equal(await page.evaluate(() => document.activeElement.className), 'parts-role');
    await chord('Control', 'z');
    await page.waitForFunction(() => document.querySelector('#p1').classList.contains('block-abstract'));
    assert.equal(await page.$eval('.band-tabs h2 + h2 .tab-count', (count) => count.textContent), checks);
  });

  // ---- by keyboard alone

  onPage('by keyboard alone: every correction, each taken back', async () => {
    await readArticle(page, seed);
    const before = (await readPage(page)).names;
    await page.focus(at(rubio));
    await key('Delete');
    assert.equal(await focusedWords(), 'All 5');
    await key('Escape');
    assert.equal(await focusedWords(), 'Not a name');
    await key('Enter', 'Tab', 'Enter');
    assert.equal((await listed('People', 'Marco Rubio'))[1], 4);
    assert.match(await focusedWords(), /^\p{L}/u); // the next name, without its card
    assert.equal(await page.$eval('.card', (card) => card.hidden), true);
    await chord('Control', 'z');
    assert.deepEqual((await readPage(page)).names, before);

    await page.focus(at(rubio));
    await key('Enter'); // the card that focus has opened is closed, and opened again
    await key('Enter');
    await page.focus('.card-action[data-key="retype"]');
    await key('Enter');
    assert.equal(await focusedWords(), 'Person');
    await key('Tab', 'Enter');
    assert.equal((await listed('Organizations', 'Marco Rubio'))[1], 5);
    assert.equal(await focusedWords(), 'Marco Rubio');

    await key('Enter');
    await page.focus('.card-action[data-key="merge"]');
    await key('Enter');
    await page.keyboard.type('trump');
    await tabTo('.correct-name');
    await key('Enter');
    assert.deepEqual(
      (await names('People')).map(([words, n]) => [words, n]).find(([words]) => words === 'Donald Trump'),
      ['Donald Trump', 8],
    );
    await chord('Control', 'z');
    await chord('Control', 'z');
    assert.deepEqual((await readPage(page)).names, before);

    await page.focus('.add-name .text-button');
    await key('Enter');
    await page.keyboard.type('no such words');
    await key('Enter');
    assert.equal(
      await page.$eval('.add-name-note', (note) => note.textContent),
      'These words are not in the article.',
    );
    await page.$eval('.add-name input', (field) => (field.value = ''));
    await page.keyboard.type('diplomatic missions');
    await key('Enter');
    await page.waitForFunction(() => {
      const { top, bottom } = document.querySelector('.card').getBoundingClientRect();
      const walker = document.createTreeWalker(document.querySelector('.article'), NodeFilter.SHOW_TEXT);
      while (walker.nextNode() && !walker.currentNode.data.includes('diplomatic missions'));
      const start = walker.currentNode.data.indexOf('diplomatic missions');
      const words = document.createRange();
      words.setStart(walker.currentNode, start);
      words.setEnd(walker.currentNode, start + 19);
      const rect = words.getBoundingClientRect();
      return rect.top > 56 && rect.bottom < innerHeight && (bottom <= rect.top || top >= rect.bottom);
    });
    assert.equal(await focusedWords(), 'Person');
    await tabTo('.correct [data-key="kind-EVENT"]');
    await key('Enter');
    assert.equal((await names('Events'))[0][0], 'diplomatic missions');
    await chord('Control', 'z');
    assert.deepEqual((await readPage(page)).names, before);
  });

  onPage('from empty to a corrected article and back, by keyboard alone', async () => {
    await tabTo('.input-ways .button:not(.button-first)');
    await key('Enter');
    await untilRead(page);
    await tabTo('.mention[href]', 80);
    await key('Delete');
    await page.waitForSelector('.correct');
    await key('Enter');
    assert.match(await toast(), /^Not a name: \d+ mentions?\.$/);
    await chord('Control', 'z');
    await chord('Control', 'z');
    assert.equal((await readPage(page)).field, '');
    await chord('Control', 'Shift', 'Z');
    await untilRead(page);
    assert.equal((await readPage(page)).article, seed);
  });

  // ---- steps

  onPage('a text pasted over another takes its corrections along, and Undo brings both back', async () => {
    await readArticle(page, seed);
    await click(at(rubio));
    await click('.card-action[data-key="remove"]');
    await click('.correct [data-key="remove-all"]');
    await fillClipboard(browser, other);
    await paste(page);
    await untilShown(page, other);
    await untilRead(page);
    assert.ok((await listed('People', 'Ana Ruiz')) !== null);
    assert.ok(!(await readPage(page)).meta.some((line) => line.includes('correction')));
    await page.focus('.mention[href]');
    await chord('Control', 'z');
    await untilShown(page, seed);
    await page.waitForFunction(() =>
      [...document.querySelectorAll('.meta-facts span')].some((s) => s.textContent === '1 correction'),
    );
    assert.equal(await listed('People', 'Marco Rubio'), null);
    await page.focus('.mention[href]');
    await chord('Control', 'z');
    assert.equal((await listed('People', 'Marco Rubio'))[1], 5);
    await chord('Control', 'Shift', 'Z');
    await chord('Control', 'Shift', 'Z');
    await untilShown(page, other);
  });

  onPage('an edited text keeps the corrections whose words are still there, and names the others', async () => {
    await readArticle(page, seed);
    for (const start of [rubio, seed.indexOf('NATO')]) {
      await click(at(start));
      await click('.card-action[data-key="retype"]');
      await click('.correct [data-key="kind-EVENT"]');
    }
    const edited = `It was a Monday.\n\n${seed.replaceAll('NATO', 'the alliance')}`;
    await click('.meta .text-button');
    await page.$eval('textarea', (area, words) => (area.value = words), edited);
    await click('.button-first');
    await untilShown(page, edited);
    await untilRead(page);
    assert.equal((await listed('Events', 'Marco Rubio'))[1], 5);
    const { meta, status } = await readPage(page);
    assert.ok(meta.includes('2 corrections'));
    assert.ok(meta.includes('Not in the text any more: “NATO”'));
    assert.match(status, /1 correction has lost its words\.$/);
  });

  onPage('a check put aside and a day set are steps too', async () => {
    await readArticle(page, seed);
    await click('.band-tabs h2 + h2 .tab');
    const open = (await page.$$('.check')).length;
    await click('.check .text-button');
    await click('.meta-date');
    await page.$eval('.when-field', (field) => (field.value = 'February 2025'));
    await click('.when-set');
    await page.waitForFunction(() => document.querySelectorAll('.when-counted').length === 0);
    assert.equal(await page.$eval('.when-day', (node) => node.textContent), 'February 2025');
    assert.ok((await page.$$eval('.when-title', (all) => all.map((node) => node.textContent))).includes('about February 2022¶3'));
    assert.equal((await page.$$('.check')).length, open - 1);
    await click('.meta-action');
    await page.waitForSelector('.when-counted');
    await click('.meta-action');
    assert.equal((await page.$$('.check')).length, open);
  });

  onPage(
    'on a phone the sheet holds it all, and nothing scrolls sideways',
    async () => {
      await readArticle(page, seed);
      await page.$eval(at(86), (anchor) => anchor.scrollIntoView({ block: 'center', behavior: 'instant' }));
      await page.click(at(86));
      await settled('.card:not([hidden])');
      await page.click('.card-action[data-key="retype"]');
      assert.equal((await readPage(page)).wide, false);
      await page.waitForFunction(() => {
        const [name, sheet] = ['.mention.is-current', '.card'].map((s) => document.querySelector(s));
        return name.getBoundingClientRect().bottom <= sheet.getBoundingClientRect().top;
      });
      const sizes = await page.$$eval(':is(.card-action, .correct button)', (all) =>
        all.map((button) => Math.min(button.offsetHeight, button.offsetWidth)),
      );
      assert.ok(Math.min(...sizes) >= 24, String(sizes));
      await click('.correct [data-key="kind-GPE"]');
      assert.equal((await listed('Places', 'Sergey Lavrov'))[1], 5);
      await select('diplomatic relations');
      await settled('.selection:not([hidden])');
      const [bar, tabs] = await page.evaluate(() =>
        ['.selection', '.tabs'].map((s) => document.querySelector(s).getBoundingClientRect().toJSON()),
      );
      assert.ok(bar.bottom <= tabs.top && bar.left >= 0 && bar.right <= 360);
      await page.click('.selection-button');
      await click('.correct [data-key="kind-EVENT"]');
      assert.equal((await names('Events')).length, 1);
      await click('.meta-action[aria-controls]');
      assert.equal((await readPage(page)).wide, false);
    },
    { width: 360, height: 740 },
  );

  onPage('a hundred steps of every kind, and a hundred undos: the page is as it was', async () => {
    await readArticle(page, other);
    const before = await readPage(page);
    const kinds = ['ORG', 'PERSON', 'EVENT', 'GPE'];
    for (let i = 0; i < 100; i++) {
      const done = await page.evaluate(
        (step, kind) => {
          const anchors = [...document.querySelectorAll('.mention[href]')];
          const anchor = anchors[(step * 7) % anchors.length];
          if (!anchor || anchors.length < 3) {
            document.querySelector('.add-name input').value = ['dam', 'water', 'homes', 'new'][step % 4];
            document.querySelector('.add-name .button').click();
            document.querySelector(`.correct [data-key="kind-${kind}"]`)?.click();
            return document.querySelector('.toast').textContent;
          }
          anchor.click();
          const action = ['retype', 'remove', 'merge'][step % 3];
          document.querySelector(`.card-action[data-key="${action}"]`).click();
          if (action === 'merge') document.querySelector('.correct-name')?.click();
          if (action === 'retype') document.querySelector(`.correct .chip[aria-pressed="false"]`).click();
          document.querySelector('.correct [data-key="remove-one"]')?.click();
          return document.querySelector('.toast').textContent;
        },
        i,
        kinds[i % kinds.length],
      );
      assert.ok(done);
    }
    const steps = await page.evaluate(() => {
      let n = 0;
      for (let undo; !(undo = document.querySelector('.meta-action')).hidden; n++) undo.click();
      return n;
    });
    assert.ok(steps > 60, `${steps}`);
    const after = await readPage(page);
    assert.deepEqual([after.names, after.marks, after.article], [before.names, before.marks, before.article]);
  });
});
