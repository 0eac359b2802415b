// The page in Chromium and in Firefox, from a sub-folder of a static server, on the real core: what a reader does, and
// what the page then says. BROWSERS=firefox runs in that one alone.

import assert from 'node:assert/strict';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import test, { before } from 'node:test';
import { pathToFileURL } from 'node:url';
import {
  dist,
  drop,
  fillClipboard,
  inBrowsers,
  load,
  onPages,
  paste,
  readArticle,
  readPage,
  seed,
  serve,
  untilRead,
  untilShown,
} from './page.mjs';

const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const file = (name, content) => {
  const at = path.join(mkdtempSync(path.join(tmpdir(), 'page-')), name);
  writeFileSync(at, content);
  return at;
};

// Short news of our own for what needs no seed.
const story =
  `Mayor Ana Ruiz opened the new dam near Oslo on Monday. Engineers from Norway built it in four years. ` +
  `Ruiz said the water would serve thousands of homes. The old dam broke in 2019 and flooded two villages. ` +
  `Bo Lie, who lost his farm, came to see the gates close. He did not speak to the mayor.`;

const german =
  'Die Regierung in Berlin hat am Montag ein neues Gesetz vorgestellt, das den Bau von Windrädern erleichtern soll. Der ' +
  'Minister sagte, die Verfahren dauerten seit 2022 viel zu lange, und die Länder müssten mehr Flächen bereitstellen.\n\n' +
  'Die Opposition nannte den Entwurf einen Fehler. Sie fordert, dass die Gemeinden vor jeder Entscheidung gefragt werden, ' +
  'und will im Herbst einen eigenen Vorschlag machen, der auch die Kosten für die Verbraucher nicht vergisst.';
// Long news: no two copies are the same, since what was read once is not read again.
const long = Array.from({ length: 420 }, (_, i) => story.replace('2019', 1600 + i)).join('\n\n');

