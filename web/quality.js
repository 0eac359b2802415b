// Made by bench/page_quality.mjs from bench/RESULTS.md, which says how each figure was measured.
export const quality = {
  measured: '2026-11-29',
  model: 'en-news-3',
  figures: {
    names: { right: 94.3, found: 93.7 },
    namesGum: { right: 83.8, found: 77.9 },
    namesEwt: { right: 76.4, found: 71.5 },
    aliases: { right: 87.9, found: 93.6 },
    roles: { right: 86.4, found: 71.1 },
    speech: { right: 89.3, found: 85.1 },
    speakers: { right: 90.7 },
    summary: { right: 88 },
    firstThree: { right: 78.1 },
    sentences: { right: 99.9, found: 99.7 },
  },
};
