/** Unified social credit codes (GB 32100-2015) and LEIs (ISO 17442): check digits, what print and scanning do to them, where they stand. */
import { describe, expect, it } from 'vitest';
import { type Identifier, identifiersIn, identifiersInCell, isCreditCode, isLei } from '../pipeline/identifiers.ts';
import { growth } from './helpers/linear.ts';

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const shown = ({ kind, value, valid }: Identifier): string => `${kind} ${value} ${valid}`;

/** The check digits by the letter of the standards, apart from the code under test. */
function creditCode(body: string): string {
  let weight = 1;
  let sum = 0;
  for (const character of body) {
    sum += ALPHABET.indexOf(character) * weight;
    weight = (weight * 3) % 31;
  }
  return body + ALPHABET[(31 - (sum % 31)) % 31];
}
function lei(body: string): string {
  const digits = [...`${body}00`].map((character) => Number.parseInt(character, 36)).join('');
  return body + String(98n - (BigInt(digits) % 97n)).padStart(2, '0');
}
/** Made up for these tests; only their check digits are right. */
const A = creditCode('91110000MA01TE5T0');
const B = creditCode('914403005A1B2C3D4');
const L = lei('300300SHAHETEST000');

describe('check digits', () => {
  it('agree with published examples', () => {
    expect(isCreditCode('91350100M000100Y43')).toBe(true);
    expect(isLei('5493001KJTIIGC8Y1R12')).toBe(true);
    expect(isLei('213800WSGIIZCXF1P572')).toBe(true);
  });

  it('notice every single wrong character and every exchange of neighbours', () => {
    for (const code of [A, B]) {
      for (let at = 0; at < code.length; at++) {
        for (const other of ALPHABET)
          if (other !== code[at]) expect(isCreditCode(code.slice(0, at) + other + code.slice(at + 1))).toBe(false);
        const [a, b] = [code[at], code[at + 1]];
        if (b !== undefined && a !== b)
          expect(isCreditCode(`${code.slice(0, at)}${b}${a}${code.slice(at + 2)}`)).toBe(false);
      }
    }
    for (let at = 0; at < L.length; at++)
      for (const other of '0123456789')
        if (other !== L[at] && /\d/.test(L[at] ?? ''))
          expect(isLei(L.slice(0, at) + other + L.slice(at + 1))).toBe(false);
  });

  it('refuse what has another length, alphabet or form', () => {
    for (const wrong of ['', A.slice(1), `${A}0`, A.replace('M', 'I'), A.toLowerCase(), '000000000000000000'])
      expect(isCreditCode(wrong)).toBe(false);
    for (const wrong of ['', L.slice(1), `${L}0`, L.toLowerCase(), `${L.slice(0, 18)}AB`])
      expect(isLei(wrong)).toBe(false);
  });
});

describe('a code in a cell', () => {
  it.each([
    ['as it should be', A, A],
    ['in lower case', A.toLowerCase(), A],
    ['with blanks', `${A.slice(0, 8)} ${A.slice(8, 17)} ${A.slice(17)}`, A],
    ['with hyphens', `${A.slice(0, 8)}-${A.slice(8)}`, A],
    ['O and I for 0 and 1', A.replaceAll('0', 'O').replaceAll('1', 'I'), A],
    ['S for 5', A.replace('5', 'S'), A],
  ])('%s', (_, text, value) => {
    expect(identifiersInCell(text, 'credit-code')).toMatchObject([{ value, valid: true, start: 0, end: text.length }]);
  });

  it('is kept as printed where its check digit is wrong', () => {
    const wrong = A.slice(0, 17) + (A[17] === '0' ? '1' : '0');
    expect(identifiersInCell(wrong, 'credit-code')).toMatchObject([{ value: wrong, valid: false }]);
    expect(identifiersInCell(wrong.toLowerCase(), 'credit-code')).toMatchObject([
      { value: wrong.toLowerCase(), valid: false },
    ]);
    expect(identifiersInCell(`${A.slice(0, 17)}`, 'credit-code')).toMatchObject([
      { value: A.slice(0, 17), valid: false },
    ]);
  });

  it('may have words beside it, and is none where the cell holds none', () => {
    expect(identifiersInCell(`${A}（法人）`, 'credit-code')).toMatchObject([
      { value: A, valid: true, start: 0, end: 18 },
    ]);
    for (const none of ['无', '/', '——', '不适用', '', '2020年12月30日'])
      expect(identifiersInCell(none, 'credit-code')).toEqual([]);
  });

  it('reads LEIs the same way', () => {
    expect(identifiersInCell(L.toLowerCase(), 'lei')).toMatchObject([{ value: L, valid: true }]);
    expect(identifiersInCell(`LEI: ${L}`, 'lei')).toMatchObject([{ value: L, valid: true, start: 5 }]);
    expect(identifiersInCell(`${L.slice(0, 18)}00`, 'lei')).toMatchObject([
      { value: `${L.slice(0, 18)}00`, valid: false },
    ]);
  });
});

describe('codes in running text', () => {
  it('are found by their check digits, and behind a label whatever they are', () => {
    const text = `甲银行（统一社会信用代码：${A}）与乙公司（信用代码${B.slice(0, 17)}${B[17] === '0' ? '1' : '0'}，LEI：${L}）申请。`;
    expect(identifiersIn(text).map(shown)).toEqual([
      `credit-code ${A} true`,
      `credit-code ${B.slice(0, 17)}${B[17] === '0' ? '1' : '0'} false`,
      `lei ${L} true`,
    ]);
    for (const { start, end, value } of identifiersIn(text)) expect(text.slice(start, end)).toBe(value);
    expect(identifiersIn(`乙公司，${B}。`).map(shown)).toEqual([`credit-code ${B} true`]);
  });

  it('are not made of other numbers', () => {
    for (const text of [
      '许可证编号：Z2000133000019，电话010-66195565。',
      '应用编号911100000000000000的登记号',
      '见https://example.cn/a/300300000000000000000000.html',
      '身份证号、账号123456789012345678均不公开',
    ])
      expect(identifiersIn(text)).toEqual([]);
  });

  it('takes linear time', () => {
    for (const unit of ['9', '91110000 ', '统一社会信用代码', 'A1-', `${A} `])
      expect(growth(identifiersIn, unit)).toBeLessThan(2.8);
  });
});
