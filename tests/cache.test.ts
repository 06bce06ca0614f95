import {
  appendFileSync,
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Cache } from '../pipeline/batch/cache/cache.ts';
import { filterOf, mayHold, needsOf } from '../pipeline/batch/cache/filter.ts';
import { clear, isCache, sizeOf } from '../pipeline/batch/cache/folder.ts';
import { remembering } from '../pipeline/batch/cache/remember.ts';
import { currentVersion, type Version } from '../pipeline/batch/cache/version.ts';
import { inline } from '../pipeline/batch/inline.ts';
import { fileTask, type Outcome, type Task } from '../pipeline/batch/task.ts';
import { corpusDocuments } from '../pipeline/corpus.ts';

const root = new URL('../', import.meta.url).pathname;
const text = (number: number): string =>
  `8月${number}日，中国人民银行成都分行公示成都市金融科技创新监管试点首批1个创新应用。\n成都银行申请的“支持方言的第${number}号智能客服”运用语音识别技术，预计服务个人客户${number}万人。\n`;
const textTask = (number: number, path = `${number}.txt`): Task => ({
  path,
  content: { kind: 'text', text: text(number) },
});
const version = currentVersion();

let folder = '';
let warnings: string[] = [];
/** Paths of the tasks that were performed. */
let made: string[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'shahe-cache-test-'));
  [warnings, made] = [[], []];
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const cacheFolder = (): string => join(folder, 'cache');
const open = (of: Version = version, limit = 1 << 30): Cache =>
  new Cache({ folder: cacheFolder(), limit, warn: (message) => warnings.push(message) }, of);

