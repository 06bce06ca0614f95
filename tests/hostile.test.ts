/** Nothing crashes, nothing hangs: input that no article looks like, and time in proportion to size. */
import { describe, expect, it } from 'vitest';
import { documentResultSchema } from '../pipeline/contract.ts';
import { extractDocument } from '../pipeline/run.ts';
import { LoadError, load } from '../pipeline/stages/1-load.ts';
import { growth } from './helpers/linear.ts';

/** The text as it stands, whatever its code units: bytes could not hold lone surrogates. */
const extractText = (text: string, path = 'a.txt') =>
  extractDocument({ ...load({ bytes: new Uint8Array(), path }), source: text });

const ARTICLE =
  '8月14日，中国人民银行杭州中心支行公示杭州金融科技创新监管试点首批2个创新应用。杭州银行试点《基于可信身份认证的智能银行服务》，预计服务客户达2万户。';

describe('unusual input', () => {
  it('an empty file is a result with a notice', () => {
    const result = extractText('');
    expect(result.notices.map(({ code }) => code)).toContain('empty-document');
    expect(result.pilots).toEqual([]);
  });

  it('binary bytes are refused with what is wrong and the cure', () => {
    const bytes = Uint8Array.from({ length: 4000 }, (_, index) => (index * 7919) % 256);
    expect(() => load({ bytes, path: 'a.txt' })).toThrow(LoadError);
  });

  it.each([
    ['lone surrogates', '\ud800\udfff\udc00《\ud83d》申请'.repeat(50)],
    ['nothing but marks', '“《（”》）'.repeat(500)],
    ['nothing but numerals', '一亿万千百十零〇1234567890.,％'.repeat(500)],
    ['control characters', '\u0001\u0002\u001b[31m银行'.repeat(200)],
    ['a page nested 20000 deep', `${'<div>'.repeat(20_000)}${ARTICLE}`],
    ['an unclosed tag', `${ARTICLE}<a href="`],
  ])('%s', (_, text) => {
    expect(() => documentResultSchema.parse(extractText(text, text.includes('<') ? 'a.html' : 'a.txt'))).not.toThrow();
  });
});

describe('time in proportion to size', () => {
  it.each([
    ['articles on one line', ARTICLE],
    ['articles a line each', `${ARTICLE}\n`],
    ['opening brackets', '（'],
    ['opening title marks', '《'],
    ['quotation marks', '“甲”“'],
    ['banks', '工商银行、'],
    ['unknown names', '甲乙丙丁科技、'],
    ['verbs', '申请推出试点'],
    ['由', '由甲银行'],
    ['numerals', '一'],
    ['digits', '1,'],
    ['short lines', '甲\n'],
    ['numbered lines', '1.基于区块链的服务\n'],
    ['cells', '1\t基于区块链的服务\t工商银行\n'],
    ['commas', '，'],
    ['spaces', ' 。'],
    ['tags', '<b>'],
    ['entities', '&amp;'],
    ['names of pilots', '工商银行推出“基于区块链的服务”，'],
    ['English', 'Bank of China and ICBC applied for “Smart Service”. '],
    ['dates', '2020年8月14日'],
    ['regions', '北京上海深圳'],
  ])('%s', (_, unit) => {
    expect(growth((text) => extractText(text), unit)).toBeLessThan(3);
  });
});
