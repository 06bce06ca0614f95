/** The executor of one thread: a bounded number of files is read ahead, extraction itself is one at a time. */
import pLimit from 'p-limit';
import { perform } from './perform.ts';
import type { Outcome, Task } from './task.ts';

/** How many files are read at once. */
const READ_AHEAD = 8;

/** The outcomes of all tasks, in their order; no more than a few are held at once. */
export async function* inline(tasks: Iterable<Task> | AsyncIterable<Task>): AsyncGenerator<Outcome, void> {
  const limit = pLimit(READ_AHEAD);
  const pending: Promise<Outcome>[] = [];
  for await (const task of tasks) {
    pending.push(limit(() => perform(task)));
    if (pending.length >= READ_AHEAD) yield await pending.shift()!;
  }
  for (const outcome of pending) yield await outcome;
}
