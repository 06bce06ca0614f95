/** An executor that looks into the cache before it does anything. */
import { inOrder } from '../pool/ordered.ts';
import { type Executor, type Outcome, type Task, weightOf } from '../task.ts';
import type { Cache } from './cache.ts';
import { type Key, keyOf } from './key.ts';
import { Queue } from './queue.ts';

/** Outcomes that wait for those before them: more than executors have under way, so that none runs dry among known results. */
const AHEAD = { items: 1024, weight: 1 << 25 };

/** Hands tasks to an executor one by one. Its outcomes come in the order of the tasks. */
class Maker {
  readonly #tasks = new Queue<Task>();
  readonly #waiting: { resolve(outcome: Outcome): void; reject(error: unknown): void }[] = [];
  readonly #outcomes: AsyncIterator<Outcome>;
  #failure: { readonly error: unknown } | null = null;

  constructor(execute: Executor) {
    this.#outcomes = execute(this.#tasks)[Symbol.asyncIterator]();
    void this.#run();
  }

  /** @throws what the executor throws, then and for all later tasks */
  make(task: Task): Promise<Outcome> {
    return new Promise((resolve, reject) => {
      if (this.#failure) return reject(this.#failure.error);
      this.#waiting.push({ resolve, reject });
      this.#tasks.push(task);
    });
  }

  /** No more tasks come, and nobody waits for those that are not done. */
  end(): void {
    this.#tasks.end();
    // Not awaited: the document under way may take its time.
    void Promise.resolve(this.#outcomes.return?.()).catch(() => {});
  }

  async #run(): Promise<void> {
    try {
      for (;;) {
        const next = await this.#outcomes.next();
        if (next.done) return;
        this.#waiting.shift()!.resolve(next.value);
      }
    } catch (error) {
      this.#failure = { error };
      for (const { reject } of this.#waiting.splice(0)) reject(error);
    }
  }
}

/** Whether a task's document is still what it was when the key was made; a document that came with the task always is. */
const isUnchanged = (task: Task, key: Key): boolean =>
  task.content.kind !== 'file' || (keyOf(task)?.digest.equals(key.digest) ?? false);

async function made(maker: Maker, cache: Cache, task: Task, key: Key | null): Promise<Outcome> {
  if (key === null) return maker.make(task);
  const { filter, ...outcome } = await maker.make({ ...task, remember: true });
  // What has no result is tried again each time: the reason may be gone.
  if (filter !== undefined && isUnchanged(task, key)) cache.add(key, outcome, Buffer.from(filter, 'base64'));
  return outcome;
}

/** The same outcomes as `execute` gives, those that the cache knows without it. The cache is closed with the last. */
export const remembering = (execute: Executor, cache: Cache): Executor =>
  async function* (tasks) {
    const maker = new Maker(execute);
    try {
      yield* inOrder(tasks, AHEAD, weightOf, async (task) => {
        const key = keyOf(task);
        return (key && cache.get(key, task.path)) ?? made(maker, cache, task, key);
      });
    } finally {
      maker.end();
      cache.close();
    }
  };
