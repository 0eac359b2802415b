// Questions to the words that say how firmly a sentence is meant. Pure. Tested by tests/web/sure.test.mjs.

/** The kinds of such words, in the order in which they are listed. */
export const certaintyClasses = ['hedged', 'planned', 'conditional', 'denied', 'doer-missing'];

export function sureMarks(annotation) {
  return annotation.certainty.map(({ id, start, end, class: kind }) => ({
    start,
    end,
    item: id,
    kind: `sure-${kind}`,
    noted: true,
    link: true,
  }));
}

/**
 * What the list shows: [{class, words: [{text, items}]}], equal words once, in the order in which they stand; classes
 * that nothing is in are left out.
 */
export function sureList(annotation) {
  return certaintyClasses
    .map((kind) => ({ class: kind, words: gather(annotation.certainty.filter((item) => item.class === kind)) }))
    .filter(({ words }) => words.length > 0);
}

function gather(items) {
  const words = new Map();
  for (const item of items) {
    const key = item.text.replace(/\s+/g, ' ').toLowerCase();
    if (!words.has(key)) words.set(key, { text: item.text.replace(/\s+/g, ' '), items: [] });
    words.get(key).items.push(item);
  }
  for (const word of words.values()) if (word.items.length > 1) word.text = word.text.toLowerCase();
  return [...words.values()];
}
