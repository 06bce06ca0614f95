/** What a shard leaves beside its results, so that they can be merged: the last line of its output, and a list in its folder. */
import { join, resolve } from 'node:path';
import { idOf } from '../batch/cache/key.ts';
import { listName } from '../batch/merge-files.ts';
import { type Shard, Sharding } from '../batch/shard.ts';
import type { Outcome, Task } from '../batch/task.ts';
import { safeJson } from '../plain.ts';
import type { Target } from './extract.ts';
import { print, type Terminal, UsageError } from './terminal.ts';
import { writeAtomically } from './workspace.ts';

export class ShardOutput {
  readonly #terminal: Terminal;
  readonly #shard: Shard;
  readonly #prints: boolean;
  readonly #sharding: Sharding;
  readonly #out: string | null;
  readonly #list: string[] = [];

  /** @throws UsageError where results are printed in a form that has no place for the last line */
  constructor(shard: Shard, terminal: Terminal, { format, out: folder }: Target) {
    const shown = format ?? (folder !== null ? null : terminal.stdout.isTTY ? 'table' : 'ndjson');
    if (shown !== null && shown !== 'ndjson')
      throw new UsageError(`--shard cannot print ${shown}: use --format ndjson, or --out alone, and merge the shards`);
    const out = folder === null ? null : resolve(terminal.cwd, folder);
    this.#terminal = terminal;
    this.#shard = shard;
    this.#prints = shown !== null;
    this.#out = out;
    // Where files are named after ids, the second document with an id is an error: both must meet in one shard.
    this.#sharding = new Sharding(shard, out === null ? ({ id, path }) => id ?? path : idOf);
  }

  own = (tasks: AsyncIterable<Task>): AsyncIterable<Task> => this.#sharding.own(tasks);

  add({ id, line }: Outcome): void {
    if (this.#out !== null) this.#list.push(id === null ? line : safeJson(id));
  }

  /** Once all results are out. */
  async end(): Promise<void> {
    const record = safeJson(this.#sharding.record());
    if (this.#out !== null)
      writeAtomically(
        join(this.#out, listName(this.#shard)),
        [...this.#list, record].map((line) => `${line}\n`).join(''),
      );
    if (this.#prints) await print(this.#terminal, `${record}\n`);
  }
}
