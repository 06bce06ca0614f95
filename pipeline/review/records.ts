/** The records of a diff as the review page shows them: with marks in the reader text, and what people have decided. */
import { entriesOf } from '../curate/entries.ts';
import { type Basis, type Review, settling, shortDigest } from '../curate/reviews.ts';
import { announcementFile, documentFile } from '../curate/store.ts';
import type {
  AnnouncementDiff,
  DiffReport,
  DocumentDiff,
  FieldDiff,
  PilotDiff,
  Quote,
  RecordDiff,
} from '../diff/report.ts';
import type { Mark, ReviewDecision, ReviewNotice, ReviewRecord, ReviewRow, ReviewValue } from './model.ts';
import type { Reader } from './reader.ts';

/** What the records of a page are made with. */
export interface RecordContext {
  readonly readers: ReadonlyMap<string, Reader>;
  /** The digest of each document at hand. */
  readonly digests: ReadonlyMap<string, string>;
  readonly reviews: readonly Review[];
  /** What a curated file holds now. */
  revisionOf(file: string): string;
}

/** A record of any kind, with its kind. */
export type AnyRecord =
  | { readonly kind: 'announcement'; readonly diff: AnnouncementDiff }
  | { readonly kind: 'pilot'; readonly diff: PilotDiff }
  | { readonly kind: 'document'; readonly diff: DocumentDiff };

/** All records of a report: each announcement before its pilots, then the documents. */
export function recordsIn({ announcements, pilots, documents }: Omit<DiffReport, 'summary'>): AnyRecord[] {
  const grouped = announcements.flatMap((diff): AnyRecord[] => [
    { kind: 'announcement', diff },
    ...pilots
      .filter(({ announcementId }) => announcementId === diff.announcementId)
      .map((pilot): AnyRecord => ({ kind: 'pilot', diff: pilot })),
  ]);
  return [...grouped, ...documents.map((diff): AnyRecord => ({ kind: 'document', diff }))];
}

/** The curated file that a record stands in, or would. */
export const fileOf = (record: AnyRecord): string =>
  record.kind === 'document' ? documentFile(record.diff.documentId) : announcementFile(record.diff.announcementId);

const titleOf = ({ kind, diff }: AnyRecord): string =>
  kind === 'pilot' ? (diff.name ?? diff.key) : kind === 'announcement' ? diff.announcementId : diff.documentId;

/** A record for the page. */
export function reviewRecord(record: AnyRecord, context: RecordContext): ReviewRecord {
  const { kind, diff } = record;
  const file = fileOf(record);
  return {
    id: diff.id,
    kind,
    announcementId: record.kind === 'document' ? null : record.diff.announcementId,
    title: titleOf(record),
    status: diff.status,
    documents: diff.documents,
    file,
    revision: context.revisionOf(file),
    rows: diff.fields.map((row) => reviewRow(diff, row, context)),
    notices: diff.notices.map(noticeOf),
    decision: decisionOf(settling(context.reviews, recordBasis(diff, context))),
  };
}

function reviewRow(record: RecordDiff, row: FieldDiff, context: RecordContext): ReviewRow {
  const entries = entriesOf(row).map(({ in: _, ...entry }) => entry);
  const extracted = row.extracted.map(
    ({ text, places }, index): ReviewValue => ({
      text,
      entry: entries[index]!,
      documents: unique(places.map(({ documentId }) => documentId)),
      rules: unique(places.map(({ rule }) => rule).filter((rule) => rule !== '')),
    }),
  );
  const curated = row.curated.map(
    ({ text, value, in: stating }): ReviewValue => ({
      text,
      entry: entryKeys(row.field, value),
      documents: stating,
      rules: [],
    }),
  );
  return {
    id: row.id,
    field: row.field,
    status: row.status,
    curated,
    extracted,
    marks: marksOf(row.evidence, context),
    notices: row.notices.map(noticeOf),
    decision: decisionOf(settling(context.reviews, rowBasis(record, row, context))),
  };
}

/** The keys of a curated value as they stand in its file. */
function entryKeys(field: string, value: unknown): Readonly<Record<string, unknown>> {
  if (field === 'plannedLaunch') {
    const { date, precision } = value as { date: string; precision: string };
    return { value: date, precision };
  }
  const keys = typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
  const isEntry = keys !== null && ('name' in keys || 'text' in keys || 'metric' in keys);
  if (!isEntry) return { value };
  const { also: _, ...entry } = keys;
  return Object.fromEntries(Object.entries(entry).filter(([, part]) => part !== null));
}

const unique = <T>(values: readonly T[]): T[] => [...new Set(values)];

const noticeOf = ({ code, severity, message }: ReviewNotice): ReviewNotice => ({ code, severity, message });

const decisionOf = (review: Review | null): ReviewDecision | null =>
  review && { decision: review.decision, by: review.by, at: review.at };

function marksOf(evidence: readonly Quote[], { readers }: RecordContext): Mark[] {
  const marks = evidence.flatMap(({ documentId, start, end }): Mark[] => {
    const reader = readers.get(documentId);
    return reader ? [{ document: documentId, ...reader.place(start, end) }] : [];
  });
  return [...new Map(marks.map((mark) => [JSON.stringify(mark), mark])).values()];
}

/** What a decision on a row rests on. */
export function rowBasis(record: RecordDiff, row: FieldDiff, context: RecordContext): Basis {
  return { record: record.id, row: row.id.slice(record.id.length + 1), ...groundsOf([row], context) };
}

/** What a decision on a whole record rests on. */
export const recordBasis = (record: RecordDiff, context: RecordContext): Basis => ({
  record: record.id,
  ...groundsOf(record.fields, context),
});

function groundsOf(rows: readonly FieldDiff[], { readers, digests }: RecordContext): Omit<Basis, 'record' | 'row'> {
  const evidence = rows.flatMap((row) => row.evidence);
  const telling = rows.flatMap(({ extracted }) =>
    extracted.flatMap(({ places }) => places.map(({ documentId }) => documentId)),
  );
  // Of a value that was not found, the documents that are said to state it.
  const stating = telling.length > 0 ? telling : rows.flatMap(({ curated }) => curated.flatMap((one) => one.in));
  const documents = unique(stating)
    .filter((id) => digests.has(id))
    .sort();
  const passages = documents.map(
    (id) => readers.get(id)?.passage(evidence.filter(({ documentId }) => documentId === id)) ?? '',
  );
  const values = rows.map(({ field, extracted }) => [
    field,
    ...extracted.map(({ value }) => JSON.stringify(value)).sort(),
  ]);
  return {
    documents: Object.fromEntries(documents.map((id) => [id, digests.get(id)!.slice(0, 16)])),
    passage: evidence.length > 0 ? shortDigest(passages.join('\n\n')) : null,
    value: telling.length > 0 ? shortDigest(JSON.stringify(values)) : null,
  };
}
