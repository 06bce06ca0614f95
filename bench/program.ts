/**
 * The compiled program, in this process, in worker threads or in processes of its own: what is measured is what is used. tsx keeps the name
 * of every function that is made while it runs, which takes as long again as the work itself.
 */
import { spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const file = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const BIN = file('../dist/cli.js');
/** Module of the worker threads. */
export const WORKER = new URL('../dist/batch/pool/worker.js', import.meta.url);
const PEAK = file('./peak.mjs');

/** @throws Error where the program was not built */
export function checkBuilt(): void {
  if (!existsSync(BIN)) throw new Error('dist/cli.js is missing: npm run build, then npm run bench');
}

/** The compiled library. */
export const library = (): Promise<typeof import('../pipeline/index.ts')> =>
  import(new URL('../dist/index.js', import.meta.url).href);

export interface Run {
  /** Milliseconds from start to end. */
  readonly time: number;
  /** Bytes of memory that it had at most. */
  readonly peak: number;
}

export interface RunSettings {
  /** File that standard output goes to; nowhere by default. */
  readonly output?: string;
  /** What it reads from standard input. */
  readonly input?: Iterable<string>;
  readonly cwd?: string;
}

/** Runs the compiled program. @throws Error where its exit status is not 0 */
export async function run(
  args: readonly string[],
  { output = '/dev/null', input, cwd }: RunSettings = {},
): Promise<Run> {
  const [out, log] = [openSync(output, 'w'), `${process.env.TMPDIR ?? '/tmp'}/shahe-bench-${process.pid}.peak`];
  const before = performance.now();
  const child = spawn(process.execPath, ['--import', PEAK, BIN, ...args], {
    stdio: [input ? 'pipe' : 'ignore', out, 'pipe'],
    env: { ...process.env, SHAHE_BENCH_PEAK: log },
    ...(cwd === undefined ? {} : { cwd }),
  });
  let said = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  if (input && child.stdin) for (const part of input) if (!child.stdin.write(part)) await once(child.stdin);
  child.stdin?.end();
  const status = await ended;
  const time = performance.now() - before;
  closeSync(out);
  if (status !== 0) throw new Error(`shahe ${args.join(' ')} ended with ${status}: ${said}`);
  return { time, peak: Number(readFileSync(log, 'utf8')) * 1024 };
}

const once = (stream: NodeJS.WritableStream): Promise<void> =>
  new Promise((resolve) => stream.once('drain', () => resolve()));
