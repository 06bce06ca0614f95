/** From view to source: the only place where spans of the view become evidence. */
import type { Evidence } from '../contract.ts';
import type { Found } from '../types.ts';
import type { View, ViewSpan } from '../view.ts';

/** Evidence of spans: sorted by place, each slice once. */
export function evidenceOf(view: View, spans: readonly ViewSpan[]): Evidence[] {
  const bySlice = new Map<string, Evidence>();
  for (const span of spans) {
    const { start, end } = view.toSource(span);
    bySlice.set(`${start}-${end}`, { start, end, quote: view.source.slice(start, end) });
  }
  return [...bySlice.values()].sort((a, b) => a.start - b.start || a.end - b.end);
}

/** Evidence and rule of something found. */
export const proofOf = (view: View, found: Found<unknown>): { evidence: Evidence[]; rule: string } => ({
  evidence: evidenceOf(view, found.at),
  rule: found.rule,
});

/** A scalar with its evidence, or null. */
export const scalarOf = <T>(
  view: View,
  found: Found<T> | null,
): { value: T; evidence: Evidence[]; rule: string } | null => found && { value: found.value, ...proofOf(view, found) };

/** An object's own keys beside its evidence, or null. */
export const objectOf = <T extends object>(
  view: View,
  found: Found<T>,
): T & { evidence: Evidence[]; rule: string } => ({
  ...found.value,
  ...proofOf(view, found),
});

/** A statement with its evidence. */
export const statementOf = (
  view: View,
  found: Found<string>,
): { text: string; evidence: Evidence[]; rule: string } => ({
  text: found.value,
  ...proofOf(view, found),
});
