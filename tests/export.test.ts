/** Records as tables: every format is read back and compared with the records; keys join; files are whole, or as they were. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { asyncBufferFromFile, parquetMetadataAsync } from 'hyparquet';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Options } from '../pipeline/cli/command.ts';
import { exportCommand } from '../pipeline/cli/export.ts';
import type { Declaration, DocumentResult, ErrorResult } from '../pipeline/contract.ts';
import { exportTables } from '../pipeline/export/export.ts';
import { csvCell, unguarded } from '../pipeline/export/format/csv-cell.ts';
import { EXPORT_FORMATS, type ExportFormat } from '../pipeline/export/format/format.ts';
import { xlsxWriter } from '../pipeline/export/format/xlsx.ts';
import { entriesOf } from '../pipeline/export/input.ts';
import type { Entry, Row } from '../pipeline/export/schema.ts';
import { TABLES } from '../pipeline/export/tables.ts';
import { extract } from '../pipeline/index.ts';
import { safeJson } from '../pipeline/plain.ts';
import { ask, csvCells, READERS, sheetRows, workbook } from './helpers/read-export.ts';
import { announcement, applicant, figure, pilot, result, scalar, statement, technology } from './helpers/records.ts';
import { terminalIn } from './helpers/terminal.ts';

/** Two pilots with types, figures, applicants and statements, and a statement about the programme. */
const ARTICLE = `8月24日，中国人民银行成都分行公示成都市金融科技创新监管试点首批2个创新应用，并向社会公开征求意见。
成都银行、华为公司申请的《支持四川方言的智能客服服务》运用语音识别技术，减少业务办理时长，预计试点期间服务个人客户230万人。
新网银行推出“基于多方安全计算的小微企业金融服务”，预计年交易额达25亿元，拟于明年3月上线。`;

const HOSTILE = [
  '=1+1',
  '+1',
  '-1',
  '@SUM(A1)',
  '\t=1',
  '\r=1',
  ' =1',
  '＝1+1',
  "'=1",
  "''=1",
  "'plain",
  '\u200b=1',
  'quotation " mark',
  'comma, and\nline',
  'vertical\u000btab and bell\u0007',
  '_x000B_ as text',
  'carriage\rreturn',
  '😀 𠮷野家',
  '0012',
  '1E5',
  'TRUE',
];

const assessed = {
  ...statement('可以依法开展'),
  assessor: scalar('=某部'),
  assessedOn: scalar('2022-08-05'),
  validity: null,
};

/** Every field of a declaration but those that the two assessments share. */
const declaration: Declaration = {
  number: scalar('0001'),
  institutions: [
    {
      name: scalar('某行'),
      creditCode: { ...scalar('91350200MA5HLJ7X3G'), valid: true },
      lei: { ...scalar('300300X'), valid: false },
      licences: [
        { name: '许可证', number: '-1', issuer: null, evidence: scalar('许可证').evidence, rule: 'test/rule' },
      ],
    },
    { name: null, creditCode: null, lei: null, licences: [] },
  ],
  novelty: statement('一货一单'),
  dataSources: statement('数据'),
  serviceChannel: scalar('+86'),
  serviceTime: scalar('7×24小时'),
  users: scalar('茶农'),
  serviceAgreement: null,
  legalAssessment: assessed,
  securityAssessment: null,
  riskControls: statement('盘点'),
  emergencyPlan: statement('预案'),
  complaints: [
    { ...statement('电话'), to: 'institution' },
    { ...statement('协会'), to: 'self-regulation' },
    { ...statement('来信'), to: null },
  ],
};

