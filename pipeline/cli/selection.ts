/** Which of the documents that arguments name a run extracts: a shard of them, those that changed, or all. */
import { GitError } from '../batch/git.ts';
import { type Shard, shardOf } from '../batch/shard.ts';
import { Since } from '../batch/since.ts';
import type { Task } from '../batch/task.ts';
import type { CommandOption, Options } from './command.ts';
import { type Terminal, UsageError } from './terminal.ts';

export const SELECTION_OPTIONS: readonly CommandOption[] = [
  {
    flags: '--shard <i/n>',
    about: 'Only the i-th of n parts of the documents, for machines that share a run; merge puts the outputs together',
  },
  {
    flags: '--since <commit>',
    about: 'Only documents that changed since a commit, or that a change of the lexicons since then can touch',
  },
];

export interface Selection {
  readonly shard: Shard | null;
  /** Leaves out what has not changed. */
  readonly changed: (tasks: AsyncIterable<Task>) => AsyncIterable<Task>;
  /** What was left out, in a line; null where nothing is. */
  readonly summary: () => string | null;
}

/** Null where all documents are wanted. @throws UsageError where the shard is none, or git does not know the commit */
export function selectionOf(options: Options, { cwd }: Terminal): Selection | null {
  const [given, reference] = [options.text('shard'), options.text('since')];
  const shard = given === null ? null : shardOf(given);
  if (given !== null && shard === null)
    throw new UsageError(`--shard ${given} is no shard: write 1/3, 2/3 or 3/3 for three of them`);
  if (reference === null) return shard && { shard, changed: (tasks) => tasks, summary: () => null };
  const since = sinceCommit(cwd, reference);
  return { shard, changed: (tasks) => since.changed(tasks), summary: () => since.summary(reference) };
}

function sinceCommit(cwd: string, reference: string): Since {
  try {
    return new Since(cwd, reference);
  } catch (error) {
    if (error instanceof GitError) throw new UsageError(error.message);
    throw error;
  }
}
