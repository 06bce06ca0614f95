import { Document, Packer, Paragraph, Table, TableCell, TableRow, VerticalMergeType } from 'docx';
import { afterAll, describe, expect, it } from 'vitest';
import { formatOf } from '../pipeline/ingest/formats/detect.ts';
import { shownNumber } from '../pipeline/ingest/formats/number-format.ts';
import { encode } from './helpers/encode.ts';
import { gzipOf, renamed, tarOf, zipOf } from './helpers/formats/archives.ts';
import { workbookOf } from './helpers/formats/office.ts';
import { PAGE, type PdfPage, type PlacedText, type Rule, writePdf } from './helpers/formats/pdf.ts';
import { closeReader, fixture, layerOf, partOf, partsOf } from './helpers/formats/reading.ts';
import { asMhtml } from './helpers/formats/saved.ts';
import { wrap } from './helpers/formats/typeset.ts';

afterAll(closeReader);

const utf8 = (text: string): Uint8Array => encode(text, 'utf-8');
const pdf = (...pages: PdfPage[]): Promise<string> => layerOf(writePdf(pages), 'a.pdf');
const lines = (texts: readonly string[], x: number, y: number, pitch = 20): PlacedText[] =>
  texts.map((text, at) => ({ text, x, y: y + at * pitch }));
/** The lines around and between cells. */
const ruled = (xs: readonly number[], ys: readonly number[]): Rule[] => [
  ...xs.map((x): Rule => [x, ys[0]!, x, ys.at(-1)!]),
  ...ys.map((y): Rule => [xs[0]!, y, xs.at(-1)!, y]),
];

const STORY =
  '石桥镇的茶农每年春天都要为收茶的周转资金发愁，今年镇上的银行把收购凭证放到了链上，贷款当天就能到账，茶农不必再拿房屋抵押，也不必到县城排队。';

