/** The executor of several cores: worker threads, outcomes in the order of the tasks, and memory that does not grow with their number. */
import { type Executor, weightOf } from '../task.ts';
import { inOrder } from './ordered.ts';
import type { PoolSettings } from './pool.ts';

/** Tasks for each worker that are under way or wait for those before them, and their bytes: enough to keep all workers busy. */
const AHEAD = 64;
const WEIGHT = 1 << 25;

/** An executor over worker threads; they are started for each list of tasks, and ended with it. */
export const pooled = (settings: PoolSettings): Executor =>
  async function* (tasks) {
    // Loaded where there is work for it: a single document is done without.
    const { WorkerPool } = await import('./pool.ts');
    const pool = new WorkerPool(settings);
    try {
      yield* inOrder(tasks, { items: AHEAD * settings.jobs, weight: WEIGHT }, weightOf, (task) => pool.run(task));
    } finally {
      await pool.close();
    }
  };
