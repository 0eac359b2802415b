// Made by bench/page_quality.mjs from bench/RESULTS.md, which says how each figure was measured.
export const quality = {
  measured: '2026-11-29',
  model: 'en-news-4',
  figures: {
    names: { right: 94.7, found: 93.9 },
    namesGum: { right: 82.4, found: 78.2 },
    namesEwt: { right: 77.7, found: 70.4 },
    aliases: { right: 87.9, found: 93.6 },
    roles: { right: 86.4, found: 71.1 },
    speech: { right: 90.1, found: 86 },
    speakers: { right: 91.4 },
    summary: { right: 88.6 },
    firstThree: { right: 78.1 },
    sentences: { right: 99.9, found: 99.7 },
  },
};
