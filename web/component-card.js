// The card of <article-annotator>: what is known of a marked name, and, where the reader may, what to put right.
// Tested by tests/web/component.test.mjs.

import { indexOf, mentionsOf } from './annotation.js';
import { remove, retype } from './corrections.js';
import { button, element } from './dom.js';
import { strings } from './strings.js';

/**
 * The nodes of the card of a mention. correct(edit) is called with what the reader says; null: the reader says nothing.
 * close() is called when the card has done its work.
 */
export function cardOf(document, mention, { correct, close }) {
  const entity = indexOf(document).entities.get(mention.entity);
  const mentions = mentionsOf(document, entity);
  const facts = [strings.types[entity.type] ?? entity.type, ...entity.roles.map(({ text }) => text)];
  const head = [
    element('h2', { text: entity.name }),
    element('p', { text: `${facts.join(' · ')} · ${strings.card.mentions(mentions.length)}` }),
  ];
  const shut = button({ text: strings.card.close, onclick: close });
  if (!correct) return [...head, shut];

  const types = Object.entries(strings.types).map(([type, words]) =>
    element('option', { value: type, text: words, selected: type === entity.type }),
  );
  const choice = element('select', {}, ...types);
  choice.addEventListener('change', () => correct(retype(document, mentions, choice.value)));
  return [
    ...head,
    element('label', { text: `${strings.correct.retype} ` }, choice),
    button({ text: strings.correct.remove, onclick: () => correct(remove(document, mentions)) }),
    shut,
  ];
}
