// What the margin says beside a marked thing. Tested by tests/web/browser.test.mjs.

import { indexOf } from '../annotation.js';
import { saidNote } from '../said.js';
import { strings } from '../strings.js';

/** {run, standing, names, sub}: a bracket; {gloss}: a word; null: nothing. */
export function noteOf(annotation, lens, item) {
  const { speech, certainty } = indexOf(annotation);
  if (lens === 'sure') return { gloss: strings.sure.classes[certainty.get(item).class]?.gloss };
  if (lens !== 'said') return null;
  const { run, standing, names } = saidNote(annotation, speech.get(item));
  return {
    run,
    standing,
    names: standing === 'nobody' ? strings.said.nobodyNote : names.join(', '),
    sub: standing === 'unnamed' ? strings.said.unnamed : '',
  };
}
