/** The executor for tasks of unknown number: worker threads cost seconds to start, and a few documents are done before that. */
import { statSync } from 'node:fs';
import { inline, inlineTraced } from '../inline.ts';
import { type Executor, type Task, weightOf } from '../task.ts';
import type { PoolSettings } from './pool.ts';
import { pooled } from './pooled.ts';

/**
 * Bytes of documents from which workers pay: each loads the program and warms up for itself. At 250 kB (100 documents) two of them took
 * 1.5 of the processor time of one thread, at 2.5 MB 1.3, so that two cores end sooner.
 */
const ENOUGH = 1 << 18;

/** Even an empty document costs something. */
const LEAST = 1 << 9;

/** Bytes of a task's document, to be read or at hand. */
function sizeOf(task: Task): number {
  const { content } = task;
  const size = content.kind === 'file' ? statSync(content.file, { throwIfNoEntry: false })?.size : weightOf(task);
  return Math.max(LEAST, size ?? 0);
}

/**
 * Works in this process where the tasks end before there is enough to do for workers.
 * @param around what is put around the executor that is chosen: a cache, which needs one whose outcomes do not wait for further tasks
 */
export const adaptive = (settings: PoolSettings, around: (execute: Executor) => Executor): Executor =>
  async function* (tasks) {
    const first: Task[] = [];
    let size = 0;
    const rest = (async function* () {
      yield* tasks;
    })();
    while (size < ENOUGH) {
      const next = await rest.next();
      if (next.done) return yield* around(settings.trace ? inlineTraced : inline)(first);
      first.push(next.value);
      size += sizeOf(next.value);
    }
    yield* around(pooled(settings))(chained(first, rest));
  };

async function* chained(first: readonly Task[], rest: AsyncIterable<Task>): AsyncGenerator<Task, void> {
  yield* first;
  yield* rest;
}
