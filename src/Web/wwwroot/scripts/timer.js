import { Session, stepsOf } from './session.js';
import { filled, runs } from './keep.js';
import { Remembered, allowSound, keepAwake, signal } from './signals.js';

const timer = document.getElementById('timer');
const say = timer.dataset;
const find = (what, within = timer) => within.querySelector(what);
const button = what => find(`[data-do=${what}]`);
const [run, form] = [find('dialog'), find('form')];
const [phase, number, unit, where, partName, announced] = ['.timer-phase', '.timer-number', '.timer-unit', '.timer-where', '.timer-part', '[data-announce]'].map(what => find(what));
const figures = [...timer.querySelectorAll('.timer-figure')];
const rows = [...timer.querySelectorAll('.timer-held li')];
const [sound, pace] = [new Remembered('timer-sound', 'on'), new Remembered('timer-pace', 'off')];
const opened = new Date().toDateString();
const { whose, kept: isKeptPage } = document.body.dataset;
const { item } = form.dataset;

let session = null;
let ticking = 0;
let lastSecond = 0;
let isSaved = false;
let rememberedAt = 0;

const parts = figures.map(figure => ({
  key: figure.dataset.part, name: figure.dataset.name, figure, drawn: figure.dataset.drawn, hold: Number(figure.dataset.hold), repetitions: Number(figure.dataset.repetitions),
  sets: Number(figure.dataset.sets), rest: Number(figure.dataset.rest), sides: figure.dataset.sides.split(' '),
}));

const now = () => performance.now();
const onSide = side => rows.find(row => row.dataset.side === side)?.dataset.words ?? '';
const amounts = () => rows.map(row => session?.amountOf(row.dataset.part, row.dataset.side, now()) ?? 0);
const isAnythingDone = () => amounts().some(amount => amount > 0);

function start() {
  // What a page says that was left open overnight is about yesterday.
  if (new Date().toDateString() !== opened) {
    location.reload();
    return;
  }
  isSaved = false;
  form.dataset.told = Date.now();
  session = new Session(stepsOf(parts), Number(say.repetition));
  session.isPaced = pace.isOn;
  form.hidden = true;
  goOn();
}

function goOn() {
  allowSound();
  find('.timer-begin').hidden = form.hidden = true;
  run.showModal();
  session.go(now());
  ticking ||= setInterval(tick, 100);
  enter();
  button('pause').focus();
}

function pauseOrContinue() {
  if (session.isRunning)
    session.pause(now());
  else
    session.go(now());
  remember();
  allowSound();
  show();
  announce(session.isRunning ? words() : say.paused);
}

function tick() {
  if (!session?.isRunning)
    return;
  const [before, made] = [session.step, session.made];
  if (session.advance(now(), !document.hidden)) {
    if (session.isDone)
      return stop();
    if (session.step === before)
      signal('one', sound.isOn);
    else
      enter();
    if (!session.isRunning)
      announce(say.paused);
  }
  if (now() - rememberedAt >= 1000)
    remember();
  show();
}

/** What was counted so far outlives this page: closed before it was saved, the next one asks. */
function remember() {
  rememberedAt = now();
  if (!session || !isAnythingDone())
    return;
  const counted = amounts();
  runs.put({
    whose, item, told: Number(form.dataset.told), at: Date.now(), on: isKeptPage ? '' : form.dataset.on, submission: form.elements.Submission.value, under: form.elements.under.value,
    amounts: Object.fromEntries(rows.map((row, place) => [find('input', row).name, counted[place]])),
  }).catch(() => {});
}

const forget = () => runs.remove(whose, item).catch(() => {});

