/** One figure told twice in a scope is one figure with the evidence of both. */
import type { ScaleFigure } from '../../contract.ts';
import type { Found } from '../../types.ts';
import type { ViewSpan } from '../../view.ts';

type Plain = Omit<ScaleFigure, 'evidence' | 'rule'>;

/** What one telling may leave open and the other state. */
const agree = <T>(a: T | null, b: T | null): boolean => a === null || b === null || a === b;
const comparable = (a: Plain, b: Plain): boolean =>
  a.comparator === b.comparator || a.comparator === 'eq' || b.comparator === 'eq';

const agreeing = (a: Plain, b: Plain): boolean => comparable(a, b) && agree(a.basis, b.basis) && agree(a.by, b.by);

/** The figures, each once, in order of their first telling. */
export function mergeRepeats(found: readonly Found<Plain>[]): Found<Plain>[] {
  const alike = new Map<string, { value: Plain; at: ViewSpan[]; rule: string }[]>();
  for (const { value, at, rule } of found) {
    const key = [value.metric, value.value, value.upper, value.unit].join(' ');
    const tellings = alike.get(key) ?? [];
    alike.set(key, tellings);
    const known = tellings.find((telling) => agreeing(telling.value, value));
    if (known) {
      known.value = fuller(known.value, value);
      known.at.push(...at);
    } else tellings.push({ value, at: [...at], rule });
  }
  return [...alike.values()].flat().sort((a, b) => (a.at[0]?.start ?? 0) - (b.at[0]?.start ?? 0));
}

const fuller = (a: Plain, b: Plain): Plain => ({
  ...a,
  comparator: a.comparator === 'eq' ? b.comparator : a.comparator,
  basis: a.basis ?? b.basis,
  by: a.by ?? b.by,
});
