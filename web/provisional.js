// While an article is being read there are mentions but no entities yet: until the core has put names together, equal
// words of one type stand for one name. Tested by tests/web/annotation.test.mjs.

/**
 * The first state of an annotation, from what begin() gives: text, blocks, sentences.
 * It has the shape of the whole one, so that views need not care.
 */
export function emptyAnnotation({ text, blocks, sentences }) {
  return { text, blocks, sentences, mentions: [], entities: [], summary: null, whole: false };
}

/** The annotation with a window's mentions added; ids are "m-…" and "ent-…" of its own, in order of appearance. */
export function withMentions(annotation, found) {
  const entities = new Map(annotation.entities.map((entity) => [keyOf(entity.type, entity.name), entity]));
  const mentions = [...annotation.mentions];
  for (const { start, end, type, score, why } of found) {
    const text = annotation.text.slice(start, end);
    const key = keyOf(type, text);
    const known = entities.get(key) ?? {
      id: `ent-${entities.size + 1}`,
      type,
      name: text,
      aliases: [],
      roles: [],
      mentions: [],
    };
    const mention = { id: `m-${mentions.length + 1}`, entity: known.id, type, start, end, text, score, why: why ?? [] };
    entities.set(key, { ...known, mentions: [...known.mentions, mention.id] });
    mentions.push(mention);
  }
  return { ...annotation, mentions, entities: [...entities.values()] };
}

function keyOf(type, name) {
  return `${type} ${name}`;
}
