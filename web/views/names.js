// The list of names: chips that are the legend and switch groups, then each name with its role, where it stands, and
// how often. Tested by tests/web/browser.test.mjs.

import { button, cells, element, keep, leadBy, say } from '../dom.js';
import { entitiesByGroup, isForeign, isMain, whereCells, indexOf } from '../annotation.js';
import { groups, letterOf } from '../groups.js';
import { strings } from '../strings.js';
import { keepingFocus, reveal } from './rail.js';

const words = strings.names;
const mostRows = 100; // in a group, until the reader asks for all
const manyRows = 60; // of more, only those in sight are laid out

export function namesView(root, actions) {
  root.setAttribute('aria-label', words.title);
  leadBy(root, 'entity', actions.visitName);

  const parts = listParts(actions);
  let shown = [];
  return function* render(state) {
    const now = [state.annotation, state.off, state.scope, state.unfolded, state.phase];
    if (now.some((part, i) => part !== shown[i])) {
      const listed = listedNames(state);
      root.classList.toggle('is-long', listed.reduce((sum, { entities }) => sum + entities.length, 0) > manyRows);
      for (const { entities } of listed)
        for (const entity of entities) yield row(parts.rows, state.annotation, entity);
      keepingFocus(root, () => keep(root, content(state, listed, parts)));
      shown = now;
    }
    showChosen(root, state);
  };
}

// The names that get a row: [{id: of the group, entities, all: how many there are}].
function listedNames({ annotation, phase, scope, unfolded }) {
  if (phase === 'plain' || !annotation) return [];
  const byGroup = entitiesByGroup(annotation);
  return groups
    .map(({ id }) => ({ id, all: (byGroup.get(id) ?? []).filter((entity) => scope === 'all' || isMain(entity)) }))
    .filter(({ all }) => all.length > 0)
    .map(({ id, all }) => ({ id, all: all.length, entities: unfolded.has(id) ? all : all.slice(0, mostRows) }));
}

// What the list is put together from. It is made once: while windows bring more names, a reader may be about to press
// any of it.
function listParts(actions) {
  return {
    note: element('p', { class: 'rail-note' }),
    unreliable: element('p', { class: 'rail-note unreliable', text: strings.unreliable }),
    chips: element('div', { class: 'chips', role: 'group', 'aria-label': words.chips }),
    absent: element('p', { class: 'names-absent' }),
    scopes: element(
      'div',
      { class: 'scopes', role: 'group', 'aria-label': words.scope },
      ...['main', 'all'].map((id) =>
        button({ class: 'scope', 'data-key': id, text: words[id], onclick: () => actions.setScope(id) }),
      ),
    ),
    groups: new Map(groups.map(({ id }) => [id, groupParts(id, actions)])),
    rows: new Map(), // where a name first stands in the text -> its row
  };
}

function groupParts(id, actions) {
  const name = strings.groups[id];
  const label = element('span', { text: name });
  const count = element('span', { class: 'chip-count' });
  return {
    chip: button({ class: 'chip', 'data-key': id, onclick: () => actions.toggleGroup(id) }, label, count),
    label,
    count,
    section: element('section', { class: `names-group g-${id}`, 'aria-label': name }),
    head: element('div', { class: 'names-group-head' }, element('h3', { class: 'label', 'data-letter': letterOf(id), text: name })),
    rows: element('ul', { class: 'names-rows' }),
    unfold: button({ class: 'text-button', 'data-key': `all-${id}`, onclick: () => actions.unfold(id) }),
  };
}

function content(state, listed, parts) {
  const { annotation, phase } = state;
  if (phase === 'plain' || !annotation || annotation.entities.length === 0) {
    say(parts.note, note(phase));
    parts.rows.clear();
    return [parts.note];
  }
  const byGroup = entitiesByGroup(annotation);
  const present = groups.filter(({ id }) => byGroup.has(id));
  const absent = groups.filter(({ id }) => !byGroup.has(id));
  keep(
    parts.chips,
    present.map(({ id }) => chip(id, parts.groups.get(id), byGroup.get(id).length, !state.off.has(id))),
  );
  say(parts.absent, words.absent(absent.map(({ id }) => strings.absentGroups[id])));
  return [
    ...(isForeign(annotation) ? [parts.unreliable] : []),
    parts.chips,
    ...(absent.length && annotation.whole ? [parts.absent] : []),
    ...sections(state, listed, parts),
  ];
}

function note(phase) {
  if (phase === 'plain') return words.plain;
  if (phase === 'done' || phase === 'stopped') return words.none;
  return phase === 'reading' || phase === 'waiting' ? words.waiting : '';
}

function chip(id, { chip, label, count }, n, on) {
  chip.setAttribute('aria-pressed', on);
  label.className = on ? `line g-${id}` : '';
  say(count, n);
  return chip;
}

function sections(state, listed, parts) {
  const scopes = scopeSwitch(state.scope, parts);
  return listed.map(({ id, entities, all }, i) => {
    const { section, head, rows, unfold } = parts.groups.get(id);
    keep(
      rows,
      entities.map((entity) => row(parts.rows, state.annotation, entity)),
    );
    say(unfold, words.unfold(all));
    keep(head, [head.firstChild, ...(i === 0 ? [scopes] : [])]);
    keep(section, [head, rows, ...(entities.length < all ? [unfold] : [])]);
    return section;
  });
}

function scopeSwitch(scope, { scopes }) {
  for (const choice of scopes.children) choice.setAttribute('aria-pressed', choice.dataset.key === scope);
  return scopes;
}

// The row of an entity, which is told only what has changed. Ids change at the end of reading; the place of a name's
// first mention does not.
function row(rows, annotation, entity) {
  const first = indexOf(annotation).mentions.get(entity.mentions[0]);
  if (!rows.has(first.start)) rows.set(first.start, emptyRow());
  const known = rows.get(first.start);
  if (known.entity === entity) return known.item;
  known.entity = entity;
  const { item, link, name, count, role } = known;
  item.id = entity.id;
  link.setAttribute('href', `#${first.id}`);
  link.dataset.entity = link.dataset.key = entity.id;
  say(name, entity.name);
  say(count, entity.mentions.length);
  say(role, entity.roles[0]?.text ?? '');
  const where = whereCells(annotation, entity);
  if (known.where?.join() !== where.join()) [known.where, known.strip] = [where, cells(where)];
  keep(link, [name, known.strip, count, ...(entity.roles.length ? [role] : [])]);
  return item;
}

function emptyRow() {
  const link = element('a', { class: 'name' });
  return {
    item: element('li', {}, link),
    link,
    name: element('span', { class: 'name-words' }),
    count: element('span', { class: 'name-count' }),
    role: element('span', { class: 'name-role' }),
  };
}

function showChosen(root, state) {
  const id = state.chosen && state.annotation && indexOf(state.annotation).mentions.get(state.chosen)?.entity;
  for (const old of root.querySelectorAll('.name.is-chosen')) {
    if (old.dataset.entity === id) continue;
    old.classList.remove('is-chosen');
    old.removeAttribute('aria-current');
  }
  const row = id && root.querySelector(`.name[data-entity="${id}"]:not(.is-chosen)`);
  if (!row) return;
  row.classList.add('is-chosen');
  row.setAttribute('aria-current', 'true');
  reveal(row);
}
