// The header's export menu: what can be taken along of an article. Tested by tests/web/browser.test.mjs and
// exports.page.test.mjs.

import { strings } from '../strings.js';
import { menu } from './menu.js';

const words = strings.exports;

export function exportMenu(actions) {
  const items = [
    { text: words.summary, note: words.summaryNote, act: actions.copySummary },
    ...Object.entries(words.formats).map(([format, item]) => ({ ...item, act: () => actions.saveAs(format) })),
    { text: words.print, act: () => print() },
  ];
  return menu('bar-button export-button', words.title, items, { narrow: 'share' });
}
