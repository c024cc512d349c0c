import { filled, forms, news, send } from './keep.js';

const { whose, asOf, kept: isKeptPage } = document.body.dataset;
const bar = document.getElementById('kept');
const PATIENCE = 20_000;

/** A form that is sent without leaving the page, so that what the network loses can be kept. */
async function tell(event) {
  const form = event.target.closest('form[data-keep]');
  if (!form)
    return;
  event.preventDefault();
  if (form.dataset.busy)
    return;
  form.dataset.busy = 'true';
  // What was left over from an earlier page goes the way of what was kept, with its own day and version.
  const isLeftOver = Boolean(form.dataset.left);
  const answer = isLeftOver ? null : await fetch(form.action, { method: 'POST', body: new URLSearchParams(new FormData(form)), redirect: 'manual', signal: AbortSignal.timeout(PATIENCE) }).catch(() => null);
  if (answer && answer.type !== 'opaqueredirect') {
    // It was not taken. Sent once more it changes nothing, and the browser shows what is wrong.
    form.submit();
    return;
  }
  if (!answer && !await forms.add(asKept(form)).catch(() => null)) {
    // A browser that keeps nothing says itself that there is no network, and still has the form.
    form.submit();
    return;
  }
  form.dispatchEvent(new CustomEvent('told', { bubbles: true }));
  if (answer) {
    location.assign(form.dataset.then ?? form.action);
    return;
  }
  form.hidden = true;
  await show();
  bar.focus();
  await sendNow();
  if (isLeftOver && bar.hidden) {
    location.assign('/my/today');
    return;
  }
  asNew(form);
  askToSendLater();
}

/** What is told next on it is another telling. */
function asNew(form) {
  form.elements.Submission.value = crypto.randomUUID();
  delete form.dataset.busy;
}

/** Only what was changed: the page may be old, and what it shows may have changed since. */
function asKept(form) {
  const { keep: kind, on, isToday, item = '', told } = form.dataset;
  const everything = kind !== 'day' || document.querySelector('.error-summary') !== null;
  const fields = [...form.elements].filter(field => field.name && !['Submission', '__RequestVerificationToken', 'Day', 'Time'].includes(field.name));
  const changed = new Set(fields.filter(field => everything || isChanged(field)).map(about));
  const chosen = fields.filter(field => field.type === 'hidden' ? field.name === 'under' || changed.has(about(field)) : changed.has(about(field)) && (field.type !== 'radio' || field.checked));
  const seen = chosen.filter(field => field.type !== 'hidden' && field.value !== '');
  return {
    whose, kind, item, submission: form.elements.Submission.value, told: Number(told) || Date.now(),
    on: isKeptPage && isToday ? '' : on,
    fields: new URLSearchParams(chosen.map(field => [field.name, field.value])).toString(),
    title: document.querySelector('h1').textContent, labels: Object.fromEntries(fields.filter(field => labelOf(field)).map(field => [field.name, labelOf(field)])),
    words: [...[...form.querySelectorAll('.timer-held li')].map(line => line.innerText.replace(/\s+/g, ' ')), ...seen.map(field => `${labelOf(field)}: ${valueOf(field)}`)],
  };
}

/** What of a stretch is told together: all its fields, or one field about the day. */
function about(field) {
  const [what, item] = (field.name === 'asks' ? `asks.${field.value}` : field.name).split('.');
  return item ?? what;
}

function isChanged(field) {
  if (field.type === 'hidden')
    return false;
  if (field.type === 'radio')
    return field.checked !== field.defaultChecked;
  if (field.options)
    return field.value !== ([...field.options].find(option => option.defaultSelected) ?? field.options[0]).value;
  return field.value !== field.defaultValue;
}

const textOf = label => [...label?.childNodes ?? []].filter(node => node.nodeType === Node.TEXT_NODE).map(node => node.data).join('').trim();
const labelOf = field => field.type === 'hidden' ? field.closest('li')?.querySelector('span').textContent : textOf(field.type === 'radio' ? field.closest('fieldset').querySelector('legend') : field.labels[0]);
const valueOf = field => field.type === 'radio' ? textOf(field.labels[0]) : field.selectedOptions?.[0].text ?? field.value;

/** What waits, what was refused and why, and that a page is an old one. */
async function show() {
  const all = await forms.of(whose);
  const waiting = all.filter(form => !form.refused);
  const lines = [];
  if (isKeptPage)
    lines.push(line('p', filled(bar.dataset.old, { day: asOf })));
  if (waiting.length > 0)
    lines.push(line('p', waiting.length === 1 ? bar.dataset.one : filled(bar.dataset.many, { count: waiting.length })), listOf(waiting.map(form => line('li', nameOf(form)))));
  const refused = all.filter(form => form.refused);
  if (refused.length > 0)
    lines.push(line('p', bar.dataset.refused), listOf(refused.map(refusal)));
  bar.replaceChildren(...lines);
  bar.hidden = lines.length === 0;
}

const nameOf = form => `${form.title} – ${new Date(form.told).toLocaleString(document.documentElement.lang, { weekday: 'long', day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit' })}`;

function refusal(form) {
  const item = line('li', nameOf(form));
  const reasons = form.refused.map(({ field, sentence, isTooMuch }) => line('li', isTooMuch ? bar.dataset.tooMuch : form.labels[field] ? `${form.labels[field]}: ${sentence}` : sentence));
  const again = line('a', bar.dataset.again);
  again.href = form.on ? `/my/day/${form.on}` : '/my/today#days';
  const letGo = line('button', bar.dataset.letGo);
  Object.assign(letGo, { type: 'button', className: 'button button-secondary' });
  letGo.addEventListener('click', async () => {
    await forms.remove(form.number);
    await show();
    (bar.hidden ? document.getElementById('main') : bar).focus();
  });
  const told = line('p', `${bar.dataset.told} ${form.words.join('; ')}`);
  const both = line('p', '');
  both.className = 'row';
  both.append(again, letGo);
  item.append(listOf(reasons), told, both);
  return item;
}

function line(tag, text) {
  const made = document.createElement(tag);
  made.textContent = text;
  return made;
}

function listOf(items) {
  const list = document.createElement('ul');
  list.append(...items);
  return list;
}

async function sendNow() {
  try {
    if ((await forms.of(whose)).some(form => !form.refused))
      await send();
    await show();
  } catch { /* A browser that keeps nothing has nothing to send. */ }
}

async function askToSendLater() {
  const worker = await navigator.serviceWorker?.ready;
  await worker?.sync?.register('send kept').catch(() => {});
}

document.addEventListener('submit', tell);
news.addEventListener('message', show);
addEventListener('online', sendNow);
document.addEventListener('visibilitychange', () => document.hidden || sendNow());
// A page out of the browser's memory has a form that may have been sent already.
addEventListener('pageshow', event => event.persisted && location.reload());
// A kept page is opened many times, and each time its form is another.
if (isKeptPage)
  document.querySelectorAll('form[data-keep]').forEach(asNew);
sendNow();
navigator.serviceWorker?.register('/worker.js', { scope: '/my/', type: 'module' }).catch(() => {});
