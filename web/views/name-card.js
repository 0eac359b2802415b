// The card of a name: what it is, its other forms, what it says, why it is taken for one, and the way to its other
// mentions. Tested by tests/web/browser.test.mjs.

import { button, cells, element } from '../dom.js';
import { groupAt, indexOf, isUnsure, mentionsOf, paragraphAt, spanAt, whereCells } from '../annotation.js';
import { groupOf } from '../groups.js';
import { numberOf } from '../numbers.js';
import { voiceOfEntity } from '../said.js';
import { strings } from '../strings.js';
import { cardContent, position } from './card.js';
import { correcting } from './correct.js';
import { sourceLink } from './source-link.js';

const words = strings.card;

export function nameCard(state, id, actions) {
  const { annotation } = state;
  const mention = indexOf(annotation).mentions.get(id);
  if (!mention) return null;
  const entity = indexOf(annotation).entities.get(mention.entity);
  const group = groupAt(annotation, mention);
  return cardContent({
    title: entity.name,
    kind: element('span', {
      class: `card-kind line g-${group}`,
      text: kind(mention),
    }),
    under: roleLine(annotation, entity, actions),
    rows: [
      [words.also, forms(annotation, entity, actions)],
      [words.country, nameLink(indexOf(annotation).entities.get(entity.country), actions)],
      [words.amount, amount(annotation, mention)],
      [words.value, hasNoValue(annotation, mention) && words.noValue],
      [words.said, said(annotation, entity, actions)],
      [words.why, annotation.whole && why(mention)],
    ],
    position: position(words.position, entity.mentions, id, paragraphAt(annotation, mention.start)),
    source: sourceLink(annotation, mention.start),
    where: element('span', { class: `card-where g-${group}` }, cells(whereCells(annotation, entity))),
    steps: entity.mentions.length > 1 && { id, previous: words.previous, next: words.next },
    foot: annotation.whole ? correcting(state, mention, entity, actions) : [],
    actions,
  });
}

// Its other forms, and the peoples of a country, which are counted beside it.
function forms(annotation, entity, actions) {
  const aliases = entity.aliases.filter((alias) => alias !== entity.name).join(', ');
  const peoples = annotation.entities.filter(({ country }) => country === entity.id);
  if (!aliases && peoples.length === 0) return null;
  return element(
    'span',
    { class: 'article-words' },
    aliases,
    ...peoples.flatMap((people, i) => [
      aliases || i ? ', ' : null,
      nameLink(people, actions),
      element('span', { class: 'card-count', text: ` ${words.mentions(people.mentions.length)}` }),
    ]),
  );
}

function nameLink(entity, actions) {
  if (!entity) return null;
  const onclick = () => actions.visitName(entity.id);
  return button({ class: 'text-button card-link card-name', text: entity.name, onclick });
}

// Days and amounts are worked out from what was found, not from what a reader says is one.
const valued = new Set(['date', 'number']);
function hasNoValue(annotation, { by, type, start, end }) {
  if (by !== 'user' || !valued.has(groupOf(type))) return false;
  const items = [...(annotation.times ?? []), ...(annotation.numbers ?? [])];
  return !items.some((item) => item.start < end && item.end > start);
}

function why({ by, why: reasons, score }) {
  if (by === 'user') return words.byReader;
  return reasons?.length ? words.whyScore(reasons, score) : words.noReason;
}

function kind(mention) {
  const name = strings.types[mention.type] ?? mention.type;
  return isUnsure(mention) ? words.unsure(name) : name;
}

// What a number comes to, where that is more than its words.
function amount(annotation, mention) {
  const number = numberOf(annotation, mention);
  const value = number && strings.numbers.value(number);
  return value === mention.text ? null : value;
}

function said(annotation, entity, actions) {
  const voice = annotation.whole && annotation.speech && voiceOfEntity(annotation, entity.id);
  if (!voice) return null;
  return button({
    class: 'text-button card-link',
    text: words.statements(voice.statements.length),
    onclick: () => actions.visit(voice.statements[0].id),
  });
}

// Each role once, with the paragraphs that give it; their numbers lead to the words.
function roleLine(annotation, entity, actions) {
  if (entity.roles.length === 0) return null;
  const places = new Map();
  for (const { text, start } of entity.roles) {
    if (!places.has(text)) places.set(text, new Map());
    for (const place of [start, ...startsBefore(annotation, entity, text)]) {
      const paragraph = paragraphAt(annotation, place);
      if (paragraph && !places.get(text).has(paragraph)) places.get(text).set(paragraph, place);
    }
  }
  const line = element('p', { class: 'card-role' });
  [...places].slice(0, 2).forEach(([role, paragraphs], i) => {
    line.append(i ? '; ' : '', role);
    for (const [paragraph, start] of paragraphs) line.append('\u00A0', roleLink(annotation, paragraph, start, actions));
  });
  return line;
}

// Where its mentions have the same role before them once more.
function startsBefore(annotation, entity, role) {
  return mentionsOf(annotation, entity)
    .map(({ start }) => start - role.length - 1)
    .filter((start) => annotation.text.startsWith(role, start));
}

function roleLink(annotation, paragraph, start, actions) {
  return button({
    class: 'ref card-ref',
    'aria-label': strings.summary.source(paragraph),
    text: strings.summary.paragraph(paragraph),
    onclick: () => actions.showSource(spanAt(annotation.sentences, start).id),
  });
}
