/** Archives of crawls: pages come out one by one, and what is broken says so. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { perform } from '../pipeline/batch/perform.ts';
import type { Task } from '../pipeline/batch/task.ts';
import { type ArchiveSummary, archiveTasks } from '../pipeline/batch/warc/archive.ts';
import { encode } from './helpers/encode.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'shahe-warc-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const ARTICLE =
  '<p>中国人民银行营业管理部公示2020年第一批金融科技创新监管试点应用。工商银行申请的“基于物联网的供应链金融服务”入选。</p>';

interface Record {
  readonly type?: string;
  readonly url?: string;
  readonly id?: string;
  readonly status?: string;
  readonly http?: readonly string[];
  readonly body?: Uint8Array;
}

let count = 0;
function record({
  type = 'response',
  url = 'https://example.org/a/',
  id,
  status = '200 OK',
  http,
  body,
}: Record = {}): Buffer {
  count += 1;
  const head = [`HTTP/1.1 ${status}`, ...(http ?? ['Content-Type: text/html; charset=utf-8']), '', ''].join('\r\n');
  const block = Buffer.concat([
    type === 'response' ? Buffer.from(head) : Buffer.alloc(0),
    body ?? Buffer.from(ARTICLE),
  ]);
  const uuid = id ?? `00000000-0000-4000-8000-${String(count).padStart(12, '0')}`;
  const warc = [
    'WARC/1.0',
    `WARC-Type: ${type}`,
    `WARC-Target-URI: ${url}`,
    'WARC-Date: 2024-05-06T07:08:09Z',
    `WARC-Record-ID: <urn:uuid:${uuid}>`,
    'Content-Type: application/http; msgtype=response',
    `Content-Length: ${block.length}`,
    '',
    '',
  ].join('\r\n');
  return Buffer.concat([Buffer.from(warc), block, Buffer.from('\r\n\r\n')]);
}

const packed = (records: readonly Buffer[]): Buffer => Buffer.concat(records.map((one) => gzipSync(one)));

async function read(name: string, bytes: Uint8Array): Promise<{ tasks: Task[]; summary: ArchiveSummary | null }> {
  writeFileSync(join(folder, name), bytes);
  const tasks: Task[] = [];
  let summary: ArchiveSummary | null = null;
  for await (const task of archiveTasks(name, join(folder, name), (found) => {
    summary = found;
  }))
    tasks.push(task);
  return { tasks, summary };
}

const textOf = ({ content }: Task): string => (content.kind === 'bytes' ? Buffer.from(content.bytes).toString() : '');
const codeOf = ({ content }: Task): string | null => (content.kind === 'error' ? content.code : null);

describe('an archive', () => {
  it('gives its pages with address and id, packed or not, and counts the rest', async () => {
    const records = [
      record({ type: 'warcinfo', body: Buffer.from('software: test\r\n') }),
      record({ type: 'request', body: Buffer.from('GET / HTTP/1.1\r\n\r\n') }),
      record({ url: 'https://Example.org/News/2020/a.html?x=1', id: 'aaaaaaaa-0000-4000-8000-000000000000' }),
      record({ http: ['Content-Type: image/png'], body: Buffer.from([1, 2, 3]) }),
      record({ status: '404 Not Found' }),
      record({ status: '302 Found', http: ['Location: /中文'] }),
      record({ url: 'https://example.org/b', http: ['content-type: text/plain'], body: Buffer.from('纯文本') }),
    ];
    for (const [name, bytes] of [
      ['a.warc', Buffer.concat(records)],
      ['a.warc.gz', packed(records)],
    ] as const) {
      const { tasks, summary } = await read(name, bytes);
      expect(summary).toEqual({ path: name, records: 7, pages: 2 });
      expect(tasks.map(({ markup }) => markup)).toEqual(['text/html', 'text/plain']);
      expect(tasks[0]).toMatchObject({
        path: `${name}#aaaaaaaa-0000-4000-8000-000000000000`,
        id: expect.stringMatching(/^example-org-news-2020-a-html-[0-9a-f]{8}$/),
        meta: { url: 'https://Example.org/News/2020/a.html?x=1' },
      });
      expect(tasks.map(textOf)).toEqual([ARTICLE, '纯文本']);
    }
  });

  it('gives two captures of one address different ids, the same each time', async () => {
    const bytes = packed([record(), record()]);
    const ids = async () => (await read('twice.warc.gz', bytes)).tasks.map(({ id }) => id);
    expect(new Set(await ids()).size).toBe(2);
    expect(await ids()).toEqual(await ids());
  });

  it('undoes chunks and encodings, and leaves alone what is not encoded', async () => {
    const [html, type] = [Buffer.from(ARTICLE), 'Content-Type: text/html'];
    const chunks = (body: Buffer) =>
      Buffer.concat([
        Buffer.from('5\r\n'),
        body.subarray(0, 5),
        Buffer.from(`\r\n${(body.length - 5).toString(16)}\r\n`),
        body.subarray(5),
        Buffer.from('\r\n0\r\n\r\n'),
      ]);
    const { tasks } = await read(
      'encoded.warc.gz',
      packed([
        record({ http: [type, 'Transfer-Encoding: chunked'], body: chunks(html) }),
        record({ http: [type, 'Transfer-Encoding: chunked', 'Content-Encoding: gzip'], body: chunks(gzipSync(html)) }),
        record({ http: [type, 'Content-Encoding: br'], body: brotliCompressSync(html) }),
        record({ http: [type, 'Content-Encoding: gzip'], body: html }),
        record({ http: [type, 'Transfer-Encoding: chunked', 'Content-Encoding: br'], body: html }),
      ]),
    );
    expect(tasks.map(textOf)).toEqual(Array(5).fill(ARTICLE));
  });

  it("takes the server's charset for a hint", async () => {
    const { tasks } = await read(
      'charset.warc.gz',
      packed([
        record({ http: ['Content-Type: text/html; charset="GBK"'], body: encode(ARTICLE, 'gb18030') }),
        record({ http: ['Content-Type: text/html; charset=iso-8859-1'] }),
        record({ http: ['Content-Type: text/html; charset=nonsense'] }),
      ]),
    );
    const outcomes = await Promise.all(tasks.map(perform));
    const documents = outcomes.map(({ line }) => JSON.parse(line));
    expect(documents.map(({ document }) => document.encoding)).toEqual(['gb18030', 'utf-8', 'utf-8']);
    for (const { pilots } of documents) expect(pilots[0].name.value).toBe('基于物联网的供应链金融服务');
  });
});

describe('a broken archive', () => {
  it('gives what stands before the break, and an error', async () => {
    const good = packed([record(), record()]);
    const half = gzipSync(record());
    const damaged = Buffer.from(half);
    damaged[20]! ^= 0xff;
    for (const [name, bytes] of [
      ['cut.warc.gz', Buffer.concat([good, half.subarray(0, half.length >> 1)])],
      ['damaged.warc.gz', Buffer.concat([good, damaged])],
      ['junk.warc.gz', Buffer.concat([good, Buffer.from('this is no record')])],
      ['cut.warc', Buffer.concat([record(), record(), record().subarray(0, -60)])],
      ['cut-in-headers.warc', Buffer.concat([record(), record().subarray(0, 90)])],
      ['no-records.warc', Buffer.from('this is\r\n\r\nno archive\r\n')],
      ['endless.warc', Buffer.concat([record(), Buffer.alloc(4 << 20, 'WARC/1.0 ')])],
    ] as const) {
      const { tasks, summary } = await read(name, bytes);
      expect({ name, summary, code: codeOf(tasks.at(-1)!) }).toEqual({ name, summary: null, code: 'bad-archive' });
      expect(tasks.slice(0, -1).every((task) => textOf(task) === ARTICLE)).toBe(true);
      expect(tasks.at(-1)!.path).toBe(name);
    }
    expect((await read('cut.warc.gz', Buffer.concat([good, half.subarray(0, 30)]))).tasks).toHaveLength(3);
  });

  it('costs a page that is too large or breaks off that page alone', async () => {
    const http = ['Content-Type: text/html', 'Content-Encoding: gzip'];
    const { tasks, summary } = await read(
      'pages.warc.gz',
      packed([
        record({ http, body: gzipSync(Buffer.alloc(40 << 20)) }),
        record({ http, body: gzipSync(Buffer.from(ARTICLE)).subarray(0, 40) }),
        record({ body: Buffer.alloc(40 << 20, ' ') }),
        record(),
      ]),
    );
    expect(tasks.map(codeOf)).toEqual(['size-limit', 'bad-payload', 'size-limit', null]);
    expect(summary).toMatchObject({ records: 4, pages: 4 });
  });

  it('is missed where it is not there', async () => {
    const tasks: Task[] = [];
    for await (const task of archiveTasks('none.warc', join(folder, 'none.warc'), () => {})) tasks.push(task);
    expect(tasks.map(codeOf)).toEqual(['not-found']);
  });
});
