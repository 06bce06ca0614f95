/** What several rules ask of one span is computed once: a sentence tells of more than one pilot, and more than one rule reads it. */
import { oncePerDocument } from './annotated.ts';
import type { AnnotatedDocument } from './types.ts';
import type { ViewSpan } from './view.ts';

/**
 * Computes a value once for each span of a document, whatever object says the span. The document is immutable, so the value is as pure as
 * the computation.
 */
export function oncePerSpan<T extends object | string | null>(
  compute: (document: AnnotatedDocument, span: ViewSpan) => T,
): (document: AnnotatedDocument, span: ViewSpan) => T {
  const tables = oncePerDocument(() => new Map<number, T>());
  return (document, span) => {
    const table = tables(document);
    // Small for most documents, and small numbers are the keys that a map finds fastest.
    const key = span.start * (document.doc.view.text.length + 1) + span.end;
    const known = table.get(key);
    if (known !== undefined) return known;
    const value = compute(document, span);
    table.set(key, value);
    return value;
  };
}
