// Saves each change without loading the page again, and lets stretches be dragged. Without this, every button works by itself.

const SOON = 350;
const WHILE_TYPING = 1500;
const PURPOSE = 'describe';
const SIGNED_OUT = 'you are signed out';
const TOKEN = '__RequestVerificationToken';
const SIGN_IN = 'form[data-sign-in]';
const HTML = { headers: { accept: 'text/html' } };
const main = () => document.getElementById('main');
let queue = Promise.resolve();
let waiting = 0;
let typed = 0;
let sent = 0;
let timer;
let dragged;

/** One after the other, so that each change is made against the draft that the last one left. */
function show(ask, focus) {
  clearTimeout(timer);
  waiting++;
  main().setAttribute('aria-busy', 'true');
  queue = queue.then(() => swap(ask, focus)).catch(tellNotSaved).finally(() => {
    waiting--;
    main().toggleAttribute('aria-busy', waiting > 0);
  });
  return queue;
}

async function swap(ask, focus) {
  const seen = typed;
  const answer = await fetch(ask());
  const there = await pageOf(answer);
  if (there.querySelector(SIGN_IN)) {
    await signIn(there);
    return swap(ask, focus);
  }
  // Something else than this page: let the browser show it.
  if (!there.querySelector('.builder')) {
    location.assign(answer.url);
    return;
  }
  const active = document.activeElement;
  const [id, caret, offer] = [focus ?? active?.id, active?.selectionStart, offers().indexOf(active)];
  const [mine, theirs] = [document, there].map(page => page.getElementById(PURPOSE));
  // What was typed meanwhile stays, made against the draft as it is now.
  if (answer.ok && typed !== seen) {
    for (const field of ['Revision', TOKEN])
      mine.elements[field].value = theirs.elements[field].value;
    theirs.replaceWith(document.adoptNode(mine));
    saveLater(PURPOSE, WHILE_TYPING);
  }
  main().replaceChildren(...document.adoptNode(there.getElementById('main')).childNodes);
  document.title = there.title;
  if (answer.ok)
    history.replaceState(null, '', answer.url);
  enhance();
  place(id, caret, offer);
}

const pageOf = async answer => new DOMParser().parseFromString(await answer.text(), 'text/html');

/** Over this page, so that all that was typed on it stays. Done once somebody is signed in; fails if they leave it. */
function signIn(there) {
  const dialog = document.createElement('dialog');
  dialog.className = 'sheet';
  dialog.setAttribute('aria-labelledby', 'sign-in-title');
  dialog.innerHTML = '<h2 id="sign-in-title">You were signed out</h2><p>What you typed is still here. Sign in again, and it is saved.</p><div></div><form method="dialog"><button class="button button-quiet">Not now</button></form>';
  const show = page => dialog.querySelector('div').replaceChildren(...[...page.querySelectorAll(`.error-summary, ${SIGN_IN}`)].map(part => document.adoptNode(part)));
  show(there);
  document.body.append(dialog);
  return new Promise((done, fail) => {
    dialog.addEventListener('submit', async event => {
      if (!event.target.matches(SIGN_IN))
        return;
      event.preventDefault();
      try {
        const answer = await fetch(event.target.action, { ...HTML, method: 'post', body: new URLSearchParams(new FormData(event.target)) });
        const page = await pageOf(answer);
        if (page.querySelector(SIGN_IN)) {
          show(page);
          dialog.querySelector('.error-summary')?.focus();
          return;
        }
        done();
      } catch (away) {
        fail(away);
      }
      dialog.close();
    });
    dialog.addEventListener('close', () => {
      dialog.remove();
      fail(SIGNED_OUT);
    });
    dialog.showModal();
    dialog.querySelector('[type=email]').focus();
  });
}

const offers = () => [...document.querySelectorAll('.builder-found button')];

/** Where the hand was: in the same field, at the stretch that cannot be moved further, or at the next offer of the catalog. */
function place(id, caret, offer) {
  const same = id && document.getElementById(id);
  const again = document.querySelector('.error-summary') ?? (same?.disabled ? same.closest('[data-item]').querySelector('a[data-live]') : same) ?? offers()[offer];
  if (!again)
    return main().focus({ preventScroll: true });
  again.focus({ preventScroll: true });
  if (typeof caret === 'number' && again.matches('textarea, [type=search]'))
    again.setSelectionRange(caret, caret);
}

