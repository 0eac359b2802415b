// The page's side of working without network: which build this is, whether all of it is kept on this device, and
// whether a newer one waits. Nothing is ever reloaded but by the reader. Tested by tests/web/offline.test.mjs.
//
// state.build: id, of this page, '' where it is not built; server, the build that the server has, null where it cannot
// be asked; isKept; isWaiting, for a newer one that is here and starts with the next reload.

import { strings } from '../strings.js';
import { trustedScript } from '../starting.js';

const id = () => document.querySelector('meta[name="build"]')?.content ?? '';

export const noBuild = { id: '', server: null, isKept: false, isWaiting: false };

export function createOffline(state, say) {
  const set = (patch) => state.set({ build: { ...state.get().build, ...patch } });
  let registration = null;

  function notice() {
    if (!registration.waiting || state.get().build.isWaiting) return;
    set({ isWaiting: true });
    say(strings.offline.waiting, { text: strings.offline.reload, act: reload });
  }

  function watch(worker) {
    worker?.addEventListener('statechange', () => registration.active && notice());
  }

  async function reload() {
    const next = registration.waiting;
    if (!next) return location.reload();
    next.addEventListener('statechange', () => next.state === 'activated' && location.reload());
    const { others } = await ask(next, 'takeOver');
    if (others > 0) say(strings.offline.others(others));
  }

  return {
    reload,

    /** Says which build this is, and asks the server which it has; a page that is ready asks for nothing. */
    async identify() {
      if (!id()) return;
      set({ id: id() });
      try {
        const response = await fetch('version.json', { cache: 'no-store' });
        const { build } = await response.json();
        if (typeof build === 'string') set({ server: build });
      } catch {
        // Offline, or a server that has no such file.
      }
    },

    /** Has the browser keep the page for use without network; called when the page itself is loaded. */
    async keep() {
      if (!id() || !navigator.serviceWorker) return;
      try {
        const script = trustedScript(new URL('service-worker.js', document.baseURI).href);
        registration = await navigator.serviceWorker.register(script, { updateViaCache: 'none' });
        registration.addEventListener('updatefound', () => watch(registration.installing));
        watch(registration.installing);
        notice();
        const { active } = await navigator.serviceWorker.ready;
        const { build, isWhole } = await ask(active, 'status');
        set({ isKept: isWhole && build === id() });
      } catch {
        // Storage is blocked, or the copy did not arrive whole: the page works with network.
      }
    },
  };
}

function ask(worker, question) {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.onmessage = ({ data }) => resolve(data);
    worker.postMessage(question, [port2]);
  });
}
