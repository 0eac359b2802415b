// Made by bench/page_quality.mjs from bench/RESULTS.md, which says how each figure was measured.
export const quality = {
  measured: '2026-11-28',
  model: 'en-news-2',
  figures: {
    names: { right: 93.3, found: 92.8 },
    namesGum: { right: 80.4, found: 75.6 },
    namesEwt: { right: 75.2, found: 70.6 },
    aliases: { right: 84.2, found: 72.1 },
    roles: { right: 84.6, found: 64 },
    speech: { right: 89.5, found: 85.8 },
    speakers: { right: 88.5 },
    summary: { right: 88 },
    firstThree: { right: 78.1 },
    sentences: { right: 99.9, found: 99.7 },
  },
};
