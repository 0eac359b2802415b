// A line to the reader for a while, a line where the text should be, and words on the clipboard.
// Tested by tests/web/browser.test.mjs.

import { strings } from './strings.js';

const toastMs = 10_000;

export function createTelling(state) {
  let timer = 0;

  /** action: {text, act}, a button beside the line. */
  function toast(text, action = null) {
    clearTimeout(timer);
    const act = () => (state.set({ toast: null }), action.act());
    state.set({ toast: { text, action: action && { ...action, act } } });
    timer = setTimeout(() => state.set({ toast: null }), toastMs);
  }

  /** Why a text is not taken; whatever text is there stays as it is. */
  function refuse(line) {
    if (state.get().screen === 'input') state.set({ notice: line });
    else toast(line);
  }

  /** Copies words as plain text and, where the browser takes it, as markup too; the line says that it is done. */
  async function copy(text, line, markup = null) {
    try {
      if (markup && typeof ClipboardItem === 'function') {
        const blob = (words, type) => new Blob([words], { type });
        const both = { 'text/plain': blob(text, 'text/plain'), 'text/html': blob(markup, 'text/html') };
        await navigator.clipboard.write([new ClipboardItem(both)]);
      } else await navigator.clipboard.writeText(text);
      toast(line);
    } catch {
      toast(strings.summary.notCopied);
    }
  }

  return { toast, refuse, copy };
}
