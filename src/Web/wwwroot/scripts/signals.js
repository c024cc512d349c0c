// What reaches a patient who does not look: a tone, a short vibration, and a screen that stays on. Each only where there is one.

const choices = {
  get(name) {
    try { return localStorage.getItem(name); } catch { return null; }
  },
  set(name, value) {
    try { localStorage.setItem(name, value); } catch { /* A browser that keeps nothing asks again next time. */ }
  },
};

/** A choice that this browser remembers. */
export class Remembered {
  constructor(name, otherwise) {
    this.name = name;
    this.isOn = (choices.get(name) ?? otherwise) === 'on';
  }

  switch(isOn = !this.isOn) {
    this.isOn = isOn;
    choices.set(this.name, isOn ? 'on' : 'off');
  }
}

const tones = { ready: [[440, .12]], tick: [[440, .05]], hold: [[660, .3]], move: [[660, .3]], rest: [[330, .3]], one: [[550, .06]], done: [[523, .18], [659, .18], [784, .4]] };
const buzzes = { hold: 200, move: 200, ready: [80, 80, 80], rest: [80, 80, 80], done: 400 };
let audio;

/** Sound may begin only when somebody has pressed something. */
export function allowSound() {
  const Audio = window.AudioContext ?? window.webkitAudioContext;
  if (!audio && Audio)
    audio = new Audio();
  audio?.resume?.();
}

export function signal(what, isAudible) {
  if (buzzes[what])
    navigator.vibrate?.(buzzes[what]);
  if (!isAudible || !audio)
    return;
  let from = audio.currentTime;
  for (const [pitch, seconds] of tones[what]) {
    const tone = audio.createOscillator();
    const loudness = audio.createGain();
    tone.frequency.value = pitch;
    loudness.gain.setValueAtTime(.0001, from);
    loudness.gain.exponentialRampToValueAtTime(.25, from + .02);
    loudness.gain.exponentialRampToValueAtTime(.0001, from + seconds);
    tone.connect(loudness).connect(audio.destination);
    tone.start(from);
    tone.stop(from + seconds);
    from += seconds;
  }
}

let lock = null;
let isWanted = false;

/** The browser lets go by itself when the page is hidden, so it is asked again whenever the page is seen. */
export async function keepAwake(wanted) {
  isWanted = wanted;
  if (!wanted) {
    const held = lock;
    lock = null;
    await held?.release().catch(() => {});
    return;
  }
  if ((lock && !lock.released) || document.hidden || !navigator.wakeLock)
    return;
  const got = await navigator.wakeLock.request('screen').catch(() => null);
  if (isWanted)
    lock = got;
  else
    await got?.release().catch(() => {});
}
