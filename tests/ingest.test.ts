/** `ingest` as a maintainer meets it: what is kept and where, what is linked, what is said, and that nothing is ever half-written. */
import { spawn } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Converter } from 'opencc-js/cn2t';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { ZipFile } from 'yazl';
import { corpusDocuments, readDocumentSync } from '../pipeline/corpus.ts';
import { extractDocument } from '../pipeline/run.ts';
import { encode } from './helpers/encode.ts';
import { type Run, runIn, type Surroundings } from './helpers/terminal.ts';

const checkout = fileURLToPath(new URL('..', import.meta.url));
const TSX = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
const NOW = Date.UTC(2026, 2, 4, 5, 6, 7);

const ARTICLE = `厦门市公示第三批金融科技创新监管工具创新应用
来源：鹭江商报　2023年4月11日
中国人民银行厦门市中心支行4月11日公示2023年第三批金融科技创新监管工具创新应用，共2项，并向社会公开征求意见。
厦门银行与鹭江云算科技有限公司申请的“基于联邦学习的台商授信服务”为金融服务，运用联邦学习、大数据技术，把台企在两岸的纳税、用电记录汇成信用画像，预计一年内服务小微企业3200户，授信额度不低于6亿元。
兴业银行厦门分行申请的“基于区块链的航运保函核验产品”为科技产品，运用区块链技术登记保函的签发与核销，预计试点期间核验保函超过5万笔。
厦门银行承诺，因系统故障造成损失的，由其先行赔付。
`;

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'shahe-ingest-'));
  mkdirSync(join(root, 'corpus/documents'), { recursive: true });
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function write(path: string, content: string | Uint8Array = ARTICLE): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), content);
}

/** An archive whose one member climbs out of its folder: no library writes one, so the name is written over another as long. */
async function climbing(content: string): Promise<Buffer> {
  const [harmless, evil] = ['up-up-escape.txt', '../../escape.txt'];
  const zip = new ZipFile();
  zip.addBuffer(Buffer.from(content), harmless);
  zip.end();
  const bytes = await buffer(zip.outputStream);
  return Buffer.from(bytes.toString('latin1').replaceAll(harmless, evil), 'latin1');
}

const ingest = (args: readonly string[], more: Surroundings = {}): Promise<Run> =>
  runIn(root, ['ingest', ...args], { now: () => NOW, ...more });

const records = ({ out }: Run) =>
  out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
const metaOf = (folder: string) => parse(readFileSync(join(root, folder, 'meta.yaml'), 'utf8'));
const kept = (): string[] => corpusDocuments(root).map(({ id }) => id);
/** All files of the corpus with their bytes. */
const snapshot = (): Record<string, string> =>
  Object.fromEntries(
    readdirSync(join(root, 'corpus'), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [path, readFileSync(path).toString('base64')]),
  );

const ID = 'xiamen-2023-3-lu-jiang-shang-bao';

