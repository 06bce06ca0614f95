/** The tokens of a numeral: numbers, powers of ten, and what says "and some". */
import { type Decimal, decimal, whole } from './decimal.ts';
import type { NumeralPart, Vocabulary } from './vocabulary.ts';

/** Longer runs of digits are serial numbers, and powers beyond this no figure of this world. */
const LONGEST_DIGITS = 24;
export const LARGEST_POWER = 24;

const ARABIC = /\d{1,3}(?:,\d{3}(?!\d))+(?:\.\d+)?|\d+(?:\.\d+)?/y;
/** English after digits: 1.5 million, 300m. */
const ENGLISH_MAGNITUDE = /( ?)([a-z]{1,9})(?![a-z])/y;
/** 千 and 兆 also begin units (千瓦, 兆赫), 百 words. */
const UNIT_PREFIX = /[千兆][瓦克米伏赫卡帕欧位焦]|百[度货强姓]/y;
/** What 余 and 多 begin when they do not mean "and some". */
const NOT_FUZZY = /余额|余下|余款|多[方样边维元极头功媒层级]|几乎|几何|几近/y;
/** 4个亿, but not 4个亿元项目. */
const COLLOQUIAL = /个亿(?![元级吨])/y;
const DECIMAL_POINT = '点';

/** `pair`: neighbours such as 三四, either of which may be meant. */
export type Token =
  | { readonly kind: 'number'; readonly value: Decimal; readonly chinese: boolean; readonly digits: number }
  | { readonly kind: 'pair'; readonly values: readonly [number, number] }
  | { readonly kind: 'power'; readonly power: number }
  | { readonly kind: 'fuzzy' };

/** Tokens and where they end. */
export interface Tokens {
  readonly list: Token[];
  readonly end: number;
}

const matchAt = (pattern: RegExp, text: string, at: number): RegExpExecArray | null => {
  pattern.lastIndex = at;
  return pattern.exec(text);
};

/** The tokens from `at` on, as far as they may stand in one numeral. Time is linear in their length. */
export function tokenise(text: string, start: number, vocabulary: Vocabulary): Tokens {
  const list: Token[] = [];
  let at = start;
  for (;;) {
    const end = nextToken(text, at, list, vocabulary);
    if (end === at) return { list, end: at };
    at = end;
  }
}

/** Appends the token at `at` and gives its end; gives `at` where the numeral has ended. */
function nextToken(text: string, at: number, list: Token[], vocabulary: Vocabulary): number {
  const last = list.at(-1);
  const code = text.charCodeAt(at);
  if (code >= 0x30 && code <= 0x39) return last && last.kind !== 'power' ? at : arabic(text, at, list);
  const afterSpace = last?.kind === 'number' && !last.chinese && text[at] === ' ' ? at + 1 : at;
  if (last?.kind === 'number' && !last.chinese && /[a-z]/.test(text[afterSpace] ?? ''))
    return magnitudeWord(text, at, list, vocabulary);
  if (last?.kind === 'number' && matchAt(COLLOQUIAL, text, at)) {
    list.push({ kind: 'power', power: 8 });
    return at + 2;
  }
  const part = vocabulary.numerals.get(text[afterSpace] ?? '');
  if (!part) return at;
  if (part.kind === 'power') return power(text, at, afterSpace, part.value, list);
  if (part.kind === 'fuzzy') return fuzzy(text, at, afterSpace, list);
  if (afterSpace !== at) return at;
  if (part.kind === 'digit') return digits(text, at, list, vocabulary);
  if (part.kind === 'score') {
    if (last) return at;
    list.push({ kind: 'number', value: whole(part.value), chinese: true, digits: 1 }, { kind: 'power', power: 1 });
    return at + 1;
  }
  return at;
}

function arabic(text: string, at: number, list: Token[]): number {
  const match = matchAt(ARABIC, text, at);
  if (!match) return at;
  const written = match[0].replaceAll(',', '');
  const end = at + match[0].length;
  // A token no value can be made of ends the numeral; the scan goes on behind it.
  list.push(
    written.length > LONGEST_DIGITS
      ? { kind: 'power', power: LARGEST_POWER + 1 }
      : { kind: 'number', value: decimal(written), chinese: false, digits: written.length },
  );
  return end;
}

function magnitudeWord(text: string, at: number, list: Token[], { numerals }: Vocabulary): number {
  const match = matchAt(ENGLISH_MAGNITUDE, text, at);
  const part: NumeralPart | undefined = match ? numerals.get(match[2] as string) : undefined;
  if (!match || (part?.kind !== 'magnitude' && (part?.kind !== 'suffix' || match[1] !== ''))) return at;
  list.push({ kind: 'power', power: part.value });
  return at + match[0].length;
}

function power(text: string, at: number, from: number, value: number, list: Token[]): number {
  const last = list.at(-1);
  if (last && matchAt(UNIT_PREFIX, text, from)) return at;
  if (from !== at && value === 1) return at;
  list.push({ kind: 'power', power: value });
  return from + 1;
}

/** One digit, a pair of neighbours (三四十), or digits written one by one (三〇〇). */
function digits(text: string, at: number, list: Token[], { numerals }: Vocabulary): number {
  const last = list.at(-1);
  if (last?.kind === 'fuzzy' || (last?.kind === 'number' && !last.chinese)) return at;
  const values: number[] = [];
  let end = at;
  for (let part = numerals.get(text[end] ?? ''); part?.kind === 'digit'; part = numerals.get(text[++end] ?? ''))
    values.push(part.value);
  const [first, second] = values as [number, number];
  const neighbours = values.length === 2 && first > 0 && (second === first + 1 || (first === 3 && second === 5));
  if (neighbours) list.push({ kind: 'pair', values: [first, second] });
  else if (values.length > LONGEST_DIGITS) list.push({ kind: 'power', power: LARGEST_POWER + 1 });
  else {
    let value = decimal(values.join(''));
    const fraction = text[end] === DECIMAL_POINT ? fractionAt(text, end + 1, numerals) : '';
    if (fraction !== '') {
      value = decimal(`${values.join('')}.${fraction}`);
      end += 1 + fraction.length;
    }
    // 二三 and 一一一一 are no numbers, 〇 and 零 fill a place.
    const oneByOne = values.length > 1 && values[0] !== 0 && !values.includes(0);
    list.push(
      oneByOne
        ? { kind: 'power', power: LARGEST_POWER + 1 }
        : { kind: 'number', value, chinese: true, digits: values.length },
    );
  }
  return end;
}

function fractionAt(text: string, from: number, numerals: Vocabulary['numerals']): string {
  let fraction = '';
  for (let part = numerals.get(text[from] ?? ''); part?.kind === 'digit' && fraction.length < LONGEST_DIGITS; ) {
    fraction += part.value;
    part = numerals.get(text[from + fraction.length] ?? '');
  }
  return fraction;
}

function fuzzy(text: string, at: number, from: number, list: Token[]): number {
  const last = list.at(-1);
  if (!last || last.kind === 'fuzzy' || matchAt(NOT_FUZZY, text, from)) return at;
  if (last.kind === 'number' && last.chinese) return at;
  list.push({ kind: 'fuzzy' });
  return from + 1;
}
