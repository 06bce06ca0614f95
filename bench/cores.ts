/** All cores: worker threads beside one. */
import { availableParallelism } from 'node:os';
import { WorkerPool } from '../pipeline/batch/pool/pool.ts';
import type { Task } from '../pipeline/batch/task.ts';
import { interleavedElapsed } from './measure.ts';
import { WORKER } from './program.ts';
import { aim, ms, table, times } from './report.ts';
import { corpusTexts, documents } from './texts.ts';

const DOCUMENTS = 600;
/** Documents that each worker extracts first: what it compiles, it compiles for itself, and the more workers, the less each has seen. */
const WARM = 1500;
const TIMEOUT = 600;

const tasks = (count: number): Task[] =>
  documents([...corpusTexts('Hans'), ...corpusTexts('Hant')], count).map(
    (text, at): Task => ({ path: `${at}.txt`, content: { kind: 'text', text } }),
  );
const performAll = (pool: WorkerPool, all: readonly Task[]): Promise<unknown> =>
  Promise.all(all.map((task) => pool.run(task)));

export async function cores(): Promise<void> {
  const measured = tasks(DOCUMENTS);
  const counts = [...new Set([1, 2, availableParallelism()])].sort((a, b) => a - b);
  const pools = counts.map((jobs) => new WorkerPool({ jobs, timeout: TIMEOUT, entry: WORKER }));
  try {
    for (const [at, pool] of pools.entries()) await performAll(pool, tasks(WARM * (counts[at] as number)));
    const all = await interleavedElapsed(pools.map((pool) => () => performAll(pool, measured)));
    const [one = 0, two = 0] = all;
    aim({ what: 'two workers beside one', value: one / two, least: 1.6, unit: 'x' });
    table(
      'Cores',
      `${DOCUMENTS} documents by warm worker threads, by the clock, on a machine of ${availableParallelism()} cores. Near the number of workers is best, up to the cores.`,
      ['workers', 'time', 'faster'],
      counts.map((jobs, at) => [String(jobs), ms(all[at] as number), times(one / (all[at] as number))]),
    );
  } finally {
    await Promise.all(pools.map((pool) => pool.close()));
  }
}
