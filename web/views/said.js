// The ledger: who said what. A picture of the room that voices take, then each voice with its statements: the article's
// own verb, the words, the paragraph. And the card of a statement. Tested by tests/web/browser.test.mjs.

import { button, cells, element, leadBy } from '../dom.js';
import { cellsOf, indexOf, paragraphAt } from '../annotation.js';
import { othersOf, roomOf, standingOf, voiceOf, voicesOf } from '../said.js';
import { siblingsOf } from '../lenses.js';
import { strings } from '../strings.js';
import { cardContent, position } from './card.js';
import { longList } from './long-list.js';
import { hasFocus, keepingFocus, showRow } from './rail.js';
import { sourceLink } from './source-link.js';

const words = strings.said;
const choices = ['all', 'named', 'unnamed'];
const mostVoices = 50; // until the reader asks for all, or comes from a statement of another

export function saidView(root, actions) {
  root.setAttribute('aria-label', words.title);
  leadBy(root, 'item', actions.visit);
  const list = longList();
  let shown = [];
  let unfolded = null; // the annotation whose voices are all listed, from then on
  return function render(state) {
    const chosen = state.lens === 'said' ? state.chosen : null;
    if (state.lens === 'said' || state.printing) {
      if (isUnfolded(state)) unfolded = state.annotation;
      const now = [state.annotation, state.voices, unfolded === state.annotation];
      if (now.some((part, i) => part !== shown[i])) {
        shown = now;
        keepingFocus(root, () => list.grow(rowsOf(root, state, now.at(-1), actions), hasFocus(root)));
      }
    }
    if (chosen || state.printing) list.finish();
    showRow(root, chosen);
  };
}

function isUnfolded({ annotation, unfolded, printing, chosen }) {
  if (unfolded.has('voices') || printing) return true;
  const statement = annotation?.whole && indexOf(annotation).speech.get(chosen);
  return Boolean(statement) && voicesOf(annotation).indexOf(voiceOf(annotation, statement)) >= mostVoices;
}

// Fills the list, a statement a step.
function* rowsOf(root, { annotation, voices }, unfolded, actions) {
  if (!annotation?.whole || !annotation.speech?.length) {
    return void root.replaceChildren(element('p', { class: 'rail-note', text: words.none }));
  }
  const room = roomOf(annotation);
  const listed = voicesOf(annotation).filter(
    ({ standing }) => voices === 'all' || (voices === 'named') === (standing === 'named'),
  );
  root.replaceChildren(
    element('p', { class: 'rail-intro', text: words.intro(room.count) }),
    roomStrip(room),
    element(
      'div',
      { class: 'filters', role: 'group', 'aria-label': words.filter },
      ...choices.map((choice) => filter(choice, choice === voices, actions)),
    ),
  );
  for (const voice of unfolded ? listed : listed.slice(0, mostVoices)) {
    const rows = element('ul', { class: 'voice-rows' });
    root.append(section(annotation, voice, rows));
    for (const statement of voice.statements) yield rows.append(row(annotation, statement));
  }
  if (unfolded || listed.length <= mostVoices) return;
  const unfold = () => actions.unfold('voices');
  root.append(button({ class: 'text-button', text: words.unfold(listed.length), onclick: unfold }));
}

function filter(choice, pressed, actions) {
  const mark =
    choice === 'all' ? null : element('span', { class: `filter-line filter-${choice}`, 'aria-hidden': 'true' });
  return button(
    { class: 'filter', 'data-key': choice, 'aria-pressed': String(pressed), onclick: () => actions.setVoices(choice) },
    mark,
    words.choices[choice],
  );
}

// One part a standing, as wide as it has sentences; the rest are the article's own.
function roomStrip({ room, all }) {
  const strip = element('div', { class: 'room', role: 'img', 'aria-label': words.roomAll(room, all) });
  const own = all - room.named - room.unnamed - room.nobody;
  for (const [kind, n] of [...Object.entries(room), ['own', own]]) {
    if (n === 0) continue;
    const part = element(
      'span',
      { class: 'room-part' },
      element('span', { class: `room-bar room-${kind}` }),
      element('span', { class: 'room-label', text: words.roomPart(kind, n) }),
    );
    part.style.flexGrow = n;
    strip.append(part);
  }
  return element('div', { class: 'room-box' }, strip, element('p', { class: 'room-note', text: words.roomNote(all) }));
}

