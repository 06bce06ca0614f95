/** The way to Redis: an error that helps where there is none, patience where it goes away in the midst of work. */
import { Redis } from 'ioredis';

/** Redis that cannot be used: where, why, and the cure. */
export class RedisError extends Error {
  readonly code = 'redis';

  constructor(message: string) {
    super(message);
    this.name = 'RedisError';
  }
}

const CURE = 'start one (redis-server --appendonly yes --maxmemory-policy noeviction), or name another with --redis';

/** The URL without what must not be shown. */
function shownUrl(url: URL): string {
  const shown = new URL(url);
  if (shown.password !== '') shown.password = '***';
  return shown.href;
}

/** @throws RedisError where the text is no URL of a Redis */
function urlOf(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url !== null && /^rediss?:$/.test(url.protocol) && url.hostname !== '') return url;
  throw new RedisError('--redis is no URL of a Redis: write redis://host:6379, or rediss://user:password@host:6380/0');
}

/** Milliseconds before the nth try to get back. */
const patience = (tries: number): number => Math.min(tries * 100, 2000);

/** What is told of a connection while it lasts. */
export interface Listener {
  /** Redis went away, or is back. */
  note(message: string): void;
}

/**
 * Connects. A connection that is lost later is tried again until it is back; what was sent meanwhile waits.
 * @throws RedisError where there is no Redis, or it lets us not in
 */
export async function connect(text: string, { note }: Listener): Promise<Redis> {
  const url = urlOf(text);
  let [established, up, lastError] = [false, false, 'it did not answer'];
  // BullMQ asks for commands that never give up.
  const redis = new Redis(text, {
    lazyConnect: true,
    maxRetriesPerRequest: null,
    connectTimeout: 5000,
    retryStrategy: (tries) => (established ? patience(tries) : null),
  });
  redis.on('error', (error: Error & { readonly code?: string }) => {
    lastError = error.message || (error.code ?? 'unknown error');
  });
  try {
    await redis.connect();
    await redis.ping();
  } catch (error) {
    redis.disconnect();
    const said = error instanceof Error && !/Connection is closed/.test(error.message) ? error.message : lastError;
    throw new RedisError(`${shownUrl(url)}: no Redis can be used there: ${said}; ${CURE}`);
  }
  established = true;
  up = true;
  redis.on('close', () => {
    if (up && redis.status !== 'end') note(`${shownUrl(url)}: Redis is gone; trying again until it is back`);
    up = false;
  });
  redis.on('ready', () => {
    up = true;
    note(`${shownUrl(url)}: Redis is back`);
  });
  return redis;
}
