/** Parts of a run: shards that are merged, and what changed since a commit. */
import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { placesOf, Sharding, type ShardRecord, shardOf } from '../pipeline/batch/shard.ts';
import { fileTask, type Task } from '../pipeline/batch/task.ts';
import { checkout, editLexicon } from './helpers/checkout.ts';
import { type ProgramRun, program } from './helpers/program.ts';

const article = (number: number): string =>
  `8月${number}日，中国人民银行成都分行公示成都市金融科技创新监管试点首批1个创新应用。\n成都银行申请的“第${number}号智能客服”运用语音识别技术。\n`;

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'shahe-shard-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const write = (path: string, content: string | Uint8Array): void => {
  mkdirSync(join(folder, path, '..'), { recursive: true });
  writeFileSync(join(folder, path), content);
};
const run = (...args: string[]): Promise<ProgramRun> => program(folder, ...args);

const ndjson = (number: number, of: number): string => `${number}-of-${of}.ndjson`;
/** Runs all shards, and leaves the output of each in a file of its own. */
async function shards(of: number, ...args: string[]): Promise<string[]> {
  const names: string[] = [];
  for (let number = 1; number <= of; number++) {
    const { out } = await run('extract', ...args, '--shard', `${number}/${of}`);
    write(ndjson(number, of), out);
    names.push(ndjson(number, of));
  }
  return names;
}
const twelve = (): void => {
  for (let number = 1; number <= 12; number++) write(`docs/${number % 3}/${number}.txt`, article(number));
  write('docs/broken.txt', Uint8Array.of(0x25, 0x50, 0x44, 0x46, 0, 1, 2, 3));
};

const tasks = (count: number): Task[] => Array.from({ length: count }, (_, at) => fileTask(`docs/${at}.txt`, '/x'));
const namesIn = async (text: string, all: readonly Task[]): Promise<string[]> => {
  const names: string[] = [];
  for await (const { path } of new Sharding(shardOf(text)!, (task) => task.path).own(all)) names.push(path);
  return names;
};

describe('shards', () => {
  test('are even, hold each document once, and keep it whatever is added', async () => {
    const all = await Promise.all(['1/4', '2/4', '3/4', '4/4'].map((text) => namesIn(text, tasks(4000))));
    for (const names of all) expect(Math.abs(names.length - 1000)).toBeLessThan(100);
    expect(new Set(all.flat()).size).toBe(4000);
    const more = await namesIn('2/4', [...tasks(4000), fileTask('another.txt', '/x')].reverse());
    expect(more.filter((name) => name !== 'another.txt')).toEqual(all[1]!.toReversed());
  });

  test('know where their documents stand', async () => {
    const sharding = new Sharding({ index: 1, of: 2 }, ({ path }) => path);
    const own: string[] = [];
    for await (const { path } of sharding.own(tasks(50))) own.push(path);
    const record = sharding.record();
    expect(placesOf(record).map((place) => `docs/${place}.txt`)).toEqual(own);
    expect(record.shard.total).toBe(50);
  });

  test.each(['0/3', '4/3', '1/0', '3', 'a/b', '1/3/5', '-1/3'])(
    'are refused where there are none: %s',
    async (text) => {
      expect(shardOf(text)).toBeNull();
      expect(await run('extract', 'x.txt', `--shard=${text}`)).toMatchObject({ status: 2, out: '' });
    },
  );

  test('print nothing that cannot be merged', async () => {
    const { status, err } = await run('extract', 'x.txt', '--shard', '1/2', '--format', 'json');
    expect([status, err]).toEqual([2, expect.stringContaining('--format ndjson')]);
  });
});