describe('a PDF', () => {
  it('keeps a form of labels and values over three pages in one table, without running heads and page numbers', async () => {
    const layer = await layerOf(fixture('declaration.pdf'), 'declaration.pdf');
    expect(layer.match(/<table>/g)).toHaveLength(1);
    expect(layer.startsWith('<h1>金融科技创新应用声明书</h1>\n<table>\n')).toBe(true);
    expect(layer.match(/声明书/g)).toHaveLength(1);
    expect(layer).not.toMatch(/- \d -/);
    const rows = [...layer.matchAll(/<tr>(.*)<\/tr>/g)].map(([, row]) =>
      row!.replace(/<\/td><td[^>]*>/g, '|').replace(/<\/?td[^>]*>/g, ''),
    );
    expect(rows).toHaveLength(26);
    expect(rows[1]).toBe('创新应用名称|基于区块链的茶农信贷服务');
    expect(rows[3]).toBe('机构信息|统一社会信用代码|91330100MA00000000');
    // A cell of three numbered paragraphs; a value that begins on one page and ends on the next.
    expect(rows.find((row) => row.startsWith('技术应用'))!.split('<br>')).toHaveLength(3);
    expect(rows.find((row) => row.startsWith('投诉响应机制'))).toMatch(/\|投诉电话设在.*以短信告知本人。$/);
    expect(rows.every((row) => row.startsWith('|') === row.startsWith('|持有'))).toBe(true);
  });

  it('reads two columns one after the other, below a title across both', async () => {
    const texts = wrap(STORY.repeat(4), 16);
    const half = Math.ceil(texts.length / 2);
    const layer = await pdf({
      texts: [
        { text: '石桥镇茶农信贷服务上线记', x: 180, y: 90, size: 20 },
        ...lines(texts.slice(0, half), 72, 140),
        ...lines(texts.slice(half), 310, 140),
      ],
    });
    expect(layer).toBe(`<h1>石桥镇茶农信贷服务上线记</h1>\n<p>${STORY.repeat(4)}</p>\n`);
  });

  it('finds a table without lines by its columns, and a cell of two lines in it', async () => {
    const at = (x: number, y: number, text: string): PlacedText => ({ text, x, y });
    const layer = await pdf({
      texts: [
        at(72, 100, '创新应用名称'),
        at(260, 100, '申请机构'),
        at(430, 100, '类型'),
        at(72, 125, '茶农信贷服务'),
        at(260, 125, '石桥银行'),
        at(430, 125, '金融服务'),
        at(72, 150, '网点认证产品'),
        at(260, 150, '青溪科技公司、'),
        at(430, 150, '科技产品'),
        at(260, 170, '白塔银行'),
        at(72, 195, '订单融资服务'),
        at(260, 195, '白塔银行'),
        at(430, 195, '金融服务'),
      ],
    });
    const rows = [...layer.matchAll(/<tr>(.*)<\/tr>/g)].map(([, row]) =>
      row!.replace(/<\/t[dh]><t[dh]>/g, '|').replace(/<\/?t[dh]>/g, ''),
    );
    expect(rows).toEqual([
      '创新应用名称|申请机构|类型',
      '茶农信贷服务|石桥银行|金融服务',
      '网点认证产品|青溪科技公司、白塔银行|科技产品',
      '订单融资服务|白塔银行|金融服务',
    ]);
  });

  it('goes on with a table over a page break, with its repeated header once, and a cell that the break cuts', async () => {
    const head = (y: number): PlacedText[] => [
      { text: '名称', x: 80, y },
      { text: '功能', x: 200, y },
    ];
    const long = wrap('把采茶、收茶、卖茶三个环节的凭证连成一条可以核对的链，银行据此放款', 20);
    const layer = await pdf(
      {
        texts: [...head(720), { text: '茶农信贷服务', x: 80, y: 745 }, { text: long[0]!, x: 200, y: 745 }],
        rules: ruled([72, 190, 450], [700, 730, 760]),
      },
      {
        texts: [
          ...head(90),
          { text: long[1]!, x: 200, y: 115 },
          { text: '网点认证产品', x: 80, y: 145 },
          { text: '减少填单', x: 200, y: 145 },
        ],
        rules: ruled([72, 190, 450], [70, 100, 130, 160]),
      },
    );
    expect(layer).toBe(
      '<table>\n<tr><td>名称</td><td>功能</td></tr>\n' +
        '<tr><td>茶农信贷服务</td><td>把采茶、收茶、卖茶三个环节的凭证连成一条可以核对的链，银行据此放款</td></tr>\n' +
        '<tr><td>网点认证产品</td><td>减少填单</td></tr>\n</table>\n',
    );
  });

  it('reads merged cells as the lines draw them, and a table open at its sides', async () => {
    const layer = await pdf({
      texts: [
        { text: '金融服务', x: 80, y: 140 },
        { text: '茶农信贷服务', x: 200, y: 120 },
        { text: '订单融资服务', x: 200, y: 150 },
        { text: '共计二个', x: 80, y: 180 },
      ],
      rules: [
        [72, 100, 450, 100],
        [190, 130, 450, 130],
        [72, 160, 450, 160],
        [72, 190, 450, 190],
        [190, 100, 190, 160],
      ],
    });
    expect(layer).toBe(
      '<table>\n<tr><td rowspan="2">金融服务</td><td>茶农信贷服务</td></tr>\n<tr><td>订单融资服务</td></tr>\n' +
        '<tr><td colspan="2">共计二个</td></tr>\n</table>\n',
    );
  });

  it('reads letters set below each other in a cell as one word, and the bytes of a Buffer', async () => {
    const bytes = writePdf([
      {
        texts: [...lines([...'机构信息'], 100, 100, 15), { text: '石桥银行', x: 200, y: 120 }],
        rules: ruled([72, 140, 300], [80, 160]),
      },
    ]);
    expect(await layerOf(Buffer.from(bytes), 'a.pdf')).toBe(
      '<table>\n<tr><td>机构信息</td><td>石桥银行</td></tr>\n</table>\n',
    );
  });

  it('cuts text that runs over the border of two cells', async () => {
    const layer = await pdf({
      texts: [
        { text: '茶农信贷服务石桥银行股份', x: 116, y: 120 },
        { text: '名称', x: 80, y: 95 },
        { text: '机构', x: 200, y: 95 },
      ],
      rules: ruled([72, 188, 300], [80, 100, 130]),
    });
    expect(layer).toContain('<tr><td>茶农信贷服务</td><td>石桥银行股份</td></tr>');
  });

  it('puts what is turned behind the text, and letters drawn twice once', async () => {
    const layer = await pdf({
      texts: [
        ...lines(wrap(STORY, 37), 72, 140),
        { text: '征求意见稿', x: 200, y: 400, size: 60, turned: 45 },
        { text: '附件的说明', x: 72, y: 300 },
        { text: '附件的说明', x: 72.4, y: 300 },
      ],
    });
    expect(layer).toBe(`<p>${STORY}</p>\n<p>附件的说明</p>\n<p>征求意见稿</p>\n`);
  });

  it('tells paragraphs by their indent, and labels whose letters are set apart', async () => {
    const [first, second] = [wrap(STORY, 37, 2), wrap('第二段说的是另一件事。', 37, 2)];
    const indented = (texts: string[], y: number): PlacedText[] =>
      texts.map((text, at) => ({ text, x: at === 0 ? 96 : 72, y: y + at * 20 }));
    const layer = await pdf({
      texts: [
        ...indented(first, 140),
        ...indented(second, 140 + 20 * first.length),
        ...[...'申请机构'].map((text, at) => ({ text, x: 72 + 17 * at, y: 400 })),
      ],
    });
    expect(layer).toBe(`<p>${STORY}</p>\n<p>第二段说的是另一件事。</p>\n<p>申请机构</p>\n`);
  });

  it('drops heads, feet and page numbers that all pages have, and keeps what one has', async () => {
    const page = (number: number, text: string): PdfPage => ({
      texts: [
        { text: '石桥市金融通报', x: 72, y: 40 },
        { text, x: 72, y: 200 },
        { text: `— ${number} —`, x: 290, y: PAGE.height - 40 },
      ],
    });
    expect(await pdf(page(1, '第一页的文字。'), page(2, '第二页的文字。'), page(3, '第三页的文字。'))).toBe(
      '<p>第一页的文字。</p>\n<p>第二页的文字。</p>\n<p>第三页的文字。</p>\n',
    );
    const kept = await pdf({
      texts: [
        { text: '石桥市金融通报', x: 72, y: 40 },
        { text: '正文。', x: 72, y: 200 },
      ],
    });
    expect(kept).toContain('石桥市金融通报');
  });
});

