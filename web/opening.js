// Who, what, when, where: what the opening of an article says of each, by names, statements and times alone. Nothing is
// written: each answer is words of the text. Pure. Tested by tests/web/opening.test.mjs.

import { indexOf, spanAt } from './annotation.js';
import { groupOf } from './groups.js';

const most = 2; // answers of a kind

const comesBefore = /(?:^|\s)(?:in|at|near|outside|off|across)\s+(?:the\s+)?$/iu;

/**
 * {who, what, when, where}, each [{id, start, end}], empty where the opening does not say; id is that of an entity, a
 * statement or a time. Who: its most important people and organizations. What: its first statement. When: its first
 * date or time of day. Where: its first places that something is said to be in.
 */
export function openingOf(annotation) {
  const blocks = openingBlocks(annotation);
  const isHere = ({ start }) => spanAt(blocks, start) !== undefined;
  const { mentions } = indexOf(annotation);
  const firstHere = ({ mentions: ids }) => ids.map((id) => mentions.get(id)).find(isHere);
  const named = annotation.entities
    .filter(({ type }) => ['person', 'org'].includes(groupOf(type)))
    .map((entity) => place(entity.id, firstHere(entity)))
    .filter(Boolean);
  return {
    who: named.slice(0, most),
    what: (annotation.speech ?? []).filter(isHere).slice(0, 1).map((item) => place(item.id, item)),
    when: (annotation.times ?? [])
      .filter((time) => ['date', 'time'].includes(time.kind) && isHere(time))
      .slice(0, 1)
      .map((item) => place(item.id, item)),
    where: placesIn(annotation, isHere),
  };
}

const place = (id, span) => span && { id, start: span.start, end: span.end };

// Title, abstract and the first paragraph of the body; where there is no abstract the first two. Sorted, as they stand.
function openingBlocks({ blocks }) {
  const of = (...roles) => blocks.filter(({ role }) => roles.includes(role));
  const body = of('body').slice(0, of('abstract').length ? 1 : 2);
  return [...of('title', 'dateline', 'abstract'), ...body].sort((a, b) => a.start - b.start);
}

function placesIn({ text, mentions }, isHere) {
  const found = new Map();
  for (const mention of mentions) {
    if (found.size === most) break;
    if (groupOf(mention.type) !== 'place' || !mention.entity || !isHere(mention) || found.has(mention.entity)) continue;
    if (!comesBefore.test(text.slice(Math.max(0, mention.start - 20), mention.start))) continue;
    found.set(mention.entity, place(mention.entity, mention));
  }
  return [...found.values()];
}