/** A run that was never saved. It keeps its own day, its version and its name, whatever this page says. */
function ask(unsaved) {
  const { on, isToday } = form.dataset;
  const under = form.elements.under.value;
  form.addEventListener('told', () => {
    Object.assign(form.dataset, { on, isToday });
    delete form.dataset.left;
    form.elements.under.value = under;
  }, { once: true });
  rows.forEach(row => fill(row, unsaved.amounts[find('input', row).name] ?? 0));
  Object.assign(form.dataset, { left: 'true', told: unsaved.told, on: unsaved.on });
  delete form.dataset.isToday;
  [form.elements.Submission.value, form.elements.under.value] = [unsaved.submission, unsaved.under];
  find('[data-outcome]', form).textContent = filled(say.left, { day: new Date(unsaved.at).toLocaleString(document.documentElement.lang, { weekday: 'long', day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit' }) });
  find('.timer-begin').hidden = true;
  form.hidden = button('let-go').hidden = false;
}

function tap() {
  const before = session.step;
  session.tap(now());
  if (session.isDone)
    return stop();
  signal(session.step === before ? 'one' : session.step.kind, sound.isOn);
  if (session.step !== before)
    enter();
  show();
}

/** A step begins. Only now is anything read out, not each second. */
function enter() {
  const { step } = session;
  signal(step.kind, sound.isOn && session.isRunning);
  for (const { figure } of parts)
    figure.hidden = step.part.figure !== figure;
  step.part.figure.classList.toggle('is-mirrored', Boolean(step.side && step.part.drawn && step.part.drawn !== 'None' && step.side !== step.part.drawn));
  partName.textContent = step.part.name;
  announce(words());
  const hadFocus = document.activeElement === button('tap');
  button('tap').hidden = find('.timer-pace').hidden = step.kind !== 'move';
  if (step.kind === 'move')
    button('tap').focus();
  else if (hadFocus)
    button('pause').focus();
  show();
}

function words() {
  const { step } = session;
  const told = step.kind === 'ready' ? say[step.cue] : say[step.kind];
  const side = step.side ? onSide(step.side) : '';
  return side ? filled(say.on, { what: told, side }) : told;
}

function announce(text) { announced.textContent = text; }

function show() {
  const { step } = session;
  const isMove = step.kind === 'move';
  run.className = `timer-run is-${step.kind}${session.isRunning ? '' : ' is-paused'}`;
  run.style.setProperty('--share', session.share(now()));
  phase.textContent = session.isRunning ? words() : filled(say.pausedAt, { what: words() });
  const left = session.left(now());
  number.textContent = isMove ? session.made : left;
  unit.textContent = isMove ? filled(say.made, { count: step.count }) : left === 1 ? say.second : say.seconds;
  const times = step.part.hold && step.part.repetitions > 1 && step.time ? [filled(say.time, { number: step.time, count: step.part.repetitions })] : [];
  where.textContent = [...step.part.sets > 1 ? [filled(say.set, { number: step.set, count: step.part.sets })] : [], ...times].join(say.and);
  button('pause').textContent = button('pause').dataset[session.isRunning ? 'pause' : 'continue'];
  if (session.isRunning && step.kind === 'ready' && left < lastSecond && left <= 3)
    signal('tick', sound.isOn);
  lastSecond = left;
  keepAwake(session.isRunning);
}

/** At the end, or before it: what was done so far is shown, and is saved only when the patient says so. */
function stop() {
  session.pause(now());
  remember();
  clearInterval(ticking);
  ticking = 0;
  keepAwake(false);
  if (run.open)
    run.close();
  find('.timer-begin').hidden = isAnythingDone();
  form.hidden = !isAnythingDone();
  if (form.hidden) {
    session = null;
    button('start').focus();
    return;
  }
  if (session.isDone)
    signal('done', sound.isOn);
  amounts().forEach((amount, place) => fill(rows[place], amount));
  button('go-on').hidden = session.isDone;
  find('[data-outcome]', form).textContent = session.isDone ? say.done : say.stopped;
  find('h2', form).focus();
  find('h2', form).scrollIntoView({ block: 'start' });
}

function fill(row, counted) {
  const field = find('input', row);
  const most = Number(field.dataset.most);
  field.value = Math.min(counted, most);
  find('[data-amount]', row).textContent = field.value;
  row.toggleAttribute('data-full', counted >= most);
}

function showSound() { button('sound').setAttribute('aria-checked', sound.isOn); }

const deeds = {
  async 'let-go'() {
    await forget();
    location.reload();
  },
  start, stop, tap, 'go-on': goOn, pause: pauseOrContinue,
  sound() {
    sound.switch();
    allowSound();
    showSound();
    signal('one', sound.isOn);
  },
};
timer.addEventListener('click', event => deeds[event.target.closest('button[data-do]')?.dataset.do]?.());
button('pace').addEventListener('change', event => {
  pace.switch(event.target.checked);
  session.switchPace(now(), pace.isOn);
});
run.addEventListener('cancel', event => {
  event.preventDefault();
  if (session.isRunning)
    pauseOrContinue();
});
run.addEventListener('close', () => ticking && stop());
form.addEventListener('submit', () => { isSaved = true; });
form.addEventListener('told', () => {
  session = null;
  forget();
  find('.timer-begin').hidden = false;
  button('let-go').hidden = true;
});
document.addEventListener('visibilitychange', () => {
  if (session && ticking) {
    tick();
    remember();
    keepAwake(session.isRunning);
  }
});
addEventListener('beforeunload', event => {
  if (session && !isSaved && isAnythingDone())
    event.preventDefault();
});

showSound();
button('pace').checked = pace.isOn;
button('go-on').hidden = true;
form.hidden = !say.wasSent;
const unsaved = say.wasSent ? null : await runs.find(whose, item).catch(() => null);
if (unsaved)
  ask(unsaved);
timer.hidden = false;
