// The rail of names: chips that are the legend and switch groups, then each name with its role, where it stands, and
// how often. On narrow screens the same element is a drawer or a sheet. Tested by tests/web/browser.test.mjs.

import { button, cells, element, icon } from '../dom.js';
import { entitiesByGroup, isMain, whereCells, indexOf } from '../annotation.js';
import { groups } from '../groups.js';
import { strings } from '../strings.js';
import { dragToClose } from './sheet.js';

const words = strings.names;
const mostRows = 100; // in a group, until the reader asks for all

export function namesView(root, actions) {
  const count = element('span', { class: 'tab-count' });
  const lens = button({ class: 'tab', onclick: () => actions.setLens('names') }, words.title, ' ', count);
  const close = button(
    { class: 'icon-button names-close', 'aria-label': words.close, onclick: actions.closeNames },
    icon('close'),
  );
  const head = element('div', { class: 'names-head' }, lens, close);
  const list = element('div', { class: 'names-list' });
  root.setAttribute('aria-label', words.title);
  root.append(element('div', { class: 'grab' }), head, list);
  dragToClose(root, head, actions.closeNames);

  list.addEventListener('click', (event) => {
    const row = event.target.closest('a.name');
    if (!row) return;
    event.preventDefault();
    actions.visit(row.dataset.entity);
  });
  list.addEventListener('keydown', (event) => walk(list, event));

  let shown = [];
  return function render(state) {
    root.classList.toggle('is-open', state.panel);
    lens.setAttribute('aria-pressed', state.lens === 'names');
    lens.classList.toggle('is-active', state.lens === 'names');
    count.textContent = state.annotation?.mentions.length || '';

    const now = [state.annotation, state.off, state.scope, state.unfolded, state.phase];
    if (now.some((part, i) => part !== shown[i])) {
      shown = now;
      keepingFocus(list, () => list.replaceChildren(...content(state, actions)));
    }
    showChosen(list, state);
  };
}

function content(state, actions) {
  const { annotation, phase } = state;
  if (phase === 'plain') return [element('p', { class: 'names-note', text: words.plain })];
  if (!annotation || annotation.entities.length === 0) {
    const text =
      phase === 'done' || phase === 'stopped'
        ? words.none
        : phase === 'reading' || phase === 'waiting'
          ? words.waiting
          : '';
    return [element('p', { class: 'names-note', text })];
  }
  const byGroup = entitiesByGroup(annotation);
  const present = groups.filter(({ id }) => byGroup.has(id));
  const absent = groups.filter(({ id }) => !byGroup.has(id));
  return [
    element(
      'div',
      { class: 'chips', role: 'group', 'aria-label': words.chips },
      ...present.map(({ id }) => chip(id, byGroup.get(id).length, !state.off.has(id), actions)),
    ),
    absent.length && annotation.whole
      ? element('p', { class: 'names-absent', text: words.absent(absent.map(({ id }) => strings.absentGroups[id])) })
      : null,
    ...sections(state, present, byGroup, actions),
  ].filter(Boolean);
}

function chip(group, n, on, actions) {
  return button(
    { class: 'chip', 'aria-pressed': String(on), 'data-key': group, onclick: () => actions.toggleGroup(group) },
    element('span', { class: on ? `line g-${group}` : '', text: strings.groups[group] }),
    element('span', { class: 'chip-count', text: n }),
  );
}

function sections(state, present, byGroup, actions) {
  const listed = present
    .map(({ id }) => ({ id, entities: byGroup.get(id).filter((entity) => state.scope === 'all' || isMain(entity)) }))
    .filter(({ entities }) => entities.length > 0);
  return listed.map(({ id, entities }, i) =>
    element(
      'section',
      { class: `names-group g-${id}`, 'aria-label': strings.groups[id] },
      element(
        'div',
        { class: 'names-group-head' },
        element('h3', { class: 'label', text: strings.groups[id] }),
        i === 0 ? scopeSwitch(state.scope, actions) : null,
      ),
      element(
        'ul',
        { class: 'names-rows' },
        ...folded(state, id, entities).map((entity) => row(state.annotation, entity)),
      ),
      folded(state, id, entities).length < entities.length
        ? button({
            class: 'text-button',
            'data-key': `all-${id}`,
            text: words.unfold(entities.length),
            onclick: () => actions.unfold(id),
          })
        : null,
    ),
  );
}

function folded(state, id, entities) {
  return state.unfolded.has(id) ? entities : entities.slice(0, mostRows);
}

function scopeSwitch(scope, actions) {
  const choice = (id) =>
    button({
      class: 'scope',
      'aria-pressed': String(scope === id),
      'data-key': id,
      onclick: () => actions.setScope(id),
      text: words[id],
    });
  return element('div', { class: 'scopes', role: 'group', 'aria-label': words.scope }, choice('main'), choice('all'));
}

function row(annotation, entity) {
  const first = indexOf(annotation).mentions.get(entity.mentions[0]);
  const count = entity.mentions.length;
  return element(
    'li',
    { id: entity.id },
    element(
      'a',
      { class: 'name', href: `#${first.id}`, 'data-entity': entity.id, 'data-key': entity.id },
      element('span', { class: 'name-words', text: entity.name }),
      cells(whereCells(annotation, entity)),
      element('span', { class: 'name-count', text: count }),
      entity.roles.length ? element('span', { class: 'name-role', text: entity.roles[0].text }) : null,
    ),
  );
}

function showChosen(list, state) {
  const id = state.chosen && state.annotation && indexOf(state.annotation).mentions.get(state.chosen)?.entity;
  const old = list.querySelector('.name.is-chosen');
  if (old?.dataset.entity === (id ?? undefined)) return;
  old?.classList.remove('is-chosen');
  old?.removeAttribute('aria-current');
  const row = id && list.querySelector(`.name[data-entity="${id}"]`);
  if (!row) return;
  row.classList.add('is-chosen');
  row.setAttribute('aria-current', 'true');
  reveal(list, row);
}

// Scrolls the list, and only the list, as little as shows the row.
function reveal(list, row) {
  const [frame, box] = [list.getBoundingClientRect(), row.getBoundingClientRect()];
  if (box.top < frame.top) list.scrollTop += box.top - frame.top - 8;
  else if (box.bottom > frame.bottom) list.scrollTop += box.bottom - frame.bottom + 8;
}

// Up and down walk over the names.
function walk(list, event) {
  const row = event.target.closest('a.name');
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!row || !step) return;
  event.preventDefault();
  const rows = [...list.querySelectorAll('a.name')];
  rows[rows.indexOf(row) + step]?.focus();
}

function keepingFocus(list, change) {
  const focused = list.contains(document.activeElement) ? document.activeElement.dataset.key : null;
  change();
  if (focused) list.querySelector(`[data-key="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
}
