// Put in the place of service-worker.js on a server, this takes the page's offline copy from every device that visits:
// it starts without waiting, deletes what was kept for offline use, and is gone. Open pages go on as they are, their
// texts are not touched, and the next visit comes from the network. Tested by tests/web/offline.test.mjs.

addEventListener('install', () => skipWaiting());
addEventListener('activate', (event) => event.waitUntil(forget()));

async function forget() {
  for (const key of await caches.keys()) if (key.startsWith('article-annotator-build-')) await caches.delete(key);
  await registration.unregister();
}
