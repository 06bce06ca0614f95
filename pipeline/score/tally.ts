/** Counts of right and wrong values, and what follows from them. */

/**
 * A near value (the date less precise, the institution under another name) counts as a false positive and a false negative,
 * and earns its credit in `partial`.
 */
export interface Tally {
  tp: number;
  fp: number;
  fn: number;
  /** Sum of the credits of near values, each between 0 and 1. */
  partial: number;
}

/** A tally with its measures, rounded to four digits; null where nothing was expected or nothing was found. */
export interface Measures extends Tally {
  readonly precision: number | null;
  readonly recall: number | null;
  readonly f1: number | null;
  readonly partialPrecision: number | null;
  readonly partialRecall: number | null;
  readonly partialF1: number | null;
}

export const emptyTally = (): Tally => ({ tp: 0, fp: 0, fn: 0, partial: 0 });

/** Adds `more`, times `weight`, to `sum`. */
export function addTally(sum: Tally, more: Tally, weight = 1): void {
  sum.tp += weight * more.tp;
  sum.fp += weight * more.fp;
  sum.fn += weight * more.fn;
  sum.partial += weight * more.partial;
}

const rounded = (value: number): number => Math.round(value * 10_000) / 10_000;
const ratio = (part: number, whole: number): number | null => (whole === 0 ? null : rounded(part / whole));
const harmonic = (hits: number, { tp, fp, fn }: Tally): number | null => ratio(2 * hits, 2 * tp + fp + fn);

/** Precision, recall and F1: strict, and with the credit of near values. */
export function measures(tally: Tally): Measures {
  const { tp, fp, fn, partial } = tally;
  return {
    tp,
    fp,
    fn,
    partial,
    precision: ratio(tp, tp + fp),
    recall: ratio(tp, tp + fn),
    f1: harmonic(tp, tally),
    partialPrecision: ratio(tp + partial, tp + fp),
    partialRecall: ratio(tp + partial, tp + fn),
    partialF1: harmonic(tp + partial, tally),
  };
}