describe('a workbook', () => {
  it('shows numbers, dates and formulas as it does on screen, and merged cells as spans', async () => {
    const bytes = await workbookOf((sheet) => {
      sheet.addRow(['首批创新应用一览表']);
      sheet.mergeCells('A1:E1');
      sheet.addRow(['单位：亿元']);
      sheet.addRow(['名称', '类型', '金额', '占比', '拟上线时间']);
      sheet.addRow(['茶农信贷', '金融服务', 1234.5, 0.125, new Date(Date.UTC(2021, 5, 30))]);
      sheet.addRow(['订单融资', '', { formula: 'C4*2', result: 2469 }, 0.5, new Date(Date.UTC(2021, 6, 1))]);
      sheet.mergeCells('B4:B5');
      sheet.addRow([]);
      sheet.addRow(['注：以批复为准']);
      for (const row of [4, 5]) {
        sheet.getCell(`C${row}`).numFmt = '#,##0.00';
        sheet.getCell(`D${row}`).numFmt = '0.0%';
      }
      sheet.getCell('E4').numFmt = 'yyyy"年"m"月"d"日"';
      sheet.getCell('E5').numFmt = '[$-804]yyyy"年"m"月";@';
    });
    expect(await layerOf(bytes, 'a.xlsx')).toBe(
      '<h1>首批创新应用一览表</h1>\n<p>单位：亿元</p>\n<table>\n' +
        '<tr><th>名称</th><th>类型</th><th>金额</th><th>占比</th><th>拟上线时间</th></tr>\n' +
        '<tr><td>茶农信贷</td><td rowspan="2">金融服务</td><td>1,234.50</td><td>12.5%</td><td>2021-06-30</td></tr>\n' +
        '<tr><td>订单融资</td><td>2,469.00</td><td>50.0%</td><td>2021-07</td></tr>\n</table>\n<p>注：以批复为准</p>\n',
    );
  });

  it.each([
    [20000, '0"万户"', '20000万户'],
    [0.5, '0%', '50%'],
    [-2.71999, '0.00', '-2.72'],
    [1234567.891, '#,##0', '1,234,568'],
    [0.1 + 0.2, undefined, '0.3'],
    [12, 'General', '12'],
    [-5, '#,##0;[Red](#,##0)', '(5)'],
    [1500000, '0.0,,"百万"', '1.5百万'],
    [7, '_ * #,##0_ ;_ * -#,##0_ ', '7'],
  ])('shows %d in the format %s as %s', (value, code, shown) => {
    expect(shownNumber(value, code)).toBe(shown);
  });
});

