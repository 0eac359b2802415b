// Made by bench/page_quality.mjs from bench/RESULTS.md, which says how each figure was measured.
export const quality = {
  measured: '2026-11-28',
  model: 'en-news-3',
  figures: {
    names: { right: 94.2, found: 93.3 },
    namesGum: { right: 83.5, found: 77.3 },
    namesEwt: { right: 76.7, found: 71.5 },
    aliases: { right: 85.4, found: 79.3 },
    roles: { right: 86.9, found: 70.6 },
    speech: { right: 89.5, found: 85.1 },
    speakers: { right: 90.4 },
    summary: { right: 88 },
    firstThree: { right: 78.1 },
    sentences: { right: 99.9, found: 99.7 },
  },
};
