/** From view to source: the only place where spans of the view become evidence. */
import type { Evidence } from '../contract.ts';
import type { Found } from '../types.ts';
import type { View, ViewSpan } from '../view.ts';

function sliceOf(view: View, span: ViewSpan): Evidence {
  const { start, end } = view.toSource(span);
  return { start, end, quote: view.source.slice(start, end) };
}

/** Evidence of spans: sorted by place, each slice once. */
export function evidenceOf(view: View, spans: readonly ViewSpan[]): Evidence[] {
  const [first] = spans;
  if (first && spans.length === 1) return [sliceOf(view, first)];
  const bySlice = new Map<string, Evidence>();
  for (const span of spans) {
    const slice = sliceOf(view, span);
    bySlice.set(`${slice.start}-${slice.end}`, slice);
  }
  return [...bySlice.values()].sort((a, b) => a.start - b.start || a.end - b.end);
}

/** Evidence and rule of something found. @throws Error where a rule gave no evidence: a defect. */
export function proofOf(view: View, found: Found<unknown>): { evidence: Evidence[]; rule: string } {
  if (found.at.length === 0) throw new Error(`the rule ${found.rule} gave a value without evidence`);
  return { evidence: evidenceOf(view, found.at), rule: found.rule };
}

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
