/** `extract --stdin`: a line in, a line out, in order and at once. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { linesOf } from '../pipeline/batch/stream/lines.ts';
import { ndjsonTasks } from '../pipeline/batch/stream/ndjson.ts';
import type { Task } from '../pipeline/batch/task.ts';
import { documentResultSchema, errorResultSchema } from '../pipeline/contract.ts';
import { encode } from './helpers/encode.ts';
import { runIn } from './helpers/terminal.ts';

const checkout = fileURLToPath(new URL('..', import.meta.url));
const ARTICLE =
  '中国人民银行营业管理部公示2020年第一批金融科技创新监管试点应用。工商银行申请的“基于物联网的供应链金融服务”入选。';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'shahe-stream-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function* chunked(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array, void> {
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size);
}

async function run(args: readonly string[], input: string | Uint8Array) {
  const stdin = chunked(Buffer.from(input), 1000);
  const { status, out, err } = await runIn(folder, ['extract', '--stdin', '--jobs', '1', ...args], { stdin });
  const lines = out.split('\n').slice(0, -1);
  return { status, err, results: lines.map((line) => JSON.parse(line)) };
}

const ndjson = (...lines: readonly unknown[]): string =>
  lines.map((line) => `${typeof line === 'string' ? line : JSON.stringify(line)}\n`).join('');

async function tasksOf(text: string, lineLimit = 10_000): Promise<Task[]> {
  const tasks: Task[] = [];
  for await (const task of ndjsonTasks(chunked(Buffer.from(text), 7), { lineLimit })) tasks.push(task);
  return tasks;
}

describe('lines', () => {
  it('are found wherever the pieces are cut, and none is kept that is too long', async () => {
    const bytes = Buffer.from(`一\n\n${'x'.repeat(50)}\nlast`);
    for (const size of [1, 2, 3, 1000]) {
      const lines: (string | null)[] = [];
      for await (const { number, bytes: line } of linesOf(chunked(bytes, size), 20)) {
        expect(number).toBe(lines.length + 1);
        lines.push(line && Buffer.from(line).toString());
      }
      expect(lines).toEqual(['一', '', null, 'last']);
    }
  });
});

describe('a line', () => {
  it('gives a result under its id, from text or from bytes, in order', async () => {
    const { status, err, results } = await run(
      [],
      ndjson(
        { id: 'https://example.org/1', text: ARTICLE, url: 'https://example.org/1', published: '2020-08-17' },
        '',
        '  ',
        {
          id: 'b',
          base64: Buffer.from(encode(ARTICLE, 'gb18030')).toString('base64'),
          title: '标题',
          publisher: '某报',
        },
        { id: 'c', text: `<p>${ARTICLE}</p>` },
        { id: 'd', text: `一<p>${ARTICLE}</p>`, mediaType: 'text/html; charset=utf-8' },
        { id: 'e.html', text: ARTICLE, mediaType: 'text/plain' },
        {
          id: 'f',
          base64: Buffer.from(encode(ARTICLE, 'gb18030')).toString('base64').replace(/=+$/, ''),
          charset: 'gbk',
        },
      ),
    );
    expect({ status, err }).toEqual({ status: 0, err: '' });
    for (const result of results) documentResultSchema.parse(result);
    const documents = results.map(({ document }) => document);
    expect(documents.map(({ id }) => id)).toEqual(['https://example.org/1', 'b', 'c', 'd', 'e.html', 'f']);
    expect(documents.map(({ path }) => path)).toEqual(documents.map(({ id }) => id));
    expect(documents[0].publishedOn.value).toBe('2020-08-17');
    expect(documents[1]).toMatchObject({ encoding: 'gb18030', title: { value: '标题' }, publisher: { value: '某报' } });
    const types = ['text/plain', 'text/plain', 'text/html', 'text/html', 'text/plain', 'text/plain'];
    expect(documents.map(({ mediaType }) => mediaType)).toEqual(types);
    for (const { pilots } of results) expect(pilots[0].name.value).toBe('基于物联网的供应链金融服务');
  });

  it('that is broken gets an error line that says where and what, and the others go on', async () => {
    const { status, err, results } = await run(
      ['--line-limit', '1'],
      Buffer.concat([
        Buffer.from(ndjson('{"id": "a", ', '[1]', '7', { id: 'no-content' }, { text: ARTICLE })),
        Buffer.from(
          ndjson({ id: 'two', text: 'a', base64: 'YQ==' }, { id: 'bad', base64: 'a*b' }, { id: '', text: '' }),
        ),
        Buffer.from(
          ndjson({ id: 'typo', text: '', publishd: '2020' }, { id: 'date', text: '', published: '17.8.2020' }),
        ),
        Buffer.from(ndjson({ id: 'pdf', base64: 'YQ==', mediaType: 'application/pdf' })),
        Buffer.from(ndjson({ id: 'set', base64: 'YQ==', charset: 'klingon' })),
        Buffer.from([0x7b, 0xff, 0x7d, 0x0a]),
        Buffer.from(ndjson({ id: 'long', text: 'x'.repeat(1 << 20) }, { id: 'good', text: ARTICLE })),
      ]),
    );
    expect(status).toBe(1);
    const failed = results.slice(0, -1).map((result) => errorResultSchema.parse(result));
    expect(failed.map(({ document, error }) => `${document.path} ${error.code}`)).toEqual([
      'stdin:1 bad-line',
      'stdin:2 bad-line',
      'stdin:3 bad-line',
      'no-content bad-line',
      'stdin:5 bad-line',
      'two bad-line',
      'bad bad-line',
      'stdin:8 bad-line',
      'typo bad-line',
      'date bad-line',
      'pdf unsupported-media-type',
      'set unknown-charset',
      'stdin:13 bad-line',
      'stdin:14 line-limit',
    ]);
    expect(failed[8]?.error.message).toContain('publishd');
    expect(results.at(-1).document.id).toBe('good');
    expect(err.trimEnd().split('\n')).toHaveLength(failed.length);
  });

  it('becomes a file with --out, unless its id is no name for one', async () => {
    const ids = ['good', '../up', '.hidden', 'a/b', 'x'.repeat(300)];
    const { status } = await run(['--out', 'results'], ndjson(...ids.map((id) => ({ id, text: ARTICLE }))));
    expect(status).toBe(1);
    expect(readdirSync(join(folder, 'results'))).toEqual(['good.json']);
    expect(readdirSync(folder)).toEqual(['results']);
  });

  it('is a task with all that is known', async () => {
    const [task] = await tasksOf(ndjson({ id: 'a', base64: 'YWI=', mediaType: 'Text/HTML; charset="GBK"', url: 'u' }));
    expect(task).toMatchObject({ path: 'a', id: 'a', meta: { url: 'u' }, markup: 'text/html', charsetHint: 'gb18030' });
  });

  it('is the last that is read where the stream breaks', async () => {
    const broken = async function* () {
      yield Buffer.from(ndjson({ id: 'a', text: '' }));
      throw new Error('gone');
    };
    const tasks: Task[] = [];
    for await (const task of ndjsonTasks(broken(), { lineLimit: 100 })) tasks.push(task);
    expect(tasks.map(({ path, content }) => [path, content.kind])).toEqual([
      ['a', 'text'],
      ['stdin:2', 'error'],
    ]);
  });

  it('--stdin takes no files beside', async () => {
    expect((await run(['a.txt'], '')).status).toBe(2);
    expect((await run(['--line-limit', '0'], '')).status).toBe(2);
    expect((await run([], '')).status).toBe(0);
  });
});

describe('the process', () => {
  const start = (args: readonly string[]): ChildProcess & { out: AsyncIterator<string>; err: () => string } => {
    const program = ['--import', 'tsx', join(checkout, 'pipeline/cli.ts'), 'extract', '--stdin', '--quiet', ...args];
    const child = spawn(process.execPath, program, { cwd: checkout });
    let err = '';
    child.stderr.on('data', (more) => {
      err += more;
    });
    const out = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    return Object.assign(child, { out, err: () => err });
  };
  const closed = (child: ChildProcess) => new Promise((resolve) => child.on('close', resolve));
  const send = (child: ChildProcess, id: string) => child.stdin!.write(ndjson({ id, text: ARTICLE }));

  it.each([['1'], ['2']])('answers each line before the next is sent, with %s jobs', async (jobs) => {
    const child = start(['--jobs', jobs]);
    for (const id of ['a', 'b', 'c']) {
      send(child, id);
      expect(JSON.parse((await child.out.next()).value).document.id).toBe(id);
    }
    child.stdin!.end();
    expect(await closed(child)).toBe(0);
    expect(child.err()).toBe('');
  });

  it.each([['1'], ['2']])('ends without a word when interrupted or no longer read, with %s jobs', async (jobs) => {
    const interrupted = start(['--jobs', jobs]);
    send(interrupted, 'a');
    await interrupted.out.next();
    interrupted.kill('SIGINT');
    expect([await closed(interrupted), interrupted.err()]).toEqual([130, '']);

    const unread = start(['--jobs', jobs]);
    unread.stdin!.on('error', () => {});
    send(unread, 'a');
    await unread.out.next();
    unread.stdout!.destroy();
    const feeding = setInterval(() => send(unread, 'b'), 20);
    expect([await closed(unread), unread.err()]).toEqual([0, '']);
    clearInterval(feeding);
  });
});