describe('a file', () => {
  it('becomes a document with its provenance, out of git where nobody says that it may be redistributed', async () => {
    write('in/notice.txt');
    const run = await ingest(['in/notice.txt']);
    expect(run.status).toBe(0);
    expect(readFileSync(join(root, `corpus/local/${ID}/source.txt`), 'utf8')).toBe(ARTICLE);
    expect(metaOf(`corpus/local/${ID}`)).toEqual({
      redistributable: false,
      title: '厦门市公示第三批金融科技创新监管工具创新应用',
      publisher: '鹭江商报',
      published: '2023-04-11',
      retrieved: '2026-03-04T05:06:07.000Z',
      mediaType: 'text/plain',
      charset: 'utf-8',
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(kept()).toEqual([ID]);
  });

  it('goes into git with a licence, and gives what was shown', async () => {
    write('notice.txt');
    const [record] = records(
      await ingest(['notice.txt', '--licence', 'CC0-1.0', '--id', 'xiamen-2023-3-own', '--json']),
    );
    expect(record).toMatchObject({
      deed: 'stored',
      id: 'xiamen-2023-3-own',
      folder: 'corpus/documents/xiamen-2023-3-own',
    });
    expect(metaOf(record.folder)).toMatchObject({ split: 'development', licence: 'CC0-1.0' });
    const path = `${record.folder}/source.txt`;
    const result = extractDocument(readDocumentSync({ path: 'notice.txt', file: join(root, path) }));
    expect(JSON.parse(JSON.stringify(result))).toEqual(record.result);
    expect(result.pilots.map(({ name }) => name?.value)).toEqual([
      '基于联邦学习的台商授信服务',
      '基于区块链的航运保函核验产品',
    ]);
  });

  it('changes nothing where the corpus has its bytes', async () => {
    write('notice.txt');
    await ingest(['notice.txt']);
    const before = snapshot();
    write('again/other-name.txt');
    const [record] = records(await ingest(['again/other-name.txt', '--json']));
    expect(record).toMatchObject({ deed: 'unchanged', id: ID });
    expect(snapshot()).toEqual(before);
  });

  it('becomes a later version where the user says of what, with the difference shown', async () => {
    write('notice.txt');
    await ingest(['notice.txt']);
    write('notice.txt', ARTICLE.replace('3200户', '4500户'));
    const run = await ingest(['notice.txt', '--id', ID]);
    expect(run.status).toBe(0);
    expect(kept()).toEqual([ID, `${ID}-v2`]);
    expect(metaOf(`corpus/local/${ID}-v2`)).toMatchObject({ versionOf: ID });
    expect(run.out).toMatch(/^- [^+]*3200户/m);
    expect(run.out).toMatch(/^\+ [^~]*4500户/m);
    write('notice.txt', ARTICLE.replace('3200户', '5500户'));
    await ingest(['notice.txt', '--id', ID]);
    expect(metaOf(`corpus/local/${ID}-v3`)).toMatchObject({ versionOf: ID });
  });

  it('is linked to what says the same in another script, and counted once', async () => {
    write('notice.txt');
    write('mirror.txt', Converter({ from: 'cn', to: 'twp' })(ARTICLE).replace('鷺江商報', '海峽金融網'));
    const [first, second] = records(await ingest(['notice.txt', 'mirror.txt', '--json']));
    expect(first.place.kind).toBe('new');
    expect(second.place).toMatchObject({ kind: 'copy', of: first.id });
    expect(metaOf(second.folder)).toMatchObject({ copyOf: first.id });
  });

  it('is linked to nothing where it tells of another announcement', async () => {
    write('notice.txt');
    await ingest(['notice.txt']);
    const form = ARTICLE.replaceAll('厦门', '宁波').replace('第三批', '第二批');
    write('other.txt', `${form.slice(0, form.indexOf('宁波银行与'))}宁波银行申请的“智能语音外呼服务”为金融服务。`);
    const [record] = records(await ingest(['other.txt', '--json']));
    expect(record.place.kind).toBe('new');
  });
});

describe('the conversation', () => {
  it('says what the document is, what was stripped, what it says, what is unknown, how it differs, and what to type next', async () => {
    write(
      'notice.html',
      `<html><body><div class="nav"><a href="/">首页</a> <a href="/a">股票</a> <a href="/b">基金</a></div><article>${ARTICLE.split(
        '\n',
      )
        .map((line) => `<p>${line}</p>`)
        .join('')}</article><div class="foot">版权所有 京ICP备12345678号</div></body></html>`,
    );
    const { out } = await ingest(['notice.html']);
    expect(out).toMatch(/corpus\/local\/xiamen-2023-3-[a-z-]+: new/);
    expect(out).toContain('announcement of pilots · text/html · utf-8 · Simplified');
    expect(out).toMatch(/\d+ of \d+ blocks stripped: .*icp/);
    expect(out).toContain('2 stated, 2 found');
    expect(out).toContain('基于联邦学习的台商授信服务');
    expect(out).toMatch(/- id: .*yun-suan/);
    expect(out).toMatch(/new\s+.*pilot/);
    expect(out).toMatch(/Next:\n.* extract xiamen-2023-3-/);
  });

  it('writes nothing with --dry-run', async () => {
    write('notice.txt');
    const { out, status } = await ingest(['notice.txt', '--dry-run']);
    expect(status).toBe(0);
    expect(out).toContain('Nothing was written');
    expect(readdirSync(join(root, 'corpus'))).toEqual(['documents']);
  });

  it('asks whoever can be asked, once where they say all', async () => {
    for (const [index, batch] of ['第三批', '第四批', '第五批'].entries())
      write(`in/${index}.txt`, `${ARTICLE.replaceAll('第三批', batch)}编号${index}`);
    const questions: string[] = [];
    const answers = ['n', 'a'];
    const ask = async (question: string) => {
      questions.push(question);
      return answers.shift() ?? 'n';
    };
    await ingest(['in'], { ask });
    expect(questions).toHaveLength(2);
    expect(kept()).toHaveLength(2);
    await ingest(['in', '--yes'], { ask });
    expect(questions).toHaveLength(2);
    expect(kept()).toHaveLength(3);
  });

  it('goes on where one of several cannot be read, and says what, where and the cure', async () => {
    write('in/a.txt');
    write('in/b.png', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]));
    write('outside.txt');
    symlinkSync(join(root, 'outside.txt'), join(root, 'in/c.txt'));
    const run = await ingest(['in', 'missing.txt', '--json']);
    expect(run.status).toBe(1);
    expect(kept()).toHaveLength(1);
    const errors = records(run).flatMap(({ error }) => (error ? [error.code] : []));
    expect(errors).toEqual(['no-text', 'symbolic-link', 'not-found']);
    expect(run.err).toContain('in/b.png');
  });

  it.each([
    [['--id', '../../etc'], /--id/],
    [['--published', 'gestern'], /--published/],
    [['--max-size', '0'], /--max-size/],
  ])('refuses %j', async (args, message) => {
    write('notice.txt');
    const { status, err } = await ingest(['notice.txt', ...args]);
    expect(status).toBe(2);
    expect(err).toMatch(message);
    expect(existsSync(join(root, 'corpus/local'))).toBe(false);
  });
});

