/** Worker threads: the same lines as one thread, in the same order, whatever a document does to its worker. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inline } from '../pipeline/batch/inline.ts';
import { adaptive } from '../pipeline/batch/pool/adaptive.ts';
import { inOrder } from '../pipeline/batch/pool/ordered.ts';
import type { PoolSettings } from '../pipeline/batch/pool/pool.ts';
import { pooled } from '../pipeline/batch/pool/pooled.ts';
import type { Executor, Outcome, Task } from '../pipeline/batch/task.ts';
import { errorResultSchema } from '../pipeline/contract.ts';
import { extract } from '../pipeline/index.ts';
import { bundle } from '../scripts/bundle.ts';
import { runIn } from './helpers/terminal.ts';

const checkout = fileURLToPath(new URL('..', import.meta.url));
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'shahe-jobs-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const article = (number: number): string =>
  `中国人民银行营业管理部公示2020年第${(number % 9) + 1}批金融科技创新监管试点应用。工商银行申请的“基于物联网的供应链金融服务${number}”入选，预计服务${number}万户。`;
const textTask = (path: string, number = 1): Task => ({ path, content: { kind: 'text', text: article(number) } });
const textTasks = (count: number): Task[] =>
  Array.from({ length: count }, (_, number) => textTask(`${number}.txt`, number));

async function collected(execute: Executor, tasks: Iterable<Task> | AsyncIterable<Task>): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for await (const outcome of execute(tasks)) outcomes.push(outcome);
  return outcomes;
}

const HOSTILE = new URL('./helpers/hostile-worker.mjs', import.meta.url);
const hostile = (settings: Partial<PoolSettings> = {}) => pooled({ jobs: 1, timeout: 60, entry: HOSTILE, ...settings });
const errorOf = ({ line }: Outcome) => errorResultSchema.parse(JSON.parse(line)).error;

const soon = () => new Promise((resolve) => setImmediate(resolve));

describe('results in order', () => {
  const bounds = { items: 4, weight: 100 };

  it('come in the order of the items, whichever is done first', async () => {
    const waits = [30, 0, 20, 5, 0, 10];
    const done: number[] = [];
    const work = async (index: number) => {
      await new Promise((resolve) => setTimeout(resolve, waits[index]));
      done.push(index);
      return index;
    };
    const given: number[] = [];
    for await (const index of inOrder(waits.keys(), bounds, () => 1, work)) given.push(index);
    expect(given).toEqual([0, 1, 2, 3, 4, 5]);
    expect(done).not.toEqual(given);
  });

  it('hold up the source where the reader is slow or the items are heavy', async () => {
    for (const [weight, most] of [
      [1, 4],
      [60, 2],
      [1000, 1],
    ]) {
      let [asked, read, ahead] = [0, 0, 0];
      const source = function* () {
        for (; asked < 20; asked += 1) yield asked;
      };
      for await (const _ of inOrder(
        source(),
        bounds,
        () => weight!,
        async (item) => item,
      )) {
        read += 1;
        for (let turn = 0; turn < 10; turn += 1) await soon();
        ahead = Math.max(ahead, asked - read);
      }
      expect(read).toBe(20);
      expect(ahead).toBeLessThanOrEqual(most!);
    }
  });

  it('do not wait for a source that is slow', async () => {
    let tell = () => {};
    const told = new Promise<void>((resolve) => {
      tell = resolve;
    });
    const source = async function* () {
      yield 1;
      await told;
      yield 2;
    };
    const results = inOrder(
      source(),
      bounds,
      () => 1,
      async (item) => item,
    );
    expect(await results.next()).toEqual({ done: false, value: 1 });
    tell();
    expect(await results.next()).toEqual({ done: false, value: 2 });
    expect(await results.next()).toEqual({ done: true, value: undefined });
  });

  it('end with the error of the work or the source, and leave a source that waits', async () => {
    const failing = inOrder(
      [1, 2],
      bounds,
      () => 1,
      async (item) => {
        if (item === 2) throw new Error('two');
        return item;
      },
    );
    await failing.next();
    await expect(failing.next()).rejects.toThrow('two');
    let left = false;
    const endless = async function* () {
      try {
        for (let item = 0; ; item += 1) yield item;
      } finally {
        left = true;
      }
    };
    for await (const item of inOrder(
      endless(),
      bounds,
      () => 1,
      async (one) => one,
    ))
      if (item === 3) break;
    await soon();
    expect(left).toBe(true);
  });
});

describe('worker threads', () => {
  it('give the lines of one thread, in order', async () => {
    const tasks = [
      ...textTasks(60),
      { path: 'none.txt', content: { kind: 'file', file: join(folder, 'none.txt') } } as const,
      { path: 'b.html', content: { kind: 'bytes', bytes: new TextEncoder().encode(`<p>${article(3)}</p>`) } } as const,
    ];
    const expected = await collected(inline, tasks);
    expect(await collected(pooled({ jobs: 2, timeout: 60 }), tasks)).toEqual(expected);
  });

  it('answer a slow source at once', async () => {
    const answered: string[] = [];
    const source = async function* () {
      for (const task of textTasks(3)) {
        yield task;
        while (answered.at(-1) !== task.path) await soon();
      }
    };
    for await (const { path } of pooled({ jobs: 2, timeout: 60 })(source())) answered.push(path);
    expect(answered).toEqual(['0.txt', '1.txt', '2.txt']);
  });
});

describe('an executor for tasks of unknown number', () => {
  // Results of these workers bear the path as id, those made in the process the name without extension.
  const execute = adaptive({ jobs: 2, timeout: 60, entry: HOSTILE }, (one) => one);
  const long = (path: string): Task => ({ path, content: { kind: 'text', text: '无。'.repeat(40_000) } });

  it('starts workers only where there is enough to do', async () => {
    const few = await collected(execute, textTasks(3));
    expect(few.map(({ id }) => id)).toEqual(['0', '1', '2']);
    const many = await collected(execute, ['a.txt', 'b.txt', 'c.txt'].map(long));
    expect(many.map(({ id }) => id)).toEqual(['a.txt', 'b.txt', 'c.txt']);
    const small = await collected(execute, textTasks(1000));
    expect(small.map(({ id }) => id)).toEqual(textTasks(1000).map(({ path }) => path));
  });
});

describe('options', () => {
  const run = (...args: readonly string[]) => runIn(folder, ['extract', ...args]);

  it('change nothing in the results', async () => {
    for (const name of ['x.txt', 'y.txt']) writeFileSync(join(folder, name), article(5));
    const expected = await run('x.txt', 'none.txt', 'y.txt');
    expect(expected.status).toBe(1);
    expect(await run('x.txt', 'none.txt', 'y.txt', '--jobs', '2')).toEqual(expected);
    expect(await run('x.txt', 'none.txt', 'y.txt', '--jobs', '1', '--timeout', '60')).toEqual(expected);
  });

  it('that are no numbers are refused', async () => {
    for (const args of [
      ['--jobs', '0'],
      ['--jobs', 'all'],
      ['--timeout', '-1'],
      ['--timeout', '1.5'],
    ])
      expect(await run('x.txt', ...args)).toMatchObject({ status: 2, out: '' });
  });
});

describe('the built program', () => {
  const built = (...args: string[]) => spawnSync(process.execPath, ['dist/cli.js', ...args], { cwd: folder });

  beforeAll(async () => {
    for (const name of ['lexicons', 'node_modules', 'package.json'])
      symlinkSync(join(checkout, name), join(folder, name));
    await bundle(join(folder, 'dist'));
  });

  it('gives the lines of one thread with workers too', () => {
    const names = Array.from({ length: 40 }, (_, number) => `${number}.txt`);
    for (const [number, name] of names.entries()) writeFileSync(join(folder, name), article(number));
    const [one, two] = ['1', '2'].map((jobs) => built('extract', ...names, '--jobs', jobs, '--quiet'));
    expect(two!.stderr.toString()).toBe('');
    expect(two!.stdout.toString().split('\n')).toHaveLength(41);
    expect(two!.stdout.equals(one!.stdout)).toBe(true);
  });

  it('finds its rules, its version, and the process that reads other formats', () => {
    mkdirSync(join(folder, 'corpus/documents'), { recursive: true });
    writeFileSync(join(folder, 'a.txt'), article(1));
    writeFileSync(join(folder, 'a.csv'), '序号,应用名称,申请机构\n1,基于区块链的信贷服务,成都银行\n');
    expect(built('extract', 'a.txt', '--jobs', '1', '--trace', 'trace.ndjson').status).toBe(0);
    expect(readFileSync(join(folder, 'trace.ndjson'), 'utf8')).toContain('"pilot/name-marked":');
    expect(built('--version').stdout.toString()).toMatch(/^shahe \d/);
    expect(built('ingest', 'a.csv').stdout.toString()).toContain('text/csv');
  });

  it('is a library too', async () => {
    const library = (await import(
      pathToFileURL(join(folder, 'dist/index.js')).href
    )) as typeof import('../pipeline/index.ts');
    expect(JSON.stringify(library.extract(article(2)))).toBe(JSON.stringify(extract(article(2))));
  });
});

describe('a document that ends its worker', () => {
  it('costs itself alone, and the others of its message are done all the same', async () => {
    const tasks = textTasks(40);
    const harmful = ['exit:', 'throw:', 'fill:'];
    const mixed = tasks.flatMap((task, index) => (index % 12 === 5 ? [textTask(harmful[index % 3]!), task] : [task]));
    const outcomes = await collected(hostile({ jobs: 2, memory: 64 }), mixed);
    expect(outcomes.map(({ path }) => path)).toEqual(mixed.map(({ path }) => path));
    const good = outcomes.filter(({ id }) => id !== null);
    expect(good.map(({ path }) => path)).toEqual(tasks.map(({ path }) => path));
    for (const outcome of outcomes) if (outcome.id === null) expect(errorOf(outcome).code).toBe('worker-died');
  });

  it('gets an error that says what happened', async () => {
    const [exit, fill] = await collected(hostile({ memory: 64 }), [textTask('exit:'), textTask('fill:')]);
    expect(errorOf(exit!).message).toContain('exit code 3');
    expect(errorOf(fill!).message).toContain('memory');
  });

  it('is tried once more in a fresh worker', async () => {
    const path = `once:${join(folder, 'marker')}`;
    const outcomes = await collected(hostile(), [textTask(path), ...textTasks(5)]);
    expect(outcomes.map(({ id }) => id === null)).toEqual(Array(6).fill(false));
  });
});

describe('a document past its time', () => {
  it('costs itself alone, whether it is busy or waits', async () => {
    const tasks = [textTask('a.txt'), textTask('hang:'), textTask('b.txt'), textTask('wait:'), textTask('c.txt')];
    const outcomes = await collected(hostile({ timeout: 1 }), tasks);
    expect(outcomes.map(({ id }) => id)).toEqual(['a.txt', null, 'b.txt', null, 'c.txt']);
    expect(errorOf(outcomes[1]!)).toEqual({ code: 'time-limit', message: expect.stringContaining('1 seconds') });
  });
});

describe('a worker that cannot start', () => {
  it('ends the run with an error', async () => {
    const entry = new URL('./helpers/no-such-worker.mjs', import.meta.url);
    await expect(collected(hostile({ entry }), textTasks(3))).rejects.toThrow('no worker thread can be started');
  });
});
