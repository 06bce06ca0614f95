/** Bytes to source text: encodings declared, marked or found, and what is refused. */
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LoadError, load } from '../pipeline/stages/1-load.ts';
import { type Encoding, encode } from './helpers/encode.ts';

const HANS = '中国人民银行成都分行公示首批金融科技创新监管试点应用，共6个。';
const HANT = '中國人民銀行成都分行公示首批金融科技創新監管試點應用，共6個。';
const SCRIPT = '<script>var a = 1; function run() { return a + 1; }</script>\n';

const of = (bytes: Uint8Array, path = 'a.txt') => load({ bytes, path });
const join = (...parts: (Uint8Array | readonly number[])[]): Uint8Array =>
  Uint8Array.from(parts.flatMap((p) => [...p]));
const code = (run: () => unknown): string => {
  try {
    run();
  } catch (error) {
    if (error instanceof LoadError) return error.code;
    throw error;
  }
  return 'none';
};

describe('load: encoding', () => {
  it.each<[string, string, Encoding]>([
    ['UTF-8', HANS, 'utf-8'],
    ['GB18030', HANS, 'gb18030'],
    ['GB18030 with Traditional characters', HANT, 'gb18030'],
    ['Big5', HANT, 'big5'],
    ['UTF-16LE', HANS, 'utf-16le'],
    ['UTF-16BE', HANT, 'utf-16be'],
  ])('finds undeclared %s', (_, text, encoding) => {
    const document = of(encode(text, encoding));
    expect(document.encoding).toBe(encoding);
    expect(document.source).toBe(text);
  });

  it.each<[string, Encoding]>([
    ['監管沙盒', 'big5'],
    ['銀行申請', 'big5'],
    ['监管沙盒', 'gb18030'],
    ['成都银行', 'gb18030'],
    ['創新應用', 'gb18030'],
  ])('finds it in four characters: %s in %s', (text, encoding) => {
    expect(of(encode(text, encoding)).source).toBe(text);
  });

  it.each<[string, Encoding]>([
    [HANS, 'gb18030'],
    [HANT, 'big5'],
    [HANS, 'utf-8'],
  ])('finds it behind much ASCII: %s in %s', (text, encoding) => {
    const page = SCRIPT.repeat(2000) + text.slice(0, 12);
    expect(of(encode(page, encoding)).source).toBe(page);
  });

  it('keeps the byte-order mark in the source', () => {
    const mark = { 'utf-8': [0xef, 0xbb, 0xbf], 'utf-16le': [0xff, 0xfe], 'utf-16be': [0xfe, 0xff] } as const;
    for (const encoding of ['utf-8', 'utf-16le', 'utf-16be'] as const) {
      const document = of(join(mark[encoding], encode(HANS, encoding)));
      expect(document.encoding).toBe(encoding);
      expect(document.source).toBe(`\ufeff${HANS}`);
    }
  });

  it('believes what the page declares, but not against the characters that come out', () => {
    const page = (charset: string, text: string) => `<html><head><meta charset="${charset}"></head><body>${text}`;
    const shiftJis = join(encode(page('shift_jis', ''), 'utf-8'), [0x93, 0xfa, 0x96, 0x7b, 0x8b, 0xe2, 0x8d, 0x73]);
    expect(of(shiftJis).encoding).toBe('shift_jis');
    expect(of(shiftJis).source).toContain('日本銀行');
    expect(of(encode(page('gb2312', HANT), 'big5')).encoding).toBe('big5');
    expect(of(encode(page('big5', HANS), 'gb18030')).encoding).toBe('gb18030');
    expect(of(encode(page('gb2312', HANS), 'utf-8')).encoding).toBe('utf-8');
    expect(of(encode(page('no-such-charset', HANS), 'gb18030')).encoding).toBe('gb18030');
    expect(of(encode(page('utf-16', HANS), 'gb18030')).encoding).toBe('gb18030');
  });

  it('stays with UTF-8 where a scraper broke a few characters or cut the text off', () => {
    const bytes = encode(HANS, 'utf-8');
    const cut = of(bytes.subarray(0, bytes.length - 1));
    expect([cut.encoding, cut.source.at(-1)]).toEqual(['utf-8', '\ufffd']);
    const broken = of(join(bytes, [0xe4, 0xb8], bytes));
    expect([broken.encoding, broken.source]).toEqual(['utf-8', `${HANS}\ufffd${HANS}`]);
  });

  it('takes single bytes between ASCII letters for Western punctuation', () => {
    const bytes = join(encode('The People', 'utf-8'), [0x92], encode('s Bank of China', 'utf-8'));
    expect(of(bytes).encoding).toBe('windows-1252');
  });

  it('obeys the charset of meta.yaml and refuses one that is none', () => {
    const bytes = encode(HANS, 'gb18030');
    expect(load({ bytes, path: 'a.txt', meta: { charset: 'GBK' } }).encoding).toBe('gb18030');
    expect(load({ bytes, path: 'a.txt', meta: { charset: 'big5' } }).encoding).toBe('big5');
    expect(code(() => load({ bytes, path: 'a.txt', meta: { charset: 'klingon' } }))).toBe('unknown-charset');
  });

  it('gives what TextDecoder gives for the encoding it names, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        if (code(() => of(bytes)) !== 'none') return;
        const { encoding, source } = of(bytes);
        expect(source).toBe(new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes));
      }),
      { numRuns: 500 },
    );
  });
});

describe('load: the rest of the document', () => {
  it('takes an empty file', () => {
    expect(of(new Uint8Array())).toMatchObject({ source: '', encoding: 'utf-8', mediaType: 'text/plain', id: 'a' });
  });

  it('names it after its file or as told, and digests its bytes', () => {
    const bytes = encode(HANS, 'utf-8');
    expect(load({ bytes, path: 'x/y/杭州.2020.html' }).id).toBe('杭州.2020');
    expect(load({ bytes, path: 'x/source.txt', id: 'hangzhou-2020-1' }).id).toBe('hangzhou-2020-1');
    expect(of(bytes).sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
  });

  it.each([
    ['a.htm', HANS, 'text/html'],
    ['a.HTML', HANS, 'text/html'],
    ['a.txt', HANS, 'text/plain'],
    ['a.txt', '\n <!DOCTYPE html><p>', 'text/html'],
    ['page', '\ufeff<div class="a">', 'text/html'],
    ['a.txt', '<diva> 1 < 2', 'text/plain'],
    ['a.txt', '<b>首批</b>', 'text/plain'],
  ])('%s that begins with %s is %s', (path, text, mediaType) => {
    expect(of(encode(text, 'utf-8'), path).mediaType).toBe(mediaType);
  });

  it('refuses what is no text, and says what, where and the cure', () => {
    const noise = Uint8Array.from({ length: 4000 }, (_, i) => (i * i * 31 + i * 7 + ((i * 2654435761) >>> 13)) & 0xff);
    for (const bytes of [
      encode('%PDF-1.7', 'utf-8'),
      Uint8Array.from([0x50, 0x4b, 3, 4, 20, 0]),
      Uint8Array.from({ length: 100 }, (_, i) => i % 7),
      join(encode('金融', 'utf-8'), [0, 0, 0, 0, 1, 2, 0, 3]),
      noise,
    ]) {
      expect(code(() => of(bytes))).toBe('binary-file');
    }
    expect(() => of(encode('%PDF-1.7', 'utf-8'), 'x/a.txt')).toThrow(
      /x\/a\.txt: a PDF document, not text; ingest reads PDF/,
    );
  });
});