describe('a hostile input', () => {
  const NESTED = `${'<div>'.repeat(100_000)}${ARTICLE}${'</div>'.repeat(100_000)}`;

  it.each([
    ['an archive that climbs out of its folder', 'evil.zip', () => climbing(ARTICLE)],
    ['a page nested 100,000 deep', 'deep.html', () => NESTED],
    ['NUL bytes', 'nul.txt', () => `${ARTICLE}\0\0\0${ARTICLE}`],
    ['two encodings in one file', 'mixed.txt', () => Buffer.concat([Buffer.from(ARTICLE), encode(ARTICLE, 'gb18030')])],
  ])('%s ends, and what stands beside it goes on', async (_, name, content) => {
    write(`in/${name}`, await content());
    write('in/z.txt', ARTICLE.replace('第三批', '第九批'));
    const run = await ingest(['in', '--json']);
    expect(existsSync(join(root, '..', 'escape.txt'))).toBe(false);
    expect(records(run).find(({ origin }) => origin === 'in/z.txt')).toMatchObject({ deed: 'stored' });
    const known = records(run).filter(({ origin }) => origin.startsWith(`in/${name}`));
    expect(known.every(({ deed, error }) => deed === 'stored' || /^[a-z-]+$/.test(error.code))).toBe(true);
    expect(known.length).toBeGreaterThan(0);
  });

  it('that takes too long is refused with the limit that says so', async () => {
    write('in/long.txt', ARTICLE + '“甲银行申请的《基于区块链的服务》预计服务3万户。'.repeat(60_000));
    write('in/z.txt');
    const run = await ingest(['in', '--json', '--timeout', '1']);
    expect(records(run)[0]).toMatchObject({ origin: 'in/long.txt', error: { code: 'time-limit' } });
    expect(run.err).toContain('--timeout');
    expect(kept()).toEqual([ID]);
  });

  it('of a gigabyte is refused before it is read', async () => {
    write('big.txt');
    truncateSync(join(root, 'big.txt'), 1 << 30);
    const [record] = records(await ingest(['big.txt', '--json']));
    expect(record.error.code).toBe('size-limit');
  });
});

