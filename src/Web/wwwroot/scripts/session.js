// What a timed session consists of, and where it stands. It knows no page and no clock: whoever asks says what time it is.

export const READY = 5;
const SECOND = 1000;

// Later than this, nobody was told in time, and nothing new may begin.
const LATE = 1500;

/** The steps of a dose in order: both sides in turn for each repetition of a hold, rest between sets, then the next part. */
export function stepsOf(parts) {
  const steps = [];
  for (const part of parts) {
    const repetitions = part.hold ? part.repetitions : 1;
    for (let set = 1; set <= part.sets; set++) {
      if (set > 1 && part.rest)
        steps.push({ kind: 'rest', part, set, seconds: part.rest });
      for (let time = 1; time <= repetitions; time++) {
        for (const side of part.sides) {
          const before = steps.at(-1);
          const cue = before?.part !== part || before.kind === 'rest' ? 'ready' : before.side === side ? 'again' : 'change';
          steps.push({ kind: 'ready', part, side, set, time, cue, seconds: READY });
          steps.push(part.hold ? { kind: 'hold', part, side, set, time, seconds: part.hold } : { kind: 'move', part, side, set, time, count: part.repetitions });
        }
      }
    }
  }
  return steps;
}

export class Session {
  #steps;
  #at = 0;
  #spent = 0;
  #since = null;
  #made = new Map();

  /** @param pace Seconds of one repetition, when they are counted for the patient. */
  constructor(steps, pace) {
    this.#steps = steps;
    this.pace = pace;
    this.isPaced = false;
  }

  get step() { return this.#steps[this.#at]; }
  get isDone() { return this.#at >= this.#steps.length; }
  get isRunning() { return this.#since !== null; }
  get made() { return this.#made.get(this.step) ?? 0; }

  go(now) {
    if (!this.isDone)
      this.#since ??= now;
  }

  pause(now) {
    this.#spent = this.spent(now);
    this.#since = null;
  }

  /** Milliseconds of this step that have passed, but never more than it has. */
  spent(now) {
    const spent = this.#spent + (this.isRunning ? Math.max(0, now - this.#since) : 0);
    return Math.min(spent, this.#length());
  }

  /** Seconds of this step that are left, as one counts them down. */
  left(now) { return Math.ceil((this.#length() - this.spent(now)) / SECOND); }

  share(now) { return this.step.kind === 'move' ? this.made / this.step.count : this.spent(now) / this.#length(); }

  /**
   * Goes on to where the clock is. What ended late, or unseen, counts up to its end; what comes after it waits.
   * Says whether anything changed that the patient should notice.
   */
  advance(now, isSeen = true) {
    let changed = false;
    while (this.isRunning && now - this.#since + this.#spent >= this.#length()) {
      const over = now - this.#since + this.#spent - this.#length();
      this.#finish();
      changed = true;
      this.#since = this.isDone || !isSeen || over > LATE ? null : now - over;
    }
    return changed;
  }

  /** One repetition was made. */
  tap(now) {
    if (!this.isRunning || this.step.kind !== 'move')
      return;
    this.#finish();
    this.#since = this.isDone ? null : now;
  }

  switchPace(now, isPaced) {
    this.isPaced = isPaced;
    if (this.step?.kind === 'move') {
      this.#spent = 0;
      if (this.isRunning)
        this.#since = now;
    }
  }

  /** Whole seconds held, or repetitions made, of one part on one side so far. */
  amountOf(part, side, now) {
    const own = this.#steps.filter(step => step.part.key === part && step.side === side);
    const held = own.filter(step => step.kind === 'hold').reduce((sum, step) => sum + this.#heldIn(step, now), 0);
    return Math.floor(held / SECOND) + own.reduce((sum, step) => sum + (this.#made.get(step) ?? 0), 0);
  }

  #heldIn(step, now) {
    const place = this.#steps.indexOf(step);
    return place < this.#at ? step.seconds * SECOND : place === this.#at ? this.spent(now) : 0;
  }

  #length() {
    const { step } = this;
    return !step ? 0 : step.kind !== 'move' ? step.seconds * SECOND : this.isPaced ? this.pace * SECOND : Infinity;
  }

  #finish() {
    const { step } = this;
    this.#spent = 0;
    if (step.kind === 'move')
      this.#made.set(step, this.made + 1);
    if (step.kind !== 'move' || this.made >= step.count)
      this.#at++;
  }
}
