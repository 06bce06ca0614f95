/** The program as a person or a script meets it, run in this process; what needs a process of its own is at the end. */
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
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import stringWidth from 'string-width';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { allCommands, COMMANDS } from '../pipeline/cli/commands.ts';
import { nameOf } from '../pipeline/cli/help.ts';
import { cut, table, wrapped } from '../pipeline/cli/table.ts';
import { documentResultSchema, errorResultSchema } from '../pipeline/contract.ts';
import { plain, safeJson } from '../pipeline/plain.ts';
import { asLines, BANK_CODE, COMPANY_CODE, ROWS } from './helpers/declaration.ts';
import { type Run, runIn, type Surroundings } from './helpers/terminal.ts';

const checkout = fileURLToPath(new URL('..', import.meta.url));
const ARTICLE =
  '中国人民银行营业管理部公示2020年第一批金融科技创新监管试点应用。工商银行申请的“基于物联网的供应链金融服务”入选。';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'shahe-cli-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const write = (path: string, content: string | Uint8Array = ARTICLE): void => {
  mkdirSync(join(folder, path, '..'), { recursive: true });
  writeFileSync(join(folder, path), content);
};

const run = (args: readonly string[], { cwd = folder, ...more }: Surroundings = {}): Promise<Run> =>
  runIn(cwd, args, more);

const lines = (out: string) =>
  out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