describe('an address', () => {
  let server: Server;
  let page: { body: string; etag: string };
  let requests: string[];
  let url: string;
  beforeEach(async () => {
    page = { body: `<html><body><p>${ARTICLE.split('\n').join('</p><p>')}</p></body></html>`, etag: '"1"' };
    requests = [];
    server = createServer((request, response) => {
      if (request.url === '/robots.txt') return void response.writeHead(404).end();
      requests.push(String(request.headers['if-none-match'] ?? ''));
      if (request.headers['if-none-match'] === page.etag) return void response.writeHead(304).end();
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', etag: page.etag }).end(page.body);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/notice`;
  });
  afterEach(() => new Promise((resolve) => server.close(resolve)));

  it('is kept as received; asked again it is not fetched where it has not changed, and is a version where it has', async () => {
    const [record] = records(await ingest([url, '--allow-loopback', '--json']));
    expect(record).toMatchObject({ deed: 'stored', meta: { url, mediaType: 'text/html' } });
    const response = JSON.parse(readFileSync(join(root, record.folder, 'response.json'), 'utf8'));
    expect(response).toMatchObject({ requested: url, status: 200, sha256: record.meta.sha256 });
    expect(readFileSync(join(root, record.folder, 'source.html'), 'utf8')).toBe(page.body);
    const [again] = records(await ingest([url, '--allow-loopback', '--json']));
    expect(again).toMatchObject({ deed: 'unchanged', id: record.id });
    expect(requests).toEqual(['', '"1"']);
    page = { body: page.body.replace('6亿元', '8亿元'), etag: '"2"' };
    const [changed] = records(await ingest([url, '--allow-loopback', '--json']));
    expect(changed).toMatchObject({ deed: 'stored', id: `${record.id}-v2`, place: { kind: 'version', of: record.id } });
    expect(changed.changes.paragraphs.map(({ sign }: { sign: string }) => sign)).toEqual(['-', '+']);
    expect(changed.changes.rows.map(({ field }: { field: string }) => field)).toContain('scale');
  });

  it('of this machine is refused without the flag', async () => {
    const run = await ingest([url]);
    expect(run.status).toBe(1);
    expect(run.err).toContain('forbidden-address');
    expect(requests).toEqual([]);
  });
});

describe('the corpus', () => {
  it('is never half-written where the folder cannot be written', async () => {
    write('notice.txt');
    mkdirSync(join(root, 'corpus/local'));
    writeFileSync(join(root, `corpus/local/${ID}`), 'in the way');
    const run = await ingest(['notice.txt', '--id', ID]);
    expect(run.status).toBe(1);
    expect(run.err).toContain(ID);
    expect(readdirSync(join(root, 'corpus')).sort()).toEqual(['documents', 'local']);
    expect(readFileSync(join(root, `corpus/local/${ID}`), 'utf8')).toBe('in the way');
  });

  it('is whole after kill -9 at any moment, and the next call clears what is left', async () => {
    for (let index = 0; index < 15; index += 1)
      write(`in/${index}.txt`, `${ARTICLE.replace('第三批', `第${index + 1}批`)}第${index}篇\n`);
    const child = spawn(
      process.execPath,
      ['--import', TSX, join(checkout, 'pipeline/cli.ts'), 'ingest', 'in', '--yes'],
      {
        cwd: root,
        stdio: 'ignore',
      },
    );
    await expect
      .poll(() => (existsSync(join(root, 'corpus/local')) ? kept().length : 0), { timeout: 60_000, interval: 5 })
      .toBeGreaterThan(3);
    child.kill('SIGKILL');
    await new Promise((resolve) => child.once('exit', resolve));
    for (const { id, path } of corpusDocuments(root)) {
      const { sha256 } = readDocumentSync({ id, path, file: join(root, path) });
      expect(metaOf(dirname(path)).sha256).toBe(sha256);
    }
    await ingest(['in', '--yes']);
    expect(kept()).toHaveLength(15);
    expect(readdirSync(join(root, 'corpus')).sort()).toEqual(['documents', 'local']);
  });

  it('is whole where the disk takes no more', async () => {
    write('big.txt', ARTICLE + '附件说明。'.repeat(7_500));
    write('small.txt');
    const script = `ulimit -f 100; exec ${process.execPath} --import ${TSX} ${join(checkout, 'pipeline/cli.ts')} ingest big.txt small.txt --yes`;
    const child = spawn('bash', ['-c', script], { cwd: root, stdio: ['ignore', 'ignore', 'pipe'] });
    let err = '';
    child.stderr.on('data', (data) => {
      err += data;
    });
    const status = await new Promise((resolve) => child.once('exit', resolve));
    expect(err).toMatch(/EFBIG/);
    expect(status).toBe(1);
    expect(kept()).toEqual([ID]);
    expect(readdirSync(join(root, 'corpus')).sort()).toEqual(['documents', 'local']);
  });

  it.skipIf(process.getuid?.() === 0)('says so where it is read-only', async () => {
    write('notice.txt');
    chmodSync(join(root, 'corpus'), 0o500);
    const run = await ingest(['notice.txt']);
    chmodSync(join(root, 'corpus'), 0o700);
    expect(run.status).toBe(1);
  });
});
