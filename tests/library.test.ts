/** The library: what it gives, and that all offsets index the text handed in. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  blocks,
  documentResultSchema,
  extract,
  figures,
  institutions,
  LoadError,
  normalise,
  segment,
  type TextSpan,
} from '../pipeline/index.ts';
import { runIn } from './helpers/terminal.ts';

const ARTICLE =
  '中国人民银行营业管理部公示2020年第一批金融科技创新监管试点应用。工商银行申请的“基于物联网的供应链金融服务”入选。';

const at = (text: string, { start, end }: TextSpan): string => text.slice(start, end);

describe('extract', () => {
  it('takes text, bytes, and either with a path, an id and metadata', () => {
    const bytes = new TextEncoder().encode(ARTICLE);
    const plain = extract(ARTICLE);
    expect(extract(bytes)).toEqual(plain);
    expect(extract({ text: ARTICLE })).toEqual(plain);
    const named = extract({ bytes, path: 'in/a.html', meta: { published: '2020-01-15' } });
    expect(named.document).toMatchObject({ id: 'a', path: 'in/a.html', mediaType: 'text/html' });
    expect(named.document.publishedOn?.value).toBe('2020-01-15');
    expect(extract({ text: ARTICLE, path: 'in/a.txt', id: 'b' }).document.id).toBe('b');
  });

  it('agrees with the program', async () => {
    const path = 'corpus/documents/beijing-2020-2-taiwan/source.txt';
    const cwd = new URL('../', import.meta.url);
    const { status, out } = await runIn(cwd.pathname, ['extract', path, '--format', 'ndjson']);
    expect(status).toBe(0);
    expect(extract({ bytes: readFileSync(new URL(path, cwd)), path, id: 'beijing-2020-2-taiwan' })).toEqual(
      JSON.parse(out),
    );
  });

  it('quotes any text as it was handed in, lone surrogates too', () => {
    const text = `${ARTICLE}\ud800\ufeff`;
    const result = documentResultSchema.parse(extract(text));
    expect(result.document.chars).toBe(text.length);
    const quotes = JSON.stringify(result).match(/"start":\d+,"end":\d+,"quote":"(?:[^"\\]|\\.)*"/g) ?? [];
    expect(quotes.length).toBeGreaterThan(0);
    for (const quote of quotes) {
      const evidence = JSON.parse(`{${quote}}`);
      expect(at(text, evidence)).toBe(evidence.quote);
    }
  });

  it('refuses bytes that are no text', () => {
    expect(() => extract(new Uint8Array([0x25, 0x50, 0x44, 0x46, 0x2d, 0x31, 0x2e, 0x37, 0, 1, 2, 3]))).toThrow(
      LoadError,
    );
  });
});

describe('normalise', () => {
  it('gives the text and the way back, from Traditional script and HTML too', () => {
    const source = '<p>區塊鏈&nbsp;技術</p>';
    const { text, toSource } = normalise(source);
    expect(text).toBe('区块链技术');
    expect(at(source, toSource(3, 5))).toBe('技術');
  });
});

describe('blocks', () => {
  it('tells the article from what stands around it', () => {
    const text = `首页 > 金融 > 正文\n${ARTICLE}\n京ICP备12345678号-1`;
    const found = blocks(text);
    expect(found.map(({ kind }) => kind)).toEqual(['boilerplate', 'body', 'boilerplate']);
    expect(at(text, found[1]!)).toBe(ARTICLE);
  });
});

describe('segment', () => {
  it('cuts sentences, clauses and words', () => {
    const text = '甲银行申请，乙科技参与。丙银行没有申请。';
    const { sentences } = segment(text);
    expect(sentences.map((sentence) => at(text, sentence))).toEqual(['甲银行申请，乙科技参与。', '丙银行没有申请。']);
    expect(sentences[0]?.clauses.map((clause) => at(text, clause))).toEqual(['甲银行申请，', '乙科技参与。']);
    expect(sentences[1]?.words.map((word) => at(text, word)).join('|')).toContain('银行|没有|申请');
  });

  it('reads the rows of a table', () => {
    const page = '<table><tr><th>名称</th><th>机构</th></tr><tr><td></td><td>工商银行</td></tr></table>';
    const { rows } = segment(page);
    expect(rows.map(({ cells }) => cells.map((cell) => cell && at(page, cell)))).toEqual([
      ['名称', '机构'],
      [null, '工商银行'],
    ]);
  });
});

describe('figures and institutions', () => {
  it('stand where the text has them', () => {
    const text = '由北京銀行申請，超過３０萬戶，交易額約1億元';
    expect(institutions(text).map((one) => [at(text, one), one.id, one.kind])).toEqual([
      ['北京銀行', 'bank-of-beijing', 'bank'],
    ]);
    expect(figures(text).map((one) => [at(text, one), one.value, one.unit, one.comparator])).toEqual([
      ['３０萬戶', 300000, '户', 'gt'],
      ['1億元', 100000000, 'CNY', 'approx'],
    ]);
  });

  it('find organisations that no lexicon knows', () => {
    const text = '由青禾云图信息技术有限公司负责技术支持';
    expect(institutions(text).map((one) => [at(text, one), one.id])).toEqual([['青禾云图信息技术有限公司', null]]);
  });
});

describe('any text at all', () => {
  const pieces = fc.constantFrom(
    '银行',
    '區塊鏈',
    '北京',
    '“',
    '”',
    '<p>',
    '</',
    '&amp;',
    '&',
    '\n',
    '３０萬戶',
    '、',
    '\ud83d',
    ' ',
    'a',
  );
  const texts = fc.array(pieces, { maxLength: 40 }).map((parts) => parts.join(''));

  it('keeps every offset inside, in order and not empty', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const spans: TextSpan[] = [
          ...blocks(text),
          ...segment(text).sentences.flatMap((sentence) => [sentence, ...sentence.clauses, ...sentence.words]),
          ...figures(text),
          ...institutions(text),
        ];
        for (const { start, end } of spans) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
        }
      }),
      { numRuns: 200 },
    );
  });
});
