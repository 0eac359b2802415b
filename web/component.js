// <article-annotator>: the article between its tags, read on the reader's device and shown with its marks, its summary
// and the list of its names, in a shadow DOM. Importing this file defines it.
//
//   <article-annotator lens="names" summary-length="3" published="2025-02-19">The text ...</article-annotator>
//
// attributes  lens (names, said, sure, when, plain), summary-length (0 to 7), groups (those of groups.js to mark, with
//             spaces between; all where it is missing), published (YYYY-MM-DD, YYYY-MM or YYYY), base (where engine and
//             model lie), lang (as of any element), readonly (the reader corrects nothing), no-store (says what is so
//             with it or without: neither text nor corrections are kept on the device)
// properties  text, result (a document with offsets in UTF-16 units, with the reader's corrections under "edits"),
//             annotator (of your own; else one for all)
// methods     annotate(), goTo(id), export(format): as in annotator.js
// events      annotator-progress {loaded, total}, annotator-result {document}, annotator-select {id},
//             annotator-change {edit, document}: before a correction is made, and it can be cancelled (corrections.js),
//             annotator-error {error}; all bubble and cross shadow borders
// styling     ::part(summary, article, rail, card, mark, status), --annotator-person-line, --annotator-person-bg and
//             their like for each group
//
// Declared in markup it throws nothing: what goes wrong is an event, and the plain text is there. Every word of the
// text is a text node, so none is ever markup. Tested by tests/web/component.test.mjs.

import { indexOf, paragraphAt, summaryOf } from './annotation.js';
import { AnnotatorError, createAnnotator } from './annotator.js';
import { cardOf } from './component-card.js';
import { style } from './component-style.js';
import { apply } from './corrections.js';
import { button, element } from './dom.js';
import { groupOf, groups } from './groups.js';
import { segments } from './segments.js';
import { strings } from './strings.js';
import { canonical, countWords } from './text.js';

const longestSummary = 7;
const noParts = { summary: { sentences: [] }, entities: [], mentions: [] }; // a document may be without some
const lists = { names: 'mentions', said: 'speech', sure: 'certainty', when: 'times' };

// Elements without an annotator of their own share one for each base, which reads one text at a time.
const shared = new Map(); // base -> {annotator: a promise, queue: a promise}

function inTurn(base, onProgress, read) {
  const entry = shared.get(base) ?? { annotator: createAnnotator({ base, onProgress }), queue: Promise.resolve() };
  shared.set(base, entry);
  const answer = entry.queue.then(async () => read(await entry.annotator));
  entry.queue = answer.catch(({ code }) => {
    if (!code?.startsWith('INPUT') && code !== 'ABORTED') shared.delete(base);
  });
  return answer;
}

export class ArticleAnnotatorElement extends HTMLElement {
  static observedAttributes = ['lens', 'summary-length', 'groups', 'published', 'base', 'readonly'];

  #text = null; // null: what stands between the tags
  #found = null; // the document that was found or given
  #edits = []; // the reader's since then
  #result = null; // it, corrected
  #whole = null; // #result with lists where it has none
  #open = null; // the mention whose card is there
  #annotator = null;
  #reading = new AbortController();
  #parts = {};

