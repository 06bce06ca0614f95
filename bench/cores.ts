/** All cores: worker threads beside one. */
import { availableParallelism } from 'node:os';
import { WorkerPool } from '../pipeline/batch/pool/pool.ts';
import type { Task } from '../pipeline/batch/task.ts';
import { interleavedElapsed } from './measure.ts';
import { aim, ms, table, times } from './report.ts';
import { corpusTexts, documents } from './texts.ts';

const DOCUMENTS = 300;
const TIMEOUT = 600;

export async function cores(): Promise<void> {
  const texts = documents([...corpusTexts('Hans'), ...corpusTexts('Hant')], DOCUMENTS);
  const tasks = texts.map((text, at): Task => ({ path: `${at}.txt`, content: { kind: 'text', text } }));
  const counts = [...new Set([1, 2, availableParallelism()])].sort((a, b) => a - b);
  const pools = counts.map((jobs) => new WorkerPool({ jobs, timeout: TIMEOUT }));
  try {
    // Workers are started once: the first turn, which is not counted, pays for that.
    const all = await interleavedElapsed(pools.map((pool) => () => Promise.all(tasks.map((task) => pool.run(task)))));
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
