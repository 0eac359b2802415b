// The page in Chromium and in Firefox, from a sub-folder of a static server, on the real core: what a reader looks at, and
// what the page then says. BROWSERS=firefox runs in that one alone.

import assert from 'node:assert/strict';
import { before } from 'node:test';
import { fillClipboard, inBrowsers, onPages, paste, readArticle, readPage, seed, untilRead, untilStill } from './page.mjs';

// What is saved comes to window.saved, and not to the disk.
const watchSaving = (page) =>
  page.evaluate(() => {
    const isWatched = Boolean(window.saved);
    window.saved = [];
    if (isWatched) return;
    const create = URL.createObjectURL;
    URL.createObjectURL = (blob) => (window.saved.push(blob), create(blob));
    addEventListener('click', (event) => event.target.download && event.preventDefault(), true);
  });

// Marks of a lens and rows of its list both come a few at a time.
const untilAllMarked = (page, rows) =>
  page.waitForFunction(
    (selector) => {
      const [marks, places] = ['.lens-mark[href]', selector].map((one) => document.querySelectorAll(one).length);
      return places > 10 && marks === places;
    },
    {},
    rows,
  );

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
    assert.match(shown.status, /^Annotated: 533 words, 3-sentence summary, \d+ names, \d+ statements\.$/);

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

    const lines = await page.$$eval('.mention[href]', (all) =>
      all.map((mark) => {
        const { textDecorationLine: line, textDecorationStyle: style, backgroundColor: ground } = getComputedStyle(mark);
        return [mark.dataset.group, line, style, ground].join(' ');
      }),
    );
    assert.deepEqual([...new Set(lines)].sort(), [
      'date underline overline solid rgba(0, 0, 0, 0)',
      'group underline dashed rgba(0, 0, 0, 0)',
      'org underline double rgba(0, 0, 0, 0)',
      'person underline solid rgba(0, 0, 0, 0)',
      'place underline dotted rgba(0, 0, 0, 0)',
    ]);
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

    // Escape closes the card, from inside it too, and with nothing left to close takes the marks away.
    const isHidden = () => page.$eval('.card', (card) => card.hidden);
    await page.focus('.mention[tabindex="0"]');
    const place = await page.evaluate(() => document.activeElement.id);
    await page.focus('.card [data-key="close"]');
    await page.keyboard.press('Escape');
    assert.deepEqual([await isHidden(), await page.evaluate(() => document.activeElement.id)], [true, place]);
    assert.deepEqual((await readPage(page)).marks, before);
    await page.keyboard.press('Escape');
    assert.deepEqual((await readPage(page)).marks, []);
    assert.equal((await readPage(page)).article, seed);
  });

  onPage('a pointer chooses a name when it is let go, and may mark words from a name on', async (page) => {
    await readArticle(page, seed);
    const press = (type) =>
      page.evaluate((name) => {
        const mention = document.querySelector('.mention');
        mention.dispatchEvent(new PointerEvent(name, { bubbles: true }));
        if (name === 'pointerdown') mention.focus();
        return document.querySelector('.card').hidden;
      }, type);
    assert.deepEqual([await press('pointerdown'), await press('pointerup')], [true, true]);
    await page.click('.mention');
    assert.equal(await page.$eval('.card', (card) => card.hidden), false);
  });

  onPage('Said: statements are marked with a bracket, listed by voice, and lead to each other', async (page) => {
    await readArticle(page, seed);
    const row = page.evaluate.bind(page, (q) => document.querySelector(q)?.textContent);
    await page.click('.rail [data-lens="said"]');
    assert.deepEqual((await readPage(page)).marks, []);
    await untilAllMarked(page, 'a.statement');
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

    // A verb that does more than say is told by its kind.
    await page.$$eval('.said-verb[href]', (all) => all.find((verb) => verb.textContent === 'claiming').click());
    assert.match(await row('.card-facts'), /^Verbclaiming, the article keeps its distance/);

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
    await page.$eval('.missing-name', (link) => link.click());
    assert.equal(await page.$eval('.card-title', (title) => title.textContent), 'Volodymyr Zelenskyy');
    await page.$eval('.mention[data-start="45"]', (anchor) => anchor.click());
    assert.deepEqual(await page.$$eval('.card-ref', (all) => all.map((ref) => ref.textContent)), ['¶1', '¶2']);
    await page.focus('.card-ref');
    await page.keyboard.press('Enter');
    assert.match(await page.$eval('mark', (mark) => mark.textContent), /U\.S\. Secretary of State Marco Rubio/);
    await page.keyboard.press('Escape');
    assert.equal(await page.evaluate(() => document.activeElement.dataset.start), '45');
    await page.$eval('.card .card-link', (link) => link.click());
    assert.equal(await page.$eval('.rail .tab-said', (tab) => tab.getAttribute('aria-pressed')), 'true');
    assert.match(await page.$eval('.card-walk span', (line) => line.textContent), /^(Statement 1|Only)/);
    await page.$eval('.card .card-link', (link) => link.click());
    assert.equal(await page.$eval('.rail .tab-names', (tab) => tab.getAttribute('aria-pressed')), 'true');
    assert.equal(await page.$eval('.card-walk span', (line) => line.textContent), 'Mention 1 of 5, ¶1');
  });

  onPage('of the lists only the one that is shown has room, is heard, and is found', async (page) => {
    await readArticle(page, seed);
    const lists = () =>
      page.$$eval('.rail-list > :is(.names, .said, .sure, .when)', (all) =>
        all
          .filter((list) => list.offsetHeight > 0 || list.checkVisibility({ visibilityProperty: true }))
          .map((list) => list.className),
      );
    const find = (words) => page.evaluate((sought) => (getSelection().empty(), globalThis.find(sought)), words);
    assert.deepEqual([await lists(), await find('Organizations')], [['names'], true]);
    await page.click('.rail [data-lens="said"]');
    assert.deepEqual([await lists(), await find('Organizations'), await find('Named')], [['said'], false, true]);
    await page.click('.rail [data-lens="names"]');
    assert.deepEqual([await lists(), await find('Organizations'), await find('Named')], [['names'], true, false]);
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
    assert.equal(await page.$eval('.lens-mark.when-time', (mark) => getComputedStyle(mark).textDecorationLine), 'underline overline');
    assert.deepEqual(await text('.when-placed .when-title'), ['2022¶4']);
    assert.deepEqual(await text('.when-counted .when-time'), ['nearly three years ago']);
    assert.equal((await readPage(page)).article, seed);
    assert.deepEqual(await text('.when-hint'), [
      'If “nearly three years ago” is 2022, this fits a publication date between late 2024 and the end of 2025.' +
        'Only a hint. It is not applied.',
    ]);

    await page.$eval('.when-field', (field) => (field.value = 'last spring'));
    await page.click('.when-set');
    assert.deepEqual(await text('.when-wrong'), ['Write it as 2025-02-19, February 2025 or 2025.']);
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

    // Beside the plain text the list stays, alone.
    await page.focus('.lens-mark[href]');
    await page.keyboard.type('0');
    const lists = () => page.$$eval('.rail-list > :not([hidden])', (all) => all.map((node) => node.className));
    assert.deepEqual(await lists(), ['when']);
    await page.keyboard.type('4');

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
    await untilAllMarked(page, '.sure-ref');
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
    await watchSaving(page);
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
      ['.print-head', '.summary', '.print-legend', '.article', '.names', '.phrases', '.said', '.checks', '.when', '.print-foot']
        .map((selector) => document.querySelector(selector))
        .map((node) => [node.className, node.textContent.length > 0, node.getBoundingClientRect().top]),
    );
    assert.deepEqual(
      order.filter(([, filled]) => !filled),
      [],
    );
    assert.match(await page.$eval('.print-head', (node) => node.textContent), /apnews\.com.*unknown.*533 words/);
    const legend = () => page.$$eval('.print-legend span', (all) => all.map((node) => node.textContent));
    const foot = () => page.$eval('.print-foot', (node) => node.textContent);
    assert.deepEqual(await legend(), ['People P', 'Organizations O', 'Places L', 'Groups G', 'Dates D']);
    assert.match(await foot(), / Marks: Names\. /);
    if (here.name === 'chromium') {
      const tops = order.map(([, , top]) => top);
      assert.deepEqual(
        [...tops].sort((a, b) => a - b),
        tops,
      );
      await page.emulateMediaType(null);
    }
    await page.evaluate(() => dispatchEvent(new Event('afterprint')));

    const print = (selector) =>
      page.evaluate((pressed) => {
        document.querySelector(pressed).click();
        for (const when of ['beforeprint', 'afterprint']) dispatchEvent(new Event(when));
      }, selector);
    await print('.chip[data-key="group"]');
    assert.deepEqual(await legend(), ['People P', 'Organizations O', 'Places L', 'Dates D']);
    assert.match(await foot(), / Marks: Names, without groups\. /);
    await print('.rail [data-lens="said"]');
    assert.deepEqual([await legend(), / Marks: Said\. /.test(await foot())], [[], true]);
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
    await watchSaving(page);
    for (let i = 0; i < 3; i++) await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => window.saved.length === 1);
    assert.equal(JSON.parse(await page.evaluate(() => window.saved[0].text())).mentions[0].text, 'Ana Ruiz');

    // On to the article and the lists; a name's card is opened and closed.
    await tabTo((words) => words === 'Ana Ruiz');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    assert.ok(await page.$eval('.card', (card) => card.hidden));
    await tabTo((words) => words.startsWith('Bo Lie'));
    await page.keyboard.press('Enter');
    assert.equal(await page.$eval('.card-title', (title) => title.textContent), 'Bo Lie');
  });

  onPage('a card becomes a sheet where the window becomes narrow, and a card again', async (page) => {
    await readArticle(page, seed);
    await page.click('.mention');
    await page.waitForSelector('.card:not([hidden])');
    const isSheet = (wanted) =>
      page.waitForFunction((wanted) => {
        const { left, width } = document.querySelector('.card').getBoundingClientRect();
        return (left === 0 && width === document.documentElement.clientWidth) === wanted;
      }, {}, wanted);
    await page.setViewport({ width: 360, height: 740 });
    await isSheet(true);
    await page.setViewport({ width: 1280, height: 900 });
    await isSheet(false);
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
      await untilStill(page, '.card');
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
      await untilStill(page, '.card');
      await page.click('.card [data-key="close"]');
      await page.click('.tabs-tab');
      await page.waitForSelector('.rail.is-open');
      await untilStill(page, '.rail');
      await page.click('a.name');
      assert.ok(await page.$('.rail:not(.is-open)'));
      assert.equal((await readPage(page)).wide, false);
    },
    { width: 360, height: 740 },
  );

  // ---- what can go wrong
});
