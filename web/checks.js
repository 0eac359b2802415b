// Questions to the checks of a document: what of abstract and closing the body says, as far as this tool can find it.
// Pure. Tested by tests/web/checks.test.mjs.

import { indexOf, paragraphAt } from './annotation.js';

const letters = 'abcdefgh';

/**
 * Each check as a reader sees it: {id, verdict, sentence, number, role, paragraphs, parts}. parts are what the verdict
 * is about, [{letter, start, end, verdict, support, paragraph, missing}]; support is a sentence of the body or null;
 * paragraphs are those of the supports, each once, in order.
 */
export function checkList(annotation) {
  const { sentences, blocks } = indexOf(annotation);
  return (annotation.checks ?? []).map((check) => {
    const sentence = sentences.get(check.sentence);
    const about = check.verdict === 'combined' ? check.parts : check.parts.filter(({ verdict }) => verdict !== 'found');
    const parts = (about.length ? about : check.parts).map((part, i) => {
      const support = sentences.get(part.support[0]?.sentence) ?? null;
      return {
        letter: letters[i % letters.length],
        start: part.start,
        end: beforePoint(annotation.text, part),
        verdict: part.verdict,
        support,
        paragraph: support && paragraphAt(annotation, support.start),
        missing: part.missing ?? [],
      };
    });
    const supports = parts.map(({ paragraph }) => paragraph).filter(Boolean);
    return {
      id: check.id,
      verdict: check.verdict,
      sentence,
      number: paragraphAt(annotation, sentence.start),
      role: blocks.get(sentence.block).role,
      paragraphs: [...new Set(supports)].sort((a, b) => a - b),
      parts,
    };
  });
}

// The point at the end of a sentence belongs to none of its parts.
function beforePoint(text, { start, end }) {
  return end - start > 1 && '.,;:'.includes(text[end - 1]) ? end - 1 : end;
}

/** Whether there is anything to check: an abstract or a closing, or numbers that do not agree. */
export function hasChecks(annotation) {
  return Boolean(annotation?.whole && (annotation.checks?.length || annotation.conflicts?.length));
}

/** How many a reader should look at, numbers that do not agree among them. */
export function countToLookAt(annotation, dismissed) {
  return toLookAt(annotation, dismissed).length + (annotation.conflicts?.length ?? 0);
}

/** Those a reader should look at: what is not simply found, and not dismissed. */
export function toLookAt(annotation, dismissed) {
  return checkList(annotation).filter(({ id, verdict }) => verdict !== 'found' && !dismissed.has(id));
}

const word = /[\p{L}\p{N}]+(?:[.’'-][\p{L}\p{N}]+)*/gu;
const shortest = 4; // letters; shorter words are in every sentence
const common = new Set(
  [
    'about after also among been before being between could from have having into more most over should than that',
    'their them then there these they this those through under were what when where which while will with would',
  ].flatMap((words) => words.split(' ')),
);

/**
 * The stretches of a sentence that have words of a part, joined where nothing but short words lies between:
 * [{start, end}] in the text.
 */
export function sharedWords(text, part, sentence) {
  const known = new Set(wordsIn(text, part).map(({ key }) => key));
  const runs = [];
  let open = true;
  for (const { key, start, end, long } of wordsIn(text, sentence, true)) {
    if (!long) continue;
    const shared = known.has(key);
    if (shared && open && runs.length) runs.at(-1).end = end;
    else if (shared) runs.push({ start, end });
    open = shared;
  }
  return runs;
}

const leastLeftOut = 24; // UTF-16 units

/**
 * As much of its support as shows what it says of a part: up to the end of the clause with the last shared words. All of
 * it where less than a few words would be left out, where none are shared, and where it says the same more or less
 * firmly: what makes it so may come last.
 */
export function evidenceOf(text, { support: sentence, verdict }, shared) {
  if (shared.length === 0 || !['found', 'not-found'].includes(verdict)) return sentence;
  const last = shared.at(-1).end;
  const end = last + text.slice(last, sentence.end).search(/[,;:\u2013\u2014]|$/);
  return sentence.end - end >= leastLeftOut ? { ...sentence, end } : sentence;
}

function wordsIn(text, { start, end }, all = false) {
  const found = [];
  for (const match of text.slice(start, end).matchAll(word)) {
    const long = match[0].length >= shortest && !common.has(match[0].toLowerCase());
    if (!long && !all) continue;
    const from = start + match.index;
    found.push({ key: match[0].toLowerCase().replace(/[’']s$/, ''), start: from, end: from + match[0].length, long });
  }
  return found;
}
