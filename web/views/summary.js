// The summary card: lines that lead to their sentences, the coverage strip, what is left out, and the one line that
// stays while the article is read. Tested by tests/web/browser.test.mjs; what it counts by annotation.test.mjs.

import { button, element, icon, leadBy, say } from '../dom.js';
import { coverage, indexOf, isForeign, paragraphAt, shortName, summaryOf } from '../annotation.js';
import { countToLookAt, hasChecks } from '../checks.js';
import { strings } from '../strings.js';
import { openingLine } from './opening.js';
import { sourceLink } from './source-link.js';
import { coverageStrip, mostParagraphs } from './strip.js';

const words = strings.summary;
const mostMissing = 4;

export function summaryView(root, actions) {
  const tabs = bandTabs(actions);
  const controls = lengthControls(actions);
  const copy = button(
    { class: 'icon-button', 'aria-label': words.copy, title: words.copy, onclick: actions.copySummary },
    icon('copy'),
  );
  const tools = element('div', { class: 'summary-tools' }, controls.label, controls.short, copy);
  const body = element('div', { class: 'summary-body' });
  root.setAttribute('aria-label', words.title);
  root.append(element('div', { class: 'band-head' }, tabs.node, tools), body);

  const bar = button({ class: 'summary-bar', 'aria-label': words.back, hidden: true, onclick: actions.toSummary });
  root.parentNode.before(bar);
  watchPassing(root.parentNode, bar);

  leadBy(body, 'sentence', actions.showSource);
  leadBy(body, 'entity', actions.visitName);

  let shown = [];
  return function render(state) {
    const whole = state.annotation?.whole ? state.annotation : null;
    const now = [whole, state.length, state.part, state.dismissed, Boolean(state.comparison)];
    if (now.every((part, i) => part === shown[i])) return;
    shown = now;
    tabs.show(state, hasChecks(whole) ? countToLookAt(whole, state.dismissed) : null);
    body.hidden = state.part !== 'summary';
    const most = whole?.summary.sentences.length ?? 0;
    const length = Math.min(state.length, most);
    const sentences = whole ? summaryOf(whole, length) : [];
    tools.hidden = most === 0 || state.part !== 'summary';
    showLength(controls, length, most);
    bar.dataset.empty = sentences.length === 0;
    body.replaceChildren(...(whole ? content(whole, sentences, actions) : []));
    bar.replaceChildren(
      element('span', { class: 'summary-bar-title', text: words.title }),
      element('span', { class: 'summary-bar-line', text: sentences[0] ? textOf(whole, sentences[0]) : '' }),
      icon('down'),
    );
  };
}

// Summary; where the article has an abstract, its check; where another text is compared, that:
// {node, show(state, how many there are to look at)}.
function bandTabs(actions) {
  const tab = (part, ...content) => button({ class: 'tab', onclick: () => actions.setPart(part) }, ...content);
  const count = element('span', { class: 'tab-count' });
  const summary = tab('summary', words.title);
  const long = element('span', { class: 'tab-long' });
  const short = element('span', { class: 'tab-short' });
  const checks = tab('checks', long, short, count);
  const second = element('h2', {}, checks);
  const compare = tab('compare', strings.compare.title);
  const third = element('h2', {}, compare);
  return {
    node: element('div', { class: 'band-tabs' }, element('h2', {}, summary), second, third),
    show({ part, annotation, comparison }, open) {
      second.hidden = open === null;
      third.hidden = part !== 'compare' && !comparison;
      const names = annotation?.checks?.length ? strings.checks : strings.numbers;
      say(long, names.title);
      say(short, names.brief);
      count.textContent = open || '';
      for (const [name, node] of Object.entries({ summary, checks, compare })) {
        node.setAttribute('aria-pressed', part === name);
        node.classList.toggle('is-active', part === name);
      }
    },
  };
}

function content(annotation, sentences, actions) {
  if (sentences.length === 0) return [element('p', { class: 'summary-none', text: words.tooShort })];
  const counts = coverage(annotation, sentences);
  const lines = element('ol', { class: 'summary-lines' }, ...sentences.map((sentence) => line(annotation, sentence)));
  const missing = missingWords(annotation, counts);
  return [
    isForeign(annotation) ? element('p', { class: 'unreliable', text: strings.unreliable }) : null,
    lines,
    openingLine(annotation, actions),
    indexOf(annotation).paragraphs.length <= mostParagraphs ? coverageStrip(annotation, sentences) : null,
    element('p', { class: 'coverage' }, `${words.coverage(counts)} `, ...missing),
    element(
      'details',
      { class: 'coverage-short' },
      element('summary', {}, words.coverageShort(counts), icon('down')),
      element('p', {}, ...missingWords(annotation, counts)),
      openingLine(annotation, actions),
    ),
  ].filter(Boolean);
}

function line(annotation, sentence) {
  const paragraph = paragraphAt(annotation, sentence.start);
  const there = sourceLink(annotation, sentence.start);
  return element(
    'li',
    { class: there && 'is-sourced' },
    element(
      'a',
      { class: 'summary-line', href: `#${sentence.id}`, 'data-sentence': sentence.id },
      `${textOf(annotation, sentence)}\u00A0`, // its number is never alone on a line
      element('span', { class: 'ref', 'aria-label': words.source(paragraph), text: words.paragraph(paragraph) }),
    ),
    there,
  );
}

function textOf(annotation, { start, end }) {
  return annotation.text.slice(start, end).replace(/\s+/g, ' ');
}

function missingWords(annotation, { missing }) {
  if (missing.length === 0) return [words.allNamed];
  const more = missing.length - mostMissing;
  return [
    `${words.missing} `,
    ...missing.slice(0, mostMissing).flatMap((entity, i) => [
      i ? ', ' : null,
      element('a', {
        class: 'article-words missing-name word-link',
        href: `#${entity.id}`,
        'data-entity': entity.id,
        text: shortName(entity),
      }),
    ]),
    more > 0 ? ` ${words.more(more)}` : null,
  ];
}

function lengthControls(actions) {
  const set = (event) => actions.setLength(Number(event.target.value));
  const range = element('input', { type: 'range', class: 'length-range', min: 1, step: 1, oninput: set });
  const value = element('output', { class: 'length-value' });
  const label = element('label', { class: 'length' }, element('span', { text: words.length }), range, value);
  const select = element('select', { class: 'length-select', 'aria-label': words.length, onchange: set });
  const short = element('span', { class: 'choice length-short' }, select, icon('down'));
  return { range, value, select, label, short };
}

function showLength({ range, value, select }, length, most) {
  if (select.length !== most) {
    const options = Array.from({ length: most }, (_, i) =>
      element('option', { value: i + 1, text: words.lines(i + 1) }),
    );
    select.replaceChildren(...options);
    range.max = most;
  }
  range.value = length;
  range.style.setProperty('--share', most > 1 ? `${((length - 1) / (most - 1)) * 100}%` : '100%');
  select.value = length;
  value.textContent = length;
}

// Shows the bar while the card lies above what is seen, under the sticky header.
function watchPassing(card, bar) {
  new IntersectionObserver(
    ([entry]) => {
      bar.hidden = entry.isIntersecting || entry.boundingClientRect.bottom > 120 || bar.dataset.empty !== 'false';
    },
    { rootMargin: '-56px 0px 0px' },
  ).observe(card);
}
