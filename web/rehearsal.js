// The first article is to be there as soon as later ones are, but what a page does for the first time takes it twice as
// long: code is compiled, styles are put together. So while it waits for a text it reads and shows news of our own, by
// the same functions, where nobody sees them; several times, since browsers compile for speed what has run often, and
// would do so while the reader waits. Tested by tests/web/rehearsal.test.mjs.

import { news } from './news.js';
import { emptyAnnotation, withMentions } from './provisional.js';
import { corrected } from './reading.js';
import { countWords } from './text.js';

const times = 5; // about half a second in all

/**
 * render: see showing.js. reader: the element that articles are shown in, hidden while the page waits. Rejects when
 * another text is read before the news are.
 */
export async function rehearse(annotator, { state, render, reader }) {
  const isWaiting = () => state.get().screen === 'input';
  for (let i = 0; i < times && isWaiting(); i++) {
    const found = await statesOf(annotator);
    if (!isWaiting()) return;
    const now = state.get();
    await render.rehearse(found.map((one) => ({ ...now, ...one })), now, () => layOut(reader));
  }
}

// What the state of the page says while they are read: with names, whole.
async function statesOf(annotator) {
  let begun;
  const mentions = [];
  const document = await annotator.annotate(news, {
    onBegin: (answer) => (begun = emptyAnnotation(answer)),
    onMentions: (window) => mentions.push(...window.mentions),
  });
  const text = { text: news, words: countWords(news), end: news.length };
  return [
    { ...text, phase: 'reading', annotation: withMentions(begun, mentions) },
    { ...text, phase: 'done', ...corrected({ ...document, whole: true }, []) },
  ];
}

// Hidden again before anything is painted.
function layOut(reader) {
  reader.hidden = false;
  reader.getBoundingClientRect();
  reader.hidden = true;
}
