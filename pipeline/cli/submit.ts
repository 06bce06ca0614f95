/** `submit`: documents to workers on many machines, results back to one writer, as `extract` would write them. */
import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import type { QueueSettings } from '../batch/queue/queued.ts';
import type { Executor, Outcome, Task } from '../batch/task.ts';
import type { Command, Options } from './command.ts';
import { extractTo } from './extract.ts';
import { EXTRACT_OPTIONS, runExtract } from './extract-command.ts';
import { Progress, progressSettings } from './progress.ts';
import { checkedName, REDIS_OPTION, teller } from './queue-options.ts';
import { FORMATS } from './results.ts';
import { type Terminal, UsageError } from './terminal.ts';

/** Documents in Redis at most, and megabytes of one. */
const AHEAD = 1000;
const DOCUMENT_LIMIT = 16;
/** What belongs to the process that extracts. */
const OF_WORKERS = ['jobs', 'timeout', 'trace'] as const;

/** The name of the submission; one that is to be gone on with must be told. */
function nameOf(options: Options): string {
  const given = ['name', 'resume', 'retry-failed'].filter((option) => options.text(option) !== null);
  if (given.length > 1) throw new UsageError(`--${given.join(' and --')} name a submission each: give one of them`);
  const name = given[0] === undefined ? null : options.text(given[0]);
  const host = hostname().replace(/[^A-Za-z0-9]/g, '');
  return checkedName(name ?? `s${host.slice(0, 20)}-${process.pid}-${randomBytes(4).toString('hex')}`);
}

function settingsOf(options: Options, url: string, version: string): QueueSettings {
  const misplaced = OF_WORKERS.find((option) => options.text(option) !== null);
  if (misplaced) throw new UsageError(`--${misplaced} is nothing for submit --redis: documents are extracted by work`);
  return {
    url,
    name: nameOf(options),
    version,
    ahead: options.number('ahead') ?? AHEAD,
    documentLimit: (options.number('document-limit') ?? DOCUMENT_LIMIT) << 20,
  };
}

/** Tries documents again that gave no result; those that have one now are forgotten. */
async function retry(
  terminal: Terminal,
  options: Options,
  settings: QueueSettings,
  execute: Executor,
): Promise<number> {
  const { connect } = await import('../batch/queue/connection.ts');
  const { failedOf, forgetFailed } = await import('../batch/queue/failed.ts');
  const progress = new Progress(terminal, progressSettings(options));
  const redis = await connect(settings.url, teller(terminal, true));
  try {
    const failed = await failedOf(redis, settings.name);
    if (failed.length === 0) progress.note(`${settings.name} left no document without a result`);
    progress.expect(failed.length);
    async function* tasks(): AsyncGenerator<Task, void> {
      for (const { task } of failed) yield task;
    }
    async function* forgetting(): AsyncGenerator<Outcome, void> {
      let at = 0;
      for await (const outcome of execute(tasks())) {
        yield outcome;
        if (outcome.id !== null) await forgetFailed(redis, settings.name, [failed[at]!.job]);
        at += 1;
      }
    }
    const target = { format: options.choice('format', FORMATS), out: options.text('out') };
    const { status } = await extractTo(terminal, tasks(), target, { execute: forgetting, progress });
    progress.end();
    return status;
  } finally {
    redis.disconnect();
  }
}

export const submitCommand: Command = {
  usage: 'submit [...inputs]',
  about:
    'Have documents extracted by workers on any machines (see work) and write their results here, as extract would; without --redis it is extract',
  options: [
    REDIS_OPTION,
    { flags: '--name <name>', about: 'Name of the submission; one is made up otherwise' },
    {
      flags: '--resume <name>',
      about:
        'Go on with a submission that ended early, with the same inputs: what workers did meanwhile is not done again',
    },
    {
      flags: '--retry-failed <name>',
      about: 'Try the documents again that a submission left without a result; Redis keeps them for seven days',
    },
    { flags: '--ahead <number>', about: `Documents in Redis at most; the default is ${AHEAD}` },
    {
      flags: '--document-limit <megabytes>',
      about: `What a document may have to travel; a bigger one is extracted here. The default is ${DOCUMENT_LIMIT}`,
    },
    ...EXTRACT_OPTIONS,
  ],
  examples: [
    'submit scraped/ --redis redis://queue:6379 > results.ndjson',
    'submit --stdin --redis redis://queue:6379 --name crawl < pages.ndjson',
    'submit scraped/ --redis redis://queue:6379 --resume crawl > results.ndjson',
  ],
  run: async (args, options, terminal) => {
    const url = options.text('redis');
    if (url === null) {
      const needing = ['name', 'resume', 'retry-failed', 'ahead', 'document-limit'].find(
        (one) => options.text(one) !== null,
      );
      if (needing) throw new UsageError(`--${needing} is for submissions over Redis: add --redis redis://host:6379`);
      return runExtract(args, options, terminal);
    }
    const { queueVersion } = await import('../batch/queue/version.ts');
    const { queued } = await import('../batch/queue/queued.ts');
    const settings = settingsOf(options, url, queueVersion());
    const listener = teller(terminal, options.flag('quiet'));
    const execute = queued(settings, listener);
    if (options.text('retry-failed') !== null) {
      if (args.length > 0 || options.flag('stdin'))
        throw new UsageError('--retry-failed takes no inputs: Redis has the documents');
      return retry(terminal, options, settings, execute);
    }
    listener.note(`submission ${settings.name}; should it end early: the same command with --resume ${settings.name}`);
    return runExtract(args, options, terminal, () => execute);
  },
};
