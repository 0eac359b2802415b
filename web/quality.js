// Made by bench/page_quality.mjs from bench/RESULTS.md, which says how each figure was measured.
export const quality = {
  measured: '2026-11-28',
  model: 'en-news-3',
  figures: {
    names: { right: 94, found: 93.2 },
    namesGum: { right: 83, found: 77.6 },
    namesEwt: { right: 76.4, found: 71.7 },
    aliases: { right: 85.8, found: 77.9 },
    roles: { right: 86.9, found: 70.6 },
    speech: { right: 89.1, found: 85.3 },
    speakers: { right: 90.5 },
    summary: { right: 88.2 },
    firstThree: { right: 78.1 },
    sentences: { right: 99.9, found: 99.7 },
  },
};
