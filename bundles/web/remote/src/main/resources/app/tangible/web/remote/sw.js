// The line above this one names the version; the server writes it. Keeps the page's own files for when the
// television is off, and nothing else: what is on, the shelf and the posters are never kept here.
const shell = 'shell-' + version;
const files = [
  '/', '/app.css', '/app.js', '/api.js', '/dom.js', '/texts.js', '/texts-en.js', '/texts-fr.js', '/trouble-en.js', '/trouble-fr.js', '/trouble.js', '/chapters.js',
  '/artwork.js', '/icons.js', '/live.js',
  '/pairing.js', '/pad.js', '/playing.js', '/library.js', '/title.js', '/store.js', '/more.js',
  '/manifest.webmanifest', '/icon.svg', '/icon-180.png', '/icon-192.png', '/icon-512.png',
];

self.addEventListener('install', (event) => {
  event.waitUntil(
    caches.open(shell).then((cache) => cache.addAll(files)).then(() => self.skipWaiting()),
  );
});

self.addEventListener('activate', (event) => {
  event.waitUntil(
    caches.keys()
      .then((names) => Promise.all(names.filter((name) => name !== shell).map((name) => caches.delete(name))))
      .then(() => self.clients.claim()),
  );
});

self.addEventListener('fetch', (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== 'GET' || url.origin !== self.location.origin || !files.includes(url.pathname)) {
    return;
  }
  // The house's own network is quick: what is there now wins over what was kept.
  event.respondWith(
    fetch(event.request).catch(() => caches.match(url.pathname, { cacheName: shell }).then((kept) => kept ?? Response.error())),
  );
});
