// Characters of a text that nobody sees: they turn its direction, or stand between letters without width. They stay
// where they are; the page says how many there are, and shows them when it is asked to.
// Tested by tests/web/hidden.test.mjs.

const hidden = /[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g;
const joiner = /[\u200c\u200d]/;
// Where joiners are spelling, or make one picture of several.
const joined =
  /[\p{scx=Arab}\p{scx=Syrc}\p{scx=Nkoo}\p{scx=Mong}\p{scx=Deva}\p{scx=Beng}\p{scx=Guru}\p{scx=Gujr}\p{scx=Orya}\p{scx=Taml}\p{scx=Telu}\p{scx=Knda}\p{scx=Mlym}\p{scx=Sinh}\p{scx=Khmr}\p{scx=Mymr}\p{scx=Tibt}\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f]$/u;

/** [{start, end, kind: 'direction', 'zero-width' or 'soft-hyphen'}], in text order. */
export function hiddenCharacters(text) {
  const found = [];
  for (const { 0: character, index } of text.matchAll(hidden)) {
    if (joiner.test(character) && joined.test(text.slice(Math.max(0, index - 2), index))) continue;
    found.push({ start: index, end: index + 1, kind: kindOf(character) });
  }
  return found;
}

function kindOf(character) {
  if (character === '\u00ad') return 'soft-hyphen';
  return /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/.test(character) ? 'direction' : 'zero-width';
}
