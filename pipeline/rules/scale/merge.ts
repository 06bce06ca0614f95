/** One figure told twice in a scope is one figure with the evidence of both. */
import type { ScaleFigure } from '../../contract.ts';
import type { Found } from '../../types.ts';

type Plain = Omit<ScaleFigure, 'evidence' | 'rule'>;

/** What one telling may leave open and the other state. */
const agree = <T>(a: T | null, b: T | null): boolean => a === null || b === null || a === b;
const comparable = (a: Plain, b: Plain): boolean =>
  a.comparator === b.comparator || a.comparator === 'eq' || b.comparator === 'eq';

const isSame = (a: Plain, b: Plain): boolean =>
  a.metric === b.metric &&
  a.value === b.value &&
  a.upper === b.upper &&
  a.unit === b.unit &&
  comparable(a, b) &&
  agree(a.basis, b.basis) &&
  agree(a.by, b.by);

/** The figures, each once, in order of their first telling. */
export function mergeRepeats(found: readonly Found<Plain>[]): Found<Plain>[] {
  const merged: Found<Plain>[] = [];
  for (const one of found) {
    const at = merged.findIndex(({ value }) => isSame(value, one.value));
    const known = merged[at];
    if (!known) merged.push(one);
    else merged[at] = { ...known, value: fuller(known.value, one.value), at: [...known.at, ...one.at] };
  }
  return merged;
}

const fuller = (a: Plain, b: Plain): Plain => ({
  ...a,
  comparator: a.comparator === 'eq' ? b.comparator : a.comparator,
  basis: a.basis ?? b.basis,
  by: a.by ?? b.by,
});
