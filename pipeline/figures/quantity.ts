/** A numeral with what belongs to it: unit behind, currency before. Over folded text. */
import { type Decimal, scaled, toNumber } from './decimal.ts';
import { readEnglish } from './english.ts';
import { type Numeral, readNumeral } from './numeral.ts';
import type { Unit, Vocabulary } from './vocabulary.ts';

/** A numeral and its unit. */
export interface Quantity {
  readonly numeral: Numeral;
  /** With the currency before, 数 and 几. */
  readonly start: number;
  /** With the unit. */
  readonly end: number;
  readonly value: Decimal;
  readonly upper?: Decimal;
  readonly kind: Unit['kind'] | null;
  readonly unit: string | null;
  /** The counter as written (folded). */
  readonly counter: string | null;
  /** 余, 数十万, 千万级. */
  readonly approx: boolean;
  /** 500+. */
  readonly plus: boolean;
}

const ORDER = /量?级(?!别|行|联)/y;
const FRACTION = '分之';
const SEVERAL = /[数几]$/;
/** A count's name ends in 数 too: in 客户数十万户 the tens are not several. */
const COUNT_NAME = /(?:[户人笔家次件总系指参函倍字无少多个项台张量额度款页码位组]|机构|企业|账号|用例|城市)数$/;
const TENTHS = '成';

/** The numeral at `at`, Arabic, Chinese or English, or the place where the scan goes on. */
export function numeralAt(text: string, at: number, vocabulary: Vocabulary): Numeral | { readonly skipTo: number } {
  const code = text.charCodeAt(at);
  if (code < 0x61 || code > 0x7a) return readNumeral(text, at, vocabulary);
  return readEnglish(text, at, vocabulary) ?? { skipTo: at + 1 };
}

const stickyLength = (pattern: RegExp, text: string, at: number): number => {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0].length ?? 0;
};

/** The unit that follows `at`, one space or hyphen allowed between; `end` is where it ends, or `at` without a unit. */
function unitAt(text: string, at: number, numeral: Numeral, { units }: Vocabulary): { unit: Unit | null; end: number } {
  const gap = text[at] === ' ' || (text[at] === '-' && numeral.script !== 'chinese') ? 1 : 0;
  const hit = units.after(text, at + gap);
  if (!hit || hit.value.kind === 'word') return { unit: null, end: at };
  // Whole tenths only: 五成, but 30成 and 百成 are nothing.
  if (text[at + gap] === TENTHS && (numeral.magnitude || toNumber(numeral.value) > 10)) return { unit: null, end: at };
  return { unit: hit.value, end: at + gap + hit.length };
}

/** A unit of its own brackets, as forms are filled in: 8000（万元）. Offsets of `d` give its powers of ten and its unit. */
const BRACKETED = / ?\(([十百千万亿]{0,2})([^()\d]{1,4})\)/dy;

/** The unit in brackets at `at`, scaled by the powers written with it; null where the brackets hold anything else. */
function bracketedUnitAt(
  text: string,
  at: number,
  { units, numerals }: Vocabulary,
): { unit: Unit; end: number } | null {
  BRACKETED.lastIndex = at;
  const match = BRACKETED.exec(text);
  const [start, end] = match?.indices?.[2] ?? [0, 0];
  const hit = match && units.after(text, start);
  if (!match || !hit || hit.value.kind === 'word' || hit.value.kind === 'time' || start + hit.length !== end)
    return null;
  const powers = [...(match[1] ?? '')].reduce((sum, power) => sum + (numerals.get(power)?.value ?? 0), 0);
  return { unit: { ...hit.value, power: hit.value.power + powers }, end: end + 1 };
}

/** 百分之五十, 三分之一: the numeral read so far is the denominator. */
function fractionOf(text: string, denominator: Numeral, vocabulary: Vocabulary): Quantity | null {
  if (!text.startsWith(FRACTION, denominator.end)) return null;
  const above = readNumeral(text, denominator.end + FRACTION.length, vocabulary);
  if ('skipTo' in above) return null;
  const { value: below } = denominator;
  if (below.places > 0 || below.digits === 0n) return null;
  const power = Math.log10(Number(below.digits));
  const divide = (a: Decimal): Decimal => (Number.isInteger(power) ? scaled(a, -power) : quotient(a, below));
  return {
    ...plain(above),
    start: denominator.start,
    value: divide(above.value),
    ...(above.upper ? { upper: divide(above.upper) } : {}),
    kind: 'ratio',
    unit: 'ratio',
  };
}