  constructor() {
    super();
    const root = this.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [style()];
    this.#parts = {
      status: element('p', { part: 'status', role: 'status' }),
      summary: element('section', { part: 'summary', 'aria-label': strings.summary.title, hidden: true }),
      article: element('div', { part: 'article', role: 'article', tabindex: '-1' }),
      card: element('section', { part: 'card', role: 'group', 'aria-label': strings.card.label, hidden: true }),
      rail: element('section', { part: 'rail', 'aria-label': strings.rail.tabs.names, hidden: true }),
    };
    root.append(...Object.values(this.#parts));
    root.addEventListener('click', (event) => this.#select(event.target.closest('[data-id]')?.dataset.id));
    root.addEventListener('keydown', ({ key, target }) => {
      const mark = target.closest('.mark');
      if (key === 'Enter' && mark) {
        this.#select(mark.dataset.id);
        this.#parts.card.querySelector('select, button')?.focus();
      }
      if (key === 'Escape') this.#closeCard();
    });
  }

  connectedCallback() {
    // Properties that were set before this class was known are on the element itself.
    for (const name of ['text', 'result', 'annotator']) {
      if (!Object.hasOwn(this, name)) continue;
      const value = this[name];
      delete this[name];
      this[name] = value;
    }
    if (this.#result) this.#show();
    else this.annotate().catch(() => {}); // the event has told
  }

  disconnectedCallback() {
    this.#reading.abort();
  }

  attributeChangedCallback(name, before, now) {
    if (before === now || !this.isConnected) return;
    if (name === 'published' || name === 'base') this.annotate().catch(() => {});
    else this.#show();
  }

  get text() {
    if (this.#text !== null) return this.#text;
    const blocks = [...this.children];
    const between = blocks.length ? blocks.map((node) => node.textContent.trim()).join('\n\n') : this.textContent;
    return between.trim();
  }
  set text(text) {
    this.#text = String(text);
    this.#keep(null);
    if (this.isConnected) this.annotate().catch(() => {});
  }

  get result() {
    return this.#result;
  }
  /** Shows a document without reading again. Throws an AnnotatorError where it is none, or has other offsets. */
  set result(document) {
    if (document?.offsets !== 'utf16' || typeof document.text !== 'string')
      throw new AnnotatorError('INPUT_INVALID', 'no document with offsets in UTF-16 units');
    this.#reading.abort();
    this.#text = document.text;
    this.#keep(document);
    if (this.isConnected) this.#show();
  }

  get annotator() {
    return this.#annotator;
  }
  set annotator(annotator) {
    this.#annotator = annotator;
  }

  /** Reads the text; what is being read gives way. Rejects with an AnnotatorError, and tells of it as an event. */
  async annotate() {
    this.#reading.abort();
    const { signal } = (this.#reading = new AbortController());
    this.#keep(null);
    this.#show();
    const request = { signal, summary: { sentences: longestSummary }, published: this.getAttribute('published') };
    try {
      const document = await this.#withAnnotator((annotator) => annotator.annotate(this.text, request));
      if (signal.aborted) throw new AnnotatorError('ABORTED');
      this.#keep(document);
      this.#show();
      this.#tell('result', { document });
      return document;
    } catch (error) {
      if (!signal.aborted) this.#tell('error', { error });
      throw error;
    }
  }

  /** A file of what was found: {name, bytes}. */
  async export(format, options) {
    if (!this.#result) throw new AnnotatorError('INPUT_INVALID', 'nothing is annotated yet');
    return this.#withAnnotator((annotator) => annotator.export(this.#result, format, options));
  }

  /** Brings a marked thing into sight and gives it the focus; false where it is not shown. */
  goTo(id) {
    const mark = this.#parts.article.querySelector(`[data-id="${CSS.escape(id)}"]`);
    mark?.scrollIntoView({ block: 'nearest' });
    mark?.focus({ preventScroll: true });
    return Boolean(mark);
  }

  #withAnnotator(use) {
    if (this.#annotator) return Promise.resolve(this.#annotator).then(use);
    return inTurn(this.getAttribute('base') ?? undefined, (progress) => this.#tell('progress', progress), use);
  }

  // False where a listener has cancelled what was to be.
  #tell(name, detail, cancelable = false) {
    const options = { detail, cancelable, bubbles: true, composed: true };
    return this.dispatchEvent(new CustomEvent(`annotator-${name}`, options));
  }

  #select(id) {
    if (!id) return;
    this.#tell('select', { id });
    if (this.#whole?.mentions.some((mention) => mention.id === id)) this.#openCard(id);
  }

  #keep(document) {
    this.#found = document;
    this.#edits = [];
    this.#use(document);
  }

  #use(document) {
    this.#result = document;
    this.#whole = document && { ...noParts, ...document };
    this.#open = null;
  }

  // ---- corrections

  #openCard(id) {
    const { card } = this.#parts;
    this.#open = id;
    const mention = this.#whole.mentions.find((one) => one.id === id);
    const correct = this.hasAttribute('readonly') ? null : (edit) => this.#correct(edit);
    card.replaceChildren(...cardOf(this.#whole, mention, { correct, close: () => this.#closeCard() }));
    card.hidden = false;
  }

  #closeCard() {
    if (!this.#open) return;
    const id = this.#open;
    this.#open = null;
    this.#parts.card.hidden = true;
    this.goTo(id);
  }

  #correct(edit) {
    const edits = [...this.#edits, edit];
    const { annotation } = apply({ ...noParts, ...this.#found }, edits);
    // Edits that the document came with are in it already.
    const document = { ...annotation, edits: [...(this.#found.edits ?? []), ...edits] };
    if (!this.#tell('change', { edit, document }, true)) return this.#openCard(this.#open);
    this.#edits = edits;
    this.#use(document);
    this.#show();
    this.#parts.article.focus({ preventScroll: true });
  }

  // ---- what is shown

  #show() {
    const { status, summary, article, rail, card } = this.#parts;
    const document = this.#whole;
    card.hidden = !this.#open;
    if (this.#open) this.#openCard(this.#open);
    if (!document) {
      article.replaceChildren(element('p', { text: canonical(this.text) }));
      summary.hidden = rail.hidden = true;
      status.textContent = '';
      return;
    }
    const sentences = this.#sentences(document);
    article.replaceChildren(...this.#blocks(document));
    summary.replaceChildren(...this.#summaryLines(document, sentences));
    summary.hidden = sentences.length === 0;
    rail.replaceChildren(...this.#names(document));
    rail.hidden = rail.childElementCount === 0;
    const { text, mentions, speech } = document;
    status.textContent = strings.status.done(countWords(text), sentences.length, mentions.length, speech?.length);
  }

  #sentences(document) {
    const length = Number(this.getAttribute('summary-length') ?? 3);
    return length >= 1 ? summaryOf(document, Math.min(longestSummary, Math.floor(length))) : [];
  }

  #summaryLines(document, sentences) {
    const line = ({ id, start, end }) =>
      element(
        'li',
        {},
        button({ text: document.text.slice(start, end), onclick: () => this.goTo(id), 'data-id': id }),
        ` ${strings.summary.paragraph(paragraphAt(document, start))}`,
      );
    return [element('h2', { text: strings.summary.title }), element('ol', {}, ...sentences.map(line))];
  }

  // A paragraph for each block, cut where sentences and marks begin and end.
  #blocks(document) {
    const marks = this.#marks(document);
    return document.blocks.map((block) => {
      const sentences = document.sentences.filter((sentence) => sentence.block === block.id);
      const whole = sentences.map(({ id, start, end }) => {
        const pieces = segments({ start, end }, marks).map((piece) => this.#piece(document, piece));
        return element('span', { 'data-sentence': id, 'data-id': id, tabindex: '-1' }, ...pieces);
      });
      return element('p', {}, ...between(document.text, block, sentences, whole));
    });
  }

  #marks(document) {
    const lens = this.getAttribute('lens') ?? 'names';
    const items = document[lists[lens]] ?? [];
    if (lens !== 'names') return items.map(({ id, start, end }) => ({ id, start, end, kind: lens }));
    const shown = this.getAttribute('groups')?.split(/\s+/) ?? groups.map(({ id }) => id);
    return items
      .map(({ id, start, end, type }) => ({ id, start, end, kind: groupOf(type) }))
      .filter(({ kind }) => shown.includes(kind));
  }

  #piece({ text }, { start, end, spans }) {
    const mark = spans.at(-1);
    const words = text.slice(start, end);
    if (!mark) return words;
    const attributes = { class: `mark ${mark.kind}`, part: 'mark', 'data-id': mark.id, tabindex: '-1' };
    return element('span', attributes, words);
  }

  // Every name once, with how often it is named; pressing it goes from mention to mention.
  #names(document) {
    if ((this.getAttribute('lens') ?? 'names') !== 'names') return [];
    const { mentions } = indexOf(document);
    const rows = document.entities.map((entity) => {
      let next = 0;
      const go = () => this.goTo(entity.mentions[next++ % entity.mentions.length]);
      const types = mentions.get(entity.mentions[0])?.type;
      const name = button({ class: `name ${groupOf(types)}`, text: entity.name, onclick: go, 'data-id': entity.id });
      return element('li', {}, name, ` ${entity.mentions.length}`);
    });
    return rows.length ? [element('h2', { text: strings.rail.tabs.names }), element('ul', {}, ...rows)] : [];
  }
}

// The nodes of a block's sentences with the white space between them.
function between(text, block, sentences, nodes) {
  const parts = [];
  let at = block.start;
  sentences.forEach(({ start, end }, i) => {
    parts.push(text.slice(at, start), nodes[i]);
    at = end;
  });
  return [...parts, text.slice(at, block.end)];
}

if (!customElements.get('article-annotator')) customElements.define('article-annotator', ArticleAnnotatorElement);
