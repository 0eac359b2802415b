// Made by bench/page_quality.mjs from bench/RESULTS.md, which says how each figure was measured.
export const quality = {
  measured: '2026-11-29',
  model: 'en-news-3',
  figures: {
    names: { right: 94.4, found: 93.7 },
    namesGum: { right: 83.5, found: 77.3 },
    namesEwt: { right: 76.6, found: 71.6 },
    aliases: { right: 88, found: 94.3 },
    roles: { right: 86.4, found: 71.1 },
    speech: { right: 89.5, found: 85.1 },
    speakers: { right: 90.7 },
    summary: { right: 88 },
    firstThree: { right: 78.1 },
    sentences: { right: 99.9, found: 99.7 },
  },
};
