// Keys for whoever works fast: to find a patient, to go somewhere, and to be told which keys there are. They can be switched off.

import { Remembered } from './signals.js';

const HELP = '/help/keys';
const GOES = { p: '/', a: '/alerts' };
const SECOND_KEY_WITHIN = 1500;

const keys = new Remembered('keys', 'on');
let isGoing = false;
let sheet = null;

const isTyping = at => at.closest?.('input:not([type=checkbox], [type=radio], [type=button], [type=submit]), textarea, select, [contenteditable]');

const find = () => document.getElementById('find-anyone') ?? document.getElementById('Search');

/** What the page of keys says, in a sheet over this page. */
async function help() {
  if (location.pathname === HELP || sheet?.open)
    return;
  sheet ??= await made().catch(() => null);
  if (sheet)
    sheet.showModal();
  else
    location.assign(HELP);
}

async function made() {
  const answer = await fetch(HELP, { headers: { accept: 'text/html' } });
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const title = document.createElement('h2');
  title.id = 'keys-title';
  title.textContent = page.querySelector('h1').textContent;
  const close = document.createElement('button');
  close.className = 'button button-secondary';
  close.textContent = 'Close';
  const change = document.createElement('a');
  change.href = HELP;
  change.textContent = 'Switch them off';
  const actions = document.createElement('form');
  actions.method = 'dialog';
  actions.className = 'actions';
  actions.append(close, change);
  const dialog = document.createElement('dialog');
  dialog.className = 'sheet';
  dialog.setAttribute('aria-labelledby', title.id);
  dialog.append(title, document.adoptNode(page.getElementById('keys')), actions);
  document.body.append(dialog);
  return dialog;
}

function pressed(press) {
  if (!keys.isOn || press.defaultPrevented || press.ctrlKey || press.metaKey || press.altKey || press.repeat || isTyping(press.target) || document.querySelector('dialog[open]'))
    return;
  const to = isGoing ? GOES[press.key] : null;
  isGoing = false;
  if (to) {
    location.assign(to);
  } else if (press.key === '/' && find()) {
    press.preventDefault();
    find().focus();
  } else if (press.key === '?') {
    press.preventDefault();
    help();
  } else if (press.key === 'g') {
    isGoing = true;
    setTimeout(() => { isGoing = false; }, SECOND_KEY_WITHIN);
  }
}

document.addEventListener('keydown', pressed);

const choice = document.getElementById('keys-choice');
if (choice) {
  const box = document.getElementById('keys-on');
  box.checked = keys.isOn;
  box.addEventListener('change', () => keys.switch(box.checked));
}
