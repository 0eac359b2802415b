// The page gives up the network when it has all that it needs. Tested by tests/web/sealed.test.mjs.

import { element } from './dom.js';

const policy = "connect-src 'none'";

/**
 * From now on no script of this page, nor any worker that it starts, can ask the network for anything but the page's
 * own scripts. For good: policies add up, and none can be taken back.
 */
export function seal() {
  if (document.querySelector(`meta[content="${policy}"]`)) return;
  document.head.append(element('meta', { 'http-equiv': 'Content-Security-Policy', content: policy }));
}
