/** Arabic, Chinese and mixed numerals: 1,234.5, 三千五百万, 3千5百万, 1.2万亿, 十余万. English words stand in `english.ts`. */
import { type Decimal, decimal, plus, scaled, whole } from './decimal.ts';
import type { NumeralPart, Vocabulary } from './vocabulary.ts';

/** A numeral as read. Offsets index the folded text, which are those of the raw text. */
export interface Numeral {
  readonly start: number;
  readonly end: number;
  readonly value: Decimal;
  /** Upper end where the numeral is itself a range: 三四十. */
  readonly upper?: Decimal;
  /** Said to be inexact in itself: 余, 多, 几, 数, dozens. */
  readonly fuzzy: boolean;
  /** Written with 百, 千, 万 or 亿 (or their English fellows), how large soever the value. */
  readonly magnitude: boolean;
  /** The powers of ten behind its last digit: [4] of 30万, [2, 4] of 3百万, [4, 8] of 1.2万亿. */
  readonly powers: readonly number[];
  /** A single 百, 千, 万 or 亿 and nothing else: no number unless something beside it says so. */
  readonly lone: boolean;
  readonly script: 'arabic' | 'chinese' | 'english';
}

/** Longer runs of digits are serial numbers, and powers beyond this no figure of this world. */
const LONGEST_DIGITS = 24;
const LARGEST_POWER = 24;

const ARABIC = /\d{1,3}(?:,\d{3}(?!\d))+(?:\.\d+)?|\d+(?:\.\d+)?/y;
/** English after digits: 1.5 million, 300m. */
const ENGLISH_MAGNITUDE = /( ?)([a-z]{1,9})(?![a-z])/y;
/** 千 and 兆 also begin units (千瓦, 兆赫), 百 words. */
const UNIT_PREFIX = /[千兆][瓦克米伏赫卡帕欧位焦]|百[度货强姓]/y;
/** What 余 and 多 begin when they do not mean "and some". */
const NOT_FUZZY = /余额|余下|余款|多[方样边维元极头功媒层级]|几乎|几何|几近/y;
const DECIMAL_POINT = '点';

type Token =
  | { readonly kind: 'number'; readonly value: Decimal; readonly chinese: boolean; readonly digits: number }
  | { readonly kind: 'pair'; readonly values: readonly [number, number] }
  | { readonly kind: 'power'; readonly power: number }
  | { readonly kind: 'fuzzy' };

interface Tokens {
  readonly list: Token[];
  readonly end: number;
}

const matchAt = (pattern: RegExp, text: string, at: number): RegExpExecArray | null => {
  pattern.lastIndex = at;
  return pattern.exec(text);
};

/**
 * The numeral that begins at `at`, or the end of a run of numeral characters that is none, so that a scan goes on behind it.
 * @param text folded text
 */
export function readNumeral(text: string, at: number, vocabulary: Vocabulary): Numeral | { readonly skipTo: number } {
  const tokens = tokenise(text, at, vocabulary);
  const value = evaluate(tokens.list, 0);
  if (!value) return { skipTo: Math.max(tokens.end, at + 1) };
  const pair = tokens.list.some((token) => token.kind === 'pair');
  const upper = pair ? evaluate(tokens.list, 1) : null;
  const [first] = tokens.list;
  const powers = tokens.list.filter((token) => token.kind === 'power');
  return {
    start: at,
    end: tokens.end,
    value,
    ...(upper ? { upper } : {}),
    fuzzy: pair || tokens.list.some((token) => token.kind === 'fuzzy'),
    magnitude: powers.some((token) => token.power >= 2),
    powers: trailingPowers(tokens.list),
    lone: tokens.list.length === 1 && first?.kind === 'power' && first.power >= 2,
    script: first?.kind === 'number' && !first.chinese ? 'arabic' : 'chinese',
  };
}

function trailingPowers(tokens: readonly Token[]): number[] {
  const behind = tokens.slice(tokens.findLastIndex((token) => token.kind === 'number' || token.kind === 'pair') + 1);
  return behind.flatMap((token) => (token.kind === 'power' ? [token.power] : []));
}

function tokenise(text: string, start: number, vocabulary: Vocabulary): Tokens {
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

/** Sums the tokens; null where they are no well-formed numeral. Of a pair the lower (0) or upper (1) digit counts. */
function evaluate(tokens: readonly Token[], pick: 0 | 1): Decimal | null {
  const sum = new Sum();
  for (const token of tokens) {
    if (token.kind === 'number') sum.number(token.value, token.chinese && token.digits === 1);
    else if (token.kind === 'pair') sum.number(whole(token.values[pick]), true);
    else if (token.kind === 'power' && !sum.power(token.power)) return null;
  }
  return tokens.length === 0 ? null : sum.total();
}

const SMALLEST_BIG_POWER = 4;

/** The running sum of a numeral: what is below 万 (`section`), the digit that waits for its power, and what is done. */
class Sum {
  private done = whole(0);
  private section: Decimal | null = null;
  private digit: Decimal | null = null;
  private singleDigit = false;
  private lastSmall = SMALLEST_BIG_POWER;
  private lastPower = 0;
  private lastBig = 0;

  /** `single`: one Chinese digit, which may name the next lower place. */
  number(value: Decimal, single: boolean): void {
    this.digit = value;
    this.singleDigit = single && value.digits < 10n && value.digits > 0n;
    if (value.digits === 0n) this.lastPower = 0;
  }

  /** False where the power cannot stand here: 百千万, 万千. */
  power(power: number): boolean {
    if (power > LARGEST_POWER) return false;
    const fits = power < SMALLEST_BIG_POWER ? this.small(power) : this.large(power);
    this.lastPower = power;
    this.digit = null;
    return fits;
  }

  private small(power: number): boolean {
    const begins = this.lastPower === 0 && this.section === null && this.lastBig === 0;
    if (power >= this.lastSmall || (this.digit === null && !begins)) return false;
    this.section = plus(this.section ?? whole(0), scaled(this.digit ?? whole(1), power));
    this.lastSmall = power;
    return true;
  }

  private large(power: number): boolean {
    const waiting = this.section !== null || this.digit !== null;
    const value = plus(this.section ?? whole(0), this.digit ?? whole(0));
    if (!waiting && this.lastBig === 0) this.done = scaled(whole(1), power);
    else if (!waiting) {
      if (this.lastBig + power > LARGEST_POWER) return false;
      this.done = scaled(this.done, power);
    } else
      this.done = this.lastBig < power ? scaled(plus(this.done, value), power) : plus(this.done, scaled(value, power));
    this.section = null;
    this.lastSmall = SMALLEST_BIG_POWER;
    this.lastBig = waiting ? power : this.lastBig + power;
    return true;
  }

  total(): Decimal {
    // 两千二 and 一万五 name the next lower place.
    const colloquial = this.singleDigit && this.lastPower >= 2 && this.digit !== null;
    const rest = this.digit === null ? whole(0) : scaled(this.digit, colloquial ? this.lastPower - 1 : 0);
    return plus(plus(this.done, this.section ?? whole(0)), rest);
  }
}
