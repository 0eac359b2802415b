// Places that outlive their text: the words, what stands around them, and where they stood. Found again exactly or not
// at all; what merely looks alike is no match. Pure. Tested by tests/web/anchors.test.mjs.

const around = 32; // UTF-16 units kept on either side at least, as in the W3C's prefix and suffix
const atMost = 512; // where it takes so many, the place is one of many alike
const most = 80; // units of a paragraph or a sentence that stand for all of it

/**
 * The anchor of a span: {start, end, text, prefix, suffix}, with as much on either side as makes it the only place of
 * its kind.
 */
export function anchorAt(text, { start, end }) {
  for (let reach = around; ; reach *= 2) {
    const from = border(text, Math.max(0, start - reach));
    const to = border(text, Math.min(text.length, end + reach));
    const whole = text.slice(from, to);
    const isOnly = text.indexOf(whole) === from && text.indexOf(whole, from + 1) < 0;
    if (!isOnly && reach < atMost) continue;
    return { start, end, text: text.slice(start, end), prefix: text.slice(from, start), suffix: text.slice(end, to) };
  }
}

/** The anchor of a paragraph or a sentence: its first words alone, so that changes further on do not matter. */
export function headAt(text, { start, end }) {
  const space = end - start > most ? text.lastIndexOf(' ', start + most) : end;
  const head = { start, end: space > start ? space : border(text, start + most) };
  return { ...head, text: text.slice(head.start, head.end), prefix: '', suffix: '' };
}

/**
 * Where an anchor's words stand in a text, {start, end}, or null. In a text that has changed: where they have the same
 * surroundings, or, if nowhere, the same on one side; each only if that is one place alone.
 */
export function find(text, { start, end, text: words, prefix, suffix }) {
  const whole = prefix + words + suffix;
  if (start >= prefix.length && text.startsWith(whole, start - prefix.length)) return { start, end };
  const place = (quote, before) => {
    const at = text.indexOf(quote);
    if (at < 0 || text.indexOf(quote, at + 1) >= 0) return null;
    return { start: at + before, end: at + before + words.length };
  };
  const oneSided = (quote, side, before) => {
    const found = side.trim() === '' ? null : place(quote, before);
    return found && standsAlone(text, found) ? found : null;
  };
  return (
    place(whole, prefix.length) ??
    oneSided(prefix + words, prefix, prefix.length) ??
    oneSided(words + suffix, suffix, 0)
  );
}

const wordEnd = /[\p{L}\p{N}\p{M}]$/u;
const wordStart = /^[\p{L}\p{N}\p{M}]/u;

/** Whether a span neither begins nor ends inside a word. */
export function standsAlone(text, { start, end }) {
  const cuts = (at) => wordEnd.test(text.slice(Math.max(0, at - 2), at)) && wordStart.test(text.slice(at, at + 2));
  return !cuts(start) && !cuts(end);
}

/**
 * A selection as a name would have it: whole words, without white space and punctuation around them; null where no word
 * is left.
 */
export function snapped(text, { start, end }) {
  while (start > 0 && !standsAlone(text, { start, end: start })) start--;
  while (end < text.length && !standsAlone(text, { start: end, end })) end++;
  const words = text.slice(start, end);
  const name = words.match(/[\p{L}\p{N}#$€£].*[\p{L}\p{N}\p{M}%]|[\p{L}\p{N}]/su);
  if (!name) return null;
  const from = start + name.index;
  const to = from + name[0].length;
  return { start: from, end: to + (/(?:^|[\s.])\p{L}$/u.test(name[0]) && text[to] === '.' ? 1 : 0) };
}

/** All places of the same words, each standing alone, in text order. */
export function placesOf(text, words) {
  const places = [];
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + words.length)) {
    const span = { start: at, end: at + words.length };
    if (standsAlone(text, span)) places.push(span);
  }
  return places;
}

// An offset that splits no surrogate pair: the given one or the one after it.
function border(text, at) {
  return /[\ud800-\udbff]/.test(text[at - 1] ?? '') && /[\udc00-\udfff]/.test(text[at] ?? '') ? at + 1 : at;
}
