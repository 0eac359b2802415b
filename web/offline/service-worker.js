// The page without network: all files of one build, or none of them. precache.mjs puts the build before this, and both
// into the page's folder.
//
//   build = {id: '3f2a9c1d0e4b', files: {'index.html': its sha-256, ...}}
//
// A build is kept in a cache of its own, every file by its hash, and given out by its hash: what is cut off, altered or
// of another build is asked of the server again. So index.html comes from the cache too: a page and its scripts are
// always of one build. A new build waits until no page of the old one is open, or until the reader of the only one says
// so. Nothing but the build is ever asked of a network, by the page or by its workers; version.json is, which says what
// the server has. Tested by tests/web/offline.test.mjs.
/* global build */

const prefix = 'article-annotator-build-'; // web/keeping.js forgets all caches that begin with article-annotator
const root = new URL('./', self.location).href;

addEventListener('install', (event) => event.waitUntil(fill()));
addEventListener('activate', (event) => event.waitUntil(forgetOthers()));
addEventListener('message', (event) => event.waitUntil(answers[event.data]?.(event.ports[0])));
addEventListener('fetch', (event) => {
  const name = nameOf(event.request.url);
  if (Object.hasOwn(build.files, name ?? '')) event.respondWith(give(name, event.request));
  else if (name !== 'version.json' && event.request.mode !== 'navigate') event.respondWith(Response.error());
});

const answers = {
  // Which build answers, and whether all of it is here.
  async status(port) {
    const isWhole = await fill().then(
      () => true,
      () => false,
    );
    port.postMessage({ build: build.id, isWhole });
  },

  // The reader wants the new build. A page of the old one that stays open would go on with scripts of the new.
  async takeOver(port) {
    const pages = await clients.matchAll({ type: 'window', includeUncontrolled: true });
    const others = pages.filter(({ url }) => nameOf(url) !== null).length - 1;
    if (others < 1) await skipWaiting();
    port.postMessage({ others });
  },
};

/** The name of a file in the page's folder; null for what lies elsewhere. */
function nameOf(url) {
  const { origin, pathname } = new URL(url);
  const address = origin + pathname;
  return address.startsWith(root) ? address.slice(root.length) || 'index.html' : null;
}

const addressOf = (name) => (name === 'index.html' ? root : root + name);

const open = () => caches.open(prefix + build.id);

/** Fills the cache with what is missing in it. Throws where a file cannot be had. */
async function fill() {
  const cache = await open();
  const fillOne = async (name) => {
    if (await whole(name, await cache.match(addressOf(name)))) return;
    await cache.put(addressOf(name), (await fromOtherBuild(name)) ?? (await fromServer(name)));
  };
  await Promise.all(Object.keys(build.files).map(fillOne));
}

async function forgetOthers() {
  for (const key of await caches.keys()) {
    if (key.startsWith(prefix) && key !== prefix + build.id) await caches.delete(key);
  }
}

// A file from the cache, else from the server, else nothing. "reload" is how a page says that what it got is no good.
async function give(name, { cache: mode, mode: kind }) {
  const kept = mode === 'reload' ? null : await (await open()).match(addressOf(name));
  const response = await whole(name, kept);
  if (response) return response;
  try {
    const fresh = await fromServer(name);
    await (await open()).put(addressOf(name), fresh.clone()).catch(() => {}); // full: then without keeping it
    return fresh;
  } catch {
    // Neither here nor there: where the server has gone on to another build, this one gives up.
    if (await serverHasOther()) await giveUp();
    return kind === 'navigate' ? fetch(addressOf(name)) : Response.error();
  }
}

async function fromServer(name) {
  for (const mode of ['no-cache', 'reload']) {
    const response = await whole(name, await fetch(addressOf(name), { cache: mode }));
    if (response) return response;
  }
  throw new Error(`${name} is not of build ${build.id}`);
}

// Most files are the same from build to build, the model above all.
async function fromOtherBuild(name) {
  for (const key of await caches.keys()) {
    if (!key.startsWith(prefix)) continue;
    const response = await whole(name, await (await caches.open(key)).match(addressOf(name)));
    if (response) return response;
  }
  return null;
}

/** The response, if its bytes are those of the build; else null. */
async function whole(name, response) {
  if (!response?.ok) return null;
  const bytes = await response.arrayBuffer();
  if ((await sha256(bytes)) !== build.files[name]) return null;
  const headers = new Headers(response.headers);
  headers.delete('content-encoding');
  headers.set('content-length', bytes.byteLength);
  return new Response(bytes, { headers });
}

async function sha256(bytes) {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

async function serverHasOther() {
  try {
    const response = await fetch(new URL('version.json', root), { cache: 'no-store' });
    const version = await response.json();
    return typeof version.build === 'string' && version.build !== build.id;
  } catch {
    return false;
  }
}

async function giveUp() {
  await caches.delete(prefix + build.id);
  await registration.unregister();
}
