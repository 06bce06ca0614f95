/** One submitter a name: two would take each other's results. */
import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { Redis } from 'ioredis';
import { RedisError } from './connection.ts';
import { ALIVE, lockKey } from './keys.ts';

const OWN = "if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('DEL', KEYS[1]) end";

/** The right to submit under a name; kept up by `hold`, else it ends by itself. */
export class NameLock {
  readonly #redis: Redis;
  readonly #key: string;
  readonly #token = randomUUID();

  constructor(redis: Redis, name: string) {
    this.#redis = redis;
    this.#key = lockKey(name);
  }

  /**
   * Waits until one who died under that name is known to be dead.
   * @throws RedisError where somebody lives there
   */
  async take(name: string): Promise<void> {
    const until = Date.now() + (ALIVE + 2) * 1000;
    while ((await this.#redis.set(this.#key, this.#token, 'EX', ALIVE, 'NX')) !== 'OK') {
      if (Date.now() > until) throw new RedisError(`submission ${name} is under way elsewhere: use another --name`);
      await wait(500);
    }
  }

  /** Says that we still live; also after Redis forgot. */
  async hold(): Promise<void> {
    await this.#redis.set(this.#key, this.#token, 'EX', ALIVE);
  }

  async release(): Promise<void> {
    await this.#redis.eval(OWN, 1, this.#key, this.#token);
  }
}
