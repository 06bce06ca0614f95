/** How it stands: submissions, workers, and what waits for which version. */
import type { Redis } from 'ioredis';
import { failedKey, PREFIX, queueName, resultsKey, SUBMISSIONS, submissionKey } from './keys.ts';
import { type SubmissionInfo, submissionsOf, type WorkerInfo, workersOf } from './presence.ts';
import { queueOf } from './queued.ts';

/** What waits for workers of one version. */
interface VersionInfo {
  readonly version: string;
  readonly waiting: number;
  readonly active: number;
  readonly workers: number;
}

export interface QueueStatus {
  readonly submissions: readonly SubmissionInfo[];
  readonly workers: readonly WorkerInfo[];
  readonly versions: readonly VersionInfo[];
}

/** The versions that documents were sent for and Redis still knows of. */
async function versionsIn(redis: Redis): Promise<string[]> {
  const head = `${PREFIX}:${queueName('')}`;
  const found = new Set<string>();
  for await (const keys of redis.scanStream({ match: `${head}*:meta` }))
    for (const key of keys as string[]) found.add(key.slice(head.length, -':meta'.length));
  return [...found].sort();
}

export async function statusOf(redis: Redis): Promise<QueueStatus> {
  const [submissions, workers] = [await submissionsOf(redis), await workersOf(redis)];
  const versions: VersionInfo[] = [];
  for (const version of await versionsIn(redis)) {
    const queue = queueOf(redis, version);
    const { waiting = 0, active = 0, delayed = 0, prioritized = 0 } = await queue.getJobCounts();
    await queue.close();
    const own = workers.filter((worker) => worker.version === version);
    versions.push({ version, waiting: waiting + delayed + prioritized, active, workers: own.length });
  }
  return { submissions, workers, versions };
}

/** Takes a submission away: what waits of it, what came back, what failed. @returns how many waiting documents were taken away */
export async function clearSubmission(redis: Redis, name: string): Promise<number> {
  let removed = 0;
  // Workers drop documents that are begun when their submission is gone.
  await redis.multi().del(submissionKey(name), resultsKey(name), failedKey(name)).srem(SUBMISSIONS, name).exec();
  for (const version of await versionsIn(redis)) {
    const queue = queueOf(redis, version);
    for (const job of await queue.getJobs(['waiting', 'delayed', 'prioritized'])) {
      if (job?.data.submission !== name) continue;
      await job.remove();
      removed += 1;
    }
    await queue.close();
  }
  return removed;
}