describe('merge', () => {
  test('of files gives what one run prints, errors included, in whatever order they are named', async () => {
    twelve();
    const whole = await run('extract', 'docs', '--format', 'ndjson');
    const names = await shards(3, 'docs', '--format', 'ndjson');
    const merged = await run('merge', ...names.reverse(), '--format', 'ndjson');
    expect(merged.out).toBe(whole.out);
    expect([merged.status, whole.status]).toEqual([1, 1]);
    expect(merged.err).toContain('broken.txt');
  });

  test('of folders gives what one run writes, and refuses as it does two documents with one id', async () => {
    twelve();
    write('docs/other/1.txt', article(20));
    write('docs/other/2.txt', article(21));
    const whole = await run('extract', 'docs', '--out', 'whole', '--format', 'ndjson');
    const parts = ['1/3', '2/3', '3/3'].map((shard, at) =>
      run('extract', 'docs', '--out', `part${at}`, '--shard', shard),
    );
    for (const { out } of await Promise.all(parts)) expect(out).toBe('');
    const merged = await run('merge', 'part0', 'part1', 'part2', '--out', 'merged', '--format', 'ndjson');
    expect(merged.out).toBe(whole.out);
    expect(merged.out).toContain('duplicate-id');
    expect(readdirSync(join(folder, 'merged')).sort()).toEqual(readdirSync(join(folder, 'whole')).sort());
    for (const name of readdirSync(join(folder, 'whole')))
      expect(readFileSync(join(folder, 'merged', name))).toEqual(readFileSync(join(folder, 'whole', name)));
  });

  test('of shards in one folder works too', async () => {
    twelve();
    for (const shard of ['2/2', '1/2']) await run('extract', 'docs', '--out', 'parts', '--shard', shard);
    const whole = await run('extract', 'docs', '--format', 'ndjson');
    expect((await run('merge', 'parts', '--format', 'ndjson')).out).toBe(whole.out);
  });

  test('of a shard without documents is no trouble', async () => {
    write('docs/1.txt', article(1));
    const names = await shards(5, 'docs', '--format', 'ndjson');
    const whole = await run('extract', 'docs', '--format', 'ndjson');
    expect((await run('merge', ...names, '--format', 'ndjson')).out).toBe(whole.out);
  });

  const change = (name: string, edit: (record: ShardRecord['shard']) => Partial<ShardRecord['shard']>): void => {
    const lines = readFileSync(join(folder, name), 'utf8').trimEnd().split('\n');
    const record = JSON.parse(lines.pop()!) as ShardRecord;
    const edited = { ...record, shard: { ...record.shard, ...edit(record.shard) } };
    write(name, `${[...lines, JSON.stringify(edited)].join('\n')}\n`);
  };
  const one = ndjson(1, 2);
  const two = ndjson(2, 2);
  const cut = (name: string, bytes: number): void => write(name, readFileSync(join(folder, name)).subarray(0, -bytes));

  test.each<[what: string, message: string, spoil: () => void, names: string[]]>([
    ['a shard missing', 'shard 2/2 is missing', () => {}, [one]],
    ['one named twice', 'are both shard 1/2', () => write('copy', readFileSync(join(folder, one))), [one, 'copy', two]],
    ['nothing', 'name the outputs of all shards', () => {}, []],
    ['another version', 'different versions of the program', () => change(two, () => ({ program: 'x' })), [one, two]],
    ['other lexicons', 'different lexicons', () => change(two, () => ({ lexicons: 'x' })), [one, two]],
    [
      'other inputs',
      'give all shards the same inputs',
      () => change(two, ({ total }) => ({ total: total + 1 })),
      [one, two],
    ],
    [
      'another count of shards',
      'one is shard 1/2, the other shard 2/3',
      () => change(two, () => ({ of: 3 })),
      [one, two],
    ],
    ['an overlap', 'overlaps', () => change(two, ({ gaps }) => ({ gaps: gaps.map(() => 0) })), [one, two]],
    [
      'a line lost',
      'cut short',
      () => write(one, readFileSync(join(folder, one), 'utf8').replace(/^.*\n/, '')),
      [one, two],
    ],
    [
      'a line too many',
      'more results than its shard',
      () => write(one, readFileSync(join(folder, one), 'utf8').replace(/^.*\n/, '$&$&')),
      [one, two],
    ],
    ['a line cut', 'was cut short, or made without --shard', () => cut(one, 20), [one, two]],
    ['its last line end cut', 'was cut short, or made without --shard', () => cut(one, 1), [one, two]],
    [
      'an output without --shard',
      'made without --shard',
      () => write('plain', readFileSync(join(folder, one), 'utf8').split('\n')[0]!),
      [one, 'plain'],
    ],
    ['a folder without shards', 'holds no shard', () => {}, [one, 'docs']],
  ])('refuses %s', async (_, message, spoil, names) => {
    for (let number = 1; number <= 6; number++) write(`docs/${number}.txt`, article(number));
    await shards(2, 'docs', '--format', 'ndjson');
    spoil();
    const { status, err } = await run('merge', ...names, '--format', 'ndjson');
    expect(err).toContain(message);
    expect(status).toBe(2);
  });
});

