// Documents as a reader's corrections make them, one a line: for tests of what reads such (tests/json/schema.test.py).

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { indexOf, mentionsOf } from '../../web/annotation.js';
import * as corrections from '../../web/corrections.js';

const folder = new URL('../articles/', import.meta.url);
const files = readdirSync(folder, { withFileTypes: true })
  .map(({ name }) => new URL(`${name}/expected.json`, folder))
  .filter((file) => existsSync(file));

for (const file of files) {
  const document = JSON.parse(readFileSync(file, 'utf8'));
  const edits = [];
  const corrected = () => corrections.apply(document, edits).annotation;
  const nth = (n) => corrected().mentions.at(n);
  const nameAt = (n) => mentionsOf(corrected(), indexOf(corrected()).entities.get(nth(n).entity));
  edits.push(corrections.retype(corrected(), nameAt(0), 'EVENT'));
  edits.push(corrections.remove(corrected(), nameAt(1)));
  edits.push(corrections.merge(corrected(), [nth(-1)], nth(0)));
  edits.push(corrections.split(corrected(), [nth(0)]));
  const [{ index }] = document.text.matchAll(/\p{Ll}{4,}/gu);
  edits.push(corrections.add(corrected(), [{ start: index, end: index + 4 }], 'PERSON'));
  edits.push(corrections.role(corrected(), document.blocks[0], 'body'));
  edits.push(corrections.publish('2025-02-19'));
  edits.push(corrections.address('https://a.org/b'));
  const [check] = document.checks;
  if (check)
    edits.push(
      corrections.dismiss(
        document,
        document.sentences.find(({ id }) => id === check.sentence),
      ),
    );
  console.log(JSON.stringify(corrected()));
}
