/** What the queue needs no Redis for: documents as they travel, work alone and together, outcomes that come twice. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { perform } from '../pipeline/batch/perform.ts';
import { AwaitedOutcomes } from '../pipeline/batch/queue/awaited.ts';
import { connect } from '../pipeline/batch/queue/connection.ts';
import { Turnstile } from '../pipeline/batch/queue/turnstile.ts';
import { type JobData, jobIdOf, sizeOf, taskOf, wireOf } from '../pipeline/batch/queue/wire.ts';
import { fileTask, type Outcome, type Task } from '../pipeline/batch/task.ts';

const ARTICLE =
  '中国人民银行营业管理部公示2020年第一批金融科技创新监管试点应用。工商银行申请的“基于物联网的供应链金融服务”入选。';
const PDF = '255044462d312e370a25e2e3cfd30a';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'shahe-queue-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const write = (name: string, content: string | Uint8Array): string => {
  const file = join(folder, name);
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, content);
  return file;
};

/** A task as a worker gets it, after its files are gone. */
async function sent(task: Task): Promise<Task> {
  return taskOf(JSON.parse(JSON.stringify(await wireOf(task))));
}

describe('a document that travels', () => {
  it.each<readonly [string, () => Task]>([
    ['a file', () => fileTask('a.txt', write('a.txt', ARTICLE))],
    ['bytes that are no UTF-8', () => fileTask('b.txt', write('b.txt', Buffer.from('b9a4c9ccd2f8d0d0', 'hex')))],
    [
      'a text with half a character',
      () => ({ path: 'c', id: 'c', content: { kind: 'text', text: `${ARTICLE}\ud800` } }),
    ],
    [
      'bytes with what is known of them',
      () => ({
        path: 'd',
        id: 'd',
        meta: { title: '公示', published: '2020-08-14' },
        markup: 'text/html',
        charsetHint: 'utf-8',
        content: { kind: 'bytes', bytes: Buffer.from(`<p>${ARTICLE}`) },
      }),
    ],
    [
      'a folder of the corpus with its text layer',
      () => {
        write('held/meta.yaml', 'mediaType: application/pdf\nlayer: layer.html\ntitle: 公示\npublisher: 某报\n');
        write('held/layer.html', `<p>${ARTICLE}</p>`);
        return fileTask('held/source.pdf', write('held/source.pdf', Buffer.from(PDF, 'hex')));
      },
    ],
    ['what is not there', () => fileTask('absent.txt', join(folder, 'absent.txt'))],
  ])('gives the same line: %s', async (_, make) => {
    const task = make();
    expect(await perform(await sent(task))).toEqual(await perform(task));
  });

  it('carries its text layer, so that the line above is a result', async () => {
    const outcome = await perform(await sent(fileTask('held/source.pdf', join(folder, 'held/source.pdf'))));
    expect(outcome.id).toBe('held');
  });

  it('has one name however often it is sent, and another where anything differs', async () => {
    const wire = async (more: Partial<Task>) => wireOf({ path: 'a', content: { kind: 'text', text: 'x' }, ...more });
    const name = jobIdOf('s', await wire({}));
    expect(jobIdOf('s', await wire({}))).toBe(name);
    const others = [{ path: 'b' }, { meta: { title: 'x' } }, { content: { kind: 'text', text: 'y' } as const }];
    for (const more of others) expect(jobIdOf('s', await wire(more))).not.toBe(name);
    expect(jobIdOf('t', await wire({}))).not.toBe(name);
  });

  it('knows its size as it travels', async () => {
    const content = {
      kind: 'bytes',
      bytes: new Uint8Array(300),
      layer: { text: 'abc', mediaType: 'text/html' },
    } as const;
    expect(sizeOf(await wireOf({ path: 'a', content }))).toBe(403);
  });
});

describe('outcomes', () => {
  const data = { version: 'v', submission: 's', task: { path: 'a', content: { kind: 'text', text: '' } } } as JobData;
  const outcome = (line: string): Outcome => ({ path: 'a', id: 'a', line });

  it('count once: the second of one job changes nothing', async () => {
    const all = new AwaitedOutcomes(10);
    const awaited = all.add('job', data, 1);
    expect(all.settle('job', outcome('first'))).toBe(awaited);
    expect(all.settle('job', outcome('second'))).toBeNull();
    expect((await awaited.outcome).line).toBe('first');
    expect(all.size).toBe(0);
  });

  it('that come before anybody asks are kept, a bounded number of them', () => {
    const all = new AwaitedOutcomes(2);
    for (const job of ['a', 'b', 'c']) all.settle(job, outcome(job));
    expect([all.takeEarly('a'), all.takeEarly('c')?.line, all.takeEarly('c')]).toEqual([null, 'c', null]);
  });
});

describe('a turnstile', () => {
  it('lets work run side by side, and suspect work alone', async () => {
    const turnstile = new Turnstile();
    const inside = new Set<string>();
    const met: string[] = [];
    const work = (name: string) => async () => {
      inside.add(name);
      met.push([...inside].sort().join('+'));
      await new Promise((resolve) => setTimeout(resolve, 5));
      inside.delete(name);
      return name;
    };
    const all = ['a', 'b'].map((name) => turnstile.together(work(name)));
    all.push(turnstile.alone(work('X')), turnstile.alone(work('Y')));
    all.push(turnstile.together(work('c')), turnstile.together(work('d')));
    expect(await Promise.all(all)).toEqual(['a', 'b', 'X', 'Y', 'c', 'd']);
    expect(met).toContain('a+b');
    expect(met.filter((one) => /[XY]/.test(one)).sort()).toEqual(['X', 'Y']);
  });

  it('is free again after work that fails', async () => {
    const turnstile = new Turnstile();
    const failing = () => Promise.reject(new Error('broken'));
    await expect(turnstile.alone(failing)).rejects.toThrow('broken');
    await expect(turnstile.together(failing)).rejects.toThrow('broken');
    expect(await turnstile.alone(async () => 1)).toBe(1);
  });
});

describe('Redis', () => {
  it.each(['localhost:6379', 'http://localhost', 'redis://', ''])('at %j is no place', async (url) => {
    await expect(connect(url, { note: () => {} })).rejects.toThrow(
      '--redis is no URL of a Redis: write redis://host:6379',
    );
  });

  it('is loaded by no command before it is used', () => {
    const script = `
      import { createRequire } from 'node:module';
      const { allCommands } = await import('./pipeline/cli/commands.ts');
      await allCommands();
      const loaded = Object.keys(createRequire(import.meta.url).cache);
      console.log(loaded.filter((file) => /node_modules.(?:bullmq|ioredis)/.test(file)).length, loaded.length > 0);`;
    const args = ['--import', 'tsx', '--input-type=module', '--eval', script];
    const out = execFileSync(process.execPath, args, { cwd: fileURLToPath(new URL('..', import.meta.url)) });
    expect(out.toString().trim()).toBe('0 true');
  });
});