/** A pilot whose every text is hostile. */
const hostile = (id: string): DocumentResult =>
  result(id, {
    document: { ...result(id).document, title: scalar('=cmd|x'), publisher: scalar('@x') },
    announcements: [
      announcement('a-1', {
        programme: scalar('pboc-fintech-sandbox'),
        statedCount: scalar(2),
        statedByType: { ...scalar({ 'financial-service': 2 }, '2个') },
        participants: [applicant('某行')].map(({ role: _, ...participant }) => participant),
        technologies: [technology('区块链')],
      }),
      announcement('a-2', { region: null }),
    ],
    pilots: HOSTILE.map((text, index) =>
      pilot(index % 2 === 0 ? 'a-1' : 'a-2', text, {
        id: `a-1/${index}`,
        applicants: [applicant(text, { id: 'x', parentId: 'y' })],
        technologies: [technology('人工智能')],
        scale: [figure(-0.5), figure(200_000, { upper: 300_000 }), figure(1e21, { by: '2021' })],
        functions: [statement(text)],
        exitMechanism: statement('退出'),
        declaration: index === 0 ? declaration : null,
        plannedLaunch: { date: '2021-03', precision: 'month', ...scalar('x') } as never,
      }),
    ),
    programmes: [
      {
        programme: 'pboc-fintech-sandbox',
        regions: ['北京', '上海'],
        kind: 'statistics',
        statement: '=全国46个项目',
        figures: [{ what: '项目', value: 46, unit: null, comparator: 'eq', evidence: scalar('46个').evidence }],
        technologies: [technology('大数据')],
        domain: null,
        ...scalar('x'),
      } as never,
    ],
    notices: [
      { code: 'unknown-applicant', severity: 'info', message: '-x', path: 'pilots[1].applicants[0]', evidence: [] },
      { code: 'ambiguous-date', severity: 'warning', message: 'y', path: 'announcements[1].batch', evidence: [] },
      { code: 'mixed-script', severity: 'error', message: 'z', path: '', evidence: scalar('z').evidence },
    ],
  });

/** Only what the contract knows: spreading a scalar leaves its value behind. */
const clean = (record: DocumentResult): DocumentResult =>
  JSON.parse(JSON.stringify(record), (key, value) => {
    if (key === '' || typeof value !== 'object' || value === null) return value;
    const extra = ('precision' in value && 'date' in value) || 'regions' in value;
    const { value: _, ...rest } = value;
    return extra ? rest : value;
  });

const failure: ErrorResult = {
  contract: 1,
  document: { path: 'lost.txt' },
  error: { code: 'not-found', message: '=no such file' },
};
const article = extract({ text: ARTICLE, path: 'article.txt' });
const RECORDS = [clean(hostile('one')), failure, article, clean(hostile('b#c%'))];

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'shahe-export-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function* entries(records: readonly (DocumentResult | ErrorResult)[] = RECORDS): AsyncGenerator<Entry> {
  for (const [at, one] of records.entries()) yield { result: one, ordinal: at + 1 };
}

const rowsOf = (table: (typeof TABLES)[number]): Row[] =>
  RECORDS.flatMap((one, at) => table.rows({ result: one, ordinal: at + 1 }));

const write = (format: ExportFormat, out = folder, bom = false) => exportTables(entries(), format, out, { bom });

async function run(args: readonly string[], given: Record<string, unknown>, cwd = folder) {
  const argv = Object.entries(given).flatMap(([name, value]) =>
    value === true ? [`--${name}`] : [`--${name}`, String(value)],
  );
  const { terminal, said } = terminalIn(cwd);
  const status = await exportCommand.run(args, new Options(given, argv), terminal);
  return { status, ...said };
}

describe('every format', () => {
  it.each(EXPORT_FORMATS)('%s gives the records back', async (format) => {
    await write(format);
    for (const table of TABLES)
      expect([table.name, await READERS[format](folder, table)]).toEqual([table.name, rowsOf(table)]);
  });

  it('has rows in every table', () => {
    for (const table of TABLES) expect([table.name, rowsOf(table).length > 0]).toEqual([table.name, true]);
  });

  it.each(['csv', 'jsonl', 'parquet', 'xlsx'] as const)('%s is the same bytes at another time', async (format) => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2022-02-02T02:02:02Z') });
    try {
      await write(format, join(folder, 'a'));
      vi.setSystemTime(new Date('2024-04-04T04:04:04Z'));
      await write(format, join(folder, 'b'));
    } finally {
      vi.useRealTimers();
    }
    const names = readdirSync(join(folder, 'a'));
    expect(names).toContain('dictionary.md');
    for (const name of names)
      expect(readFileSync(join(folder, 'a', name)).equals(readFileSync(join(folder, 'b', name)))).toBe(true);
  });
});

