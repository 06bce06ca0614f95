/** Documents that gave no result: kept in Redis with the reason, so that they can be tried again without their files. */
import type { Redis } from 'ioredis';
import type { ErrorResult } from '../../contract.ts';
import type { Outcome, Task } from '../task.ts';
import type { Awaited } from './awaited.ts';
import { failedKey, LEFTOVERS } from './keys.ts';
import { taskOf, type WireTask } from './wire.ts';

interface Kept {
  readonly index: number;
  readonly task: WireTask;
  readonly line: string;
}

/** A document that gave no result. */
export interface Failed {
  readonly job: string;
  /** Place among the documents of its submission, from 1. */
  readonly index: number;
  readonly task: Task;
  readonly result: ErrorResult;
}

/** Keeps a document with the reason; the last one counts. */
export async function keepFailed(
  redis: Redis,
  job: string,
  { data, index }: Pick<Awaited, 'data' | 'index'>,
  { line }: Outcome,
): Promise<void> {
  const key = failedKey(data.submission);
  const kept: Kept = { index, task: data.task, line };
  await redis.multi().hset(key, job, JSON.stringify(kept)).expire(key, LEFTOVERS).exec();
}

/** What a submission left without a result, in the order of its documents. */
export async function failedOf(redis: Redis, name: string): Promise<Failed[]> {
  const all = Object.entries(await redis.hgetall(failedKey(name)));
  return all
    .map(([job, text]) => {
      const { index, task, line } = JSON.parse(text) as Kept;
      return { job, index, task: taskOf(task), result: JSON.parse(line) as ErrorResult };
    })
    .sort((a, b) => a.index - b.index);
}

/** Forgets documents: they have a result now. */
export async function forgetFailed(redis: Redis, name: string, jobs: readonly string[]): Promise<void> {
  if (jobs.length > 0) await redis.hdel(failedKey(name), ...jobs);
}
