/**
 * One submission: documents go to Redis, outcomes come back. Each document is a job named after its content. Jobs may be done twice
 * (a worker died before it could say that it was done; Redis lost its last second), so outcomes are counted by job, and a job that is
 * neither there nor answered is sent again: what this process holds is the truth, Redis may forget.
 */
import { hostname } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import type { Queue } from 'bullmq';
import type { Redis } from 'ioredis';
import { perform } from '../perform.ts';
import type { Outcome, Task } from '../task.ts';
import { type Awaited, AwaitedOutcomes } from './awaited.ts';
import { keepFailed } from './failed.ts';
import { BEAT, LEFTOVERS, queueKeys, resultsKey, SUBMISSIONS, submissionKey } from './keys.ts';
import { NameLock } from './lock.ts';
import { type JobData, jobIdOf, sizeOf, wireOf } from './wire.ts';

export interface SubmissionSettings {
  readonly name: string;
  readonly version: string;
  /** Documents that are in Redis at most. */
  readonly ahead: number;
  /** Bytes of a document as it travels; a bigger one is extracted here. */
  readonly documentLimit: number;
}

/** Outcomes that are read at once. */
const READ = 64;
/** Milliseconds for which Redis is asked to wait for one. */
const WAIT = 1000;
/** A document whose worker cannot reach Redis is tried again; what a document does to a worker is counted elsewhere. */
const ATTEMPTS = { attempts: 1000, backoff: { type: 'fixed', delay: 1000 } } as const;

export class Submission {
  readonly #redis: Redis;
  readonly #reader: Redis;
  readonly #queue: Queue<JobData>;
  readonly #settings: SubmissionSettings;
  readonly #awaited: AwaitedOutcomes;
  readonly #lock: NameLock;
  readonly #count = { sent: 0, done: 0, failed: 0 };
  readonly #begun = Date.now();
  #beat: NodeJS.Timeout | undefined;
  #reading: Promise<void> | undefined;
  /** The last outcome that was read. */
  #last = '0';
  #closed = false;

  /** @param reader a connection of its own: it waits for outcomes */
  constructor(redis: Redis, reader: Redis, queue: Queue<JobData>, settings: SubmissionSettings) {
    this.#redis = redis;
    this.#reader = reader;
    this.#queue = queue;
    this.#settings = settings;
    this.#awaited = new AwaitedOutcomes(settings.ahead);
    this.#lock = new NameLock(redis, settings.name);
  }

  /** @throws RedisError where the name is in use */
  async begin(): Promise<void> {
    await this.#lock.take(this.#settings.name);
    await this.#live();
    this.#beat = setInterval(() => void this.#tend().catch(() => {}), BEAT);
    await this.#catchUp();
    this.#reading = this.#read();
  }

  /** Sends a document, unless it is under way already, and waits for its outcome. */
  async run(task: Task): Promise<Outcome> {
    const { name, version, documentLimit } = this.#settings;
    this.#count.sent += 1;
    const index = this.#count.sent;
    const wire = await wireOf(task);
    if (wire.content.kind === 'error' || sizeOf(wire) > documentLimit) return this.#counted(await perform(task));
    const job = jobIdOf(name, wire);
    const known = this.#awaited.get(job);
    if (known) return this.#counted(await known.outcome);
    const early = this.#awaited.takeEarly(job);
    if (early) return this.#counted(early);
    const awaited = this.#awaited.add(job, { version, submission: name, task: wire }, index);
    await this.#send(job, awaited).catch(awaited.reject);
    return this.#counted(await awaited.outcome);
  }

  #counted(outcome: Outcome): Outcome {
    this.#count.done += 1;
    if (outcome.id === null) this.#count.failed += 1;
    return outcome;
  }

  /** A job that is there already stays as it is. */
  async #send(jobId: string, { data }: Awaited): Promise<void> {
    await this.#queue.add('extract', data, { jobId, removeOnComplete: true, removeOnFail: true, ...ATTEMPTS });
  }

  /** Signs of life, and a look for documents that Redis lost. */
  async #tend(): Promise<void> {
    await this.#lock.hold();
    await this.#live();
    const all = this.#awaited.entries();
    if (all.length === 0) return;
    const looks = this.#redis.pipeline();
    for (const [job] of all) looks.exists(this.#queue.toKey(job));
    const found = (await looks.exec()) ?? [];
    for (const [at, [job, awaited]] of all.entries()) {
      const isGone = found[at]?.[1] === 0 && this.#awaited.get(job) === awaited;
      // A job goes when its outcome is written: the outcome may be on its way, so only the second look counts.
      if (isGone && awaited.missed) await this.#send(job, awaited);
      awaited.missed = isGone && !awaited.missed;
    }
  }

  async #live(): Promise<void> {
    const { name, version } = this.#settings;
    const key = submissionKey(name);
    const perSecond = (this.#count.done / Math.max(0.001, (Date.now() - this.#begun) / 1000)).toFixed(2);
    const fields = { version, host: hostname(), pid: process.pid, perSecond, ...this.#count };
    const says = this.#redis.multi().sadd(SUBMISSIONS, name).hset(key, fields).expire(key, LEFTOVERS);
    says.expire(SUBMISSIONS, LEFTOVERS).expire(resultsKey(name), LEFTOVERS);
    for (const own of queueKeys(version)) says.expire(own, LEFTOVERS);
    await says.exec();
  }

  /** Outcomes that came after an earlier life under this name ended: their documents need not be sent again. */
  async #catchUp(): Promise<void> {
    while ((await this.#readOnce(0)) > 0);
  }

  async #read(): Promise<void> {
    while (!this.#closed) {
      try {
        await this.#readOnce(WAIT);
      } catch (error) {
        if (this.#closed) return;
        if (!/LOADING|closed|ECONN/i.test(String(error))) return this.#awaited.fail(error);
        await wait(200);
      }
    }
  }

  /** @param patience milliseconds to wait for an outcome; 0 for none @returns how many there were */
  async #readOnce(patience: number): Promise<number> {
    const key = resultsKey(this.#settings.name);
    const reply =
      patience === 0
        ? await this.#reader.xread('COUNT', READ, 'STREAMS', key, this.#last)
        : await this.#reader.xread('COUNT', READ, 'BLOCK', patience, 'STREAMS', key, this.#last);
    const entries = reply?.[0]?.[1] ?? [];
    for (const [id, fields] of entries) {
      await this.#take(fields);
      await this.#redis.xdel(key, id);
      this.#last = id;
    }
    return entries.length;
  }

  /** `job`, its id, `outcome`, the outcome. */
  async #take([, job = '', , text = '']: readonly string[]): Promise<void> {
    const outcome = JSON.parse(text) as Outcome;
    const awaited = this.#awaited.get(job);
    // Kept before anybody hears of it: a failure that was told can be found.
    if (awaited && outcome.id === null) await keepFailed(this.#redis, job, awaited, outcome);
    this.#awaited.settle(job, outcome);
  }

  /** @param isDone whether all outcomes were delivered: then nothing stays; else it can be gone on with under its name */
  async end(isDone: boolean): Promise<void> {
    this.#closed = true;
    clearInterval(this.#beat);
    this.#reader.disconnect();
    await this.#reading;
    const { name } = this.#settings;
    if (isDone) await this.#redis.multi().del(submissionKey(name), resultsKey(name)).srem(SUBMISSIONS, name).exec();
    await this.#lock.release();
  }
}