describe('keys', () => {
  it('are unique, and references lead to a row', () => {
    const columnOf = (place: string) => {
      const [name, column] = place.split('.');
      const table = TABLES.find((one) => one.name === name)!;
      const at = table.columns.findIndex((one) => one.name === column);
      return rowsOf(table).map((row) => row[at]);
    };
    for (const { name, columns } of TABLES)
      for (const column of columns) {
        const values = columnOf(`${name}.${column.name}`);
        if (column.primary) expect([name, new Set(values).size]).toEqual([name, values.length]);
        if (!column.references) continue;
        const known = new Set(columnOf(column.references));
        expect(values.filter((value) => value !== null && !known.has(value))).toEqual([]);
      }
  });

  it('lead from evidence to its cell and from there to the source', () => {
    const evidence = TABLES.find(({ name }) => name === 'evidence')!;
    const rows = evidence.rows({ result: article, ordinal: 1 });
    expect(rows.length).toBeGreaterThan(15);
    for (const [, tableName, rowId, columnName, , start, end, quote] of rows) {
      expect(ARTICLE.slice(Number(start), Number(end))).toBe(quote);
      const table = TABLES.find(({ name }) => name === tableName)!;
      const row = table.rows({ result: article, ordinal: 1 }).find(([key]) => key === rowId)!;
      expect(row[table.columns.findIndex(({ name }) => name === columnName)]).not.toBeNull();
    }
  });

  it('join in SQL over the Parquet files, and columns need no quotation marks there', async () => {
    await write('parquet');
    const [row] = await ask(
      `SELECT p.name, a.region, sum(s.value) AS value FROM '${folder}/pilots.parquet' p JOIN '${folder}/announcements.parquet' a USING (announcement_id)
       JOIN '${folder}/scale_figures.parquet' s USING (pilot_id) WHERE p.document_id = 'article' AND unit = 'person' GROUP BY ALL`,
    );
    expect(row).toEqual({ name: '支持四川方言的智能客服服务', region: '成都', value: 2_300_000 });
    for (const { name, columns } of TABLES)
      await ask(`SELECT ${columns.map((column) => column.name).join(', ')} FROM '${folder}/${name}.parquet'`);
  });

  it('point from notices to the pilot or announcement', () => {
    const notices = TABLES.find(({ name }) => name === 'notices')!;
    const keys = notices.rows({ result: RECORDS[3]!, ordinal: 1 }).map((row) => row.slice(0, 4));
    expect(keys).toEqual([
      ['b%23c%25~notice-1', 'b#c%', null, 'b%23c%25#a-1/1'],
      ['b%23c%25~notice-2', 'b#c%', 'b%23c%25#a-2', null],
      ['b%23c%25~notice-3', 'b#c%', null, null],
    ]);
  });
});

describe('a declaration', () => {
  it('keeps identifiers with their checks, licences of their institutions, and channels for complaints', () => {
    const rows = (name: string) =>
      TABLES.find((table) => table.name === name)!.rows({ result: RECORDS[0]!, ordinal: 1 });
    expect(rows('declared_institutions').map((row) => row.slice(4, 9))).toEqual([
      ['某行', '91350200MA5HLJ7X3G', true, '300300X', false],
      [null, null, null, null, null],
    ]);
    expect(rows('licences').map((row) => row.slice(2, 7))).toEqual([
      ['one#a-1/0~declared-institution-1', 1, '许可证', '-1', null],
    ]);
    const said = rows('statements').filter((row) => row[4] === 'complaint-channel');
    expect(said.map((row) => row.slice(5, 7))).toEqual([
      ['电话', 'institution'],
      ['协会', 'self-regulation'],
      ['来信', null],
    ]);
  });
});

