// The page's side of the service worker (worker.js): has the app kept on the device, and says in `window.thonsoWorker`
// how that stands. The window hears `thonsoworker` whenever something of it has changed.
//
// - state: `none` (this browser cannot), `installing`, `ready` (opens without a network), `waiting` (ready, and a new build
//   has arrived), `failed`
// - missing: the files beside the app itself, such as forms, that could not be fetched; with the state also in attributes of the root element
// - replaced: other pages run a newer build than this one by now
// - build: the one of this page
// - again(): tries anew
// - agree(): changes over to the new build, in this page only; fails where something would be lost by that
//
// Fetched some seconds after the app has started. `dist` writes SENTENCES before this, from src/text, and takes comments out,
// so they stand on lines of their own.

const root = document.documentElement;
const container = navigator.serviceWorker;
const HOUR = 3600e3;

let registration;
let agreed;
let updated = Date.now();

const own = { state: 'installing', missing: [], replaced: false, build: window.thonsoBuild, again, agree };
window.thonsoWorker = own;

const said = () => [own.state, own.missing, own.replaced].join(' ');

function set(change) {
  const before = said();
  Object.assign(own, change);
  if (said() === before && root.dataset.worker) return;
  root.dataset.worker = own.state;
  root.dataset.missing = own.missing.join(' ');
  dispatchEvent(new Event('thonsoworker'));
  write();
  // The second module, on the device by then, tells of the new build. Its line moves the page down: a tap on its way to what
  // lay there before is swallowed (index.html).
  if (own.state === 'waiting' || own.replaced) {
    window.thonsoDesk().then(() => { window.pageTurned = Date.now(); }, () => {});
  }
}

// What the first module's pages say of it. In the module itself, every first visit would wait for it.
function write() {
  if (!root.dataset.worker) return;
  const say = SENTENCES[root.lang] ?? SENTENCES.vi;
  const lines = { installing: say.arriving, ready: say.offline, waiting: say.offline };
  put(document.querySelector('.safety-line')?.lastChild, lines[own.state] ?? say.online);
  for (const { value, nextSibling } of document.querySelectorAll('#new-template input')) {
    const missing = own.missing.some(it => it.startsWith(`templates/${value}.`));
    const about = nextSibling.querySelector('small');
    // No `span`: within a choice, that is its button.
    if (missing || about.querySelector('em')) {
      put(about.querySelector('em') ?? about.appendChild(document.createElement('em')), missing ? say.missing : '');
    }
  }
}

function put(place, text) {
  if (place && place.textContent !== text) place.textContent = text;
}

function link(rel, href) {
  const it = document.createElement('link');
  Object.assign(it, { rel, href });
  document.head.append(it);
}

function ask(worker, question) {
  return new Promise(resolve => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => resolve(data);
    worker.postMessage(question, [port2]);
  });
}

async function register() {
  try {
    registration = await container.register('sw.js');
  } catch {
    // A server out of reach, a page of somebody else's in its place, and a private window look alike here.
    return set({ state: 'failed' });
  }
  registration.onupdatefound = follow;
  follow();
}

function follow() {
  const { installing } = registration;
  if (installing) installing.onstatechange = look;
  return look();
}

// Says how things stand; with `COMPLETE` the worker first fetches what is not here.
async function look(question) {
  const { active, installing } = registration;
  if (!active) return set({ state: installing || registration.waiting ? 'installing' : 'failed' });
  const complete = question === 'COMPLETE';
  const { whole, missing } = await ask(active, complete ? question : 'REPORT');
  const state = !whole ? 'failed' : registration.waiting ? 'waiting' : 'ready';
  // What has not been tried is not missing.
  set(complete ? { state, missing } : { state });
  if (!complete) idle(() => look('COMPLETE'));
}

function idle(work) {
  (window.requestIdleCallback ?? setTimeout)(work);
}

async function again() {
  set({ state: 'installing' });
  if (registration?.active) return look('COMPLETE');
  return register();
}

// It fails where something would be lost by it that is in the page's memory only: before anything is changed over, or, where
// that has come about meanwhile, with the page as it is beside the new build.
async function agree() {
  const { waiting } = registration ?? {};
  if (own.replaced || !waiting) return thonsoReload();
  await thonsoReload(true);
  return new Promise((resolve, reject) => {
    agreed = () => thonsoReload().then(() => { resolve(); return true; }, reject);
    waiting.postMessage('SKIP_WAITING');
  });
}

async function changedOver() {
  const go = agreed;
  agreed = undefined;
  // There is none where the browser's data were cleared.
  if (await go?.() || !container.controller) return;
  const { build } = await ask(container.controller, 'REPORT');
  set({ replaced: build !== own.build });
  return look();
}

function back() {
  if (document.visibilityState === 'hidden') return;
  if (own.state === 'failed') again();
  else if (registration?.active) look('COMPLETE');
  if (registration && Date.now() - updated > HOUR) {
    registration.update().then(() => { updated = Date.now(); }, () => {});
  }
}

new MutationObserver(write).observe(document.body, { childList: true, subtree: true });
link('manifest', 'manifest.webmanifest');
link('apple-touch-icon', 'icons/apple-touch.png');
document.querySelector('link[rel=icon]').href = 'icons/mark.svg';
if (container && window.isSecureContext) {
  // While a report is begun, its form is still to come: nothing else shall take up the line.
  for (let second = 0; location.hash === '#/moi' && !container.controller && second < 30; second += 1) {
    await new Promise(resolve => setTimeout(resolve, 1000));
  }
  container.addEventListener('controllerchange', changedOver);
  addEventListener('online', back);
  document.addEventListener('visibilitychange', back);
  // On a device that has the app, nothing is said before it is known.
  if (!container.controller) set({});
  register();
} else {
  set({ state: 'none' });
}
