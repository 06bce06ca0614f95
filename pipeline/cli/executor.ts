/** How the documents of a command are extracted: in this process, or by worker threads. */
import { availableParallelism } from 'node:os';
import { inline } from '../batch/inline.ts';
import { adaptive } from '../batch/pool/adaptive.ts';
import { pooled } from '../batch/pool/pooled.ts';
import type { Executor } from '../batch/task.ts';
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
];

/** Seconds; a document of usual length takes less than a tenth of one. */
const TIMEOUT = 60;

/**
 * The executor that options ask for. The results are the same whichever it is.
 * @param endless whether the tasks come from a stream whose end is not known
 * @param around what is put around the executor that is chosen: a cache
 */
export function executorFor(
  options: Options,
  endless = false,
  around: (execute: Executor) => Executor = (one) => one,
): Executor {
  const [jobs, timeout] = [options.number('jobs'), options.number('timeout')];
  const settings = { jobs: jobs ?? availableParallelism(), timeout: timeout ?? TIMEOUT };
  // No thread can interrupt itself: who asks for a limit gets a worker.
  if (settings.jobs === 1 && timeout === null) return around(inline);
  return jobs === null && timeout === null && !endless ? adaptive(settings, around) : around(pooled(settings));
}
