import { Converter } from 'opencc-js/cn2t';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Encoding, encode } from './helpers/encode.ts';
import { inScript, type Piece, RUNNING, TABULAR } from './helpers/formats/announcement.ts';
import { asDocx, asXlsx } from './helpers/formats/office.ts';
import { asHtml, asText, asWeChat } from './helpers/formats/pages.ts';
import { writePdf } from './helpers/formats/pdf.ts';
import { closeReader, fixture, recordsOf } from './helpers/formats/reading.ts';
import { asMhtml } from './helpers/formats/saved.ts';
import { typeset } from './helpers/formats/typeset.ts';

const traditional = Converter({ from: 'cn', to: 'tw' });
const inTraditional = (pieces: readonly Piece[]): Piece[] => inScript(pieces, traditional);
const utf8 = (text: string): Uint8Array => encode(text, 'utf-8');

/** Titles and paragraphs as rows of one cell, then the table. */
const asCsv = (pieces: readonly Piece[]): string =>
  pieces
    .flatMap((piece) => (piece.kind === 'table' ? piece.rows : [[piece.text]]))
    .map((row) => row.map((cell) => (/[,"\n]/.test(cell) ? `"${cell}"` : cell)).join(','))
    .join('\r\n');

/** The pilots' names, their applicants and figures, to see that a comparison compares something. */
const SUMMARY = [
  ['基于区块链的茶农信贷服务', ['bank-of-hangzhou', 'mybank'], [20_000, 300_000_000]],
  ['基于隐私计算的小微企业融资服务', ['bank-of-ningbo', 'hyperchain'], [5_000]],
  ['基于人脸识别的银行网点认证产品', ['tailong-bank'], [300_000]],
];

interface Records {
  pilots: { name: { value: string }; applicants: { id: string }[]; scale: { value: number }[] }[];
}

const summaryOf = (records: unknown): unknown =>
  (records as Records).pilots.map(({ name, applicants, scale }) => [
    name.value,
    applicants.map(({ id }) => id),
    scale.map(({ value }) => value),
  ]);

afterAll(closeReader);

describe('one announcement in sentences gives the same records as', () => {
  let expected: unknown;
  beforeAll(async () => {
    expected = await recordsOf(utf8(asText(RUNNING)), 'a.txt');
  });

  it('text, to begin with', () => {
    expect(summaryOf(expected)).toEqual(SUMMARY);
  });

  const encoded = (encoding: Encoding): Uint8Array => encode(asText(RUNNING), encoding);
  const big5 = (): Uint8Array => encode(asText(inTraditional(RUNNING)), 'big5');
  it.each<[string, string, () => Uint8Array | Promise<Uint8Array>]>([
    ['text in GB18030', 'a.txt', () => encoded('gb18030')],
    ['text in Big5, in Traditional script', 'a.txt', big5],
    ['HTML', 'a.html', () => utf8(asHtml(RUNNING))],
    ['HTML in GB18030', 'a.html', () => encode(asHtml(RUNNING, 'gb2312'), 'gb18030')],
    ['HTML in Big5', 'a.htm', () => encode(asHtml(inTraditional(RUNNING), 'big5'), 'big5')],
    ['a page of a public account', 'a.html', () => utf8(asWeChat(RUNNING))],
    ['PDF with the font in it', 'a.pdf', () => fixture('announcement-running.pdf')],
    ['PDF of a word processor', 'a.pdf', () => fixture('announcement-running-office.pdf')],
    ['PDF without the font', 'a.pdf', () => writePdf(typeset(RUNNING))],
    [
      'PDF without the font, in Traditional script',
      'a.pdf',
      () => writePdf(typeset(inTraditional(RUNNING)), 'traditional'),
    ],
    ['DOCX', 'a.docx', () => asDocx(RUNNING)],
    ['DOCX whose title is only large', 'a.docx', () => asDocx(RUNNING, 'look')],
    ['DOCX in Traditional script', 'a.docx', () => asDocx(inTraditional(RUNNING))],
    ['MHTML', 'a.mhtml', () => asMhtml({ html: utf8(asHtml(RUNNING)) })],
    [
      'MHTML in GB18030, in Base64',
      'a.mht',
      () => asMhtml({ html: encode(asHtml(RUNNING, 'gb2312'), 'gb18030'), charset: 'gb2312', encoding: 'base64' }),
    ],
    [
      'MHTML in Big5 that only the page declares',
      'a.mht',
      () => asMhtml({ html: encode(asHtml(inTraditional(RUNNING), 'big5'), 'big5') }),
    ],
  ])('%s', async (_name, path, make) => {
    expect(await recordsOf(await make(), path)).toEqual(expected);
  });
});

describe('one announcement with a table gives the same records as', () => {
  let expected: unknown;
  beforeAll(async () => {
    expected = await recordsOf(utf8(asHtml(TABULAR)), 'a.html');
  });

  it('HTML, to begin with', () => {
    expect(summaryOf(expected)).toEqual(SUMMARY);
  });

  const csv = asCsv(TABULAR);
  it.each<[string, string, () => Uint8Array | Promise<Uint8Array>]>([
    ['HTML in GB18030', 'a.html', () => encode(asHtml(TABULAR, 'gb2312'), 'gb18030')],
    ['HTML in Traditional script', 'a.html', () => utf8(asHtml(inTraditional(TABULAR)))],
    ['a page of a public account', 'a.html', () => utf8(asWeChat(TABULAR))],
    ['PDF with the font in it', 'a.pdf', () => fixture('announcement-tabular.pdf')],
    ['PDF of a word processor', 'a.pdf', () => fixture('announcement-tabular-office.pdf')],
    ['PDF without the font', 'a.pdf', () => writePdf(typeset(TABULAR))],
    [
      'PDF without the font, in Traditional script',
      'a.pdf',
      () => writePdf(typeset(inTraditional(TABULAR)), 'traditional'),
    ],
    ['DOCX', 'a.docx', () => asDocx(TABULAR)],
    ['XLSX', 'a.xlsx', () => asXlsx(TABULAR)],
    ['XLSX in Traditional script', 'a.xlsx', () => asXlsx(inTraditional(TABULAR))],
    ['CSV', 'a.csv', () => utf8(csv)],
    ['CSV in GB18030', 'a.csv', () => encode(csv, 'gb18030')],
    ['CSV in Big5, in Traditional script', 'a.csv', () => encode(asCsv(inTraditional(TABULAR)), 'big5')],
    [
      'TSV in UTF-16',
      'a.tsv',
      () => Buffer.concat([Buffer.from([0xff, 0xfe]), encode(csv.replaceAll(',', '\t'), 'utf-16le')]),
    ],
    ['MHTML', 'a.mhtml', () => asMhtml({ html: utf8(asHtml(TABULAR)) })],
  ])('%s', async (_name, path, make) => {
    expect(await recordsOf(await make(), path)).toEqual(expected);
  });
});
