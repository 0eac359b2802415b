// Keeping one article on this device, when its reader wants that: in one record of an IndexedDB, read back before
// anything is said to be kept, and forgotten for good. Tested by tests/web/keeping.test.mjs in browsers.

const database = 'article-annotator';
const store = 'kept';
const key = 'article';
const patienceMs = 3000; // for another tab that is just using it

/** Any tab's own mark, by which it knows that another has written. */
const tab = crypto.randomUUID?.() ?? String(Math.random());
let last = null; // the mark of the record as this tab has seen it last

/** What is kept, as it was given to keep(); null where nothing is, or where it cannot be read. */
export async function recall() {
  try {
    const record = await inStore('readonly', (objects) => objects.get(key));
    last = record?.tab ?? null;
    return record ? JSON.parse(record.json) : null;
  } catch {
    return null;
  }
}

/**
 * Keeps a value that JSON can hold: {kept: true, replaced} once it has been read back unchanged; replaced: another tab
 * had written since. Or {kept: false, why: 'full' or 'blocked'}.
 */
export async function keep(value) {
  const json = JSON.stringify(value);
  try {
    const before = await inStore('readwrite', (objects) => {
      const old = objects.get(key);
      objects.put({ json, tab }, key);
      return old;
    });
    const after = await inStore('readonly', (objects) => objects.get(key));
    if (after?.json !== json) return { kept: false, why: 'blocked' };
    const replaced = Boolean(before) && before.tab !== tab && before.tab !== last;
    last = tab;
    return { kept: true, replaced };
  } catch (error) {
    return { kept: false, why: isFull(error) ? 'full' : 'blocked' };
  }
}

/** Forgets the article that is kept; false where it cannot. */
export async function forget() {
  last = null;
  try {
    await asPromise(indexedDB.deleteDatabase(database));
    return !indexedDB.databases || !(await isThere());
  } catch {
    return false;
  }
}

/** Forgets all that is kept here under our name, settings and the page itself included; false where something is left. */
export async function forgetEverything() {
  const isForgotten = await forget();
  try {
    for (const name of Object.keys(localStorage)) if (name.startsWith(database)) localStorage.removeItem(name);
    for (const name of (await globalThis.caches?.keys()) ?? [])
      if (name.startsWith(database)) await caches.delete(name);
    for (const worker of (await navigator.serviceWorker?.getRegistrations()) ?? [])
      if (document.baseURI.startsWith(worker.scope)) await worker.unregister();
    return isForgotten;
  } catch {
    return false;
  }
}

async function isThere() {
  const all = await indexedDB.databases?.();
  return !all || all.some(({ name }) => name === database);
}

const isFull = ({ name, code }) =>
  name === 'QuotaExceededError' || name === 'NS_ERROR_DOM_QUOTA_REACHED' || code === 22 || code === 1014;

const asPromise = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
    request.onblocked = () => setTimeout(() => reject(new Error('blocked by another tab')), patienceMs);
  });

// Opened for each use and closed again, so that forgetting it need not wait long for another tab. Who only looks makes
// none, where the browser tells whether there is one.
async function inStore(mode, use) {
  if (mode === 'readonly' && !(await isThere())) return undefined;
  const opening = indexedDB.open(database, 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore(store);
  const opened = await asPromise(opening);
  try {
    const transaction = opened.transaction(store, mode);
    const done = new Promise((resolve, reject) => {
      transaction.oncomplete = resolve;
      transaction.onabort = () => reject(transaction.error);
    });
    const result = await asPromise(use(transaction.objectStore(store)));
    await done;
    return result;
  } finally {
    opened.close();
  }
}
