/** `queue`: how submissions over Redis stand, what failed, and taking them away. */
import type { QueueStatus } from '../batch/queue/status.ts';
import { plain, safeJson } from '../plain.ts';
import type { Command, Options } from './command.ts';
import { checkedName, REDIS_OPTION, redisOf, teller } from './queue-options.ts';
import { table } from './table.ts';
import { painter, print, type Terminal, UsageError, widthOf } from './terminal.ts';

const WHAT = ['status', 'failed', 'clear'] as const;

const SUBMISSIONS = ['Submission', 'Version', 'Submitter', 'Sent', 'Done', 'Failed', 'A second'];
const WORKERS = ['Worker', 'Version', 'Threads', 'Done', 'A second'];
const VERSIONS = ['Version', 'Waiting', 'Begun', 'Workers'];

/** The status as tables, each only where there is something. */
function shown(
  { submissions, workers, versions }: QueueStatus,
  short: (version: string) => string,
  terminal: Terminal,
) {
  const shape = { width: widthOf(terminal), paint: painter(terminal), wrap: true };
  const of = (titles: readonly string[], rows: readonly (readonly (string | number)[])[]): string[] =>
    rows.length === 0
      ? []
      : [
          '',
          ...table(
            titles.map((title) => ({ title })),
            rows.map((row) => row.map((cell) => plain(String(cell)))),
            shape,
          ),
        ];
  const lines = [
    `${submissions.length} submissions, ${workers.length} workers`,
    ...of(
      SUBMISSIONS,
      submissions.map((one) => {
        const by = `${one.host} ${one.pid}${one.isAlive ? '' : ' (gone)'}`;
        return [one.name, short(one.version), by, one.sent, one.done, one.failed, one.perSecond];
      }),
    ),
    ...of(
      WORKERS,
      workers.map((one) => [one.id, short(one.version), one.jobs, one.done, one.perSecond]),
    ),
    ...of(
      VERSIONS,
      versions.map((one) => [short(one.version), one.waiting, one.active, one.workers]),
    ),
  ];
  return `${lines.join('\n')}\n`;
}

async function run(
  what: (typeof WHAT)[number],
  name: string | null,
  options: Options,
  terminal: Terminal,
): Promise<number> {
  const { connect } = await import('../batch/queue/connection.ts');
  const { clearSubmission, statusOf } = await import('../batch/queue/status.ts');
  const { failedOf } = await import('../batch/queue/failed.ts');
  const { shortVersion } = await import('../batch/queue/version.ts');
  const redis = await connect(redisOf(options, 'queue'), teller(terminal));
  try {
    if (what === 'status') {
      const status = await statusOf(redis);
      await print(terminal, options.flag('json') ? `${safeJson(status)}\n` : shown(status, shortVersion, terminal));
    } else if (what === 'clear') {
      await print(terminal, `${await clearSubmission(redis, name!)} waiting documents of ${name} were taken away\n`);
    } else for (const { result } of await failedOf(redis, name!)) await print(terminal, `${safeJson(result)}\n`);
    return 0;
  } finally {
    redis.disconnect();
  }
}

export const queueCommand: Command = {
  usage: 'queue <what> [name]',
  about:
    'status: submissions, workers and rates; failed NAME: the error lines that a submission left; clear NAME: take a submission away',
  options: [REDIS_OPTION, { flags: '--json', about: 'The status as one JSON object' }],
  examples: ['queue status --redis redis://queue:6379', 'queue failed crawl --redis redis://queue:6379'],
  run: (args, options, terminal) => {
    const what = WHAT.find((one) => one === args[0]);
    if (!what) throw new UsageError(`queue ${args[0]} is unknown: use ${WHAT.join(', ')}`);
    if ((args[1] === undefined) !== (what === 'status'))
      throw new UsageError(
        what === 'status' ? 'queue status takes no name' : `queue ${what} needs the name of a submission`,
      );
    return run(what, args[1] === undefined ? null : checkedName(args[1]), options, terminal);
  },
};
