// What is in sight stays where it is when what stands above it grows or shrinks: in browsers that do not see to it
// themselves, as WebKit. Tested by tests/web/long.test.mjs in WebKit.

/** above: the elements over the article. */
export function keepSteady(above) {
  if (CSS.supports('overflow-anchor', 'auto')) return;
  const heights = new Map();
  const observer = new ResizeObserver((entries) => {
    for (const { target } of entries) {
      const { height, bottom } = target.getBoundingClientRect();
      const grown = height - (heights.get(target) ?? height);
      heights.set(target, height);
      const wasPast = scrollY > 0 && bottom - grown <= 0;
      if (grown && wasPast) scrollBy({ top: grown, behavior: 'instant' });
    }
  });
  for (const node of above) observer.observe(node);
}
