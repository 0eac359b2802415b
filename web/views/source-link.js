// The quiet link beside what the page says of a sentence: that sentence where the article was published. Only where its
// address is known, and only a link: nothing is fetched. Tested by tests/web/source.test.mjs.

import { spanAt } from '../annotation.js';
import { element, icon } from '../dom.js';
import { linkAt } from '../source-links.js';
import { strings } from '../strings.js';

const words = strings.source;

/** Leads to the sentence around an offset; null where there is none, or no address. */
export function sourceLink(annotation, offset) {
  const sentence = spanAt(annotation.sentences, offset);
  const href = sentence && linkAt(annotation, sentence);
  if (!href) return null;
  return element('a', { class: 'source-link', ...outside(href), 'aria-label': words.sentence, title: words.sentence }, icon('out'));
}

/** What a link out of the page is to have. */
export const outside = (href) => ({ href, target: '_blank', rel: 'noopener noreferrer' });
