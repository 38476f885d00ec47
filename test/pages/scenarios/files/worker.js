/* The shop's service worker: keeps pages and scripts, its own and others', and serves them from there. */
const CACHE = 'shop-1';

self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(CACHE).then((cache) => cache.add('/')));
  self.skipWaiting();
});

self.addEventListener('fetch', (event) => {
  if (event.request.method !== 'GET') return;
  event.respondWith(
    caches.match(event.request).then(async (kept) => {
      if (kept) return kept;
      const answer = await fetch(event.request);
      if (event.request.destination !== 'script') return answer;
      const cache = await caches.open(CACHE);
      await cache.put(event.request, answer.clone());
      return answer;
    }),
  );
});
