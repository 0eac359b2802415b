// The article with its names marked in place. The words are all in text nodes and nothing else is, so
// article.textContent is the text, character for character; labels and ¶ numbers are CSS content.
//
// The text is laid out once (paragraphs.js); names of a window are then cut into it where it stands. Choosing,
// filtering and switching only change classes. Tested by tests/web/browser.test.mjs.

import { element } from '../dom.js';
import { indexOf } from '../annotation.js';
import { describe, layOut } from './paragraphs.js';

/**
 * marks(): the anchors that can be reached now, in text order; the keyboard walks over them.
 * anchorOf(id): the anchor of a mention, if it can be reached.
 */
export function articleView(root, actions) {
  let page = null; // what the root shows: see layOut
  let marks = []; // {anchor, mention} of the page, in text order
  let fresh = []; // those that show() has not seen yet
  let shown = []; // what decides how marks look, as it was last
  let stop = null; // the one anchor that Tab comes to

  root.addEventListener('click', (event) => {
    const anchor = event.target.closest('.mention[href]');
    if (!anchor || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    actions.choose(anchor.id);
  });
  root.addEventListener('focusin', (event) => {
    const anchor = event.target.closest('.mention[href]');
    if (anchor) actions.focused(anchor.id);
  });

  function render(state) {
    if (state.screen !== 'article') return;
    const { annotation } = state;
    const layout = annotation?.blocks ?? state.text;
    if (page?.layout !== layout || page.text !== state.text) {
      page?.leave();
      [marks, fresh, shown, stop] = [[], [], [], null];
      page = layOut(root, state, layout, add);
    }
    if (annotation && page.annotation !== annotation) {
      page.show(annotation);
      sync(annotation.mentions);
    }
    showMarks(state);
    showSource(root, state);
  }

  function add(found) {
    const inOrder = marks.length === 0 || found.length === 0 || marks.at(-1).mention.start < found[0].mention.start;
    marks.push(...found);
    fresh.push(...found);
    if (!inOrder) marks.sort((a, b) => a.mention.start - b.mention.start);
  }

  // What the core says at last may differ from what its windows said: ids, groups, now and then a mention less.
  function sync(mentions) {
    let next = 0;
    marks = marks.filter((mark) => {
      while (next < mentions.length && mentions[next].start < mark.mention.start) next++;
      const now = mentions[next];
      if (now === mark.mention) return true;
      if (now?.start !== mark.mention.start || now.end !== mark.mention.end) {
        mark.anchor.replaceWith(...mark.anchor.childNodes);
        return false;
      }
      mark.mention = now;
      describe(mark.anchor, now);
      fresh.push(mark);
      return true;
    });
  }

  // Which marks are there at all (lens, groups off), which belong to the chosen name, which one is the chosen one.
  function showMarks(state) {
    const now = [state.lens, state.off, state.chosen, state.peek];
    const changed = now.some((part, i) => part !== shown[i]);
    const entity = state.chosen && indexOf(state.annotation).mentions.get(state.chosen)?.entity;
    for (const { anchor, mention } of changed ? marks : fresh) {
      const on = state.lens === 'names' && !state.off.has(anchor.dataset.group);
      const current = on && mention.id === state.chosen;
      if (!on) anchor.removeAttribute('href');
      else if (anchor.getAttribute('href') !== `#${mention.entity}`) anchor.setAttribute('href', `#${mention.entity}`);
      anchor.classList.toggle('is-off', !on);
      anchor.classList.toggle('is-current', current);
      anchor.classList.toggle('is-same', on && !current && mention.entity === entity);
      anchor.classList.toggle('is-peeked', on && mention.id === state.peek);
    }
    if (changed || fresh.length) moveTabStop(state.chosen);
    [shown, fresh] = [now, []];
  }

  function moveTabStop(chosen) {
    const next = (chosen && anchorOf(chosen)) || marks.find(({ anchor }) => anchor.hasAttribute('href'))?.anchor;
    if (next === stop) return;
    if (stop) stop.tabIndex = -1;
    if (next) next.tabIndex = 0;
    stop = next ?? null;
  }

  function anchorOf(id) {
    return root.querySelector(`.mention[href][id="${id}"]`);
  }

  return { render, anchorOf, marks: () => [...root.querySelectorAll('.mention[href]')] };
}

// The one <mark> of the page: the sentence a summary line was followed to.
function showSource(root, state) {
  const old = root.querySelector('mark');
  if (old?.parentNode.id === (state.source ?? undefined)) return;
  if (old) old.replaceWith(...old.childNodes);
  const sentence = state.source && root.querySelector(`#${state.source}`);
  if (!sentence) return;
  const mark = element('mark');
  mark.append(...sentence.childNodes);
  sentence.append(mark);
}