const QUOTIENT_PLACES = 20;
const quotient = (a: Decimal, divisor: Decimal): Decimal => ({
  digits: (a.digits * 10n ** BigInt(QUOTIENT_PLACES)) / divisor.digits,
  places: a.places + QUOTIENT_PLACES,
});

const plain = (numeral: Numeral): Quantity => ({
  numeral,
  start: numeral.start,
  end: numeral.end,
  value: numeral.value,
  ...(numeral.upper ? { upper: numeral.upper } : {}),
  kind: null,
  unit: null,
  counter: null,
  approx: numeral.fuzzy,
  plus: false,
});

/** A currency written before the numeral: 人民币3亿元, US$3.2bn. `from`: where the figure before ended. */
function currencyBefore(
  text: string,
  at: number,
  from: number,
  { currencies }: Vocabulary,
): { id: string; start: number } | null {
  const gap = text[at - 1] === ' ' ? 1 : 0;
  const hit = currencies.before(text, at - gap);
  const start = at - gap - (hit?.length ?? 0);
  return hit && start >= from ? { id: hit.value, start } : null;
}

const YUAN = '元';
const MINUS = /(?:^|[^a-z\d%)）])[-−]$/;

/**
 * The numeral with its unit, currency and the marks of an order of magnitude.
 * @param from where the figure before ended: what belongs to it is not taken twice
 */
export function quantityOf(text: string, numeral: Numeral, vocabulary: Vocabulary, from = 0): Quantity {
  const fraction = fractionOf(text, numeral, vocabulary);
  if (fraction) return fraction;
  let { end } = numeral;
  const order = numeral.magnitude ? stickyLength(ORDER, text, end) : 0;
  end += order;
  const plus = text[end] === '+' && !/[a-z\d]/.test(text[end + 1] ?? '');
  if (plus) end++;
  const behind = bracketedUnitAt(text, end, vocabulary) ?? unitAt(text, end, numeral, vocabulary);
  // 数字人民币10万个钱包: what has a unit of its own is no amount.
  const isMoney = behind.unit === null || behind.unit.kind === 'money';
  const currency = isMoney ? currencyBefore(text, numeral.start, from, vocabulary) : null;
  const other = currency && behind.unit?.unit !== currency.id && text[behind.end - 1] !== YUAN;
  const { unit, end: unitEnd } = other ? { unit: null, end } : behind;
  const lateOrder = unit && numeral.magnitude ? stickyLength(ORDER, text, unitEnd) : 0;
  const several = isSeveral(text, numeral) ? 1 : 0;
  const minus = unit?.kind === 'ratio' && MINUS.test(text.slice(Math.max(0, numeral.start - 2), numeral.start)) ? 1 : 0;
  const written = text
    .slice(end, unitEnd)
    .trim()
    .replace(/^\([十百千万亿]*(.*)\)$/, '$1');
  const value = scaled(numeral.value, unit?.power ?? 0);
  return {
    ...plain(numeral),
    start: currency?.start ?? numeral.start - several - minus,
    end: unitEnd + lateOrder,
    value: minus > 0 ? { ...value, digits: -value.digits } : value,
    ...(numeral.upper ? { upper: scaled(numeral.upper, unit?.power ?? 0) } : {}),
    kind: currency ? 'money' : (unit?.kind ?? null),
    unit: currency?.id ?? (unit && (unit.unit ?? written)),
    counter: unit?.kind === 'counter' ? written : null,
    approx: numeral.fuzzy || order + lateOrder > 0 || several > 0,
    plus,
  };
}

function isSeveral(text: string, numeral: Numeral): boolean {
  if (numeral.script !== 'chinese' || !/[十百千万亿]/.test(text[numeral.start] ?? '')) return false;
  const before = text.slice(Math.max(0, numeral.start - 4), numeral.start);
  return SEVERAL.test(before) && !COUNT_NAME.test(before);
}