describe('CSV', () => {
  it('holds no cell that a spreadsheet takes for a formula, and numbers stay numbers', async () => {
    await write('csv');
    for (const { name, columns } of TABLES)
      for (const row of csvCells(join(folder, `${name}.csv`)).slice(1))
        for (const [at, cell] of row.entries())
          if (columns[at]!.type === 'string')
            expect(cell ?? '').not.toMatch(/^[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠]|^[\t\r\n]/u);
    expect(readFileSync(join(folder, 'scale_figures.csv'), 'utf8')).toContain(',-0.5,');
  });

  it('guards any text so that taking the guard away gives it back', () => {
    const text = fc.oneof(fc.string(), fc.stringMatching(/^['\s=+@\-a]{0,6}$/));
    fc.assert(
      fc.property(text, (one) => {
        const cell = csvCell(one);
        const read = cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell;
        expect(read).not.toMatch(/^[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠]|^[\t\r\n]/u);
        expect(unguarded(read)).toBe(one);
      }),
      { numRuns: 2000 },
    );
  });

  it('tells null from an empty text, ends records as RFC 4180 says, and has a byte order mark on demand', async () => {
    expect([csvCell(null), csvCell(''), csvCell('a"b'), csvCell(false), csvCell(1e21)]).toEqual([
      '',
      '""',
      '"a""b"',
      'false',
      '1e+21',
    ]);
    await write('csv', folder, true);
    const text = readFileSync(join(folder, 'failures.csv'), 'utf8');
    expect(text).toBe("\ufeffposition,path,code,message\r\n2,lost.txt,not-found,'=no such file\r\n");
  });
});

describe('Parquet', () => {
  it('has typed columns, optional where they may be null', async () => {
    await write('parquet');
    for (const { name, columns } of TABLES) {
      const { schema } = await parquetMetadataAsync(await asyncBufferFromFile(join(folder, `${name}.parquet`)));
      const types = { string: 'BYTE_ARRAY', integer: 'INT64', number: 'DOUBLE', boolean: 'BOOLEAN' };
      expect(schema.slice(1).map((one) => [one.name, one.type, one.repetition_type])).toEqual(
        columns.map((one) => [one.name, types[one.type], one.nullable ? 'OPTIONAL' : 'REQUIRED']),
      );
    }
  });

  it('writes row groups, so that memory does not hold a table', async () => {
    const many = Array.from({ length: 45 }, (_, at) => clean({ ...hostile(`d${at}`), pilots: longList() }));
    await exportTables(entries(many), 'parquet', folder, { bom: false });
    const { row_groups: groups } = await parquetMetadataAsync(
      await asyncBufferFromFile(join(folder, 'statements.parquet')),
    );
    expect(groups.map((group) => Number(group.num_rows))).toEqual([20_000, 20_000, 5_000]);
    const [counted] = await ask(`SELECT count(DISTINCT statement_id) AS n FROM '${folder}/statements.parquet'`);
    expect(counted).toEqual({ n: 45_000n });
  });
});

/** A thousand statements about one pilot. */
const longList = () => [
  pilot('a-1', 'x', { functions: Array.from({ length: 1000 }, (_, at) => statement(`功能${at}`)) }),
];

describe('XLSX', () => {
  it('cuts what a cell cannot hold, not inside a character, and says so', async () => {
    const long = `${'a'.repeat(32_765)}😀${'b'.repeat(40)}`;
    const record = result('long', { announcements: [announcement('a')], pilots: [pilot('a', long, { id: 'a/long' })] });
    const { remarks } = await exportTables(entries([record]), 'xlsx', folder, { bom: false });
    expect(remarks.join()).toContain('longer than Excel holds (32767 characters)');
    const name = (await workbook(join(folder, 'shahe.xlsx'))).getWorksheet('pilots')!.getCell('F2').value;
    expect(name).toBe(`${'a'.repeat(32_765)}…`);
  });

  it('goes on in a second sheet where a table has more rows than one holds', async () => {
    const table = TABLES.find(({ name }) => name === 'failures')!;
    const rows = Array.from({ length: 7 }, (_, at) => [at, 'p', 'c', 'm']);
    const spooled = {
      table,
      rows: async function* () {
        yield* rows;
      },
    };
    await xlsxWriter(4)([spooled], folder, { bom: false });
    const book = await workbook(join(folder, 'shahe.xlsx'));
    expect(book.worksheets.map(({ name }) => name)).toEqual(['failures', 'failures_2', 'failures_3']);
    expect(book.worksheets.flatMap((sheet) => sheetRows(sheet, 4))).toEqual(rows);
  });

  it('holds no formula', async () => {
    await write('xlsx');
    let texts = 0;
    for (const sheet of (await workbook(join(folder, 'shahe.xlsx'))).worksheets)
      sheet.eachRow((row) =>
        row.eachCell(({ value, formula }) => {
          expect(formula).toBeUndefined();
          if (value === '=1+1') texts += 1;
        }),
      );
    expect(texts).toBeGreaterThan(4);
  });
});

describe('the data dictionary', () => {
  it('says of every column what it means, in every format', async () => {
    await write('csv');
    const text = readFileSync(join(folder, 'dictionary.md'), 'utf8');
    const listed = csvCells(join(folder, 'dictionary.csv')).slice(1);
    for (const { name, columns } of TABLES) {
      expect(text).toContain(`## ${name}\n`);
      const head = csvCells(join(folder, `${name}.csv`))[0];
      expect(listed.filter(([table]) => table === name).map(([, column]) => column)).toEqual(head);
      for (const column of columns) expect(text).toContain(`| \`${column.name}\` | ${column.type} |`);
    }
  });

  it('stands in the database as comments, beside the keys', async () => {
    await write('duckdb');
    const database = join(folder, 'shahe.duckdb');
    const [column] = await ask(
      "SELECT comment FROM duckdb_columns() WHERE table_name = 'scale_figures' AND column_name = 'value'",
      database,
    );
    expect(column).toEqual({ comment: 'In the base unit: 3亿元 is 300000000, 50% is 0.5' });
    const keys = await ask(
      "SELECT table_name FROM duckdb_constraints() WHERE constraint_type = 'PRIMARY KEY'",
      database,
    );
    expect(keys.length).toBe(TABLES.filter(({ columns }) => columns.some(({ primary }) => primary)).length);
  });
});

describe('files', () => {
  const bad = async function* (): AsyncGenerator<Entry> {
    yield* entries();
    throw new Error('the disk is full');
  };

  it.each(EXPORT_FORMATS)('of %s stay as they were where an export fails, and nothing else is left', async (format) => {
    await write(format);
    const before = new Map(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name))]));
    await expect(exportTables(bad(), format, folder, { bom: false })).rejects.toThrow('the disk is full');
    expect(readdirSync(folder)).toEqual([...before.keys()]);
    for (const [name, bytes] of before) expect(readFileSync(join(folder, name)).equals(bytes)).toBe(true);
  });

  it('of a killed run are removed by the next, those of a running one are not', async () => {
    const gone = execFileSync(process.execPath, ['-p', 'process.pid']).toString().trim();
    for (const pid of [gone, process.ppid]) mkdirSync(join(folder, `.export-${pid}-abc`));
    await write('csv');
    expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual([`.export-${process.ppid}-abc`]);
  });
});

