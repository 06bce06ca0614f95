/** What a worker looks at from time to time: whether it still is what it says, and whether documents wait that it cannot take. */
import type { Redis } from 'ioredis';
import { type Listener, RedisError } from './connection.ts';
import { waitingForOthers } from './presence.ts';
import { queueVersion, shortVersion } from './version.ts';

/** Milliseconds between two looks. */
const LOOK = 10_000;

/**
 * Begins to look, at once and then again and again.
 * @param outdated told when the files below the worker are not those that it was started with
 * @returns ends the looking
 */
export function watch(
  redis: Redis,
  version: string,
  { note }: Listener,
  outdated: (reason: RedisError) => void,
): () => void {
  let told: string | null = null;
  const look = async () => {
    if (queueVersion() !== version)
      outdated(new RedisError('the program or its lexicons have changed: start work again'));
    const others = await waitingForOthers(redis, version);
    if (others !== null && others !== told)
      note(
        `documents wait that this worker, of version ${shortVersion(version)}, must not take: ${others}; they need one with the same program, lexicons and Node as their submitter`,
      );
    told = others;
  };
  void look().catch(() => {});
  const timer = setInterval(() => void look().catch(() => {}), LOOK);
  return () => clearInterval(timer);
}
