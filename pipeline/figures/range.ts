/** Ranges: 20万—30万户, 20-30万元, 3到5亿, 20%至30%, 10万元-20万元. Over folded text. */
import { type Decimal, scaled, toNumber } from './decimal.ts';
import { endOfNonFigure } from './exclusions.ts';
import { numeralAt, type Quantity, quantityOf } from './quantity.ts';
import type { Vocabulary } from './vocabulary.ts';

const TO = / ?(?:[-–—－~～]{1,2}|至|到|to|and) ?(?=[^ ])/y;
const BETWEEN = /between $/;

/** The quantity, widened to a range where a second one follows that fits it. */
export function withRange(text: string, low: Quantity, vocabulary: Vocabulary): Quantity {
  TO.lastIndex = low.end;
  const mark = TO.exec(text);
  if (!mark || low.upper) return low;
  if (mark[0].includes('and') && !BETWEEN.test(text.slice(Math.max(0, low.start - 8), low.start))) return low;
  const high = quantityBehind(text, low.end + mark[0].length, vocabulary);
  if (!high || high.upper || (low.unit !== null && high.unit !== null && low.unit !== high.unit)) return low;
  // 20%-30 and US$3-5 billion go on, 3家-5 does not.
  const open = low.kind === 'ratio' || (low.kind === 'money' && low.end === low.numeral.end);
  if (low.unit !== null && high.unit === null && !open) return low;
  const power = (low.unit === null ? unitPower(high) : 0) + inheritedPower(low, high);
  const value = scaled(low.value, power);
  const upper = high.unit === null && low.kind === 'ratio' ? scaled(high.value, unitPower(low)) : high.value;
  if (toNumber(value) >= toNumber(upper)) return low;
  const { kind, unit, counter } = high.unit === null ? low : high;
  const numeral = { ...low.numeral, magnitude: low.numeral.magnitude || high.numeral.magnitude, lone: false };
  return { ...high, kind, unit, counter, numeral, start: low.start, value, upper, approx: low.approx || high.approx };
}

/** The quantity that begins at `at`, a currency before its numeral allowed (US$3m to US$5m). */
function quantityBehind(text: string, at: number, vocabulary: Vocabulary): Quantity | null {
  const currency = vocabulary.currencies.after(text, at);
  const from = currency ? at + currency.length + (text[at + currency.length] === ' ' ? 1 : 0) : at;
  if (endOfNonFigure(text, from) > from) return null;
  const numeral = numeralAt(text, from, vocabulary);
  return 'skipTo' in numeral ? null : quantityOf(text, numeral, vocabulary);
}

const exponent = ({ digits, places }: Decimal): number => digits.toString().length - places;

/** How far the unit scaled a quantity's numeral: -2 for per cent. */
const unitPower = ({ numeral, value }: Quantity): number =>
  numeral.value.digits === 0n ? 0 : Math.round(exponent(value) - exponent(numeral.value));

/**
 * In 20-30万 the 20 is 20万, in 十至二十万 the 十 is 十万, in 5000-1万 it is 5000: the lower end shares those powers over which its
 * digits are the smaller number.
 */
function inheritedPower({ numeral: low }: Quantity, { numeral: high }: Quantity): number {
  if (low.magnitude || !high.magnitude) return 0;
  for (let from = 0; from < high.powers.length; from++) {
    const power = high.powers.slice(from).reduce((sum, each) => sum + each, 0);
    if (toNumber(low.value) < toNumber(scaled(high.value, -power))) return power;
  }
  return 0;
}
