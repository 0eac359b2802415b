// What comes into the page besides plain text: markup that is pasted or dropped, and our own exports. In Chromium and in
// Firefox, on the real core. BROWSERS=firefox runs in that one alone.

import assert from 'node:assert/strict';
import { before } from 'node:test';
import {
  drop,
  inBrowsers,
  load,
  onPages,
  paste,
  readArticle,
  readPage,
  seed,
  setRole,
  story,
  untilRead,
  untilShown,
} from './page.mjs';

inBrowsers('what comes in', (here) => {
  let server;
  let browser;
  let page;
  before(() => ({ site: server, browser, page } = here));

  // What a page's markup brings along, policies speak up against: those complaints are about it, not about us.
  const onPage = onPages(here, async (page) => assert.equal(await page.evaluate(() => 'xss' in window), false));

  const paragraphs = (html) =>
    page.evaluate(async (source) => {
      const { paragraphsOf } = await import(new URL('web/markup.js', document.baseURI).href);
      return paragraphsOf(source);
    }, html);

  // By the real clipboard: a page of its own puts both kinds on it.
  async function pasteMarkup(html, plain, selector = 'body') {
    const source = await browser.newPage();
    await source.goto('about:blank');
    await source.evaluate(
      (markup, text) => {
        document.body.append('words');
        getSelection().selectAllChildren(document.body);
        document.addEventListener('copy', (event) => {
          event.clipboardData.setData('text/html', markup);
          event.clipboardData.setData('text/plain', text);
          event.preventDefault();
        });
      },
      html,
      plain,
    );
    await source.keyboard.down('Control');
    await source.keyboard.press('KeyC', { commands: ['Copy'] });
    await source.keyboard.up('Control');
    await source.close();
    await page.evaluate((at) => (document.activeElement.blur(), document.querySelector(at).focus()), selector);
    await paste(page);
  }

  onPage('markup is the paragraphs that a reader sees', async () => {
    const cases = {
      '<p>One\n two.</p><p>Three.</p>': 'One two.\n\nThree.',
      'One<br>two<br><br>three': 'One\ntwo\n\nthree',
      '<div>One</div><div>two <b>bold</b>.</div>': 'One\ntwo bold.',
      '<h1>Title</h1><p>Text</p>': 'Title\n\nText',
      '<ul><li>One</li><li>two<ul><li>three</li></ul></li></ul><p>After</p>': 'One\ntwo\n\nthree\n\nAfter',
      '<table><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>': 'a\tb\nc\td',
      '<pre>one\n  two</pre>': 'one\ntwo',
      '<p>a&nbsp;b&amp;c &lt;i&gt; 😀 Łódź</p>': 'a b&c <i> 😀 Łódź',
      'a <span hidden>x</span><span style="display:none">y</span><i style="visibility: hidden">z</i>b': 'a b',
      '<head><title>t</title><style>p{}</style></head><script>x</script><noscript>n</noscript><p>seen</p>': 'seen',
      '<noscript>Turn scripts on.</noscript><p>seen</p>': 'seen',
      '<template><p>no</p></template><svg><text>no</text></svg><button>no</button><select><option>no</select>a': 'a',
      '<!--StartFragment--><span>Just words</span><!--EndFragment-->': 'Just words',
      '<p>in<span>side</span> of <a href="x">w<em>or</em>ds</a></p>': 'inside of words',
      '<p> </p><p></p>': '',
      '<p style="white-space: normal">a&nbsp;<b>b</b>\nc</p>': 'a b c',
      '<div style="color: red; white-space: pre-wrap">a\nb <i style="white-space:normal">c\nd</i></div>': 'a\nb c d',
      '<div>a<br></div><div>b</div> <div><div>c</div></div>': 'a\nb\nc',
    };
    for (const [html, text] of Object.entries(cases)) assert.equal(await paragraphs(html), text, html);
  });

  onPage(
    'markup pasted into the page or its field is read by its paragraphs; none of it runs or is asked for',
    async () => {
      const html =
        `<meta charset="utf-8"><style>@import "${server.url}style-of-it.css"</style>` +
        `<img src="${server.url}picture-of-it.png" onerror="window.xss=1"><script>window.xss=1</script>` +
        `<p onclick="window.xss=1">Mayor <b>Ana Ruiz</b> opened the dam.</p><p style="display:none">Not this.</p>` +
        `<ul><li>Bo Lie came from Oslo.</li></ul><iframe src="javascript:parent.xss=1"></iframe>`;
      const text = 'Mayor Ana Ruiz opened the dam.\n\nBo Lie came from Oslo.';
      for (const selector of ['body', '.input-text']) {
        await load(page, server.url);
        await pasteMarkup(html, 'Mayor Ana Ruiz opened the dam. Bo Lie came from Oslo.', selector);
        await untilShown(page, text);
        await untilRead(page);
        const { article, marks } = await readPage(page);
        assert.equal(article, text);
        assert.ok(marks.some(([words]) => words === 'Ana Ruiz'));
      }
      assert.deepEqual(
        server.requests.filter((path) => /of-it/.test(path)),
        [],
      );
      assert.equal((await page.$$('.article :is(b, img, script, iframe, ul)')).length, 0);
    },
  );

  onPage('markup without words leaves it to the plain text', async () => {
    await pasteMarkup('<img src="x">', 'Ana met Bo.');
    await untilShown(page, 'Ana met Bo.');
  });

  // ---- our own exports

  const click = (selector) => page.$eval(selector, (node) => node.click());
  async function saved() {
    await page.evaluate(() => {
      window.saved = null;
      const create = URL.createObjectURL;
      URL.createObjectURL = (blob) => ((window.saved = blob), create(blob));
      addEventListener('click', (event) => event.target.download && event.preventDefault(), true);
    });
    await page.evaluate(() =>
      [...document.querySelectorAll('.menu-item')].find((row) => /\.json|annotations/.test(row.textContent)).click(),
    );
    await page.waitForFunction(() => window.saved);
    return page.evaluate(() => window.saved.text());
  }
  const shownState = async () => {
    const { names, marks, article, meta, summary } = await readPage(page);
    return { names, marks, article, meta, summary };
  };

  onPage('the cells of a table stand under each other', async () => {
    await pasteMarkup(
      `<p>${story}</p><table><tr><td>Dam<td>Height</tr><tr><td>Oslo<td>40 m</tr><tr><td>Lillehammer<td>9 m</tr></table>`,
      story,
    );
    await untilRead(page);
    const lefts = await page.evaluate((cells) => {
      const walker = document.createTreeWalker(document.querySelector('.article'), NodeFilter.SHOW_TEXT);
      const found = [];
      for (let node; (node = walker.nextNode()); ) {
        for (const cell of cells) {
          const at = node.data.indexOf(cell);
          if (at < 0) continue;
          const range = document.createRange();
          range.setStart(node, at);
          range.setEnd(node, at + 1);
          found.push(Math.round(range.getBoundingClientRect().left / 4)); // a number has a box, which takes a px or two
        }
      }
      return found;
    }, ['Height', '40', '9 m']);
    assert.deepEqual([lefts.length, new Set(lefts).size], [3, 1], `${lefts}`);
  });

  onPage('a document that was saved with corrections is opened again as it was', async () => {
    await readArticle(page, seed);
    await click('.mention[data-start="45"]');
    await click('.card-action[data-key="retype"]');
    await click('.correct [data-key="kind-ORG"]');
    await click('.mention[data-start="86"]');
    await click('.card-action[data-key="remove"]');
    await click('.correct [data-key="remove-one"]');
    await click('.meta-action[aria-controls]');
    await setRole(page, 'body');
    await page.waitForFunction(() => document.querySelector('#p1').classList.contains('block-body'));
    const before = await shownState();
    const json = await saved();
    const document = JSON.parse(json);
    assert.equal(document.edits.length, 3);
    assert.deepEqual(document.entities.find(({ name: own }) => own === 'Marco Rubio').type, 'ORG');
    assert.equal(document.mentions.find(({ start }) => start === 45).by, 'user');
    assert.equal(document.blocks[0].by, 'user');

    await click('.header .bar-button');
    await drop(page, json, 'article-annotation.json');
    await untilShown(page, seed);
    await page.waitForFunction(() => document.querySelector('#p1')?.classList.contains('block-body'));
    assert.deepEqual(await shownState(), before);

    // The same within a page, as a standalone one carries it.
    const page_ = `<!doctype html><p>Words</p><script type="application/json" id="article-annotation">${json.replaceAll('<', '\\u003c')}</script>`;
    await click('.header .bar-button');
    await drop(page, page_, 'article.html');
    await untilShown(page, seed);
    await page.waitForFunction(() => document.querySelector('#p1')?.classList.contains('block-body'));
    assert.deepEqual(await shownState(), before);
    assert.deepEqual(JSON.parse(await saved()), document);
  });

  onPage('a file that is damaged, foreign, or of another version is told; what is there stays', async () => {
    await readArticle(page, seed);
    await click('.mention[data-start="45"]');
    await click('.card-action[data-key="retype"]');
    await click('.correct [data-key="kind-ORG"]');
    const before = await shownState();
    const json = await saved();
    const line = () => page.$eval('.toast span', (node) => node.textContent);
    const untilSaid = (words) =>
      page.waitForFunction((said) => document.querySelector('.toast span')?.textContent.startsWith(said), {}, words);

    const cut = json.slice(0, 10_240);
    await drop(page, cut, 'cut.json');
    await untilSaid('This file is not a complete');
    const [, byte] = (await line()).match(
      /^This file is not a complete annotation file \(stopped at byte ([\d,]+)\)\.$/,
    );
    const stopped = Number(byte.replace(',', ''));
    assert.ok(stopped > 10_000 && stopped <= Buffer.byteLength(cut), byte);
    assert.deepEqual(await shownState(), before);
    await drop(page, '{"name":"package"}', 'package.json');
    await untilSaid('This is no annotation file of this page.');
    assert.deepEqual(await shownState(), before);

    await drop(page, json.replace('article-annotation/1', 'article-annotation/2'), 'later.json');
    await untilSaid('Made with version 2; some fields are ignored.');
    await page.waitForFunction(() => document.querySelector('.status').textContent !== '');
    assert.deepEqual((await shownState()).names, before.names);
  });
});
