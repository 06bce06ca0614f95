/**
 * One worker of the pool: a thread that takes a batch at a time, and is replaced when it dies or a document takes too long. Each has a
 * Tinypool of one thread, as Tinypool does not say whose task a thread was at that simply ended.
 */
import { Tinypool } from 'tinypool';
import type { Task } from '../task.ts';
import type { Batch, Reply } from './work-loop.ts';

export interface SlotSettings {
  /** Module of the worker. */
  readonly entry: URL;
  /** Milliseconds that one document may take. */
  readonly timeLimit: number;
  /** Megabytes of JavaScript heap that one worker may take. */
  readonly memory: number;
  /** Whether outcomes come with times. */
  readonly trace: boolean;
}

/** Why a batch has no reply. */
export interface Breakdown {
  readonly code: 'worker-died' | 'time-limit';
  /** Index of the task that the worker was at; -1 where it had not begun any. */
  readonly at: number;
  /** What the platform says of it. */
  readonly cause: string;
}

/** A worker has so many milliseconds to load the program and the lexicons, whatever the limit for documents. */
const START_LIMIT = 120_000;
/** How often the clock is looked at, in milliseconds; with short limits more often. */
const LOOK = 500;

export class Slot {
  readonly #settings: SlotSettings;
  #pool: Tinypool | null = null;
  /** Told when the thread ends by itself while it is at a batch. */
  #onEnd: (cause: string) => void = () => {};

  constructor(settings: SlotSettings) {
    this.#settings = settings;
  }

  /** Has a worker perform tasks; it is started when there is none. After a breakdown the next batch gets a fresh one. */
  async perform(tasks: readonly Task[]): Promise<Reply | Breakdown> {
    const begun = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
    const at = () => Atomics.load(begun, 0) - 1;
    const pool = this.#running();
    let clock: NodeJS.Timeout | undefined;
    try {
      const end = await new Promise<Reply | Breakdown>((resolve) => {
        const died = (cause: string) => resolve({ code: 'worker-died', at: at(), cause });
        this.#onEnd = died;
        clock = watch(at, this.#settings.timeLimit, () => resolve({ code: 'time-limit', at: at(), cause: '' }));
        pool.run({ tasks, begun } satisfies Batch).then(resolve, (error: Error) => died(error.message));
      });
      if ('code' in end) this.#drop(pool);
      return end;
    } finally {
      clearInterval(clock);
    }
  }

  /** Ends the worker, whatever it is at. */
  async close(): Promise<void> {
    const pool = this.#pool;
    this.#pool = null;
    await pool?.destroy();
  }

  #running(): Tinypool {
    if (this.#pool) return this.#pool;
    const { entry, memory, trace } = this.#settings;
    const pool = new Tinypool({
      filename: entry.href,
      name: trace ? 'traced' : 'default',
      minThreads: 1,
      maxThreads: 1,
      // What is registered in this process (tsx) does not work in a worker: its module registers what it needs.
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: memory },
    });
    this.#pool = pool;
    pool.on('error', () => this.#drop(pool));
    pool.threads[0]?.on('exit', (code: number) => {
      // Where the platform knows why, it says so first, but the pool hands that on later.
      setImmediate(() => {
        if (this.#pool !== pool) return;
        this.#drop(pool);
        this.#onEnd(`it ended with exit code ${code}`);
      });
    });
    return pool;
  }

  /** Gives a worker up. Nobody waits for its end: a thread that is dead already does not say so again. */
  #drop(pool: Tinypool): void {
    if (this.#pool === pool) this.#pool = null;
    void pool.destroy().catch(() => {});
  }
}

/** Looks from time to time whether the worker has gone on to another task, and calls once it has not for too long. */
function watch(at: () => number, timeLimit: number, late: () => void): NodeJS.Timeout {
  let [seen, since] = [at(), performance.now()];
  return setInterval(
    () => {
      const now = performance.now();
      if (at() !== seen) [seen, since] = [at(), now];
      else if (now - since > (seen < 0 ? START_LIMIT : timeLimit)) late();
    },
    Math.min(LOOK, Math.ceil(timeLimit / 4)),
  );
}
