/** A part of a run that other machines share: which documents are its own, and what has to be known to put the parts together again. */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { CONTRACT_VERSION } from '../contract.ts';
import { lexiconDigest } from '../corpus/digest.ts';
import { programDigest } from './cache/version.ts';
import type { Task } from './task.ts';

/** One of `of` shards, counted from 1. */
export interface Shard {
  readonly index: number;
  readonly of: number;
}

/** `2/5`; null where it is none. */
export function shardOf(text: string): Shard | null {
  const [, index = 0, of = 0] = (/^([1-9]\d{0,5})\/([1-9]\d{0,5})$/.exec(text) ?? []).map(Number);
  return index >= 1 && index <= of ? { index, of } : null;
}

const shardSchema = z.strictObject({
  index: z.int().min(1),
  of: z.int().min(1),
  /** Of the program and its dependencies, and of all lexicons. */
  program: z.string(),
  lexicons: z.string(),
  /** Documents of the whole run. */
  total: z.int().min(0),
  /** How many documents of other shards stand before each of this one's, since the one before it. */
  gaps: z.array(z.int().min(0)),
});

/** What a shard says of itself once it is done: the last line of its output, and a file beside its results. */
export const shardRecordSchema = z.strictObject({ contract: z.literal(CONTRACT_VERSION), shard: shardSchema });
export type ShardRecord = z.infer<typeof shardRecordSchema>;

/** Whether a document is a shard's own: by its name alone, so that it stays there whatever is added to the run. */
const isOwn = ({ index, of }: Shard, name: string): boolean =>
  createHash('sha256').update(name).digest().readUIntBE(0, 6) % of === index - 1;

/** The tasks of one shard, and where they stand among all. */
export class Sharding {
  readonly #shard: Shard;
  readonly #nameOf: (task: Task) => string;
  readonly #gaps: number[] = [];
  #others = 0;
  #total = 0;

  /** @param nameOf what a document is told from others by */
  constructor(shard: Shard, nameOf: (task: Task) => string) {
    this.#shard = shard;
    this.#nameOf = nameOf;
  }

  async *own(tasks: Iterable<Task> | AsyncIterable<Task>): AsyncGenerator<Task, void> {
    for await (const task of tasks) {
      this.#total += 1;
      if (!isOwn(this.#shard, this.#nameOf(task))) {
        this.#others += 1;
        continue;
      }
      this.#gaps.push(this.#others);
      this.#others = 0;
      yield task;
    }
  }

  /** Complete once all tasks have been asked for. */
  record(): ShardRecord {
    const [total, gaps] = [this.#total, this.#gaps];
    const shard = { ...this.#shard, program: programDigest(), lexicons: lexiconDigest(), total, gaps };
    return { contract: CONTRACT_VERSION, shard };
  }
}

/** Places of a shard's documents in the whole run, from 0. */
export function placesOf({ shard: { gaps } }: ShardRecord): number[] {
  let next = 0;
  return gaps.map((gap) => {
    const place = next + gap;
    next = place + 1;
    return place;
  });
}
