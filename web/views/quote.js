// Words of the article, quoted elsewhere on the page.

import { element } from '../dom.js';
import { segments } from '../segments.js';

/** The words of a range, with those of its spans made by make(span, text, whether the span ends there). */
export function cut(text, range, spans, make) {
  return segments(range, spans).map(({ start, end, spans: over }) => {
    const piece = text.slice(start, end).replace(/\s+/g, ' ');
    const span = over.at(-1);
    return span ? make(span, piece, span.end === end) : piece;
  });
}

/** A sentence, quoted and leading to its place, its spans made as by cut(). */
export function quotation(text, sentence, spans, make) {
  const link = { href: `#${sentence.id}`, 'data-sentence': sentence.id };
  return element('blockquote', { class: 'check-quote' }, element('a', link, ...cut(text, sentence, spans, make)));
}
