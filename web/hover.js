// A pointer that rests on a name shows its card; it stays while the pointer is on the name or the card.

const restMs = 300;
const graceMs = 200;

/** peek(id or null) is called late on entering and on leaving; hold() keeps the card, leave() lets it go. */
export function watchHover(article, peek) {
  let timer = 0;
  const later = (id, ms) => {
    clearTimeout(timer);
    timer = setTimeout(() => peek(id), ms);
  };
  article.addEventListener('pointerover', (event) => {
    const anchor = event.target.closest('.mention[href]');
    if (anchor && event.pointerType === 'mouse') later(anchor.id, restMs);
  });
  article.addEventListener('pointerout', (event) => {
    if (event.target.closest('.mention[href]')) later(null, graceMs);
  });
  return { hold: () => clearTimeout(timer), leave: () => later(null, graceMs) };
}
