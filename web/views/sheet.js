// Sheets of the phone are closed by their button, Escape, or a drag of their head.
// Tested by tests/web/browser.test.mjs.

const farEnoughPx = 60;

/** A downward drag that starts on the handle moves the sheet along, and closes it when it went far enough. */
export function dragToClose(sheet, handle, close) {
  let from = null;
  const move = (event) => from !== null && (sheet.style.translate = `0 ${Math.max(0, event.clientY - from)}px`);
  const end = (event) => {
    if (from === null) return;
    const far = event.clientY - from > farEnoughPx;
    from = null;
    sheet.style.translate = '';
    if (far) close();
  };
  handle.addEventListener('pointerdown', (event) => {
    if (event.pointerType === 'mouse' || event.target.closest('button')) return;
    from = event.clientY;
    handle.setPointerCapture(event.pointerId);
  });
  handle.addEventListener('pointermove', move);
  handle.addEventListener('pointerup', end);
  handle.addEventListener('pointercancel', end);
}