describe('a Word document', () => {
  it('keeps merged cells, and of its dress nothing', async () => {
    const cell = (text: string, more: object = {}): TableCell =>
      new TableCell({ children: [new Paragraph(text)], ...more });
    const table = new Table({
      rows: [
        new TableRow({
          children: [cell('机构信息', { verticalMerge: VerticalMergeType.RESTART }), cell('名称'), cell('石桥银行')],
        }),
        new TableRow({
          children: [cell('', { verticalMerge: VerticalMergeType.CONTINUE }), cell('代码'), cell('A<1')],
        }),
        new TableRow({ children: [cell('功能', { columnSpan: 2 }), cell('放款')] }),
      ],
    });
    const bytes = await Packer.toBuffer(new Document({ sections: [{ children: [table] }] }));
    const layer = await layerOf(new Uint8Array(bytes), 'a.docx');
    expect(layer.replace(/\s/g, '').replace(/<\/?p>/g, '')).toBe(
      '<table><tr><tdrowspan="2">机构信息</td><td>名称</td><td>石桥银行</td></tr><tr><td>代码</td><td>A&lt;1</td></tr>' +
        '<tr><tdcolspan="2">功能</td><td>放款</td></tr></table>',
    );
  });
});

describe('a saved page', () => {
  it('says its address, its title and when it was saved', async () => {
    const part = await partOf(asMhtml({ html: utf8('<p>正文在此。</p>\n') }), 'a.mhtml');
    expect(part).toMatchObject({
      mediaType: 'multipart/related',
      title: '公示',
      url: 'https://hangzhou.example/notice/1.html',
      saved: '2021-03-18T02:00:00.000Z',
    });
    expect(part.layer?.trim()).toBe('<p>正文在此。</p>');
  });
});

describe('an archive', () => {
  const html = '<p>公示首批创新应用。</p>';
  const page = utf8(html);

  it('gives each document under its path, however packed', async () => {
    const inner = await zipOf([{ name: 'a.html', bytes: page }]);
    const tar = await tarOf([{ name: '公示/b.html', bytes: page }]);
    const bytes = await zipOf([
      { name: 'in.zip', bytes: inner },
      { name: 'b.tar.gz', bytes: gzipOf(tar) },
      { name: 'c.html.gz', bytes: gzipOf(page) },
      { name: 'd.csv', bytes: utf8('名称,类型\n茶农信贷,金融服务\n') },
    ]);
    const parts = await partsOf(bytes, 'all.zip');
    expect(parts.map(({ path }) => path)).toEqual([
      'all.zip/in.zip/a.html',
      'all.zip/b.tar.gz/公示/b.html',
      'all.zip/c.html.gz/c.html',
      'all.zip/d.csv',
    ]);
    expect(parts.map((part) => 'bytes' in part && part.mediaType)).toEqual([
      'text/html',
      'text/html',
      'text/html',
      'text/csv',
    ]);
  });

  it('reads names that Windows wrote in its own encoding', async () => {
    const archive = Buffer.from(await zipOf([{ name: '12345678.html', bytes: page }]));
    renamed(archive, '12345678.html', Buffer.concat([encode('公示名单', 'gb18030'), Buffer.from('.html')]));
    // Without the mark that says UTF-8.
    for (const [mark, at] of [
      ['PK\x03\x04', 6],
      ['PK\x01\x02', 8],
    ] as const) {
      const flags = archive.indexOf(Buffer.from(mark, 'latin1')) + at;
      archive.writeUInt16LE(archive.readUInt16LE(flags) & ~0x800, flags);
    }
    expect((await partsOf(archive, 'a.zip')).map(({ path }) => path)).toEqual(['a.zip/公示名单.html']);
  });

  it('skips what is no document and says so', async () => {
    const bytes = await zipOf([
      { name: '__MACOSX/._a.html', bytes: 'x' },
      { name: 'a_files/logo.png', bytes: '\x89PNG' },
      { name: 'a.html', bytes: page },
    ]);
    const codes = (await partsOf(bytes, 'a.zip')).map((part) => ('code' in part ? part.code : part.path));
    expect(codes).toEqual(['skipped', 'skipped', 'a.zip/a.html']);
  });
});

describe('the format', () => {
  it.each([
    ['a.txt', '公示首批创新应用，征求意见。', 'text'],
    ['a.txt', '<!DOCTYPE html><p>公示</p>', 'html'],
    ['a.csv', '名称,类型\n甲,乙\n', 'csv'],
    ['a.csv', '<html><body>没有权限</body></html>', 'html'],
    ['a.html', '%PDF-1.7\n', 'pdf'],
    ['a', 'x\n%PDF-1.4\n', 'pdf'],
  ])('of %s is told by what it holds: %s', (path, text, format) => {
    expect(formatOf(utf8(text), path)).toBe(format);
  });
});