/** What was typed stays on the page, with the buttons to send it again. */
function tellNotSaved(why) {
  for (const button of document.querySelectorAll('[data-noscript]'))
    button.removeAttribute('data-noscript');
  document.getElementById('not-saved')?.remove();
  const notice = document.createElement('div');
  notice.id = 'not-saved';
  notice.className = 'notice notice-warning';
  notice.setAttribute('role', 'alert');
  notice.textContent = `Not saved: ${why === SIGNED_OUT ? why : 'the portal could not be reached'}. What you typed is still here; save it again.`;
  document.querySelector('.builder').before(notice);
}

const shown = name => document.querySelector(`.builder [name=${name}]`).value;

/** Made against the draft as it is when its turn comes, by the form that was given out with it. */
function post(action, data, focus) {
  return show(() => {
    for (const name of ['Revision', TOKEN])
      data.set(name, shown(name));
    return new Request(action, { ...HTML, method: 'post', body: data });
  }, focus);
}

/** The form as it is when its turn comes: what was typed by then goes with it. */
function send(id) {
  return show(() => {
    if (id === PURPOSE)
      sent = typed;
    const form = document.getElementById(id);
    const data = new URLSearchParams(new FormData(form));
    return form.method === 'get' ? new Request(`${form.getAttribute('action')}?${data}`, HTML) : new Request(form.action, { ...HTML, method: 'post', body: data });
  });
}

function saveLater(id, when) {
  clearTimeout(timer);
  timer = setTimeout(() => send(id), when);
}

/** What was typed and has not gone yet goes before anything else does. */
function flush() {
  if (typed !== sent && document.getElementById(PURPOSE))
    send(PURPOSE);
}

document.addEventListener('submit', event => {
  const form = event.target;
  if (!form.matches('form[data-live]'))
    return;
  event.preventDefault();
  if (form.id)
    return send(form.id);
  flush();
  post(form.action, new URLSearchParams(new FormData(form, event.submitter)));
});

document.addEventListener('click', event => {
  const link = event.target.closest('a[href]');
  if (!link || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey)
    return;
  flush();
  if (link.matches('[data-live]')) {
    event.preventDefault();
    const item = link.closest('[data-item]')?.id;
    show(() => new Request(link.href.split('#')[0], HTML), link.dataset.focus).then(() => item && document.getElementById(item)?.scrollIntoView({ block: 'nearest' }));
  } else if (waiting > 0) {
    // What was just typed is saved first.
    event.preventDefault();
    queue.then(() => location.assign(link.href));
  }
});

document.addEventListener('change', event => {
  const form = event.target.form;
  if (form?.matches('[data-autosave]'))
    send(form.id);
});

document.addEventListener('input', event => {
  const form = event.target.form;
  if (!form?.matches('[data-autosave]'))
    return;
  if (form.id === PURPOSE)
    typed++;
  if (event.target.matches('textarea, [type=search]'))
    saveLater(form.id, event.target.matches('textarea') ? WHILE_TYPING : SOON);
});

document.addEventListener('visibilitychange', () => document.hidden && flush());

function enhance() {
  for (const card of document.querySelectorAll('[data-item]'))
    card.draggable = Boolean(card.querySelector('[data-move]'));
}

const untarget = () => document.querySelector('.is-target')?.classList.remove('is-target');

document.addEventListener('dragstart', event => {
  dragged = event.target.closest?.('[data-item]');
  if (!dragged)
    return;
  event.dataTransfer.setData('text/plain', dragged.dataset.item);
  event.dataTransfer.effectAllowed = 'move';
  dragged.classList.add('is-dragged');
});

document.addEventListener('dragend', () => {
  dragged?.classList.remove('is-dragged');
  untarget();
});

document.addEventListener('dragover', event => {
  const target = event.target.closest?.('[data-item]');
  if (!dragged || !target)
    return;
  event.preventDefault();
  untarget();
  target.classList.toggle('is-target', target !== dragged);
});

document.addEventListener('drop', event => {
  const target = event.target.closest?.('[data-item]');
  if (!dragged || !target || target === dragged)
    return;
  event.preventDefault();
  const form = dragged.querySelector('[data-move]');
  const data = new URLSearchParams(new FormData(form));
  data.set('place', [...target.parentElement.children].indexOf(target) + 1);
  post(form.action, data, `change-${dragged.dataset.item}`);
});

enhance();