const git = (cwd: string, ...args: string[]): string =>
  execFileSync('git', ['-c', 'user.name=Test', '-c', 'user.email=test@example.org', ...args], {
    cwd,
    encoding: 'utf8',
  });
const commit = (cwd: string): void => {
  git(cwd, 'add', '-A');
  git(cwd, 'commit', '-qm', 'state');
};

describe('--since', () => {
  const found = async (...args: string[]): Promise<string[]> => {
    const { out, err, status } = await run('extract', 'docs', '--format', 'ndjson', '--since', 'HEAD', ...args);
    expect(status, err).toBe(0);
    return out
      .split('\n')
      .flatMap((line) => (line === '' ? [] : (JSON.parse(line) as { document: { path: string } }).document.path));
  };
  beforeEach(() => {
    for (const number of [1, 2, 3]) write(`docs/${number}.txt`, article(number));
    write('docs/folder/source.txt', article(4));
    write('docs/folder/meta.yaml', 'published: 2021-08-09\n');
    git(folder, 'init', '-q');
    commit(folder);
  });

  test('takes what was edited, added, renamed, staged or not, and nothing else', async () => {
    expect(await found()).toEqual([]);
    write('docs/2.txt', article(12));
    write('docs/new.txt', article(13));
    renameSync(join(folder, 'docs/3.txt'), join(folder, 'docs/3b.txt'));
    expect(await found()).toEqual(['docs/2.txt', 'docs/3b.txt', 'docs/new.txt']);
    git(folder, 'add', '-A');
    expect(await found()).toEqual(['docs/2.txt', 'docs/3b.txt', 'docs/new.txt']);
    commit(folder);
    expect(await found()).toEqual([]);
    const { err } = await run('extract', 'docs', '--since', 'HEAD~1', '--format', 'ndjson');
    expect(err).toContain('3 of 5 documents may differ since HEAD~1');
  });

  test('takes a document whose meta.yaml or text layer changed, came or went', async () => {
    appendFileSync(join(folder, 'docs/folder/meta.yaml'), 'title: Other\n');
    expect(await found()).toEqual(['docs/folder/source.txt']);
    rmSync(join(folder, 'docs/folder/meta.yaml'));
    expect(await found()).toEqual(['docs/folder/source.txt']);
    git(folder, 'checkout', '-q', '.');
    write('docs/folder/layer.html', '<p>text</p>');
    expect(await found()).toEqual(['docs/folder/layer.html', 'docs/folder/source.txt']);
  });

  test('says what is wrong with the commit or the folder', async () => {
    for (const reference of ['nonsense', 'HEAD~99', '--all']) {
      const { status, err } = await run('extract', 'docs', `--since=${reference}`);
      expect([status, err]).toEqual([2, expect.stringContaining(`${reference} is no commit`)]);
    }
    rmSync(join(folder, '.git'), { recursive: true });
    const { status, err } = await run('extract', 'docs', '--since', 'HEAD');
    expect([status, err]).toEqual([2, expect.stringContaining('is in no git checkout')]);
  });

  test('goes with --shard', async () => {
    write('docs/2.txt', article(12));
    write('docs/3.txt', article(13));
    const names = await shards(2, 'docs', '--format', 'ndjson', '--since', 'HEAD');
    const { out } = await run('merge', ...names, '--format', 'ndjson');
    expect(out.trimEnd().split('\n')).toHaveLength(2);
  });
});

