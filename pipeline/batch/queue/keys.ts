/**
 * What stands where in Redis. All keys begin with `shahe:`; those of BullMQ hold the waiting documents, the others say who submits and who
 * works, and carry results back.
 */

export const PREFIX = 'shahe';

/** Seconds after which what nobody came back for is gone. */
export const LEFTOVERS = 7 * 24 * 3600;
/** Seconds for which a sign of life counts, and milliseconds between two. */
export const ALIVE = 10;
export const BEAT = 3000;

/** BullMQ's queue of one version: a worker of another never sees its documents. */
export const queueName = (version: string): string => `documents-${version}`;
/** BullMQ's own keys that remain when a queue is empty and have no end of their own. */
export const queueKeys = (version: string): string[] =>
  ['meta', 'events', 'id'].map((key) => `${PREFIX}:${queueName(version)}:${key}`);

/** Set: names of submissions. */
export const SUBMISSIONS = `${PREFIX}:submissions`;
/** Hash: what is known of a submission. */
export const submissionKey = (name: string): string => `${PREFIX}:submission:${name}`;
/** There as long as somebody submits under that name. */
export const lockKey = (name: string): string => `${PREFIX}:lock:${name}`;
/** Stream: outcomes on their way to the one who submitted. */
export const resultsKey = (name: string): string => `${PREFIX}:results:${name}`;
/** Hash: documents that gave no result, by their job, with why. */
export const failedKey = (name: string): string => `${PREFIX}:failed:${name}`;

/** Hash: how many workers have begun a document and not ended it. */
export const begunKey = (version: string): string => `${PREFIX}:begun:${version}`;
/** Set: ids of workers. */
export const WORKERS = `${PREFIX}:workers`;
/** Hash: what is known of a worker; there as long as it lives. */
export const workerKey = (id: string): string => `${PREFIX}:worker:${id}`;
