/** Arabic, Chinese and mixed numerals: 1,234.5, 三千五百万, 3千5百万, 1.2万亿, 十余万. English words stand in `english.ts`. */
import { type Decimal, plus, scaled, whole } from './decimal.ts';
import { LARGEST_POWER, type Token, tokenise } from './tokens.ts';
import type { Vocabulary } from './vocabulary.ts';

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
