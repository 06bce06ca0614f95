/** How fast work goes, judged by what was done lately: the start is slow, and documents differ. */

export interface Pace {
  readonly perSecond: number;
  /** Null where nobody knows how much there is to do. */
  readonly secondsLeft: number | null;
}

interface Sample {
  /** Milliseconds. */
  readonly time: number;
  readonly done: number;
}

/** Milliseconds between samples, and how many are kept. */
const INTERVAL = 1000;
const KEPT = 30;

export class PaceMeter {
  readonly #begun: number;
  #samples: Sample[];
  #last: Sample;

  /** @param begun milliseconds of the same clock as `add` */
  constructor(begun: number) {
    this.#begun = begun;
    this.#last = { time: begun, done: 0 };
    this.#samples = [this.#last];
  }

  /** So much was done at that time. */
  add(time: number, done: number): void {
    this.#last = { time, done };
    if (time - this.#samples.at(-1)!.time < INTERVAL) return;
    this.#samples.push(this.#last);
    if (this.#samples.length > KEPT) this.#samples.shift();
  }

  /** Seconds since the start. */
  get elapsed(): number {
    return (this.#last.time - this.#begun) / 1000;
  }

  pace(total: number | null): Pace {
    const [oldest] = this.#samples;
    const seconds = (this.#last.time - oldest!.time) / 1000;
    const perSecond = seconds > 0 ? (this.#last.done - oldest!.done) / seconds : 0;
    const isKnown = total !== null && perSecond > 0;
    return { perSecond, secondsLeft: isKnown ? Math.max(0, total - this.#last.done) / perSecond : null };
  }
}
