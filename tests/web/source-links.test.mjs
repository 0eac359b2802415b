// web/source-links.js: addresses, and the words by which a browser finds a sentence at its source. That it does find it:
// source.test.mjs, in a browser.

import assert from 'node:assert/strict';
import test from 'node:test';
import { directiveFor, isAddress, linkAt, siteOf, writtenAddress } from '../../web/source-links.js';

const url = 'https://news.example/story?a=1';

// An article of paragraphs, and the span of the n-th place of some of its words.
function article(...paragraphs) {
  const text = paragraphs.join('\n\n');
  let at = 0;
  const blocks = paragraphs.map((paragraph) => {
    const start = text.indexOf(paragraph, at);
    at = start + paragraph.length;
    return { start, end: at };
  });
  const spanOf = (words, n = 1) => {
    let start = -1;
    for (let i = 0; i < n; i++) start = text.indexOf(words, start + 1);
    return { start, end: start + words.length };
  };
  const link = (words, n) => linkAt({ text, blocks, meta: { url } }, spanOf(words, n));
  const found = (words, n) => {
    const span = spanOf(words, n);
    return directiveFor(text, blocks.find(({ end }) => span.start < end), span);
  };
  return { text, blocks, link, found };
}

test('an address is one of the web, and names no user', () => {
  for (const good of [url, 'http://a.example', 'https://[::1]:8000/a', 'https://a.example/@user/1?x=y@z#part'])
    assert.ok(isAddress(good), good);
  for (const bad of ['javascript:alert(1)', 'data:text/html,a', '//a.example', 'ftp://a.example', 'https://', ' https://a.example',
    'https://a.example/a b', 'https://user@a.example/', 'https://user:word@a.example', 'https://a.example/"', 'HTTPS://a.example/é', null, 7,
    `https://a.example/${'a'.repeat(2000)}`]) assert.ok(!isAddress(bad), String(bad));
});

test('what a reader writes becomes an address, or nothing', () => {
  const written = {
    ' https://a.example/b?c=d#e ': 'https://a.example/b?c=d#e',
    'a.example/b': 'https://a.example/b',
    'www.a.example': 'https://www.a.example/',
    'a.example:8080/b': 'https://a.example:8080/b',
    'HTTP://A.example/ä|b': 'http://a.example/%C3%A4%7Cb',
    'javascript:alert(1)': '',
    'mailto:a@b.example': '',
    'https://user@a.example/': '',
    'news from a.example': '',
    'yesterday': '',
    '': '',
  };
  for (const [words, address] of Object.entries(written)) assert.equal(writtenAddress(words), address, words);
  assert.equal(siteOf('https://www.a.example:8080/b'), 'a.example:8080');
});

test('a few words are told whole, of more the first and the last', () => {
  const { link, found } = article('The dam opened on Monday. Engineers from Norway built it in four years, one after the other, in snow.');
  assert.deepEqual(found('The dam opened on Monday.'), { start: 'The dam opened on Monday.' });
  assert.equal(link('The dam opened on Monday.'), `${url}#:~:text=The%20dam%20opened%20on%20Monday.`);
  assert.deepEqual(found('Engineers from Norway built it in four years, one after the other, in snow.'), {
    start: 'Engineers from Norway built it',
    end: 'after the other, in snow.',
  });
});

test('dashes, commas and ampersands of the words are not those of the link', () => {
  const { link } = article('A post-war dam, R&D – done.');
  assert.equal(link('A post-war dam, R&D – done.'), `${url}#:~:text=A%20post%2Dwar%20dam%2C%20R%26D%20%E2%80%93%20done.`);
});

test('words that come twice are told by what stands before them, or after', () => {
  const twice = article('He left. Ana came. He left.', 'He left. Bo came.');
  assert.deepEqual(twice.found('He left.', 1), { start: 'He left.' });
  assert.deepEqual(twice.found('He left.', 2), { prefix: 'He left. Ana came.', start: 'He left.' });
  assert.deepEqual(twice.found('He left.', 3), { suffix: 'Bo came.', start: 'He left.' });
  assert.equal(twice.link('He left.', 2), `${url}#:~:text=He%20left.%20Ana%20came.-,He%20left.`);
  assert.equal(twice.link('He left.', 3), `${url}#:~:text=He%20left.,-Bo%20came.`);
});

test('where no words lead there, the link is to the article alone', () => {
  const { link, blocks, text } = article('He left.', 'He left.', 'A line', 'and another');
  assert.equal(link('He left.', 1), `${url}#:~:text=He%20left.`);
  assert.equal(link('He left.', 2), url);
  const span = { start: text.indexOf('A line'), end: text.length };
  assert.equal(linkAt({ text, blocks, meta: { url } }, span), url);
  assert.equal(linkAt({ text, blocks, meta: { url: null } }, span), null);
  assert.equal(linkAt({ text, blocks, meta: { url: 'javascript:alert(1)' } }, span), null);
});

test('a sentence that begins as another does is told by more of its words', () => {
  const begin = 'one two three four five six seven eight nine ten';
  const { found } = article(`${begin} eleven a b c d e f g h i j k. ${begin} twelve l m n o p q r s t u v.`);
  const second = `${begin} twelve l m n o p q r s t u v.`;
  const { start, end, prefix } = found(second);
  assert.ok(prefix || start === second || start.startsWith(begin), start);
  assert.equal(end === undefined || second.endsWith(end), true);
});

test('lines, capitals and an address with a part of its own do not matter', () => {
  const { text, blocks } = article('THE DAM\nopened  today.');
  const meta = { url: 'https://a.example/b#part:~:text=old' };
  assert.equal(linkAt({ text, blocks, meta }, { start: 0, end: text.length }), 'https://a.example/b#part:~:text=THE%20DAM%20opened%20today.');
});

test('of a megabyte of like words a link takes no time to speak of', () => {
  const { text, blocks } = article('a b '.repeat(250_000));
  const started = performance.now();
  linkAt({ text, blocks, meta: { url } }, { start: 900_000, end: 900_400 });
  assert.ok(performance.now() - started < 2000);
});