async function* watched(tasks: Iterable<Task> | AsyncIterable<Task>): AsyncGenerator<Task> {
  for await (const task of tasks) {
    made.push(task.path);
    yield task;
  }
}
/** The outcomes as what they say: known ones hold their line as bytes. */
const collect = async (outcomes: AsyncIterable<Outcome>): Promise<Outcome[]> => {
  const all: Outcome[] = [];
  for await (const { path, id, line, bytes } of outcomes) {
    if (bytes) expect(Buffer.from(bytes).toString()).toBe(`${line}\n`);
    all.push({ path, id, line });
  }
  return all;
};
const extract = (tasks: readonly Task[]): Promise<Outcome[]> => collect(inline(tasks));
const extractCached = (tasks: readonly Task[], cache = open()): Promise<Outcome[]> => {
  made = [];
  return collect(remembering((all) => inline(watched(all)), cache)(tasks));
};
const segments = (): string[] =>
  readdirSync(cacheFolder(), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.seg'))
    .map((name) => join(cacheFolder(), name));

describe('the cache', () => {
  test('gives what extraction gives, and makes nothing twice', async () => {
    const tasks = corpusDocuments(root).map(({ id, path }) => fileTask(path, join(root, path), id));
    const plain = await extract(tasks);
    expect(await extractCached(tasks)).toEqual(plain);
    expect(made).toHaveLength(tasks.length);
    expect(await extractCached([...tasks].reverse())).toEqual([...plain].reverse());
    expect(made).toEqual([]);
    expect(warnings).toEqual([]);
  });

  test('knows a document under another path, which then stands in the result', async () => {
    await extractCached([{ ...textTask(1, 'a/“一”.txt'), id: 'one' }]);
    const moved = { ...textTask(1, 'b.txt'), id: 'one' };
    expect(await extractCached([moved])).toEqual(await extract([moved]));
    expect(made).toEqual([]);
  });

  test.each<[what: string, other: Task]>([
    ['bytes', { ...textTask(2), path: '1.txt' }],
    ['id', { ...textTask(1), id: 'other' }],
    ['metadata', { ...textTask(1), meta: { published: '2021-08-02' } }],
    ['extension', { ...textTask(1), path: '1.html' }],
    ['markup', { ...textTask(1), markup: 'text/html' }],
    ['kind of content', { ...textTask(1), content: { kind: 'bytes', bytes: new TextEncoder().encode(text(1)) } }],
  ])('takes a document of other %s for another', async (_, other) => {
    await extractCached([textTask(1)]);
    expect(await extractCached([other])).toEqual(await extract([other]));
    expect(made).toEqual([other.path]);
  });

  test('looks at the bytes, whatever the date and size of a file say', async () => {
    const file = join(folder, 'document.txt');
    writeFileSync(file, text(1));
    const { atime, mtime } = statSync(file);
    await extractCached([fileTask('document.txt', file)]);
    writeFileSync(file, text(2));
    utimesSync(file, atime, mtime);
    const [outcome] = await extractCached([fileTask('document.txt', file)]);
    expect(outcome?.line).toContain('第2号');
  });

  test('takes a document of the corpus for another when its meta.yaml or its text layer changes', async () => {
    const document = join(folder, 'some-document');
    mkdirSync(document);
    const task = fileTask('source.pdf', join(document, 'source.pdf'));
    writeFileSync(join(document, 'source.pdf'), '%PDF');
    writeFileSync(join(document, 'layer.html'), `<p>${text(1)}</p>`);
    writeFileSync(join(document, 'meta.yaml'), 'layer: layer.html\nmediaType: application/pdf\n');
    await extractCached([task]);
    writeFileSync(join(document, 'layer.html'), `<p>${text(2)}</p>`);
    expect(await extractCached([task])).toEqual(await extract([task]));
    expect(made).toHaveLength(1);
    appendFileSync(join(document, 'meta.yaml'), 'published: 2021-08-09\n');
    const [outcome] = await extractCached([task]);
    expect(outcome?.line).toContain('"2021-08-09"');
  });

  test('does not keep errors', async () => {
    const missing = fileTask('missing.txt', join(folder, 'missing.txt'));
    await extractCached([missing]);
    const [outcome] = await extractCached([missing]);
    expect(outcome?.line).toContain('"not-found"');
    expect(made).toEqual(['missing.txt']);
  });

  test('does not keep the result of a document that changes while it is extracted', async () => {
    const file = join(folder, 'document.txt');
    writeFileSync(file, text(1));
    const task = fileTask('document.txt', file);
    const change = remembering(async function* (tasks) {
      for await (const one of tasks) {
        writeFileSync(file, text(2));
        yield* inline([one]);
      }
    }, open());
    await collect(change([task]));
    writeFileSync(file, text(1));
    const [outcome] = await extractCached([task]);
    expect(outcome?.line).toContain('第1号');
  });

  test('is not asked across versions of the program', async () => {
    await extractCached([textTask(1)]);
    await extractCached([textTask(1)], open({ ...version, generation: '0123456789abcdef' }));
    expect(made).toEqual(['1.txt']);
  });

  test('keeps order and passes on what goes wrong in the executor', async () => {
    await extractCached([textTask(2), textTask(4)]);
    const five = [1, 2, 3, 4, 5].map((number) => textTask(number));
    expect((await extractCached(five)).map(({ path }) => path)).toEqual(five.map(({ path }) => path));
    expect(made).toEqual(['1.txt', '3.txt', '5.txt']);
    const broken = remembering(async function* () {
      yield* [];
      throw new Error('no workers');
    }, open());
    await expect(collect(broken([textTask(1), textTask(6), textTask(7)]))).rejects.toThrow('no workers');
  });
});

describe('a cache that is damaged', () => {
  const damage: [what: string, (file: string) => void][] = [
    ['truncated', (file) => truncateSync(file, 500)],
    ['emptied', (file) => truncateSync(file, 0)],
    ['longer than it was', (file) => appendFileSync(file, 'x')],
    ['foreign', (file) => writeFileSync(file, 'someone else’s notes\n'.repeat(100))],
    ['of a bit flipped in a result', (file) => flip(file, 700)],
    ['of a bit flipped in the index', (file) => flip(file, statSync(file).size - 60)],
    ['of a bit flipped in its end', (file) => flip(file, statSync(file).size - 20)],
  ];
  const flip = (file: string, at: number): void => {
    const bytes = readFileSync(file);
    bytes[at]! ^= 4;
    writeFileSync(file, bytes);
  };

  test.each(damage)('is noticed and made anew: a segment %s', async (_, harm) => {
    await extractCached([textTask(1)]);
    harm(segments()[0]!);
    const plain = await extract([textTask(1)]);
    expect(await extractCached([textTask(1)])).toEqual(plain);
    expect(made).toEqual(['1.txt']);
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toMatch(/^cache .*made anew$/);
    expect(await extractCached([textTask(1)])).toEqual(plain);
    expect(made).toEqual([]);
    expect(warnings).toHaveLength(1);
  });

  test('never gives a result that any single flipped byte has spoilt', async () => {
    const plain = await extract([textTask(1)]);
    await extractCached([textTask(1)]);
    const [file] = segments();
    const bytes = readFileSync(file!);
    for (let at = 0; at < bytes.length; at += 97) {
      const spoilt = Buffer.from(bytes);
      spoilt[at]! ^= 0x55;
      writeFileSync(file!, spoilt);
      const [outcome] = await extractCached([textTask(1)]);
      expect(outcome).toEqual(plain[0]);
      for (const name of segments()) rmSync(name);
    }
  });

  test('says so once however much is damaged, and leaves what is not ours', async () => {
    for (const number of [1, 2, 3]) await extractCached([textTask(number)]);
    for (const file of segments()) truncateSync(file, 100);
    writeFileSync(join(cacheFolder(), 'notes.txt'), 'mine');
    await extractCached([1, 2, 3].map((number) => textTask(number)));
    expect(warnings).toHaveLength(1);
    clear(cacheFolder());
    expect(readdirSync(cacheFolder())).toEqual(['notes.txt']);
  });

  test('copied from another key gives nothing', async () => {
    await extractCached([textTask(1)]);
    const [one] = segments();
    await extractCached([textTask(2)]);
    const two = segments().find((file) => file !== one)!;
    copyFileSync(one!, two);
    expect(await extractCached([textTask(2)])).toEqual(await extract([textTask(2)]));
    expect(made).toEqual(['2.txt']);
  });

  test.skipIf(process.getuid?.() === 0)('that may not be written or read is done without', async () => {
    await extractCached([textTask(1)]);
    chmodSync(join(cacheFolder(), version.generation), 0o500);
    expect(await extractCached([textTask(2)])).toEqual(await extract([textTask(2)]));
    chmodSync(join(cacheFolder(), version.generation), 0o000);
    expect(await extractCached([textTask(1)])).toEqual(await extract([textTask(1)]));
    chmodSync(join(cacheFolder(), version.generation), 0o700);
    expect(warnings).toHaveLength(2);
  });

  test('whose folder cannot be made is done without', async () => {
    mkdirSync(cacheFolder());
    writeFileSync(join(cacheFolder(), version.generation), '');
    expect(await extractCached([textTask(1), textTask(2)])).toEqual(await extract([textTask(1), textTask(2)]));
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toContain('going on without it');
  });
});

describe('the folder of the cache', () => {
  test('may be written by several at a time', async () => {
    const [one, two] = [open(), open()];
    const some = (from: number) => Array.from({ length: 5 }, (_, at) => textTask(from + at));
    const run = (cache: Cache, tasks: Task[]) => collect(remembering(inline, cache)(tasks));
    await Promise.all([run(one, some(1)), run(two, some(4))]);
    await extractCached(some(1));
    await extractCached(some(4));
    expect(made).toEqual([]);
    expect(readdirSync(join(cacheFolder(), version.generation)).some((name) => name.endsWith('.tmp'))).toBe(false);
  });

  test('is no folder that somebody uses for something else', () => {
    expect(isCache(join(folder, 'new'))).toBe(true);
    writeFileSync(join(folder, 'notes.txt'), 'mine');
    expect(isCache(folder)).toBe(false);
    expect(isCache(join(folder, 'notes.txt'))).toBe(false);
  });

  test('keeps within its limit, and its newest generations', async () => {
    await extractCached([textTask(1)]);
    const { bytes } = sizeOf(cacheFolder());
    for (let number = 2; number < 6; number++) await extractCached([textTask(number)], open(version, 3 * bytes));
    expect(sizeOf(cacheFolder()).bytes).toBeLessThanOrEqual(3 * bytes);
    await extractCached([textTask(5)]);
    expect(made).toEqual([]);
    for (let number = 0; number < 5; number++)
      await extractCached([textTask(1)], open({ ...version, generation: `${number}`.repeat(16) }));
    expect(sizeOf(cacheFolder()).generations).toBe(3);
    expect(clear(cacheFolder())).toBeGreaterThan(0);
    expect(existsSync(cacheFolder())).toBe(false);
  });

  test('writes small segments together', async () => {
    for (let number = 1; number <= 66; number++) await extractCached([textTask(number % 31)], open());
    for (let number = 100; number <= 166; number++) await extractCached([textTask(number)], open());
    expect(segments().length).toBeLessThan(66);
    await extractCached([...Array.from({ length: 30 }, (_, at) => textTask(at + 1)), textTask(100), textTask(166)]);
    expect(made).toEqual([]);
  });
});

describe('the filter', () => {
  const holds = (view: string, form: string): boolean => mayHold(filterOf(view), needsOf(form));

  test.each([
    ['由苏州银行申请', '苏州银行'],
    ['基于AI与5G消息的平台', 'AI'],
    ['基于AI与5G消息的平台', '5g消息'],
    ['Banks of Suzhou, Big-Data', 'big data'],
    ['two APIs were', 'API'],
    ['the People’s Bank of China', "People's Bank of China"],
    ['中国银行（香港）有限公司', '中国银行(香港)'],
    ['京', '京'],
  ])('misses nothing that can be found: %s holds %s', (view, form) => {
    expect(holds(view, form)).toBe(true);
  });

  test.each([
    ['由苏州农商行申请', '苏州银行'],
    ['maintain', 'AI'],
    ['Suzhou Bank', 'Bank of China'],
    ['', '苏州银行'],
  ])('tells what cannot: %s holds no %s', (view, form) => {
    expect(holds(view, form)).toBe(false);
  });
});
