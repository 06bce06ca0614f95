/** The executor of many machines: documents wait in Redis for workers anywhere, outcomes come back in the order of the tasks. */
import { Queue } from 'bullmq';
import type { Redis } from 'ioredis';
import { perform } from '../perform.ts';
import { inOrder } from '../pool/ordered.ts';
import { WARM_UP } from '../pool/work-loop.ts';
import { type Executor, weightOf } from '../task.ts';
import { connect, type Listener } from './connection.ts';
import { PREFIX, queueName } from './keys.ts';
import { lookForWorkers } from './presence.ts';
import { Submission, type SubmissionSettings } from './submission.ts';
import type { JobData } from './wire.ts';

export interface QueueSettings extends SubmissionSettings {
  readonly url: string;
}

/** Bytes that wait in Redis at most, of documents that the submitter did not read from files. */
const WEIGHT = 1 << 26;
/** BullMQ tells of every job in a stream that nobody here reads. */
const EVENTS = { events: { maxLen: 100 } };

/** The queue of one version. */
export const queueOf = (redis: Redis, version: string): Queue<JobData> =>
  new Queue<JobData>(queueName(version), { connection: redis, prefix: PREFIX, streams: EVENTS });

/**
 * An executor over workers of the same version, wherever they run.
 * @throws RedisError where Redis cannot be used; LexiconError as `perform`
 */
export const queued = (settings: QueueSettings, listener: Listener): Executor =>
  async function* (tasks) {
    // Bad lexicons are said here: workers that have them as well do not start, and nobody would say why nothing comes back.
    await perform(WARM_UP);
    const redis = await connect(settings.url, listener);
    const reader = redis.duplicate();
    // The other connection says what is wrong.
    reader.on('error', () => {});
    const queue = queueOf(redis, settings.version);
    queue.on('error', () => {});
    const submission = new Submission(redis, reader, queue, settings);
    let isDone = false;
    let looking: (() => void) | undefined;
    try {
      await submission.begin();
      looking = lookForWorkers(redis, settings.version, listener);
      yield* inOrder(tasks, { items: settings.ahead, weight: WEIGHT }, weightOf, (task) => submission.run(task));
      isDone = true;
    } finally {
      looking?.();
      await submission.end(isDone);
      await queue.close();
      redis.disconnect();
    }
  };
