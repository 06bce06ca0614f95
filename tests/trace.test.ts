/** Where the time goes: recorded by stage, family and rule, written a document a line, and summed up. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { inline, inlineTraced } from '../pipeline/batch/inline.ts';
import { pooled } from '../pipeline/batch/pool/pooled.ts';
import type { Executor, Outcome, Task } from '../pipeline/batch/task.ts';
import { profileOf } from '../pipeline/batch/trace/profile.ts';
import { Recorder, type Trace } from '../pipeline/batch/trace/recorder.ts';
import { readTraces } from '../pipeline/batch/trace/trace-file.ts';
import { traced, traceWith } from '../pipeline/traced.ts';
import { runIn } from './helpers/terminal.ts';

const ARTICLE =
  '中国人民银行营业管理部公示2020年第一批金融科技创新监管试点应用。工商银行申请的“基于物联网的供应链金融服务”入选，预计服务5万户。';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'shahe-trace-'));
  for (const name of ['a.txt', 'b.txt']) writeFileSync(join(folder, name), ARTICLE);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const run = (...args: readonly string[]) => runIn(folder, args);

const tasks: Task[] = ['a', 'b', 'c'].map((path) => ({ path, content: { kind: 'text', text: ARTICLE } }));
async function collected(execute: Executor): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for await (const outcome of execute(tasks)) outcomes.push(outcome);
  return outcomes;
}

describe('a recorder', () => {
  it('gives each part its time without that of its like within it', () => {
    let time = 100;
    const spend = (ms: number) => {
      time += ms;
    };
    const recorder = new Recorder(() => time);
    traceWith(recorder);
    const given = traced('stage', 's', () => {
      spend(1);
      traced('family', 'f', () => {
        spend(2);
        traced('rule', 'r/outer', () => {
          spend(4);
          traced('rule', 'r/inner', () => spend(8));
          traced('rule', 'r/inner', () => spend(16));
        });
      });
      return 'given';
    });
    expect(() =>
      traced('rule', 'r/throws', () => {
        spend(32);
        throw new Error('thrown');
      }),
    ).toThrow('thrown');
    traceWith(null);
    traced('rule', 'r/unheard', () => spend(64));
    expect(given).toBe('given');
    expect(recorder.trace('a', 7)).toEqual({
      path: 'a',
      chars: 7,
      ms: 127,
      stages: { s: { ms: 31, calls: 1 } },
      families: { f: { ms: 30, calls: 1 } },
      rules: {
        'r/outer': { ms: 4, calls: 1 },
        'r/inner': { ms: 24, calls: 2 },
        'r/throws': { ms: 32, calls: 1 },
      },
    });
  });
});

describe('traced extraction', () => {
  it('gives the lines of extraction without, and the times of all stages', async () => {
    const expected = await collected(inline);
    for (const execute of [inlineTraced, pooled({ jobs: 1, timeout: 60, trace: true })]) {
      const outcomes = await collected(execute);
      expect(outcomes.map(({ trace: _, ...outcome }) => outcome)).toEqual(expected);
      for (const { path, trace } of outcomes) {
        expect(trace).toMatchObject({ path, chars: ARTICLE.length });
        expect(Object.keys(trace!.stages).map((name) => name[0])).toEqual(['1', '2', '3', '4', '5', '6', '7']);
        expect(Object.keys(trace!.families)).toEqual(expect.arrayContaining(['announcement', 'pilot', 'scale']));
        expect(trace!.rules['announcement/batch-label']?.calls).toBeGreaterThan(0);
        const stages = Object.values(trace!.stages).reduce((sum, { ms }) => sum + ms, 0);
        expect(trace!.ms).toBeGreaterThanOrEqual(stages - 0.01);
      }
    }
  });

  it('--trace writes a line a document, and changes nothing else', async () => {
    const plain = await run('extract', 'a.txt', 'none.txt', 'b.txt', '--jobs', '1');
    expect(await run('extract', 'a.txt', 'none.txt', 'b.txt', '--jobs', '1', '--trace', 't.ndjson')).toEqual(plain);
    const traces = readTraces(join(folder, 't.ndjson'));
    expect(traces.map(({ path, chars }) => [path, chars])).toEqual([
      ['a.txt', ARTICLE.length],
      ['none.txt', null],
      ['b.txt', ARTICLE.length],
    ]);
    const unwritable = await run('extract', 'a.txt', '--trace', 'no/such/folder/t.ndjson');
    expect(unwritable).toMatchObject({ status: 1, out: '' });
    expect(existsSync(join(folder, 'no'))).toBe(false);
  });
});

describe('a profile', () => {
  const spent = (ms: number, calls = 1) => ({ ms, calls });
  const trace = (path: string, ms: number, rules: Trace['rules']): Trace => ({
    path,
    chars: 100,
    ms,
    stages: { '2-normalise': spent(1), '6-extract': spent(ms - 3) },
    families: { scale: spent(ms - 4) },
    rules,
  });

  it('sums up documents, the slowest first', () => {
    const profile = profileOf(
      [
        trace('a', 10, { 'x/fast': spent(1, 5), 'x/slow': spent(2) }),
        trace('b', 30, { 'x/slow': spent(6, 2) }),
        trace('c', 20, { 'x/rest': spent(0.5) }),
      ],
      2,
    );
    expect(profile).toMatchObject({ documents: 3, chars: 300, ms: 60 });
    expect(profile.stages).toEqual([
      { name: '2-normalise', ms: 3, calls: 3, share: 0.05 },
      { name: '6-extract', ms: 51, calls: 3, share: 0.85 },
      { name: 'reading, writing', ms: 6, calls: 3, share: 0.1 },
    ]);
    expect(profile.rules.map(({ name, ms, calls }) => [name, ms, calls])).toEqual([
      ['x/slow', 8, 3],
      ['x/fast', 1, 5],
    ]);
    expect(profile.slowest.map(({ path, slowest }) => [path, slowest])).toEqual([
      ['b', '6-extract'],
      ['c', '6-extract'],
    ]);
  });

  it('is shown of a run, or of a trace', async () => {
    const ran = await run('profile', 'a.txt', 'b.txt', '--top', '5');
    expect(ran.status).toBe(0);
    for (const part of ['2 documents', '6-extract', 'announcement/', 'b.txt']) expect(ran.out).toContain(part);
    await run('extract', 'a.txt', '--jobs', '1', '--trace', 't.ndjson');
    const { status, out } = await run('profile', '--from', 't.ndjson', '--format', 'json', '--top', '3');
    expect(status).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ documents: 1, rules: { length: 3 }, slowest: [{ path: 'a.txt' }] });
  });

  it('refuses what is no trace, and says where', async () => {
    writeFileSync(join(folder, 't.ndjson'), `${readFileSync(join(folder, 'a.txt'))}\n`);
    expect(await run('profile', '--from', 't.ndjson')).toMatchObject({ status: 1, out: '' });
    expect((await run('profile', '--from', 't.ndjson')).err).toMatch(/t\.ndjson:1: no line of a trace/);
    expect((await run('profile', '--from', 'none')).status).toBe(1);
    expect((await run('profile', '--from', 't.ndjson', 'a.txt')).status).toBe(2);
  });
});
