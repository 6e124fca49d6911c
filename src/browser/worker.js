// The service worker: keeps the app on the device, so that it opens without a network.
//
// A build is there whole or not at all: a file is kept only when its digest is the one `dist` has written down, and the
// worker is installed only when all of CORE is kept. Which build a page runs is settled when it is opened, and stays so: a
// new build waits until somebody asks for it or all pages are closed, and the files of an old one stay as long as a page
// of it is open.
//
// `dist` writes three lines before this one: BUILD, and CORE and OPTIONAL as lists of [name, SHA-256, size]. It takes
// comments out, so they stand on lines of their own.

// Two copies of the app on one host, each in a folder, have the same stores to themselves only by the folder's name.
const FOLDER = new URL(registration.scope).pathname;
const LOCK = 'thonso-build-';
const FILES = new Map([...CORE, ...OPTIONAL].map(file => [file[0], file]));
// Such a name never stands for other bytes.
const NAMED_BY_CONTENT = /[-.][0-9a-f]{8}[._]/;

const cacheOf = build => `thonso-${build}${FOLDER}`;
const buildOf = cache => cache.slice('thonso-'.length, cache.length - FOLDER.length);
const OWN = cacheOf(BUILD);

// Not every host gives the page under its name, but each under its folder.
const address = name => registration.scope + (name === 'index.html' ? '' : name);

// The caches of this copy of the app, oldest first.
async function builds() {
  return (await caches.keys()).filter(it => it.replace(/^thonso-[0-9a-f]+/, '') === FOLDER);
}

addEventListener('install', event => {
  event.waitUntil((async () => {
    // One after the other: what is here when the line breaks need not be fetched again.
    for (const file of CORE) await keep(file);
  })());
});

addEventListener('activate', event => {
  event.waitUntil(clients.claim().then(tidy));
});

addEventListener('message', event => {
  const answer = async () => event.ports[0]?.postMessage(await report());
  if (event.data === 'SKIP_WAITING') event.waitUntil(skipWaiting());
  if (event.data === 'REPORT') event.waitUntil(answer());
  if (event.data === 'COMPLETE') event.waitUntil(complete().then(answer));
});

addEventListener('fetch', event => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || !url.href.startsWith(registration.scope)) return;
  const name = url.pathname.slice(FOLDER.length);
  if (request.mode === 'navigate') {
    if (name === '' || name === 'index.html') event.respondWith(page(request));
  } else if (!url.search && (FILES.has(name) || NAMED_BY_CONTENT.test(name))) {
    event.respondWith(file(name, event));
  }
  // Everything else is between the page and the network.
});

async function page(request) {
  return (await caches.match(address('index.html'), { cacheName: OWN })) ?? fetch(request);
}

async function file(name, { request, clientId }) {
  const found = await find(name, clientId);
  if (found) return found;
  if (FILES.has(name)) {
    // Without room, or where the server has other files by now, it is fetched as if there were no worker.
    await keep(FILES.get(name)).catch(() => {});
    const kept = await caches.match(address(name), { cacheName: OWN });
    if (kept) return kept;
  }
  return fetch(request);
}

// A file from any build that has it; one that differs from build to build from that of the page that asks.
async function find(name, page) {
  const all = NAMED_BY_CONTENT.test(name) ? [OWN, ...(await builds())] : [await cacheOfPage(page), OWN];
  for (const cacheName of all) {
    const found = await caches.match(address(name), { cacheName });
    if (found) return found;
  }
}

// Each page holds the lock of its build.
async function cacheOfPage(page) {
  const held = (await navigator.locks?.query())?.held ?? [];
  const lock = held.find(it => it.clientId === page && it.name.startsWith(LOCK));
  return lock ? cacheOf(lock.name.slice(LOCK.length)) : OWN;
}

// Puts a file into the cache of this build; fails when no source has the right bytes.
async function keep([name, digest, size]) {
  const cache = await caches.open(OWN);
  if (await cache.match(address(name))) return;
  for await (const response of sources(name)) {
    if (!response?.ok) continue;
    const bytes = await response.arrayBuffer();
    if (bytes.byteLength === size && (await sha256(bytes)) === digest) {
      return cache.put(address(name), new Response(bytes, { headers: headers(name, response) }));
    }
  }
  throw new Error(`${name} on the server is not the one of build ${BUILD}`);
}

// An update fetches only what has changed; what a cache of the browser or on the way has from before is asked for anew.
async function* sources(name) {
  for (const cacheName of await builds()) yield caches.match(address(name), { cacheName });
  yield fetch(address(name), { priority: 'low' });
  yield fetch(address(name), { priority: 'low', cache: 'reload' });
}

async function sha256(bytes) {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, byte => byte.toString(16).padStart(2, '0')).join('');
}

// What the host has said, but for the way the bytes came. A browser compiles a module while it arrives only where it has
// its type, which some hosts do not know.
function headers(name, response) {
  const kept = new Headers(response.headers);
  for (const it of ['Content-Encoding', 'Content-Length', 'Vary']) kept.delete(it);
  if (name.endsWith('.wasm')) kept.set('Content-Type', 'application/wasm');
  return kept;
}

// Whether the app opens without a network, and what it would lack.
async function report() {
  const here = new Set((await (await caches.open(OWN)).keys()).map(it => it.url));
  const missing = files => files.map(file => file[0]).filter(name => !here.has(address(name)));
  return { build: BUILD, whole: missing(CORE).length === 0, missing: missing(OPTIONAL) };
}

// Fetches what is not here, as far as that goes.
async function complete() {
  for (const file of FILES.values()) await keep(file).catch(() => {});
  await tidy();
}

// Removes the builds before this one that no page runs any more.
async function tidy() {
  // The next build may take from them.
  if (registration.installing || registration.waiting) return;
  await caches.open(OWN);
  const all = await builds();
  for (const cache of all.slice(0, all.indexOf(OWN))) {
    if (navigator.locks) {
      const name = LOCK + buildOf(cache);
      await navigator.locks.request(name, { ifAvailable: true }, lock => lock && caches.delete(cache));
    } else if ((await clients.matchAll({ type: 'window', includeUncontrolled: true })).length < 2) {
      await caches.delete(cache);
    }
  }
}
