// The line that says which build of the page this is, whether it works without network, and what there is to do about a
// newer one. Tested by tests/web/offline.test.mjs.

import { button, element, keep, say } from '../dom.js';
import { strings } from '../strings.js';

const words = strings.offline;

export function offlineView(root, actions) {
  const line = element('span');
  const reload = button({ class: 'text-button', text: words.reload, onclick: actions.reload });

  return function render({ screen, build }) {
    root.hidden = screen !== 'input' || build.id === '';
    const isStale = build.server && build.server !== build.id && !build.isWaiting;
    const parts = [
      words.build(build.id),
      build.isKept ? words.kept : '',
      isStale ? words.stale(build.server) : '',
      build.isWaiting ? words.waiting : '',
    ];
    say(line, parts.filter(Boolean).join(' '));
    keep(root, build.isWaiting ? [line, reload] : [line]);
  };
}