describe('inputs', () => {
  const collect = async (args: readonly string[], stdin = '') => {
    const bytes = (async function* () {
      // Cut where it hurts: inside a character.
      const all = Buffer.from(stdin);
      for (let at = 0; at < all.length; at += 7) yield all.subarray(at, at + 7);
    })();
    const found: string[] = [];
    for await (const { result: one, ordinal } of entriesOf(args, { cwd: folder, stdin: bytes }))
      found.push(`${ordinal} ${'error' in one ? one.document.path : one.document.id}`);
    return found;
  };
  const ndjson = RECORDS.map((one) => `${JSON.stringify(one)}\n`).join('');

  it('are folders, arrays, single results, files and streams of lines', async () => {
    mkdirSync(join(folder, 'results/local'), { recursive: true });
    writeFileSync(join(folder, 'results/z.json'), safeJson(article, 2));
    writeFileSync(join(folder, 'results/local/a.json'), safeJson(RECORDS[0], 2));
    writeFileSync(join(folder, 'results/score.json'), '{"facts": 1}');
    writeFileSync(join(folder, 'all.json'), JSON.stringify(RECORDS));
    writeFileSync(join(folder, 'all.ndjson'), `\ufeff${ndjson}\n`);
    expect(await collect(['results'])).toEqual(['1 one', '2 article']);
    const all = ['1 one', '2 lost.txt', '3 article', '4 b#c%'];
    expect(await collect(['all.json'])).toEqual(all);
    expect(await collect(['all.ndjson'])).toEqual(all);
    expect(await collect(['-'], ndjson)).toEqual(all);
  });

  it.each([
    ['no JSON', '{}\n{"contract"', 'bad.ndjson:1: this is no result of extract'],
    ['a broken line', `${JSON.stringify(article)}\n{"contract"\n`, 'bad.ndjson:2: this is no JSON'],
    [
      'a wrong field',
      JSON.stringify({ ...article, pilots: 1 }),
      'bad.ndjson:1: this is no result of extract: pilots: ',
    ],
    ['the same id twice', `${ndjson}${JSON.stringify(article)}`, 'bad.ndjson:5: a second document with the id article'],
    [
      'one id of two pilots',
      JSON.stringify({ ...article, pilots: [article.pilots[0], article.pilots[0]] }),
      'two pilots have one id',
    ],
    ['a stray pilot', JSON.stringify({ ...article, announcements: [] }), 'belongs to no announcement'],
  ])('with %s are refused with file, line and cure', async (_, content, message) => {
    writeFileSync(join(folder, 'bad.ndjson'), content);
    await expect(collect(['bad.ndjson'])).rejects.toThrow(message);
    await expect(collect(['bad.ndjson'])).rejects.toThrow(/; (?:write it with extract again|export the two apart)$/);
  });

  it('that are no UTF-8 or not there are refused', async () => {
    writeFileSync(join(folder, 'gbk.ndjson'), Buffer.from([0x22, 0xb1, 0xb1, 0x22]));
    await expect(collect(['gbk.ndjson'])).rejects.toThrow('gbk.ndjson: this is no UTF-8');
    await expect(collect(['absent'])).rejects.toThrow('absent: no such file or folder; name results');
  });
});

describe('the command', () => {
  it('says how many documents and which files', async () => {
    writeFileSync(join(folder, 'all.json'), JSON.stringify(RECORDS));
    const { status, out } = await run(['all.json'], { format: 'xlsx', out: 'tables' });
    expect([status, out]).toEqual([
      0,
      '3 documents, 1 without a result (table failures)\ntables/shahe.xlsx\ntables/dictionary.md\n',
    ]);
    expect(readdirSync(join(folder, 'tables'))).toEqual(['dictionary.md', 'shahe.xlsx']);
  });

  it('refuses formats and options that do not go together, and writes nothing then', async () => {
    writeFileSync(join(folder, 'all.json'), JSON.stringify(RECORDS));
    await expect(run(['all.json'], { format: 'ods' })).rejects.toThrow('--format ods is unknown: use csv, xlsx');
    await expect(run(['all.json'], { format: 'xlsx', bom: true })).rejects.toThrow('--bom is for --format csv');
    await expect(run(['all.json'], { out: 'all.json' })).rejects.toThrow('all.json is a file: name a folder');
    expect(existsSync(join(folder, 'export'))).toBe(false);
  });
});
