/** Who works: workers say every few seconds that they live, and submitters look whether anybody can take their documents. */
import type { Redis } from 'ioredis';
import type { Listener } from './connection.ts';
import { ALIVE, LEFTOVERS, lockKey, SUBMISSIONS, submissionKey, WORKERS, workerKey } from './keys.ts';
import { shortVersion } from './version.ts';

/** A worker, as it says itself. */
export interface WorkerInfo {
  readonly id: string;
  readonly version: string;
  readonly host: string;
  readonly pid: string;
  readonly jobs: string;
  readonly done: string;
  readonly perSecond: string;
}

/** A submission, as its submitter says. */
export interface SubmissionInfo {
  readonly name: string;
  readonly version: string;
  readonly host: string;
  readonly pid: string;
  readonly sent: string;
  readonly done: string;
  readonly failed: string;
  readonly perSecond: string;
  /** Whether its submitter lives. */
  readonly isAlive: boolean;
}

/** Says that a worker lives. */
export async function announceWorker(redis: Redis, { id, ...fields }: WorkerInfo): Promise<void> {
  const key = workerKey(id);
  const says = redis.multi().sadd(WORKERS, id).expire(WORKERS, LEFTOVERS).hset(key, fields).expire(key, ALIVE);
  await says.exec();
}

export async function withdrawWorker(redis: Redis, id: string): Promise<void> {
  await redis.multi().srem(WORKERS, id).del(workerKey(id)).exec();
}

/** The workers that live, by their ids. */
export async function workersOf(redis: Redis): Promise<WorkerInfo[]> {
  const found: WorkerInfo[] = [];
  for (const id of (await redis.smembers(WORKERS)).sort()) {
    const fields = await redis.hgetall(workerKey(id));
    if (fields.version === undefined) await redis.srem(WORKERS, id);
    else found.push({ ...(fields as unknown as WorkerInfo), id });
  }
  return found;
}

/** The submissions that are not done, by their names. */
export async function submissionsOf(redis: Redis): Promise<SubmissionInfo[]> {
  const found: SubmissionInfo[] = [];
  for (const name of (await redis.smembers(SUBMISSIONS)).sort()) {
    const fields = await redis.hgetall(submissionKey(name));
    const isAlive = (await redis.exists(lockKey(name))) === 1;
    if (fields.version === undefined) await redis.srem(SUBMISSIONS, name);
    else found.push({ ...(fields as unknown as SubmissionInfo), name, isAlive });
  }
  return found;
}

/** Milliseconds between two looks, the first of them after workers that start at the same time have had theirs. */
const LOOK = 3000;

/**
 * Says when nobody is there who could take documents of a version, once each time that it comes to that.
 * @returns ends the looking
 */
export function lookForWorkers(redis: Redis, version: string, { note }: Listener): () => void {
  let told = false;
  const look = async () => {
    const all = await workersOf(redis);
    const isAlone = !all.some((worker) => worker.version === version);
    if (isAlone && !told) {
      const others = all.length === 0 ? '' : `; ${all.length} of other versions are (${versionsOf(all)})`;
      note(
        `no worker of version ${shortVersion(version)} is there${others}: run work --redis on a machine with the same program, lexicons and Node`,
      );
    }
    told = isAlone;
  };
  const timer = setInterval(() => void look().catch(() => {}), LOOK);
  return () => clearInterval(timer);
}

const versionsOf = (all: readonly { readonly version: string }[]): string =>
  [...new Set(all.map(({ version }) => shortVersion(version)))].sort().join(', ');

/** Which versions submissions wait for that a worker of this one cannot take; null where there are none. */
export async function waitingForOthers(redis: Redis, version: string): Promise<string | null> {
  const others = (await submissionsOf(redis)).filter((one) => one.isAlive && one.version !== version);
  return others.length === 0 ? null : `${others.map(({ name }) => name).join(', ')} (${versionsOf(others)})`;
}
