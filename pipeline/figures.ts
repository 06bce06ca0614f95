/**
 * Figures: every number with a unit, amount of money, percentage and bare number of a text, in Chinese and English, Simplified and
 * Traditional, half- and full-width. Dates, times, ordinals, phone numbers, addresses, codes and numerals inside words are none.
 */
import type { Comparator } from './contract.ts';
import { compare } from './figures/compare.ts';
import { toNumber } from './figures/decimal.ts';
import { endOfCode, endOfNonFigure, endOfWord, isOrdinal, namesOrMarks } from './figures/exclusions.ts';
import { fold } from './figures/fold.ts';
import { isGloss } from './figures/gloss.ts';
import { numeralAt, type Quantity, quantityOf } from './figures/quantity.ts';
import { withRange } from './figures/range.ts';
import { nextStart } from './figures/scan.ts';
import { figureVocabulary, type Vocabulary } from './figures/vocabulary.ts';

/** A number in a text. Offsets are UTF-16 code units of the text handed in. */
export interface Figure {
  /** Numeral and unit (of a range both ends, of money also a currency before it), without comparator. */
  readonly start: number;
  readonly end: number;
  /** In the base unit: 3亿元 is 300000000, 50% is 0.5, the lower end of a range. */
  readonly value: number;
  /** The upper end of a range. */
  readonly upper?: number;
  /**
   * An ISO 4217 code for money; `ratio` for shares; `person`, `transaction`, `card` where the counter alone says so; a unit of time or
   * measure (`month`, `mu`); else the counter itself (户, 家), in Simplified script; null for a bare number.
   */
  readonly unit: string | null;
  readonly kind: 'money' | 'ratio' | 'time' | 'measure' | 'counter' | null;
  /** The counter as read, in Simplified script. */
  readonly counter: string | null;
  readonly comparator: Comparator;
  /** The figure with its comparators: 超过30万户. */
  readonly at: { readonly start: number; readonly end: number };
  /** Repeats the figure before it in another currency: （约合2.1亿美元）. */
  readonly gloss: boolean;
}

/** Every figure of `text`, in order; figures do not overlap. @throws LexiconError where a lexicon is bad. */
export function figures(text: string): Figure[] {
  const vocabulary = figureVocabulary();
  const folded = fold(text);
  const found: Figure[] = [];
  for (let at = nextStart(folded, 0); at < folded.length; at = nextStart(folded, at)) {
    const next = figureAt(folded, at, found.at(-1)?.end ?? 0, vocabulary);
    if (typeof next === 'number') at = next;
    else {
      found.push(isGloss(folded, found.at(-1), next) ? { ...next, gloss: true } : next);
      at = next.end;
    }
  }
  return found;
}

/** The figure whose numeral begins at `at`, or where the scan goes on; `from` is where the figure before ended. */
function figureAt(text: string, at: number, from: number, vocabulary: Vocabulary): Figure | number {
  const skip = endOfNonFigure(text, at);
  if (skip > at) return skip;
  const numeral = numeralAt(text, at, vocabulary);
  if ('skipTo' in numeral) return numeral.skipTo;
  const word = numeral.script === 'chinese' ? endOfWord(text, numeral, vocabulary) : 0;
  if (word > 0) return word;
  if (isOrdinal(text, at)) return numeral.end;
  const quantity = withRange(text, quantityOf(text, numeral, vocabulary, from), vocabulary);
  const code = numeral.script === 'arabic' && quantity.kind !== 'money' ? endOfCode(text, at, quantity.end) : null;
  if (code !== null) return code;
  return accepted(text, quantity, vocabulary);
}

function accepted(text: string, quantity: Quantity, vocabulary: Vocabulary): Figure | number {
  const { numeral, start, end, kind, unit, counter, plus } = quantity;
  const { magnitude, lone } = numeral;
  const at = compare(text, quantity, { magnitude, approx: quantity.approx, plus }, vocabulary);
  const compared = at.comparator !== 'eq';
  if (numeral.script === 'chinese' && !compared && (lone || (unit === null && !isRound(quantity)))) return numeral.end;
  if (unit === null && !compared && namesOrMarks(text, numeral, vocabulary)) return numeral.end;
  const value = toNumber(quantity.value);
  if (!Number.isFinite(value)) return end;
  return {
    start,
    end,
    value,
    ...(quantity.upper ? { upper: toNumber(quantity.upper) } : {}),
    unit,
    kind: kind === 'word' ? null : kind,
    counter,
    comparator: at.comparator,
    at: { start: at.start, end: at.end },
    gloss: false,
  };
}

/** A Chinese numeral that is a number even without unit: it has a power in it, as 二十 and 三千万, unlike 三 and 二三. */
const isRound = ({ numeral }: Quantity): boolean =>
  numeral.end - numeral.start > 1 && (numeral.magnitude || !numeral.upper);
