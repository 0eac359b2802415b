// Correcting, at the foot of the card of a name: another kind, no name, the same as another, not the same; all of it at
// once or only where the card points. And the card of words that are to be a name. Tested by tests/web/correct.test.mjs.

import { button, element } from '../dom.js';
import { indexOf, mentionsOf } from '../annotation.js';
import { groupOf } from '../groups.js';
import { strings } from '../strings.js';
import { iconButton } from './card.js';

const words = strings.correct;
const mostNames = 8; // in the list of "Same as…"; a field finds the others

/** The order in which kinds are offered: what news is full of first. */
const kinds = [
  ...['PERSON', 'ORG', 'GPE', 'LOC', 'FAC', 'NORP', 'EVENT', 'LAW', 'WORK_OF_ART', 'PRODUCT', 'LANGUAGE'],
  ...['DATE', 'TIME', 'MONEY', 'PERCENT', 'QUANTITY', 'CARDINAL', 'ORDINAL'],
];

/** The three actions and, under them, what the chosen one asks: nodes for the foot of a card. */
export function correcting({ annotation, correcting: open }, mention, entity, actions) {
  const panels = { retype: retypePanel, merge: mergePanel, remove: removePanel };
  const mode = open?.id === mention.id ? open.mode : null;
  const act = (name) =>
    button({
      class: 'card-action',
      'data-key': name,
      'aria-expanded': name === 'remove' && entity.mentions.length === 1 ? null : String(mode === name),
      text: words[name],
      onclick: () => actions.correct(mention.id, name),
    });
  return [
    element('div', { class: 'card-actions' }, act('retype'), act('merge'), act('remove')),
    ...(mode ? [panels[mode](annotation, mention, entity, open.scope, actions)] : []),
  ];
}

function panel(mode, ...content) {
  return element('div', { class: 'correct', role: 'group', 'aria-label': words[mode] }, ...content);
}

function retypePanel(annotation, mention, entity, scope, actions) {
  return panel(
    'retype',
    scopes(entity.mentions.length, scope, actions),
    kindChips(mention.type, (type) => actions.retype(mention.id, type)),
  );
}

function removePanel(annotation, mention, entity, scope, actions) {
  const choose = (all) =>
    button({
      class: 'button correct-choice',
      'data-key': all ? 'remove-all' : 'remove-one',
      text: all ? words.all(entity.mentions.length) : words.one,
      onclick: () => actions.remove(mention.id, all),
    });
  return panel('remove', element('div', { class: 'correct-row' }, choose(true), choose(false)));
}

function mergePanel(annotation, mention, entity, scope, actions) {
  const others = annotation.entities.filter(({ id }) => id !== entity.id);
  const near = (other) => Number(groupOf(other.type) !== groupOf(entity.type));
  others.sort((a, b) => near(a) - near(b));
  const list = element('ul', { class: 'correct-names' });
  const show = (part) => {
    const fits = ({ name, aliases }) => [name, ...aliases].some((form) => form.toLowerCase().includes(part));
    const rows = others.filter(fits).slice(0, mostNames);
    list.replaceChildren(...rows.map((other) => nameRow(other, () => actions.merge(mention.id, other.id))));
  };
  show('');
  const field =
    others.length > mostNames
      ? element('input', {
          type: 'search',
          class: 'correct-find',
          'aria-label': words.find,
          placeholder: words.find,
          'data-key': 'find',
          oninput: ({ target }) => show(target.value.trim().toLowerCase()),
        })
      : null;
  return panel(
    'merge',
    scopes(entity.mentions.length, scope, actions),
    others.length > 0 ? field : element('p', { class: 'correct-note', text: words.noOther }),
    list,
    splitRow(annotation, mention, entity, actions),
  );
}

function nameRow({ name, type }, onclick) {
  const kind = element('span', { class: `correct-kind line g-${groupOf(type)}`, text: strings.types[type] });
  return element('li', {}, button({ class: 'correct-name', onclick }, element('span', { text: name }), kind));
}

// "Not the same": the mentions with these words, or this one alone, become a name of their own; a people leaves its
// country.
function splitRow(annotation, mention, entity, actions) {
  const all = mentionsOf(annotation, entity);
  const country = indexOf(annotation).entities.get(entity.country);
  if (all.length < 2 && !country) return null;
  const alike = all.filter(({ text }) => text === mention.text);
  const choose = (some, text, key) =>
    button({ class: 'button correct-choice', 'data-key': key, text, onclick: () => actions.split(some) });
  return element(
    'div',
    { class: 'correct-split' },
    element('p', { class: 'label', text: words.split }),
    element(
      'div',
      { class: 'correct-row' },
      alike.length > 1 && alike.length < all.length
        ? choose(alike, words.alike(alike.length, mention.text), 'split-alike')
        : null,
      all.length > 1 ? choose([mention], words.one, 'split-one') : null,
      country ? choose(all, words.ofCountry(country.name), 'split-country') : null,
    ),
  );
}

/** The card of words that are to be a name: {words, places: how many places have them, scope}. */
export function addCard({ annotation, adding }, id, actions) {
  if (!annotation || !adding) return null;
  const head = element(
    'div',
    { class: 'card-head' },
    element('h3', { class: 'card-title', text: annotation.text.slice(adding.start, adding.end).replace(/\s+/g, ' ') }),
    iconButton('close', strings.card.close, () => actions.closeCard()),
  );
  return [
    element('div', { class: 'grab' }),
    head,
    panel(
      'add',
      adding.places.length > 1 ? scopes(adding.places.length, adding.scope, actions) : null,
      kindChips(null, actions.add),
    ),
  ];
}

function kindChips(current, choose) {
  return element(
    'div',
    { class: 'chips correct-kinds', role: 'group', 'aria-label': words.kinds },
    ...kinds.map((type) =>
      button(
        {
          class: 'chip',
          'data-key': `kind-${type}`,
          'aria-pressed': String(type === current),
          onclick: () => choose(type),
        },
        element('span', { class: `line g-${groupOf(type)}`, text: strings.types[type] }),
      ),
    ),
  );
}

function scopes(n, scope, actions) {
  if (n < 2) return null;
  const choice = (id, text) =>
    button({
      class: 'scope',
      'data-key': `scope-${id}`,
      'aria-pressed': String(scope === id),
      text,
      onclick: () => actions.setCorrectScope(id),
    });
  return element(
    'div',
    { class: 'scopes correct-scopes', role: 'group', 'aria-label': words.scope },
    choice('all', words.all(n)),
    choice('one', words.one),
  );
}

/** What a panel wants the focus on when it opens. */
export const firstChoice = (card) =>
  card.querySelector('.correct .correct-find, .correct .chip, .correct .correct-name, .correct .correct-choice');
