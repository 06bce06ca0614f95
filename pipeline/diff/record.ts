/** What all records of a diff have in common. */
import type { DiffNotice, FieldDiff, RecordDiff } from './report.ts';
import { isAt } from './rows.ts';
import type { Source } from './told.ts';

/** What all records of a diff need to know. */
export interface DiffContext {
  readonly atHand: ReadonlySet<string>;
  /** Of all results. */
  readonly notices: readonly DiffNotice[];
}

/** Who tells of a record, and the notices that point at it and at none of its fields. */
export function recordOf(
  id: string,
  fields: readonly FieldDiff[],
  sources: readonly Source<unknown>[],
  { notices }: DiffContext,
): Omit<RecordDiff, 'status'> {
  const taken = new Set(fields.flatMap((field) => field.notices));
  const pointing = notices.filter(
    (notice) =>
      !taken.has(notice) &&
      sources.some(({ documentId, path }) => documentId === notice.documentId && isAt(notice.path, path)),
  );
  return { id, documents: [...new Set(sources.map(({ documentId }) => documentId))], fields, notices: pointing };
}
