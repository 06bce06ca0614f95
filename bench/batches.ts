/** Batches through the compiled program: start-up, a rerun with the cache, and memory. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { median, RUNS } from './measure.ts';
import { run } from './program.ts';
import { aim, ms, table, times } from './report.ts';
import { corpusTexts, documents } from './texts.ts';

const texts = (count: number, seed?: number): string[] =>
  documents([...corpusTexts('Hans'), ...corpusTexts('Hant')], count, seed);
const STARTS: readonly (readonly [what: string, args: readonly string[]])[] = [
  ['--version', ['--version']],
  ['--help', ['--help']],
  ['schema', ['schema']],
  ['extract, one document', ['extract', 'one.txt', '--format', 'ndjson']],
];

/** Does something in a temporary folder. */
async function inFolder(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'shahe-bench-'));
  try {
    await work(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

export const startUp = (): Promise<void> =>
  inFolder(async (folder) => {
    writeFileSync(join(folder, 'one.txt'), texts(1)[0] as string);
    const all = STARTS.map((): number[] => []);
    for (let turn = 0; turn <= RUNS; turn++)
      for (const [at, [, args]] of STARTS.entries()) {
        const { time } = await run(args, { cwd: folder });
        if (turn > 0) all[at]?.push(time);
      }
    const medians = all.map(median);
    aim({ what: 'start-up (--version)', value: medians[0] as number, most: 300, unit: 'ms' });
    table(
      'Start-up',
      'A process of the compiled program from start to end, by the clock.',
      ['command', 'time'],
      STARTS.map(([what], at) => [what, ms(medians[at] as number)]),
    );
  });

const MANY = 10_000;

export const rerun = (): Promise<void> =>
  inFolder(async (folder) => {
    mkdirSync(join(folder, 'docs'));
    for (const [at, text] of texts(MANY).entries()) writeFileSync(join(folder, 'docs', `${at}.txt`), text);
    const args = ['extract', 'docs', '--format', 'ndjson', '--cache', 'kept', '--quiet'];
    const [first, again] = [join(folder, 'first.ndjson'), join(folder, 'again.ndjson')];
    const cold = await run(args, { cwd: folder, output: first });
    const reruns: number[] = [];
    for (let turn = 0; turn < RUNS; turn++) reruns.push((await run(args, { cwd: folder, output: again })).time);
    if (!readFileSync(first).equals(readFileSync(again))) throw new Error('a rerun gave other results');
    const time = median(reruns);
    aim({ what: `rerun of ${MANY} unchanged documents`, value: time / 1000, most: 2, unit: 's' });
    table(
      'Cold against rerun',
      `${MANY} documents in a folder, all cores, results kept (cold: one run); the same again (median). The results are compared byte for byte.`,
      ['run', 'time', 'faster'],
      [
        ['cold', ms(cold.time), times(1)],
        ['again', ms(time), times(cold.time / time)],
      ],
    );
  });

function* lines(count: number): Generator<string, void> {
  const PART = 500;
  for (let from = 0; from < count; from += PART)
    for (const [at, text] of texts(Math.min(PART, count - from), from).entries())
      yield `${JSON.stringify({ id: String(from + at), text })}\n`;
}

const COUNTS = [1000, 10_000, 100_000];

/** @param full whether to take the minutes of the greatest number */
export async function memory(full: boolean): Promise<void> {
  const counts = full ? COUNTS : COUNTS.slice(0, -1);
  const peaks: number[] = [];
  const rows: string[][] = [];
  for (const count of counts) {
    const { time, peak } = await run(['extract', '--stdin', '--format', 'ndjson', '--quiet'], { input: lines(count) });
    peaks.push(peak);
    rows.push([String(count), ms(time), `${(peak / 2 ** 20).toFixed(0)} MB`, times(peak / (peaks[0] as number))]);
  }
  aim({
    what: `peak memory at ${counts.at(-1)} documents beside 1000`,
    value: (peaks.at(-1) as number) / (peaks[0] as number),
    most: 1.2,
    unit: 'x',
  });
  table(
    'Peak memory',
    'Documents streamed through --stdin, all cores, one process with its workers. Flat is good: the number must not matter.',
    ['documents', 'time', 'peak', 'of the first'],
    rows,
  );
}
