/** Times, and how they become figures that can be trusted a little: medians of runs that take turns. */
export const RUNS = 5;

/** Milliseconds that the process spent, on whatever core: a busy machine disturbs this less than the clock. */
export function spent(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** Milliseconds by the clock: what several cores do at once. */
export async function elapsed(work: () => Promise<unknown>): Promise<number> {
  const before = performance.now();
  await work();
  return performance.now() - before;
}

export const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] as number;

/** Medians of runs that take turns, so that what disturbs one disturbs all. The first turn only warms up. */
export function interleaved(works: readonly (() => void)[]): number[] {
  const times = works.map((): number[] => []);
  for (let run = 0; run <= RUNS; run++)
    for (const [index, work] of works.entries()) {
      const time = spent(work);
      if (run > 0) times[index]?.push(time);
    }
  return times.map(median);
}

/** The same by the clock, of works that wait. */
export async function interleavedElapsed(works: readonly (() => Promise<unknown>)[], warm = true): Promise<number[]> {
  const times = works.map((): number[] => []);
  for (let run = warm ? 0 : 1; run <= RUNS; run++)
    for (const [index, work] of works.entries()) {
      const time = await elapsed(work);
      if (run > 0) times[index]?.push(time);
    }
  return times.map(median);
}
