/** Outcomes that somebody waits for, by the job that makes them. */
import type { Outcome } from '../task.ts';
import type { JobData } from './wire.ts';

/** A document on its way. */
export interface Awaited {
  readonly data: JobData;
  /** Place among the documents of its submission, from 1. */
  readonly index: number;
  readonly outcome: Promise<Outcome>;
  resolve(outcome: Outcome): void;
  reject(error: unknown): void;
  /** Whether it was not found in Redis when last looked for. */
  missed: boolean;
}

export class AwaitedOutcomes {
  readonly #jobs = new Map<string, Awaited>();
  /** Outcomes that came before anybody asked: of an earlier life of the submission. */
  readonly #early = new Map<string, Outcome>();
  readonly #most: number;

  /** @param most outcomes to keep that nobody has asked for yet */
  constructor(most: number) {
    this.#most = most;
  }

  get size(): number {
    return this.#jobs.size;
  }

  get(job: string): Awaited | undefined {
    return this.#jobs.get(job);
  }

  entries(): [job: string, awaited: Awaited][] {
    return [...this.#jobs];
  }

  /** Waits for a job from now on. */
  add(job: string, data: JobData, index: number): Awaited {
    let [resolve, reject]: [Awaited['resolve'], Awaited['reject']] = [() => {}, () => {}];
    const outcome = new Promise<Outcome>((...both) => {
      [resolve, reject] = both;
    });
    const awaited = { data, index, outcome, resolve, reject, missed: false };
    this.#jobs.set(job, awaited);
    return awaited;
  }

  /** An outcome that has come already, once. */
  takeEarly(job: string): Outcome | null {
    const outcome = this.#early.get(job) ?? null;
    this.#early.delete(job);
    return outcome;
  }

  /** An outcome has come: who waits for it is told. The second of one job finds nobody. @returns who waited */
  settle(job: string, outcome: Outcome): Awaited | null {
    const awaited = this.#jobs.get(job) ?? null;
    this.#jobs.delete(job);
    if (awaited) awaited.resolve(outcome);
    else this.#keep(job, outcome);
    return awaited;
  }

  #keep(job: string, outcome: Outcome): void {
    this.#early.set(job, outcome);
    const [oldest] = this.#early.keys();
    if (this.#early.size > this.#most && oldest !== undefined) this.#early.delete(oldest);
  }

  /** Nothing more can come: all who wait are told why. */
  fail(error: unknown): void {
    for (const { reject } of this.#jobs.values()) reject(error);
    this.#jobs.clear();
  }
}
