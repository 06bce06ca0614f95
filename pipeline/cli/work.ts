/** `work`: a worker for submissions over Redis. */
import { availableParallelism } from 'node:os';
import type { Outcome } from '../batch/task.ts';
import type { Command, Options } from './command.ts';
import { PROGRESS_OPTIONS, Progress, progressSettings } from './progress.ts';
import { REDIS_OPTION, redisOf, teller } from './queue-options.ts';
import { resultOf } from './results.ts';
import type { Terminal } from './terminal.ts';

/** Seconds that one document may take, and after which the documents of a dead worker go to another. */
const TIMEOUT = 60;
const PATIENCE = 30;

/** Why a worker ends: what it cannot go on with; null where it was asked to. */
type Reason = { readonly error: unknown } | null;

/** Resolves when the worker is asked to end; asked twice, it ends at once. */
function asked(): Promise<Reason> {
  // The program ends at once on SIGINT; a worker first finishes what it has begun.
  process.removeAllListeners('SIGINT');
  return new Promise((resolve) => {
    let times = 0;
    for (const signal of ['SIGINT', 'SIGTERM'] as const)
      process.on(signal, () => {
        times += 1;
        if (times > 1) process.exit(130);
        resolve(null);
      });
  });
}

/** Tells of a document that is done. */
function tell(progress: Progress, outcome: Outcome): void {
  const result = outcome.id === null ? resultOf(outcome) : null;
  if (result !== null && 'error' in result) progress.error(result);
  progress.step(outcome.path);
}

const settingsOf = (options: Options) => ({
  jobs: options.number('jobs') ?? availableParallelism(),
  timeout: options.number('timeout') ?? TIMEOUT,
  patience: options.number('patience') ?? PATIENCE,
});

/** Works until asked to end. @throws what it cannot go on with */
async function work(url: string, options: Options, terminal: Terminal): Promise<void> {
  const { connect } = await import('../batch/queue/connection.ts');
  const { queueVersion, shortVersion } = await import('../batch/queue/version.ts');
  const { watch } = await import('../batch/queue/watch.ts');
  const { QueueWorker } = await import('../batch/queue/worker.ts');
  const progress = new Progress(terminal, progressSettings(options));
  const settings = { ...settingsOf(options), version: queueVersion() };
  const listener = teller(terminal, options.flag('quiet'));
  const redis = await connect(url, listener);
  let fail: (error: unknown) => void = () => {};
  const broken = new Promise<Reason>((resolve) => {
    fail = (error) => resolve({ error });
  });
  const end = Promise.race([asked(), broken]);
  const worker = new QueueWorker(redis, settings, { done: (outcome) => tell(progress, outcome), broken: fail });
  const unwatch = watch(redis, settings.version, listener, fail);
  try {
    await worker.begin();
    listener.note(`worker of version ${shortVersion(settings.version)} is ready, with ${settings.jobs} threads`);
    const reason = await end;
    if (reason !== null) throw reason.error;
    listener.note('ending: documents that are begun are finished first');
  } finally {
    unwatch();
    await worker.end();
    progress.end();
    redis.disconnect();
  }
}

export const workCommand: Command = {
  usage: 'work',
  about:
    'Extract documents that submit sent to Redis, on any machine with the same program, lexicons and Node; others are left alone. SIGTERM and SIGINT finish what is begun',
  options: [
    REDIS_OPTION,
    { flags: '--jobs <number>', about: 'Worker threads, by default one a core' },
    { flags: '--timeout <seconds>', about: `What one document may take; the default is ${TIMEOUT}` },
    {
      flags: '--patience <seconds>',
      about: `After which the documents of a worker that died go to another; the default is ${PATIENCE}`,
    },
    ...PROGRESS_OPTIONS,
  ],
  examples: ['work --redis redis://queue:6379', 'work --redis redis://queue:6379 --jobs 8'],
  run: async (_, options, terminal) => {
    await work(redisOf(options, 'work'), options, terminal);
    return 0;
  },
};