describe('extract', () => {
  it('prints a result a line, in the order given, and writes nothing', async () => {
    write('b.txt');
    write('a.html', `<p>${ARTICLE}</p>`);
    const { status, out, err } = await run(['extract', 'b.txt', 'a.html', '--format', 'ndjson']);
    expect(status).toBe(0);
    expect(err).toBe('');
    const results = lines(out);
    expect(results.map(({ document }) => document.path)).toEqual(['b.txt', 'a.html']);
    for (const result of results) documentResultSchema.parse(result);
    expect(readdirSync(folder).sort()).toEqual(['a.html', 'b.txt']);
  });

  it('reads a folder recursively, sorted, for documents only', async () => {
    for (const path of ['d/z.txt', 'd/a/x.htm', 'd/a.HTML', 'd/a-b.txt', 'd/notes.md']) write(path);
    const { out } = await run(['extract', 'd/']);
    expect(lines(out).map(({ document }) => document.path)).toEqual(['d/a-b.txt', 'd/a.HTML', 'd/a/x.htm', 'd/z.txt']);
  });

  it('knows a document of a corpus by its folder and its metadata', async () => {
    write('documents/beijing-1/source.txt');
    write('documents/beijing-1/meta.yaml', 'published: 2020-08-17\n');
    for (const path of ['documents', 'documents/beijing-1/source.txt']) {
      const [{ document }] = lines((await run(['extract', path])).out);
      expect(document.id).toBe('beijing-1');
      expect(document.publishedOn.value).toBe('2020-08-17');
    }
  });

  it('ends where symbolic links go in circles, and follows them otherwise', async () => {
    write('d/a.txt');
    write('elsewhere/b.txt');
    symlinkSync('..', join(folder, 'd/up'));
    symlinkSync('../elsewhere', join(folder, 'd/other'));
    const { out, status } = await run(['extract', 'd']);
    expect(status).toBe(0);
    expect(lines(out).map(({ document }) => document.path)).toContain('d/a.txt');
    expect(lines(out).filter(({ document }) => document.id === 'b')).toHaveLength(1);
  });

  it('gives an error its line, prints the others, and exits with 1', async () => {
    write('good.txt');
    write('binary.txt', new Uint8Array([0x25, 0x50, 0x44, 0x46, 0x2d, 0x31, 0x2e, 0x37, 0, 1, 2, 3]));
    write('documents/x/source.txt');
    write('documents/x/meta.yaml', 'published: yesterday\n');
    const { status, out, err } = await run(['extract', 'binary.txt', 'missing.txt', 'documents', 'good.txt']);
    expect(status).toBe(1);
    const [binary, missing, bad, good] = lines(out);
    expect(errorResultSchema.parse(binary).error.code).toBe('binary-file');
    expect(errorResultSchema.parse(missing)).toMatchObject({
      document: { path: 'missing.txt' },
      error: { code: 'not-found' },
    });
    expect(errorResultSchema.parse(bad).error.code).toBe('bad-meta');
    expect(good.document.id).toBe('good');
    expect(err.trimEnd().split('\n')).toHaveLength(3);
  });

  it.skipIf(process.getuid?.() === 0)('says what it may not read', async () => {
    write('closed.txt');
    chmodSync(join(folder, 'closed.txt'), 0);
    const { status, out } = await run(['extract', 'closed.txt']);
    expect(status).toBe(1);
    expect(lines(out)[0].error.code).toBe('unreadable');
  });

  it('reports a link that leads nowhere', async () => {
    mkdirSync(join(folder, 'd'));
    symlinkSync('gone.txt', join(folder, 'd/a.txt'));
    const { status, out } = await run(['extract', 'd']);
    expect(status).toBe(1);
    expect(lines(out)[0]).toMatchObject({ document: { path: 'd/a.txt' }, error: { code: 'not-found' } });
  });

  it('takes an empty file for a result with a notice', async () => {
    write('empty.txt', '');
    const { status, out } = await run(['extract', 'empty.txt']);
    expect(status).toBe(0);
    expect(lines(out)[0].notices[0].code).toBe('empty-document');
  });

  it('prints one array as json, of errors too, and an empty one for a folder without documents', async () => {
    write('a.txt');
    mkdirSync(join(folder, 'empty'));
    expect(JSON.parse((await run(['extract', 'a.txt', 'nope', '--format', 'json'])).out)).toHaveLength(2);
    const nothing = await run(['extract', 'empty', '--format', 'json']);
    expect(JSON.parse(nothing.out)).toEqual([]);
    expect(nothing.err).not.toBe('');
  });

  it('writes a file a result with --out, whole, and refuses two documents with one id', async () => {
    write('x/a.txt');
    write('y/a.txt', `${ARTICLE}又。`);
    const { status, out, err } = await run(['extract', 'x', 'y', '--out', '007']);
    expect(status).toBe(1);
    expect(out).toBe('');
    expect(err).toContain('y/a.txt');
    expect(readdirSync(join(folder, '007'))).toEqual(['a.json']);
    expect(documentResultSchema.parse(JSON.parse(readFileSync(join(folder, '007/a.json'), 'utf8'))).document.path).toBe(
      'x/a.txt',
    );
  });

  it('gives the same bytes each time', async () => {
    write('a.txt');
    expect((await run(['extract', 'a.txt'])).out).toBe((await run(['extract', 'a.txt'])).out);
  });

  it('names documents of the corpus by id', async () => {
    const { out } = await run(['extract', 'beijing-2020-2-portal'], { cwd: checkout });
    expect(lines(out)[0].document.path).toBe('corpus/documents/beijing-2020-2-portal/source.html');
  });

  it('prints a table on a terminal, within its width', async () => {
    write('a.txt');
    for (const columns of [40, 80, 120]) {
      const { out } = await run(['extract', 'a.txt'], { isTTY: true, columns, env: { NO_COLOR: '1' } });
      expect(out).toContain('a.txt');
      for (const line of out.split('\n')) expect(stringWidth(line)).toBeLessThanOrEqual(columns);
    }
  });

  it('prints what is declared of a pilot below it, and which identifiers cannot be right', async () => {
    write('form.txt', asLines(ROWS).replaceAll(COMPANY_CODE, `${COMPANY_CODE.slice(0, -1)}9`));
    const { out } = await run(['extract', 'form.txt', '--format', 'table'], { columns: 100 });
    expect(out).toMatch(new RegExp(`1 +number +${BANK_CODE}-2022-0001`));
    expect(out).toMatch(new RegExp(`institution +鹭江商业银行股份有限公司 · credit code ${BANK_CODE} · LEI`));
    expect(out).toMatch(/institution +闽茶云仓科技有限公司 · credit code \S+ \(wrong check digits\)/);
    expect(out).toMatch(/security assessment +闽茶云仓科技有限公司安全部 · 2022-08-09 · 1年/);
    for (const line of out.split('\n')) expect(stringWidth(line)).toBeLessThanOrEqual(100);
  });

  it('lets nothing in a document steer the terminal', async () => {
    write('a.txt', `${ARTICLE.replace('物联网', '物\u001b[2J联\u202e网\u009b31m')}\n标题\u0007`);
    for (const args of [
      ['extract', 'a.txt', '--format', 'table'],
      ['extract', 'a.txt'],
      ['explain', 'a.txt'],
    ]) {
      const { out } = await run(args);
      expect(out).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
    }
  });
});

