/** Records the times of one document. */
import type { Part, Tracer } from '../../traced.ts';

/** What a rule, a family or a stage took: milliseconds without those of its like within it, and how often it was called. */
export interface Spent {
  readonly ms: number;
  readonly calls: number;
}

/** One document's times. */
export interface Trace {
  /** As in the outcome. */
  readonly path: string;
  /** UTF-16 length of the source; null where there is no result. */
  readonly chars: number | null;
  /** From the file to the line of output. */
  readonly ms: number;
  readonly stages: Readonly<Record<string, Spent>>;
  readonly families: Readonly<Record<string, Spent>>;
  readonly rules: Readonly<Record<string, Spent>>;
}

/** A part that has begun. */
interface Frame {
  readonly part: Part;
  /** Milliseconds of parts of the same kind within it. */
  within: number;
}

/** Microseconds are as fine as clocks are. */
const rounded = (ms: number): number => Math.round(ms * 1000) / 1000;

export class Recorder implements Tracer {
  readonly #now: () => number;
  readonly #begun: number;
  readonly #open: Frame[] = [];
  readonly #spent: Record<Part, Map<string, { ms: number; calls: number }>> = {
    stage: new Map(),
    family: new Map(),
    rule: new Map(),
  };

  /** @param now a clock that counts milliseconds */
  constructor(now: () => number) {
    this.#now = now;
    this.#begun = now();
  }

  time<T>(part: Part, name: string, work: () => T): T {
    const frame: Frame = { part, within: 0 };
    this.#open.push(frame);
    const start = this.#now();
    try {
      return work();
    } finally {
      const ms = this.#now() - start;
      this.#open.pop();
      const around = this.#open.findLast((open) => open.part === part);
      if (around) around.within += ms;
      this.#add(part, name, ms - frame.within);
    }
  }

  #add(part: Part, name: string, ms: number): void {
    const spent = this.#spent[part].get(name) ?? { ms: 0, calls: 0 };
    spent.ms += ms;
    spent.calls += 1;
    this.#spent[part].set(name, spent);
  }

  /** All that was recorded up to now. */
  trace(path: string, chars: number | null): Trace {
    const times = (part: Part) =>
      Object.fromEntries([...this.#spent[part]].map(([name, { ms, calls }]) => [name, { ms: rounded(ms), calls }]));
    const ms = rounded(this.#now() - this.#begun);
    return { path, chars, ms, stages: times('stage'), families: times('family'), rules: times('rule') };
  }
}
