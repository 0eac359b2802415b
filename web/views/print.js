// What only paper has: a line above the summary that says what this is, one above the article that says what its lines and
// letters stand for, and one below all that says what made it. The lists of all lenses are printed, so they are made before
// printing. Tested by tests/web/browser.test.mjs.

import { element } from '../dom.js';
import { entitiesByGroup } from '../annotation.js';
import { groups } from '../groups.js';
import { sourceOf } from '../source-links.js';
import { strings } from '../strings.js';

const words = strings.print;

export function printView({ head, legend, foot }, state) {
  addEventListener('beforeprint', () => state.set({ printing: true }));
  addEventListener('afterprint', () => state.set({ printing: false }));
  return function render({ printing, annotation, words: count, lens, off }) {
    if (!printing || !annotation?.whole) return;
    const { meta, engine } = annotation;
    const facts = [
      sourceOf(meta) && words.source(sourceOf(meta)),
      words.published(meta.published && strings.dates.day(meta.published)),
      words.words(count),
    ].filter(Boolean);
    head.replaceChildren(
      element('strong', { text: meta.title ?? words.title }),
      ...facts.map((fact) => element('span', { text: fact })),
    );
    const there = entitiesByGroup(annotation);
    const marked = lens === 'names' ? groups.filter(({ id }) => there.has(id)) : [];
    legend.replaceChildren(
      ...marked
        .filter(({ id }) => !off.has(id))
        .map(({ id, letter }) => element('span', { class: `line g-${id}`, text: `${strings.groups[id]} ${letter}` })),
    );
    const without = marked.map(({ id }) => id).filter((id) => off.has(id));
    foot.replaceChildren(words.made(engine, words.marked(lens, without)));
  };
}