inBrowsers('the page', (here) => {
  let server;
  let browser;
  let page;
  before(() => ({ site: server, browser, page } = here));
  const onPage = onPages(here);

  onPage('a pasted article is shown as it is, with its summary and its names', async (page) => {
    await fillClipboard(browser, seed);
    await paste(page);
    await untilRead(page);
    const shown = await readPage(page);
    assert.equal(shown.article, seed);
    assert.deepEqual(shown.meta, ['533 words', 'about 3 min', 'Published: unknown. Set date']);
    assert.match(shown.status, /^Annotated: 533 words, 3-sentence summary, \d+ names\.$/);

    assert.equal(shown.summary.length, 3);
    for (const { text, paragraph } of shown.summary) {
      assert.ok(seed.includes(text));
      assert.match(paragraph, /^¶[2-7]$/);
    }
    assert.deepEqual([...shown.names.People].sort(), [
      ['Donald Trump', 3, 'President'],
      ['Marco Rubio', 5, 'U.S. Secretary of State'],
      ['Sergey Lavrov', 5, 'Russian Foreign Minister'],
      ['Volodymyr Zelenskyy', 1, 'Ukrainian President'],
    ]);
    const listed = Object.values(shown.names)
      .flat()
      .reduce((sum, [, count]) => sum + count, 0);
    assert.equal(shown.marks.length, listed);
    assert.ok(shown.marks.length >= 61 && shown.marks.length <= 65, `${shown.marks.length} marks`);
    assert.equal(shown.wide, false);
  });

  onPage('the length of the summary changes at once, up to seven sentences', async (page) => {
    await readArticle(page, seed);
    const asked = server.requests.length;
    for (const length of [1, 7, 2]) {
      await page.evaluate((n) => {
        const range = document.querySelector('.length-range');
        range.value = n;
        range.dispatchEvent(new Event('input', { bubbles: true }));
      }, length);
      assert.equal((await readPage(page)).summary.length, length);
    }
    assert.equal(server.requests.length, asked);
  });

  onPage('a summary line leads to its sentence, Escape back to the line', async (page) => {
    await readArticle(page, seed);
    const [, second] = (await readPage(page)).summary;
    await page.focus(`.summary-line[data-sentence="${second.sentence}"]`);
    await page.keyboard.press('Enter');
    assert.equal(await page.$eval('mark', (mark) => mark.textContent), second.text);
    await page.keyboard.press('Escape');
    assert.equal(await page.$('mark'), null);
    assert.equal(await page.evaluate(() => document.activeElement.dataset.sentence), second.sentence);
    assert.equal((await readPage(page)).article, seed);
  });

  onPage('by keyboard: from the list to each mention of a name, and back', async (page) => {
    await readArticle(page, seed);
    const rows = await page.$$eval('a.name', (all) =>
      all.map((row) => [row.dataset.entity, row.querySelector('.name-words').textContent]),
    );
    const [rubio] = rows.find(([, words]) => words === 'Marco Rubio');
    const focusedWords = () => page.evaluate(() => document.activeElement.textContent);
    await page.focus(`a.name[data-entity="${rubio}"]`);
    await page.keyboard.press('Enter');
    assert.equal(await focusedWords(), 'Marco Rubio');
    assert.equal(await page.$eval('.card-walk span', (node) => node.textContent), 'Mention 1 of 5, ¶1');
    await page.keyboard.press('Escape');
    assert.equal((await readPage(page)).focused, rubio);
    assert.ok(await page.$eval('.card', (card) => card.hidden));
    await page.keyboard.press('Enter');
    assert.equal(await page.$eval('.card-walk span', (node) => node.textContent), 'Mention 2 of 5, ¶2');
    const described = () =>
      page.evaluate(() => {
        const told = document.activeElement.getAttribute('aria-describedby');
        return told && document.getElementById(told).textContent;
      });
    assert.equal(await described(), 'Mention 2 of 5, paragraph 2');
    assert.equal((await page.$$('.article [aria-describedby]')).length, 1);
    await page.keyboard.type('N');
    assert.equal(await focusedWords(), 'Rubio');
    await page.keyboard.type('P');
    await page.keyboard.press('ArrowRight');
    assert.equal(await focusedWords(), 'Russian');
    await page.keyboard.type('p');
    assert.equal(await focusedWords(), 'Marco Rubio');
    await page.keyboard.press('Enter');
    assert.ok(await page.$eval('.card', (card) => card.hidden));
    await page.keyboard.press('Enter');
    assert.equal(await page.$eval('.card-title', (title) => title.textContent), 'Marco Rubio');
    assert.equal(await page.$$eval('.mention[tabindex="0"]', (all) => all.length), 1);
  });

  onPage('a pointer that rests on a name shows its card, and one that leaves hides it', async (page) => {
    await readArticle(page, seed);
    await page.mouse.move(4, 4);
    await page.$eval('.mention[data-start="86"]', (anchor) =>
      anchor.scrollIntoView({ block: 'center', behavior: 'instant' }),
    );
    await page.hover('.mention[data-start="86"]');
    await page.waitForSelector('.card:not([hidden])');
    assert.equal(await page.$eval('.card-title', (title) => title.textContent), 'Sergey Lavrov');
    await page.mouse.move(4, 400);
    await page.waitForSelector('.card', { hidden: true });
  });

  onPage('a group is switched off and on, the plain text by its key', async (page) => {
    await readArticle(page, seed);
    const before = (await readPage(page)).marks;
    await page.click('.chip[data-key="person"]');
    const without = (await readPage(page)).marks;
    assert.equal(without.length, before.filter(([, group]) => group !== 'person').length);
    assert.equal(
      await page.$eval('.chip[data-key="person"]', (chip) => chip.ariaPressed ?? chip.getAttribute('aria-pressed')),
      'false',
    );
    await page.click('.chip[data-key="person"]');
    assert.deepEqual((await readPage(page)).marks, before);
    await page.focus('.mention[tabindex="0"]');
    await page.keyboard.type('0');
    assert.deepEqual((await readPage(page)).marks, []);
    await page.click('.rail .tab');
    assert.deepEqual((await readPage(page)).marks, before);
  });

  onPage('Said: statements are marked with a bracket, listed by voice, and lead to each other', async (page) => {
    await readArticle(page, seed);
    const row = page.evaluate.bind(page, (q) => document.querySelector(q)?.textContent);
    await page.click('.rail [data-lens="said"]');
    assert.deepEqual((await readPage(page)).marks, []);
    const links = await page.$$eval('.lens-mark[href]', (all) => all.map(({ id, textContent }) => [id, textContent]));
    const rows = await page.$$eval('a.statement', (all) => all.map((node) => node.dataset.item));
    assert.deepEqual(links.map(([id]) => id).sort(), [...rows].sort());
    assert.equal(String(await row('.rail .tab-said .tab-count')), String(rows.length));
    assert.ok(links.some(([, words]) => words === 'revealed'));
    assert.equal((await readPage(page)).article, seed);
    await page.waitForSelector('.note-named .note-label[data-label="Rubio"]');
    assert.equal((await readPage(page)).article, seed);

    // From the list to the place and back, by keyboard alone.
    const [id] = links.find(([, words]) => words === 'revealed');
    await page.focus(`a.statement[data-item="${id}"]`);
    await page.keyboard.press('Enter');
    assert.equal((await page.evaluate(() => document.activeElement.id)).toString(), id);
    assert.equal(await row('.card-title'), 'Marco Rubio');
    assert.match(await row('.card-walk span'), /^Statement \d of \d, ¶2$/);
    assert.equal(
      await page.$$eval('.said-words.is-current', (all) => all.map((part) => part.textContent).join('')),
      'plans to reopen diplomatic missions in Washington and Moscow',
    );
    assert.equal(await page.$$eval('.article [tabindex="0"]', (all) => all.length), 1);
    await page.keyboard.press('Escape');
    assert.equal(await page.evaluate(() => document.activeElement.dataset.item), id);
    await page.keyboard.press('Enter');
    await page.keyboard.type('n');
    assert.notEqual(await page.evaluate(() => document.activeElement.id), id);
    await page.keyboard.type('p');
    assert.equal(await page.evaluate(() => document.activeElement.id), id);

    // Only the unnamed; the plain text; the names again.
    await page.click('.filter[data-key="unnamed"]');
    assert.ok((await page.$$('.article .said-by-unnamed')).length > 0);
    assert.equal((await page.$$('.article .said-by-named')).length, 0);
    await page.focus('.lens-mark[tabindex="0"]');
    await page.keyboard.type('0');
    assert.deepEqual(await page.$$('.lens-mark, .note'), []);
    await page.keyboard.type('1');
    assert.ok((await readPage(page)).marks.length > 60);
    assert.equal((await readPage(page)).article, seed);
  });

  onPage('the card of a name leads to what it says, the card of a statement to the name', async (page) => {
    await readArticle(page, seed);
    await page.$eval('.mention[data-start="45"]', (anchor) => anchor.click());
    await page.$eval('.card .card-link', (link) => link.click());
    assert.equal(await page.$eval('.rail .tab-said', (tab) => tab.getAttribute('aria-pressed')), 'true');
    assert.match(await page.$eval('.card-walk span', (line) => line.textContent), /^(Statement 1|Only)/);
    await page.$eval('.card .card-link', (link) => link.click());
    assert.equal(await page.$eval('.rail .tab-names', (tab) => tab.getAttribute('aria-pressed')), 'true');
    assert.equal(await page.$eval('.card-walk span', (line) => line.textContent), 'Mention 1 of 5, ¶1');
  });

  onPage('a lens with nothing in it stays shut and says why', async (page) => {
    await readArticle(page, 'Ana met Bo.');
    const tab = '.rail [data-lens="said"]';
    assert.equal(await page.$eval(tab, (node) => node.getAttribute('aria-disabled')), 'true');
    await page.click(tab);
    assert.equal(await page.$eval('.toast span', (node) => node.textContent), 'No reported statements were found.');
    assert.equal(await page.$eval(tab, (node) => node.getAttribute('aria-pressed')), 'false');
  });

  onPage('When: what is counted from an unknown day is placed once the reader sets the day', async (page) => {
    await readArticle(page, seed);
    const text = (selector) => page.$$eval(selector, (all) => all.map((node) => node.textContent));
    assert.ok((await readPage(page)).meta.includes('Published: unknown. Set date'));
    await page.click('.meta-date');
    assert.equal(await page.$eval('.rail .tab-when', (tab) => tab.getAttribute('aria-pressed')), 'true');
    assert.equal((await readPage(page)).focused, 'when-field');
    assert.deepEqual(await text('.lens-mark.when-time'), ['nearly three years ago', '2022']);
    assert.deepEqual(await text('.when-placed .when-title'), ['2022¶4']);
    assert.deepEqual(await text('.when-counted .when-time'), ['nearly three years ago']);
    assert.equal((await readPage(page)).article, seed);

    await page.$eval('.when-field', (field) => (field.value = '2025-02-19'));
    await page.click('.when-set');
    await page.waitForSelector('.when-day');
    await page.waitForFunction(() => document.querySelectorAll('.when-counted').length === 0);
    assert.deepEqual((await text('.when-placed .when-time')).sort(), ['2022', 'nearly three years ago']);
    assert.ok((await text('.when-placed .when-title')).includes('about February 2022¶3'));
    assert.deepEqual(await text('.when-published .when-day'), ['19 February 2025']);
    assert.ok((await readPage(page)).meta.includes('Published: 19 February 2025 Change'));
    assert.equal((await readPage(page)).article, seed);
    assert.ok((await readPage(page)).summary.length === 3);

    const id = await page.$eval('.lens-mark.when-time[href]', (mark) => mark.id);
    await page.focus(`a.when-link[data-item="${id}"]`);
    await page.keyboard.press('Enter');
    assert.equal(await page.evaluate(() => document.activeElement.id), id);
    assert.deepEqual(await text('.card-title'), ['nearly three years ago']);
    await page.keyboard.press('Escape');
    assert.equal(await page.evaluate(() => document.activeElement.dataset.item), id);
    await page.click('.when-forget');
    await page.waitForSelector('.when-counted');
  });

  onPage('Sure?: the words are marked by kind, glossed in the margin, and listed with their places', async (page) => {
    await readArticle(page, seed);
    await page.click('.rail [data-lens="sure"]');
    const marks = await page.$$eval('.lens-mark[href]', (all) => all.map(({ id, textContent }) => [id, textContent]));
    const places = await page.$$eval('.sure-ref', (all) => all.map((ref) => ref.dataset.item));
    assert.deepEqual(marks.map(([id]) => id).sort(), [...places].sort());
    const words = (kind) => page.$$eval(`.article .sure-${kind}`, (all) => all.map((mark) => mark.textContent));
    assert.equal((await words('hedged')).filter((word) => word === 'may').length, 2);
    assert.deepEqual(await words('doer-missing'), ['were also outlined', 'were initiated']);
    await page.waitForSelector('.note-gloss .note-label[data-label*="hedged"]');
    assert.equal((await readPage(page)).article, seed);

    const [id] = marks.find(([, word]) => word === 'may');
    await page.focus(`.sure-ref[data-item="${id}"]`);
    await page.keyboard.press('Enter');
    assert.equal(await page.evaluate(() => document.activeElement.id), id);
    assert.match(await page.$eval('.card-walk span', (line) => line.textContent), /^Word \d+ of \d+, ¶3$/);
    await page.keyboard.press('Escape');
    assert.equal(await page.evaluate(() => document.activeElement.dataset.item), id);
  });

  onPage('the abstract check shows what the body does not say in one place, and leads there', async (page) => {
    await readArticle(page, seed);
    const tab = '.band-tabs h2 + h2 .tab';
    const open = Number(await page.$eval(`${tab} .tab-count`, (count) => count.textContent));
    assert.ok(open > 0 && open <= 9, `${open}`);
    await page.click(tab);
    assert.equal(await page.$eval('.summary-body', (body) => body.hidden), true);
    const checks = await page.$$eval('.check', (all) =>
      all.map((node) => [
        node.querySelector('.check-head span').textContent,
        node.querySelector('.check-quote a').dataset.sentence,
        node.querySelectorAll('.check-support').length,
      ]),
    );
    assert.equal(checks.length, open);
    for (const [verdict, , supports] of checks) {
      if (verdict !== 'Not found in the body') assert.ok(supports > 0, verdict);
    }
    const [, sentence] = checks[0];
    await page.focus(`.check-quote a[data-sentence="${sentence}"]`);
    await page.keyboard.press('Enter');
    assert.ok(seed.includes(await page.$eval('mark', (mark) => mark.textContent)));
    await page.keyboard.press('Escape');
    assert.equal(await page.$('mark'), null);
    assert.equal(await page.evaluate(() => document.activeElement.dataset.sentence), sentence);
    await page.$eval('.check .text-button', (button) => button.click());
    assert.equal((await page.$$('.check')).length, open - 1);
    await page.click('.toast-action');
    assert.equal((await page.$$('.check')).length, open);
    await page.click('.band-tabs .tab');
    assert.equal((await readPage(page)).summary.length, 3);
  });

  onPage('the export menu copies the summary, saves the document, and is walked by keyboard', async (page) => {
    await readArticle(page, seed);
    await page.evaluate(() => {
      window.saved = [];
      const create = URL.createObjectURL;
      URL.createObjectURL = (blob) => (window.saved.push(blob), create(blob));
      addEventListener('click', (event) => event.target.download && event.preventDefault(), true);
    });
    await page.focus('.menu-root .bar-button');
    await page.keyboard.press('Enter');
    const focused = () => page.evaluate(() => document.activeElement.firstChild.textContent);
    assert.equal(await focused(), 'Copy summary');
    await page.keyboard.press('ArrowDown');
    assert.equal(await focused(), 'Save as a page');
    await page.keyboard.press('Escape');
    assert.equal(await focused(), 'Export');
    assert.equal(await page.$eval('.menu', (list) => list.hidden), true);
    await page.keyboard.press('Enter');
    for (let i = 0; i < 3; i++) await page.keyboard.press('ArrowDown');
    assert.equal(await focused(), 'Save annotations');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => window.saved.length === 1);
    const saved = JSON.parse(await page.evaluate(() => window.saved[0].text()));
    assert.equal(saved.format, 'article-annotation/1');
    assert.equal(saved.offsets, 'codepoint'); // as in every file; the seed has no character beyond U+FFFF
    assert.equal(saved.text, seed);
    assert.equal('whole' in saved, false);
    for (const { start, end, text } of [...saved.mentions, ...saved.speech])
      assert.equal(seed.slice(start, end), text);
  });

  onPage('on paper: what it is, the summary, the article, and the lists of all lenses', async (page) => {
    await readArticle(page, seed);
    if (here.name === 'chromium') await page.emulateMediaType('print');
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    const order = await page.evaluate(() =>
      ['.print-head', '.summary', '.article', '.checks', '.names', '.said', '.when', '.print-foot']
        .map((selector) => document.querySelector(selector))
        .map((node) => [node.className, node.textContent.length > 0, node.getBoundingClientRect().top]),
    );
    assert.deepEqual(
      order.filter(([, filled]) => !filled),
      [],
    );
    assert.match(await page.$eval('.print-head', (node) => node.textContent), /apnews\.com.*unknown.*533 words/);
    if (here.name === 'chromium') {
      const tops = order.map(([, , top]) => top);
      assert.deepEqual(
        [...tops].sort((a, b) => a - b),
        tops,
      );
      await page.emulateMediaType(null);
    }
    await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  });

  onPage('the sample article is read, edited, and given up for a new one', async (page) => {
    await page.evaluate(() =>
      [...document.querySelectorAll('.input button')].find((b) => b.textContent.startsWith('Try')).click(),
    );
    await untilRead(page);
    assert.equal((await readPage(page)).article, seed);
    await page.click('.meta .text-button');
    assert.equal((await readPage(page)).field, seed);
    await page.click('.button-first');
    await untilRead(page);
    await page.click('.header .bar-button');
    assert.equal((await readPage(page)).field, '');
    await page.click('.toast-action');
    await untilRead(page);
    assert.equal((await readPage(page)).article, seed);
  });

  onPage('by keyboard alone, from the empty page to the export', async (page) => {
    const focused = () => page.evaluate(() => document.activeElement.textContent);
    const tabTo = async (isThere, { back = false } = {}) => {
      if (back) await page.keyboard.down('Shift');
      let i = 0;
      do await page.keyboard.press('Tab');
      while (!isThere(await focused()) && ++i < 60);
      if (back) await page.keyboard.up('Shift');
      assert.ok(i < 60, 'Tab never came there');
    };
    await page.keyboard.type('Mayor Ana Ruiz met Bo Lie in Oslo. She said that the dam would hold.');
    await page.keyboard.down('Control');
    await page.keyboard.press('Enter');
    await page.keyboard.up('Control');
    await untilRead(page);
    await tabTo((words) => words === 'Export', { back: true });
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => !document.querySelector('.menu').hidden);
    await page.keyboard.press('ArrowDown');
    assert.match(await page.evaluate(() => document.activeElement.className), /menu-item/);
    await page.keyboard.press('Escape');

    // On to the article and the lists; a name's card is opened and closed.
    await tabTo((words) => words === 'Ana Ruiz');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    assert.ok(await page.$eval('.card', (card) => card.hidden));
    await tabTo((words) => words.startsWith('Bo Lie'));
    await page.keyboard.press('Enter');
    assert.equal(await page.$eval('.card-title', (title) => title.textContent), 'Bo Lie');
  });

  onPage('nothing, and nothing but spaces, is no text', async (page) => {
    await page.focus('textarea');
    await page.keyboard.type('  ');
    await page.keyboard.press('Enter');
    await page.click('.button-first');
    const shown = await readPage(page);
    assert.equal(shown.notice, 'There is no text yet.');
    assert.equal(shown.field, '  \n');
  });

  onPage('three words have names and no summary; typed ones are read on Ctrl+Enter', async (page) => {
    await page.focus('textarea');
    await page.keyboard.type('Ana met Bo.');
    await sleep(900);
    assert.equal((await readPage(page)).status, '');
    await page.keyboard.down('Control');
    await page.keyboard.press('Enter');
    await page.keyboard.up('Control');
    await untilRead(page);
    const shown = await readPage(page);
    assert.equal(shown.article, 'Ana met Bo.');
    assert.equal(shown.summaryNote, 'Too short for a summary.');
  });

  onPage('typed text of forty words is read when typing rests', async (page) => {
    await page.evaluate((text) => {
      const area = document.querySelector('textarea');
      area.focus();
      document.execCommand('insertText', false, text);
    }, story);
    await untilRead(page);
    assert.equal((await readPage(page)).article, story);
  });

  onPage('an article pasted over another replaces it, until Undo', async (page) => {
    await readArticle(page, seed);
    await fillClipboard(browser, story);
    await paste(page);
    await untilShown(page, story);
    await untilRead(page);
    assert.equal((await readPage(page)).article, story);
    await page.click('.toast-action');
    await untilRead(page);
    assert.equal((await readPage(page)).article, seed);
  });

  onPage('a paste into a field of the page stays there', async (page) => {
    await readArticle(page, story);
    await fillClipboard(browser, 'four years');
    await page.bringToFront();
    await page.$eval('.add-name .text-button', (opener) => opener.click());
    await page.focus('#add-name-words');
    await paste(page);
    await page.waitForFunction(() => document.querySelector('#add-name-words').value === 'four years');
    assert.equal((await readPage(page)).article, story);
  });

  onPage('text that looks like markup is text', async (page) => {
    const nasty =
      '<img src=x onerror="window.xss=1"><script>window.xss=1</script> &amp; </textarea>\u0000' +
      '\r\n\n"><svg onload=window.xss=1>\u2028 \u202eabc 👩‍🚀';
    const kept = nasty.replace('\r\n', '\n');
    await drop(page, nasty);
    await untilShown(page, kept);
    await untilRead(page);
    assert.equal((await readPage(page)).article, kept);
    assert.deepEqual(
      await page.evaluate(() => [
        'xss' in window,
        document.querySelectorAll('.article :is(img, script, svg)').length,
      ]),
      [false, 0],
    );
  });

  onPage('files: text is read, markup by its words, anything else is refused and changes nothing', async (page) => {
    const picker = await page.$('input[type=file]');
    await picker.uploadFile(file('picture.png', 'no text'));
    await page.waitForFunction(() => document.querySelector('.input-notice').textContent !== '');
    assert.match((await readPage(page)).notice, /^Only text files/);

    await picker.uploadFile(file('story.md', story));
    await untilRead(page);
    assert.equal((await readPage(page)).article, story);

    await drop(page, 'x', 'table.xlsx');
    await page.waitForSelector('.toast:not([hidden])');
    assert.equal((await readPage(page)).article, story);
    await drop(
      page,
      '<title>T</title><style>p{}</style><p>Ana  Ruiz\nspoke.</p><script>window.xss=1</script>' +
        '<div>In <b>Oslo</b>.<img src=x onerror="window.xss=1"></div>',
      'page.html',
    );
    const words = 'Ana Ruiz spoke.\n\nIn Oslo.';
    await untilShown(page, words);
    await untilRead(page);
    assert.equal((await readPage(page)).article, words);
    assert.equal(await page.evaluate(() => 'xss' in window), false);
    page.complaints.length = 0; // the policy speaks up for the file's own style and handler, as it should
  });

  onPage('a text that is not English says so: above it, in its summary, in its names; days and structure stay', async (page) => {
    await readArticle(page, german);
    const shown = await readPage(page);
    assert.match(shown.banner, /does not look like English.*names and summary are not reliable/);
    const marked = await page.$$eval('.summary .unreliable, .names .unreliable', (all) => all.map((note) => note.textContent));
    assert.deepEqual(marked, Array(2).fill('Not reliable: the text does not look like English.'));
    assert.equal(shown.article, german);
    assert.equal((await page.$$('.block-body')).length, 2);
    await page.click('.rail [data-lens="when"]');
    assert.match(await page.$eval('.when', (list) => list.textContent), /2022/);
  });

  onPage('a long text asks first; its first part is read alone, all of it until Stop', async (page) => {
    await drop(page, long);
    await page.waitForSelector('.progress-buttons button');
    assert.match(
      await page.$eval('.progress-words', (node) => node.textContent),
      /^Long text \([\d,]+ characters\)\./,
    );
    const buttons = await page.$$('.progress-buttons button');
    await buttons[0].click();
    await page.waitForFunction(() => document.querySelectorAll('.mention').length > 3, { timeout: 60_000 });
    await page.click('.progress .text-button');
    await page.waitForFunction(() => document.querySelector('.status').textContent.startsWith('Stopped: '));
    await untilShown(page, long);
    const stopped = await readPage(page);
    assert.equal(stopped.article, long);
    assert.ok(stopped.marks.length > 3);
    assert.ok(stopped.meta.some((line) => line.startsWith('Stopped')));
    assert.match(stopped.status, /^Stopped: /);

    await page.click('.header .bar-button');
    await drop(page, long.slice(0, 101_000));
    await page.waitForSelector('.progress-buttons button');
    await (await page.$$('.progress-buttons button'))[1].click();
    await page.waitForFunction(() => document.querySelectorAll('.mention').length > 3, { timeout: 60_000 });
    await page.click('.progress .text-button');
    await page.waitForFunction(() => document.querySelector('.progress-buttons button') === null);
    await untilShown(page, long.slice(0, 101_000));
    const part = await readPage(page);
    assert.equal(part.article, long.slice(0, 101_000));
    assert.ok(part.meta.some((line) => /^Only the first [\d,]+ characters are annotated\.$/.test(line)));
  });

  onPage('what a reader of a long text has in sight stays there when the reading of names begins', async (page) => {
    await drop(page, long);
    await page.waitForSelector('.progress-buttons button');
    await untilShown(page, long);
    await page.evaluate(() => scrollTo({ top: 6000, behavior: 'instant' }));
    const inSight = () => {
      const block = [...document.querySelectorAll('.block')].find((one) => one.getBoundingClientRect().bottom > 0);
      return [block.dataset.start, Math.round(block.getBoundingClientRect().top)];
    };
    await page.waitForFunction(() => scrollY > 5000);
    await sleep(500); // what is laid out only where it is looked at has its height now
    const before = await page.evaluate(inSight);
    await page.$eval('.progress-buttons button', (button) => button.click());
    await page.waitForSelector('.mention');
    await untilShown(page, long);
    await page.click('.progress .text-button');
    const [start, top] = await page.evaluate(inSight);
    assert.equal(start, before[0]);
    assert.ok(Math.abs(top - before[1]) <= 40, `from ${before[1]} to ${top}`);
  });

  onPage('Stop can be pressed from the first moment on, and wherever the reader has scrolled', async (page) => {
    await drop(page, long);
    await page.waitForSelector('.progress-buttons button');
    const meetsStop = (first) => {
      if (first) document.querySelector('.progress-buttons button').click();
      const stop = document.querySelector('.progress .text-button');
      const { left, top, width, height } = stop.getBoundingClientRect();
      return document.elementFromPoint(left + width / 2, top + height / 2) === stop;
    };
    assert.ok(await page.evaluate(meetsStop, true));
    await page.waitForSelector('.mention');
    await untilShown(page, long);
    await page.evaluate(() => scrollTo({ top: 5000, behavior: 'instant' }));
    await page.waitForFunction(meetsStop);
    await page.click('.progress .text-button');
    await page.waitForFunction(() => document.querySelector('.status').textContent.startsWith('Stopped: '));
    assert.ok(await page.evaluate(() => scrollY > 4000));
  });

  onPage('the list of names stays as it is while windows add to it, but for its numbers', async (page) => {
    await drop(page, long);
    await page.waitForSelector('.progress-buttons button');
    await page.click('.progress-buttons button');
    await page.waitForSelector('a.name');
    const [rows, marks] = await page.evaluate(() => {
      window.rows = [...document.querySelectorAll('.chip, .scope, a.name, a.name .name-count')];
      return [window.rows.length, document.querySelectorAll('.mention').length];
    });
    assert.ok(rows > 6);
    const more = (n) => document.querySelectorAll('.mention').length > n + 60;
    await page.waitForFunction(more, { timeout: 60_000 }, marks);
    await page.click('.progress .text-button');
    assert.ok(await page.evaluate(() => window.rows.every((node) => node.isConnected)));
    await untilShown(page, long);
    const { names, marks: all } = await readPage(page);
    const counted = Object.values(names).flatMap((group) => group.map(([, count]) => count));
    assert.equal(
      counted.reduce((sum, count) => sum + count),
      all.length,
    );
  });

  onPage('a megabyte of one letter is read, a byte more is refused and kept', async (page) => {
    const megabyte = 1 << 20;
    await drop(page, 'a'.repeat(megabyte));
    await page.waitForSelector('.progress-buttons button');
    await (await page.$('.progress-buttons button')).click();
    await untilRead(page);
    assert.equal(await page.evaluate(() => document.querySelector('.article').textContent.length), megabyte);

    await drop(page, 'b'.repeat(megabyte + 1));
    await page.waitForSelector('.toast:not([hidden])');
    assert.equal(await page.$eval('.toast span', (node) => node.textContent), 'Too long for this page (limit 1 MB).');
    assert.equal(await page.evaluate(() => document.querySelector('.article').textContent[0]), 'a');

    await page.click('.header .bar-button');
    await page.evaluate((n) => {
      const area = document.querySelector('textarea');
      area.value = 'b'.repeat(n + 1);
      area.dispatchEvent(new InputEvent('input', { inputType: 'insertFromPaste', bubbles: true }));
    }, megabyte);
    assert.equal((await readPage(page)).notice, 'Too long for this page (limit 1 MB).');
    assert.equal(await page.evaluate(() => document.querySelector('textarea').value.length), megabyte + 1);
  });

  onPage(
    'on a phone: no sideways scrolling, the card is a sheet, the list another',
    async (page) => {
      await readArticle(page, seed);
      assert.equal((await readPage(page)).wide, false);
      await page.$eval('.mention[data-start="86"]', (anchor) =>
        anchor.scrollIntoView({ block: 'center', behavior: 'instant' }),
      );
      await page.click('.mention[data-start="86"]');
      await page.waitForSelector('.card:not([hidden])');
      await sleep(400);
      const [mention, card, full] = await page.evaluate(() => [
        ...['.mention.is-current', '.card'].map((s) => document.querySelector(s).getBoundingClientRect().toJSON()),
        [document.documentElement.clientWidth, innerHeight],
      ]);
      assert.ok(mention.bottom <= card.top, 'the mention stays above the sheet');
      assert.deepEqual([card.left, card.width, Math.round(card.bottom)], [0, ...full]);
      await page.click('.card [data-key="close"]');

      // A place far down comes into sight above the sheet that opens with it.
      await page.evaluate(() => scrollTo({ top: 0, behavior: 'instant' }));
      await page.$$eval('.mention', (all) => all.at(-5).click());
      await page.waitForFunction(() => {
        const place = document.querySelector('.mention.is-current').getBoundingClientRect();
        return place.top > 48 && place.bottom <= document.querySelector('.card').getBoundingClientRect().top;
      });
      await page.click('.card [data-key="close"]');
      await page.click('.tabs-tab');
      await page.waitForSelector('.rail.is-open');
      await sleep(400);
      await page.click('a.name');
      assert.ok(await page.$('.rail:not(.is-open)'));
      assert.equal((await readPage(page)).wide, false);
    },
    { width: 360, height: 740 },
  );

  // ---- what can go wrong

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