function section(annotation, voice, rows) {
  const sub = { named: voice.role, unnamed: words.unnamed, nobody: '' }[voice.standing];
  return element(
    'section',
    { class: `voice voice-${voice.standing}`, 'aria-label': nameOf(voice) },
    element(
      'h3',
      { class: 'voice-head' },
      element('span', { class: 'voice-name', text: nameOf(voice) }),
      cells(cellsOf(annotation, voice.statements)),
      element('span', { class: 'voice-count', title: words.sentences(voice.sentences), text: voice.sentences }),
      sub ? element('span', { class: 'voice-role', text: sub }) : null,
    ),
    rows,
  );
}

function row(annotation, statement) {
  const others = othersOf(annotation, statement);
  const paragraph = paragraphAt(annotation, statement.start);
  return element(
    'li',
    { id: `row-${statement.id}` },
    element(
      'a',
      { class: 'statement', href: `#${statement.id}`, 'data-item': statement.id, 'data-key': statement.id },
      element('span', { class: 'statement-verb', text: verbOf(statement) }),
      element(
        'span',
        { class: 'statement-words' },
        others.length
          ? element('span', { class: 'statement-with', text: `${words.with(others.map(lastName))} ` })
          : null,
        wordsOf(statement),
      ),
      element('span', { class: 'ref', text: paragraph ? strings.summary.paragraph(paragraph) : '' }),
    ),
  );
}

const lastName = (entity) => entity.name.split(/\s+/).at(-1);
const nameOf = ({ standing, name }) => (standing === 'nobody' ? words.nobody : name);
const verbOf = ({ verb }) => verb?.text.replace(/\s+/g, ' ') ?? '';
const wordsOf = ({ text }) => text.replace(/\s+/g, ' ');

/** The card of a statement. */
export function statementCard({ annotation }, id, actions) {
  const statement = indexOf(annotation).speech.get(id);
  if (!statement) return null;
  const voice = voiceOf(annotation, statement);
  const others = othersOf(annotation, statement);
  const standing = standingOf(statement);
  const ids = siblingsOf(annotation, 'said', id);
  const rows = [
    [words.cardVerb, verbWithKind(statement)],
    [words.cardForm, words.forms[statement.kind]],
    [
      words.cardWith,
      others.length > 0 && element('span', { class: 'article-words', text: others.map(({ name }) => name).join(', ') }),
    ],
    [words.cardName, voice.entity && named(voice.entity, actions)],
    [strings.card.why, reasonOf(statement)],
  ];
  return cardContent({
    title: nameOf(voice),
    kind:
      standing === 'nobody'
        ? null
        : element('span', { class: `card-kind said-by-${standing}`, text: words.standings[standing] }),
    under: voice.role && standing === 'named' ? element('p', { class: 'card-role', text: voice.role }) : null,
    rows,
    position: position(words.position, ids, id, paragraphAt(annotation, statement.start)),
    source: sourceLink(annotation, statement.start),
    steps: ids.length > 1 && { id, previous: words.previous, next: words.next },
    actions,
  });
}

// The article's own verb, and what kind of saying it is by the published list; plain saying needs no word.
// What a reader put there needs none.
function reasonOf({ by, score }) {
  if (by === 'rule') return words.attribution;
  return score !== null && strings.card.whyScore(['model'], score);
}

function verbWithKind(statement) {
  const kind = words.verbKinds[statement.verb?.class];
  if (!verbOf(statement)) return null;
  return element(
    'span',
    {},
    element('span', { class: 'article-words', text: verbOf(statement) }),
    kind ? element('span', { class: 'card-count', text: `, ${kind}` }) : null,
  );
}

function named(entity, actions) {
  return button({
    class: 'text-button card-link',
    text: words.mentions(entity.mentions.length),
    onclick: () => actions.visitName(entity.id),
  });
}