describe('--since in a checkout of the program', () => {
  let copy = '';
  const extract = (): { ids: string[]; said: string } => {
    const args = ['--import', 'tsx', 'pipeline/cli.ts', 'extract', 'docs', '--since', 'HEAD', '--format', 'ndjson'];
    const log = join(copy, 'log.txt');
    const out = execFileSync('sh', ['-c', `"$0" "$@" 2> "${log}"`, process.execPath, ...args], {
      cwd: copy,
      encoding: 'utf8',
    });
    const ids = out
      .split('\n')
      .flatMap((line) => (line === '' ? [] : (JSON.parse(line) as { document: { id: string } }).document.id));
    return { ids, said: readFileSync(log, 'utf8') };
  };
  beforeAll(() => {
    copy = checkout();
    mkdirSync(join(copy, 'docs'));
    writeFileSync(join(copy, 'docs/chengdu.txt'), article(1));
    writeFileSync(
      join(copy, 'docs/suzhou.txt'),
      article(2).replaceAll('成都银行', '苏州银行').replaceAll('成都', '苏州'),
    );
    writeFileSync(join(copy, '.gitignore'), 'node_modules\nlog.txt\n');
    git(copy, 'init', '-q');
    commit(copy);
  });
  afterAll(() => rmSync(copy, { recursive: true, force: true }));

  test('a change of a term lexicon takes the documents that it can touch', () => {
    expect(extract().ids).toEqual([]);
    editLexicon(copy, 'institutions/city-commercial-banks.yaml', (entries) =>
      entries.map((entry) => (entry.id === 'bank-of-suzhou' ? { ...entry, nameEn: 'Suzhou Bank' } : entry)),
    );
    expect(extract().ids).toEqual(['suzhou']);
    git(copy, 'checkout', '-q', '.');
  });

  test('a change of another lexicon or of the program takes all, and says so', () => {
    editLexicon(copy, 'scale-cues.yaml', ([first, ...rest]) => [{ ...first!, why: 'x' }, ...rest]);
    expect(extract()).toMatchObject({
      ids: ['chengdu', 'suzhou'],
      said: expect.stringContaining('lexicons/scale-cues.yaml has changed'),
    });
    git(copy, 'checkout', '-q', '.');
    appendFileSync(join(copy, 'pipeline/run.ts'), '\n// Changed.\n');
    expect(extract()).toMatchObject({
      ids: ['chengdu', 'suzhou'],
      said: expect.stringContaining('pipeline/run.ts has changed'),
    });
    git(copy, 'checkout', '-q', '.');
    appendFileSync(join(copy, 'pipeline/cli/help.ts'), '\n// No part of extraction.\n');
    expect(extract().ids).toEqual([]);
  });
});

describe('--cache', () => {
  beforeEach(() => twelve());
  const holds = (path: string): boolean => existsSync(join(folder, path));

  test('is used for files where it is asked for, and leaves nothing where it is not', async () => {
    const plain = await run('extract', 'docs', '--format', 'ndjson');
    expect(readdirSync(folder)).toEqual(['docs']);
    const first = await run('extract', 'docs', '--format', 'ndjson', '--cache', 'kept');
    expect(holds('kept/CACHEDIR.TAG')).toBe(true);
    const second = await run('extract', 'docs', '--format', 'ndjson', '--cache', 'kept');
    expect([first.out, second.out]).toEqual([plain.out, plain.out]);
    expect((await run('cache', 'info', '--cache', 'kept')).out).toContain('in 1 files');
    expect((await run('cache', 'clear', '--cache', 'kept')).status).toBe(0);
    expect(holds('kept')).toBe(false);
  });

  test('is the default of a run over the corpus, and --no-cache turns it off', async () => {
    mkdirSync(join(folder, 'corpus/documents/one'), { recursive: true });
    write('corpus/documents/one/source.txt', article(1));
    write('corpus/documents/one/meta.yaml', 'split: development\n');
    await run('extract', '--no-cache', '--format', 'ndjson');
    expect(holds('.shahe-cache')).toBe(false);
    const first = await run('extract', '--format', 'ndjson');
    expect(holds('.shahe-cache/CACHEDIR.TAG')).toBe(true);
    expect((await run('extract', '--format', 'ndjson')).out).toBe(first.out);
  });

  test('refuses a folder that holds something else', async () => {
    cpSync(join(folder, 'docs'), join(folder, 'mine'), { recursive: true });
    const { status, err } = await run('extract', 'docs', '--cache', 'mine');
    expect([status, err]).toEqual([2, expect.stringContaining('is no cache')]);
    expect((await run('cache', 'clear', '--cache', 'mine')).status).toBe(2);
    expect(holds('mine/0')).toBe(true);
  });
});
