/** What a worker thread does: performs the tasks of a message one after another, and marks which one it is at. */
import { LexiconError, type Problem } from '../../lexicon/read.ts';
import type { Outcome, Task } from '../task.ts';

/** A message to a worker. */
export interface Batch {
  readonly tasks: readonly Task[];
  /** Shared with the sender: how many of the tasks have been begun. */
  readonly begun: Int32Array;
}

/** The outcomes of the tasks, in their order; or what is wrong with the lexicons, so that nothing can be extracted. */
export type Reply = { readonly outcomes: readonly Outcome[] } | { readonly problem: Problem };

/** A document that makes the lists be read: that is part of a worker's start, and no document's time. */
export const WARM_UP: Task = { path: 'start.txt', content: { kind: 'text', text: '某银行申请的“应用”使用区块链。' } };

async function replyTo(work: () => Promise<readonly Outcome[]>): Promise<Reply> {
  try {
    return { outcomes: await work() };
  } catch (error) {
    if (error instanceof LexiconError) return { problem: error.problem };
    throw error;
  }
}

/** What answers a worker's messages. A rejection is a defect of the program: no document can cause it. */
export function workLoop(perform: (task: Task) => Promise<Outcome>): (batch: Batch) => Promise<Reply> {
  let ready: Promise<Reply> | undefined;
  return async ({ tasks, begun }) => {
    ready ??= replyTo(async () => [await perform(WARM_UP)]);
    const start = await ready;
    if ('problem' in start) return start;
    return replyTo(async () => {
      const outcomes: Outcome[] = [];
      for (const task of tasks) {
        Atomics.add(begun, 0, 1);
        outcomes.push(await perform(task));
      }
      return outcomes;
    });
  };
}
