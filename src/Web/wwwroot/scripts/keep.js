// What a patient told without a network, kept on this phone until it was sent. Pages and the worker both send.

const AT = '/my/kept';
const PATIENCE = 30_000;
/** The page says it, in the patient's language. */
const UNREADABLE = { field: '', isTooMuch: true };

/** A sentence of the page, its holes filled. */
export const filled = (sentence, values) => sentence.replace(/\{(\w+)\}/g, (_, hole) => values[hole]);

export const news = new BroadcastChannel('kept');

let opening;

function database() {
  return opening ??= new Promise((done, fail) => {
    const request = indexedDB.open('kept', 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore('forms', { keyPath: 'number', autoIncrement: true });
      request.result.createObjectStore('runs', { keyPath: ['whose', 'item'] });
    };
    request.onsuccess = () => done(request.result);
    request.onerror = () => fail(request.error);
  });
}

/** Done only once it is on the disk. */
async function within(name, mode, ask) {
  const transaction = (await database()).transaction(name, mode, { durability: 'strict' });
  const request = ask(transaction.objectStore(name));
  return new Promise((done, fail) => {
    transaction.oncomplete = () => done(request.result);
    transaction.onabort = () => fail(transaction.error);
  });
}

/** Forms that were told, in the order in which they were; a phone's clock may go back, so a number says which came first. */
export const forms = {
  add: form => within('forms', 'readwrite', store => store.add(form)),
  put: form => within('forms', 'readwrite', store => store.put(form)),
  remove: number => within('forms', 'readwrite', store => store.delete(number)),
  async of(whose) { return (await within('forms', 'readonly', store => store.getAll())).filter(form => form.whose === whose); },
};

/** What the timer has counted so far of a stretch, until it is saved or let go. */
export const runs = {
  put: run => within('runs', 'readwrite', store => store.put(run)),
  find: (whose, item) => within('runs', 'readonly', store => store.get([whose, item])),
  remove: (whose, item) => within('runs', 'readwrite', store => store.delete([whose, item])),
};

/** Sends what waits, the oldest first and one at a time, whichever page or worker asks. Says whether nothing waits any more. */
export async function send() {
  return navigator.locks ? navigator.locks.request('send kept', sendAll) : sendAll();
}

async function sendAll() {
  const leave = await ask(`${AT}?handler=Token`);
  if (!leave?.ok)
    return false;
  const { field, token, whose } = await leave.json();
  for (const form of await forms.of(whose)) {
    if (form.refused)
      continue;
    const answer = await ask(AT, new URLSearchParams({ ...sent(form), [field]: token }));
    if (!answer?.ok && answer?.status !== 413)
      return false;
    const refused = answer.ok ? (await answer.json()).refused : [UNREADABLE];
    await (refused.length > 0 ? forms.put({ ...form, refused }) : forms.remove(form.number));
    news.postMessage('sent');
  }
  return true;
}

const sent = form => ({
  Submission: form.submission, Whose: form.whose, Kind: form.kind, Item: form.item, On: form.on, Form: form.fields, Ago: Math.round((Date.now() - form.told) / 1000),
});

const ask = (address, body) =>
  fetch(address, { method: body ? 'POST' : 'GET', body, cache: 'no-store', redirect: 'error', signal: AbortSignal.timeout(PATIENCE) }).catch(() => null);
