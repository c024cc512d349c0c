// Keeps the patient's own pages on their phone, so that they can be read, and told on, without a network.
import { news, send } from './scripts/keep.js';

const [PAGES, FILES] = ['pages', 'files'];
const [TODAY, OF] = ['/my/today', '/kept-of'];
const ALWAYS = [TODAY, '/my/day', '/my/emergency'];
const KEEPS = /^\/my\/(today|day|emergency|how\/[\w-]+)$/;
const FILE = /^\/(styles|scripts)\/|\.(svg|webmanifest)$/;
/** What is asked for by other files, not by pages. */
const ASKED_BY_FILES = ['/styles/handout.css', '/scripts/keep.js'];
const GONE = [401, 403, 404, 410];
const PATIENCE = 5_000;

addEventListener('install', () => skipWaiting());
addEventListener('activate', event => event.waitUntil(begin()));
addEventListener('sync', event => event.waitUntil(sendOrTryAgain()));
addEventListener('fetch', event => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== location.origin)
    return;
  if (request.mode === 'navigate')
    event.respondWith(page(event, url));
  else if (FILE.test(url.pathname))
    event.respondWith(file(request));
});

async function begin() {
  await clients.claim();
  await refresh(TODAY);
}

async function sendOrTryAgain() {
  const done = await send();
  news.postMessage('sent');
  if (!done)
    throw new Error('waiting');
}

/** The network first; what is kept, where it is silent, slow or out of order. */
async function page(event, { pathname }) {
  const fromNetwork = fetch(event.request);
  event.waitUntil(fromNetwork.then(answer => keep(pathname, answer.clone())).catch(() => {}));
  const kept = await (await caches.open(PAGES)).match(pathname);
  const answer = await Promise.race([fromNetwork.catch(() => null), ...kept ? [new Promise(late => setTimeout(late, PATIENCE))] : []]);
  if (answer && (answer.status < 500 || !kept))
    return answer;
  if (kept)
    return kept;
  return await caches.match(TODAY) && pathname !== TODAY ? Response.redirect(TODAY) : Response.error();
}

/** An answer that is nobody's says that the link has ended; one of somebody else, that the phone has another patient. */
async function keep(path, answer) {
  if (answer.type === 'opaqueredirect' || answer.status >= 500)
    return;
  const html = await answer.text();
  const isDayOfToday = path.startsWith('/my/day/') && html.includes('data-is-today');
  const whose = html.match(/data-whose="(\w+)"/)?.[1];
  const pages = await caches.open(PAGES);
  const before = await (await pages.match(OF))?.text();
  if (whose ? before && before !== whose : GONE.includes(answer.status))
    await caches.delete(PAGES);
  if (!whose)
    return;
  if (answer.status !== 200) {
    await pages.delete(path);
    return;
  }
  const as = isDayOfToday ? '/my/day' : path;
  if (!KEEPS.test(as))
    return;
  const now = await caches.open(PAGES);
  await now.put(OF, new Response(whose));
  // A page says that it is kept, and not what was just saved when it was.
  const asKept = html.replace('data-whose=', 'data-kept="true" data-whose=').replace(/<div class="notice[^"]*" role="status">[^]*?<\/div>/, '');
  const headers = new Headers(answer.headers);
  headers.delete('content-encoding');
  headers.delete('content-length');
  // What a page needs is kept before it: without its files it would be no page.
  await keepFiles(html);
  await now.put(as, new Response(asKept, { headers }));
  const today = path === TODAY ? html : await (await now.match(TODAY))?.text();
  if (path === TODAY)
    await keepOthers(html, now);
  else if (today && languageOf(today) !== languageOf(html))
    await refresh(TODAY);
}

/** What today leads to, and nothing else: what was locked or withheld since is forgotten. */
async function keepOthers(html, pages) {
  const wanted = [...new Set([...ALWAYS, ...[...html.matchAll(/href="(\/my\/how\/[\w-]+)"/g)].map(found => found[1])])];
  for (const { url } of await pages.keys()) {
    const path = new URL(url).pathname;
    if (path !== OF && !wanted.includes(path))
      await pages.delete(path);
  }
  const asNow = stateOf(html);
  for (const path of wanted.filter(other => other !== TODAY)) {
    const html = await (await pages.match(path))?.text() ?? '';
    if (stateOf(html) !== asNow)
      await refresh(path);
  }
}

const languageOf = html => html.match(/<html lang="([^"]*)"/)?.[1];
/** The plan, the day and the language: of another one, a page is old. */
const stateOf = html => [/data-plan="([^"]*)"/, /data-as-of="([^"]*)"/].map(named => html.match(named)?.[1]).concat(languageOf(html)).join();

async function refresh(path) {
  const answer = await fetch(path, { cache: 'no-store', redirect: 'error' }).catch(() => null);
  if (answer)
    await keep(path, answer);
}

async function keepFiles(html) {
  const named = [...html.matchAll(/(?:href|src)="(\/(?:styles|scripts)\/[^"]+)"/g)].map(found => found[1]);
  for (const path of new Set([...named, ...ASKED_BY_FILES])) {
    if (!path.includes('?v=') || !await caches.match(path))
      await file(new Request(path)).catch(() => {});
  }
}

/** A file asked for by its version never changes; any other is asked for anew. */
async function file(request) {
  const files = await caches.open(FILES);
  const kept = await files.match(request);
  if (kept && request.url.includes('?v='))
    return kept;
  const answer = await fetch(request).catch(() => null);
  if (!answer)
    return kept ?? Response.error();
  if (answer.ok) {
    // The old version goes once the new one is there: the network may end in between.
    await files.put(request, answer.clone());
    for (const other of await files.keys(request, { ignoreSearch: true })) {
      if (other.url !== request.url)
        await files.delete(other);
    }
  }
  return answer;
}