describe('extract without arguments', () => {
  const results = () => readdirSync(join(folder, 'extracted')).sort();

  beforeEach(() => {
    write('corpus/documents/a-1/source.txt');
    write('corpus/documents/a-1/meta.yaml', 'split: development\n');
    write(
      'corpus/curated/documents/a-1.yaml',
      'id: a-1\ntitle: null\npublisher: null\npublishedOn: null\nscript: Hans\nannouncements: []\n',
    );
  });

  it('writes the results and the score, and sums them up', async () => {
    const { status, out } = await run(['extract']);
    expect(status).toBe(0);
    expect(results()).toEqual(['a-1.json', 'score.json']);
    const written = readFileSync(join(folder, 'extracted/a-1.json'), 'utf8');
    expect(documentResultSchema.parse(JSON.parse(written)).document.path).toBe('corpus/documents/a-1/source.txt');
    expect(written).toMatch(/^\{\n {2}"contract": 1,\n(?:.*\n)*\}\n$/);
    for (const part of ['Score', 'Notices', 'Where to look next']) expect(out).toContain(part);
  });

  it('keeps local documents out of the committed results and the committed score', async () => {
    await run(['extract']);
    const before = readFileSync(join(folder, 'extracted/score.json'), 'utf8');
    write('corpus/local/seed.txt');
    write(
      'corpus/curated/documents/seed.yaml',
      'id: seed\ntitle: null\npublisher: null\npublishedOn: null\nscript: Hans\nannouncements: []\n',
    );
    const { out } = await run(['extract']);
    expect(results()).toEqual(['a-1.json', 'local', 'score.json']);
    expect(readdirSync(join(folder, 'extracted/local'))).toEqual(['seed.json']);
    expect(out).toContain('local (seeds)');
    const after = JSON.parse(readFileSync(join(folder, 'extracted/score.json'), 'utf8'));
    expect(after.parts).toEqual(JSON.parse(before).parts);
  });

  it('removes results of documents that are gone, and nothing else', async () => {
    await run(['extract']);
    write('extracted/gone.json', JSON.stringify({ contract: 1, document: { id: 'gone' } }));
    write('extracted/mine.json', '{"kept": true}');
    write('extracted/broken.json', '{');
    await run(['extract']);
    expect(results()).toEqual(['a-1.json', 'broken.json', 'mine.json', 'score.json']);
  });

  it('writes elsewhere with --out, and prints results where a format is asked for', async () => {
    const { out } = await run(['extract', '--out', 'there', '--format', 'ndjson']);
    expect(lines(out)).toHaveLength(1);
    expect(readdirSync(join(folder, 'there')).sort()).toEqual(['a-1.json', 'score.json']);
    expect(existsSync(join(folder, 'extracted'))).toBe(false);
  });

  it('extracts, but does not score against curated data that is unusable', async () => {
    write('corpus/curated/a.yaml', 'id: a\nnonsense: 1\n');
    const { status, err } = await run(['extract']);
    expect(status).toBe(1);
    expect(err).toContain('corpus/curated/a.yaml');
    expect(results()).toEqual(['a-1.json']);
  });
});

