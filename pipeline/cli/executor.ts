/** How the documents of a command are extracted: in this process, or by worker threads. */
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { inline, inlineTraced } from '../batch/inline.ts';
import { adaptive } from '../batch/pool/adaptive.ts';
import { pooled } from '../batch/pool/pooled.ts';
import type { Executor } from '../batch/task.ts';
import { tracingTo } from '../batch/trace/trace-file.ts';
import type { CommandOption, Options } from './command.ts';

export const EXECUTOR_OPTIONS: readonly CommandOption[] = [
  {
    flags: '--jobs <number>',
    about:
      'Worker threads; by default one a core, and none where there is too little to do. 1 works in the process itself',
  },
  {
    flags: '--timeout <seconds>',
    about: 'What one document may take in a worker, 60 by default; asks for a worker also where there would be none',
  },
  {
    flags: '--trace <file>',
    about: 'Write the time of each stage, family of rules and rule, a document a line; profile sums it up',
  },
];

/** Seconds; a document of usual length takes less than a tenth of one. */
const TIMEOUT = 60;

/** What a command knows of its documents. */
export interface Surroundings {
  /** Relative paths of options start here. */
  readonly cwd: string;
  /** Whether the tasks come from a stream whose end is not known. */
  readonly endless?: boolean;
  /** What is put around the executor that is chosen: a cache. */
  readonly around?: (execute: Executor) => Executor;
}

/** The executor that options ask for. The results are the same whichever it is; with times, all of them are made anew. */
export function executorFor(options: Options, { cwd, endless = false, around }: Surroundings): Executor {
  const [jobs, timeout, trace] = [options.number('jobs'), options.number('timeout'), options.text('trace')];
  const settings = { jobs: jobs ?? availableParallelism(), timeout: timeout ?? TIMEOUT, trace: trace !== null };
  const wrapped = trace === null && around ? around : (execute: Executor) => execute;
  const isSmall = jobs === null && timeout === null && !endless;
  // No thread can interrupt itself: who asks for a limit gets a worker.
  const isInline = settings.jobs === 1 && timeout === null;
  const execute = isInline
    ? wrapped(trace === null ? inline : inlineTraced)
    : isSmall
      ? adaptive(settings, wrapped)
      : wrapped(pooled(settings));
  return trace === null ? execute : tracingTo(resolve(cwd, trace), execute);
}
