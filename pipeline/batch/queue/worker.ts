/** A worker of the queue: takes documents of its own version, extracts them on threads, and writes each outcome before it calls the job done. */
import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { DelayedError, type Job, Worker } from 'bullmq';
import type { Redis } from 'ioredis';
import { CONTRACT_VERSION } from '../../contract.ts';
import { LexiconError } from '../../lexicon.ts';
import { safeJson } from '../../plain.ts';
import { type PoolSettings, WorkerPool } from '../pool/pool.ts';
import { WARM_UP } from '../pool/work-loop.ts';
import type { Outcome } from '../task.ts';
import { BEAT, begunKey, LEFTOVERS, PREFIX, queueName, resultsKey, submissionKey } from './keys.ts';
import { announceWorker, withdrawWorker } from './presence.ts';
import { Turnstile } from './turnstile.ts';
import { type JobData, taskOf } from './wire.ts';

export interface WorkerSettings extends PoolSettings {
  readonly version: string;
  /** Seconds after which the documents of a worker that says nothing go to another. */
  readonly patience: number;
}

/** Workers that a document may end before it is given up. */
const DEATHS = 3;
/** Documents at hand for each thread, so that none waits for the network. */
const AT_HAND = 2;

/** What happens in a worker. */
export interface WorkerEvents {
  done(outcome: Outcome): void;
  /** The worker can do nothing more. */
  broken(error: unknown): void;
}

export class QueueWorker {
  readonly #redis: Redis;
  readonly #settings: WorkerSettings;
  readonly #events: WorkerEvents;
  readonly #pool: WorkerPool;
  readonly #turnstile = new Turnstile();
  readonly #id = `${hostname()}-${process.pid}-${randomUUID().slice(0, 8)}`;
  readonly #begun = Date.now();
  #done = 0;
  #worker: Worker<JobData> | null = null;
  #beat: NodeJS.Timeout | undefined;

  constructor(redis: Redis, settings: WorkerSettings, events: WorkerEvents) {
    this.#redis = redis;
    this.#settings = settings;
    this.#events = events;
    this.#pool = new WorkerPool(settings);
  }

  /** Resolves when documents can be taken. @throws LexiconError where none can be extracted */
  async begin(): Promise<void> {
    await this.#pool.run(WARM_UP);
    const { version, jobs, patience } = this.#settings;
    const milliseconds = patience * 1000;
    this.#worker = new Worker<JobData>(queueName(version), (job, token) => this.#process(job, token), {
      connection: this.#redis,
      prefix: PREFIX,
      concurrency: jobs * AT_HAND,
      lockDuration: milliseconds,
      stalledInterval: milliseconds,
      // What a document does to workers is counted below: beside it there may be others that did nothing.
      maxStalledCount: Number.MAX_SAFE_INTEGER,
    });
    // Redis that is gone is told of by its connection; a job that was lost meanwhile is another worker's by now.
    this.#worker.on('error', () => {});
    await this.#worker.waitUntilReady();
    await this.#announce();
    this.#beat = setInterval(() => void this.#announce().catch(() => {}), BEAT);
  }

  #announce(): Promise<void> {
    const { version, jobs } = this.#settings;
    const perSecond = (this.#done / Math.max(0.001, (Date.now() - this.#begun) / 1000)).toFixed(2);
    const [done, pid] = [String(this.#done), String(process.pid)];
    return announceWorker(this.#redis, {
      id: this.#id,
      version,
      host: hostname(),
      pid,
      jobs: String(jobs),
      done,
      perSecond,
    });
  }

  async #process(job: Job<JobData>, token: string | undefined): Promise<void> {
    const { version, submission } = job.data;
    const id = job.id!;
    if (version !== this.#settings.version) return refuse(job, token);
    const key = begunKey(version);
    const [isWanted, deaths] = await this.#answers(
      this.#redis.pipeline().exists(submissionKey(submission)).hget(key, id),
    );
    const outcome = isWanted === 1 ? await this.#outcome(job, deaths) : null;
    const says = this.#redis.multi().hdel(key, id);
    const results = resultsKey(submission);
    if (outcome) says.xadd(results, '*', 'job', id, 'outcome', JSON.stringify(outcome)).expire(results, LEFTOVERS);
    await this.#answers(says);
    if (!outcome) return;
    this.#done += 1;
    this.#events.done(outcome);
  }

  /** The first two answers of some commands, nothing as 0. @throws what one of them throws */
  async #answers(commands: ReturnType<Redis['pipeline']>): Promise<[number, number]> {
    const replies = (await commands.exec()) ?? [];
    for (const [error] of replies) if (error) throw error;
    return [Number(replies[0]?.[1]), Number(replies[1]?.[1])];
  }

  /** @param deaths how many workers began the document and never ended it: after the first it is worked on alone */
  async #outcome({ id = '', data }: Job<JobData>, deaths: number): Promise<Outcome> {
    const task = taskOf(data.task);
    if (deaths >= DEATHS) return givenUp(task.path);
    const key = begunKey(data.version);
    const work = async () => {
      // Counted when its turn has come: one that only waits beside a deadly one is no suspect.
      await this.#answers(this.#redis.pipeline().hincrby(key, id, 1).expire(key, LEFTOVERS));
      return this.#pool.run(task);
    };
    try {
      return await (deaths === 0 ? this.#turnstile.together(work) : this.#turnstile.alone(work));
    } catch (error) {
      await this.#redis.hdel(key, id);
      if (error instanceof LexiconError) this.#events.broken(error);
      throw error;
    }
  }

  /** Takes no more documents, ends those at hand, and withdraws. */
  async end(): Promise<void> {
    clearInterval(this.#beat);
    await this.#worker?.close();
    await this.#pool.close();
    await withdrawWorker(this.#redis, this.#id);
  }
}

/** Milliseconds after which a document of another version is looked at again. */
const REFUSED = 30_000;

/** Leaves a document to a worker of its own version. */
async function refuse(job: Job<JobData>, token: string | undefined): Promise<never> {
  await job.moveToDelayed(Date.now() + REFUSED, token);
  throw new DelayedError();
}

/** The error line of a document that no worker survived. */
function givenUp(path: string): Outcome {
  const message = `${DEATHS} workers ended while they were at it, the last of them at nothing else; look into the document, or give workers more memory`;
  const line = safeJson({ contract: CONTRACT_VERSION, document: { path }, error: { code: 'worker-died', message } });
  return { path, id: null, line };
}