describe('score', () => {
  it('prints tables, or json with the losses', async () => {
    write('corpus/documents/a-1/source.txt');
    write('corpus/documents/a-1/meta.yaml', 'split: heldout\n');
    write(
      'corpus/curated/documents/a-1.yaml',
      'id: a-1\ntitle: 无此标题的文章\npublisher: null\npublishedOn: null\nscript: Hans\nannouncements: []\n',
    );
    const asTable = await run(['score', '--list']);
    expect(asTable.status).toBe(0);
    expect(asTable.out).toContain('held out');
    expect(asTable.out).toContain('无此标题的文章');
    const { parts, losses } = JSON.parse((await run(['score', '--format', 'json', '--list'])).out);
    expect(parts.heldout.fields['document.script']).toMatchObject({ tp: 1, f1: 1 });
    expect(losses[0]).toMatchObject({ document: 'a-1', field: 'document.title', expected: '无此标题的文章' });
    expect(JSON.parse((await run(['score', '--format', 'json', '--part', 'local'])).out).parts).toEqual({});
    expect(readdirSync(folder)).toEqual(['corpus']);
  });
});

describe('explain', () => {
  it('shows what was removed and where each value stands', async () => {
    write('a.txt', `${ARTICLE}\n京ICP备12345678号-1\n`);
    const { status, out } = await run(['explain', 'a.txt']);
    expect(status).toBe(0);
    expect(out).toMatch(/boilerplate\/\S+ {2}line 2 {2}京ICP备/);
    expect(out).toMatch(/⟦.+⟧/);
    expect((await run(['explain', 'a.txt'], { env: { FORCE_COLOR: '1' } })).out).toContain('\u001b[7m');
  });

  it('refuses several documents, unknown fields and pilots that are not there', async () => {
    write('d/a.txt');
    write('d/b.txt');
    for (const args of [
      ['d'],
      ['d/a.txt', '--field', 'colour'],
      ['d/a.txt', '--pilot', '99'],
      ['d/a.txt', '--pilot', 'one'],
    ])
      expect(await run(['explain', ...args])).toMatchObject({ status: 2, out: '' });
    expect((await run(['explain', 'none.txt'])).status).toBe(1);
  });
});

describe('arguments', () => {
  it('that cannot be used exit with 2, a sentence and the cure', async () => {
    const unusable = [
      [],
      ['frobnicate'],
      ['extract', '--nonsense'],
      ['extract', 'a.txt', '--format', 'xml'],
      ['extract', 'a.txt', '--format'],
      ['extract', 'a.txt', '--out'],
      ['extract', 'a.txt', '--format', 'json', '--format', 'table'],
      ['extract', ''],
      ['explain'],
      ['explain', 'a', 'b'],
      ['score', 'a'],
      ['lexicon'],
      ['lexicon', 'burn'],
    ];
    for (const args of unusable) {
      const { status, out, err } = await run(args);
      expect({ args, status, out }).toEqual({ args, status: 2, out: '' });
      expect(err.length).toBeGreaterThan(20);
    }
    write('file', '');
    expect((await run(['extract', 'x.txt', '--out', 'file'])).err).toContain('name a folder');
  });

  it('--help explains every command with an example', async () => {
    expect((await run(['--help'])).out).toContain('extract');
    expect((await allCommands()).map(nameOf)).toEqual(COMMANDS.map(({ name }) => name));
    for (const command of await allCommands()) {
      const { status, out } = await run([nameOf(command), '--help']);
      expect(status).toBe(0);
      expect(out).toMatch(new RegExp(`Examples:\\n.* ${nameOf(command)}`));
      for (const { flags } of command.options) expect(out).toContain(flags);
    }
  });

  it('--version gives the digest of the lexicons too', async () => {
    expect((await run(['--version'])).out).toMatch(/^shahe \d+\.\d+\.\d+ \(contract 1, lexicons [0-9a-f]{16}\)\n$/);
  });

  it('after -- are files, whatever they look like', async () => {
    write('--help.txt');
    expect(lines((await run(['extract', '--', '--help.txt'])).out)[0].document.path).toBe('--help.txt');
  });
});

