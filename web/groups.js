// The eight groups that names are shown in: which types they hold, their letter in print. Words are in strings.js,
// lines and colours in styles/. Tested by tests/web/annotation.test.mjs.

export const groups = [
  { id: 'person', letter: 'P', types: ['PERSON'] },
  { id: 'org', letter: 'O', types: ['ORG'] },
  { id: 'place', letter: 'L', types: ['GPE', 'LOC', 'FAC'] },
  { id: 'group', letter: 'G', types: ['NORP', 'LANGUAGE'] },
  { id: 'date', letter: 'D', types: ['DATE', 'TIME'] },
  { id: 'number', letter: '#', types: ['PERCENT', 'MONEY', 'QUANTITY', 'ORDINAL', 'CARDINAL'] },
  { id: 'event', letter: 'E', types: ['EVENT', 'LAW', 'WORK_OF_ART', 'PRODUCT'] },
  { id: 'unsure', letter: '?', types: [] },
];

const byType = new Map(groups.flatMap((group) => group.types.map((type) => [type, group.id])));

/** The group of an entity type; a type this page does not know is unsure. */
export function groupOf(type) {
  return byType.get(type) ?? 'unsure';
}

export function letterOf(groupId) {
  return groups.find((group) => group.id === groupId).letter;
}
