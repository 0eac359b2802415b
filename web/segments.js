// Overlapping spans -> flat pieces of text. Tested by tests/web/segments.test.mjs.

/**
 * Cuts the range {start, end} at every border of the spans (any order, may overlap, may reach out of the range).
 * Returns pieces {start, end, spans} that cover the range exactly once, in order, each with the spans over it,
 * widest first; spans of one width keep their order. Empty spans cover nothing.
 * Costs O(n log n + pieces * depth): a sweep over the borders with the set of spans that are open.
 */
export function segments(range, spans) {
  const starting = spans
    .filter((span) => span.start < span.end && span.start < range.end && span.end > range.start)
    .sort((a, b) => a.start - b.start);
  const cuts = borders(range, starting);

  const pieces = [];
  let open = [];
  let next = 0;
  for (let i = 0; i + 1 < cuts.length; i++) {
    const [start, end] = [cuts[i], cuts[i + 1]];
    open = open.filter((span) => span.end > start);
    while (next < starting.length && starting[next].start <= start) open.push(starting[next++]);
    open.sort((a, b) => b.end - b.start - (a.end - a.start));
    pieces.push({ start, end, spans: [...open] });
  }
  return pieces;
}

function borders(range, spans) {
  const cuts = new Set([range.start, range.end]);
  for (const span of spans) {
    if (span.start > range.start) cuts.add(span.start);
    if (span.end < range.end) cuts.add(span.end);
  }
  return [...cuts].sort((a, b) => a - b);
}