describe('checks', () => {
  it('find nothing wrong here', async () => {
    expect(await run(['corpus', 'check'], { cwd: checkout })).toMatchObject({
      status: 0,
      out: 'corpus: no problems\n',
    });
    expect(await run(['lexicon', 'check'])).toMatchObject({ status: 0, out: 'lexicon: no problems\n' });
  });

  it('exit with 1 for a corpus that cannot be used', async () => {
    write('corpus/documents/a-1/source.txt');
    const { status, out } = await run(['corpus', 'check']);
    expect(status).toBe(1);
    expect(out).toContain('no meta.yaml');
  });
});

describe('what is printed', () => {
  it('is aligned for double-width characters and fits', () => {
    const shape = { width: 30, paint: (_: string, text: string) => text, wrap: true };
    const columns = [{ title: 'Name' }, { title: 'Count', align: 'right' as const }, { title: 'Empty' }];
    const printed = table(
      columns,
      [
        ['基于区块链的产业金融服务平台', '7', ''],
        ['ab', '12', ''],
      ],
      shape,
    );
    expect(printed).toEqual([
      'Name                     Count',
      '基于区块链的产业金融服       7',
      '务平台',
      'ab                          12',
    ]);
    for (const line of printed) expect(stringWidth(line)).toBeLessThanOrEqual(30);
  });

  it('is cut and wrapped by width', () => {
    expect(cut('产业金融', 8)).toBe('产业金融');
    expect(cut('产业金融', 7)).toBe('产业金…');
    expect(wrapped('产业金融服务', 5)).toEqual(['产业', '金融', '服务']);
    expect(wrapped('Bank of Beijing', 8)).toEqual(['Bank of', 'Beijing']);
    expect(wrapped('abcdefghij', 4)).toEqual(['abcd', 'efgh', 'ij']);
    expect(wrapped('', 4)).toEqual(['']);
  });

  it('holds no control characters', () => {
    expect(plain('a\u001b[31m\nb\u202ec\ud800')).toBe('a\\u{1b}[31m b\\u{202e}c\\u{d800}');
    expect(safeJson({ a: '\u009b\u202e' })).toBe('{"a":"\\u009b\\u202e"}');
    expect(JSON.parse(safeJson({ a: '\u009b\u202e\ufeff' }))).toEqual({ a: '\u009b\u202e\ufeff' });
  });
});

describe('the process', () => {
  const program = ['--import', 'tsx', join(checkout, 'pipeline/cli.ts')];
  const start = (args: readonly string[]) => spawn(process.execPath, [...program, ...args], { cwd: checkout });

  it('ends quietly where its reader goes away', async () => {
    const child = start(['extract', 'corpus/documents', '--format', 'json', '--quiet']);
    let err = '';
    child.stderr.on('data', (more) => (err += more));
    child.stdout.once('data', () => child.stdout.destroy());
    const code = await new Promise((resolve) => child.on('close', resolve));
    expect(code).toBe(0);
    expect(err).toBe('');
  });

  it('stops at once when interrupted, and leaves whole files', async () => {
    const out = join(folder, 'out');
    const child = start(['extract', 'corpus/documents', '--out', out, '--format', 'ndjson']);
    child.stdout.once('data', () => child.kill('SIGINT'));
    const code = await new Promise((resolve) => child.on('close', resolve));
    expect(code).toBe(130);
    for (const name of readdirSync(out)) documentResultSchema.parse(JSON.parse(readFileSync(join(out, name), 'utf8')));
  });
});
