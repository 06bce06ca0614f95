/** Whether a later run does better with a value than an earlier one. */
import { STATEMENTS } from '../score/fields.ts';
import type { FieldDiff, Status } from './report.ts';

/** `unjudged`: the runs differ, and the curated data does not say which is right. */
export const VERDICTS = ['loss', 'gain', 'unjudged'] as const;
export type Verdict = (typeof VERDICTS)[number];

const QUALITY: Readonly<Record<Status, number | null>> = {
  same: 1,
  equivalent: 0.5,
  missing: 0,
  new: -1,
  changed: -1,
  conflict: -1,
  unchecked: null,
};

const STATEMENT_FIELDS: ReadonlySet<string> = new Set(STATEMENTS);

/** A value that was not found is worth nothing, a wrong one less; null where nobody can say: a statement without curated phrase. */
function qualityOf(field: FieldDiff | null): number | null {
  if (field === null) return 0;
  return field.status === 'new' && STATEMENT_FIELDS.has(field.field) ? null : QUALITY[field.status];
}

const textOf = (field: FieldDiff | null): string => (field?.extracted ?? []).map(({ text }) => text).join(' | ');

/** The verdict on a value that nobody has curated, null where both runs have it. */
export const verdictOf = (old: FieldDiff | null, now: FieldDiff | null): Verdict | null =>
  textOf(old) === textOf(now) ? null : 'unjudged';

/** The verdict by the curated data, null where both runs do equally well. */
export function judged(old: FieldDiff | null, now: FieldDiff | null): Verdict | null {
  const [before, after] = [qualityOf(old), qualityOf(now)];
  if (before === null || after === null) return verdictOf(old, now);
  if (after !== before) return after > before ? 'gain' : 'loss';
  return after < 0 ? verdictOf(old, now) : null;
}
