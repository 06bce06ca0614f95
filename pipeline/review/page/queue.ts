/** Which records and values are shown, in which order. */
import type { ReviewModel, ReviewRecord, ReviewRow } from '../model.ts';

export interface Filter {
  /** Only what asks for a decision. */
  readonly open: boolean;
  readonly statuses: ReadonlySet<string>;
  readonly uncertain: boolean;
  readonly field: string;
  readonly announcement: string;
  readonly document: string;
}

export const NO_FILTER: Filter = {
  open: true,
  statuses: new Set(),
  uncertain: false,
  field: '',
  announcement: '',
  document: '',
};

/** A value, or a record as a whole where `row` is null. */
export interface Item {
  readonly id: string;
  readonly record: ReviewRecord;
  readonly row: ReviewRow | null;
}

/** A record with those of its values that are shown, and how many there are besides. */
export interface Shown {
  readonly record: ReviewRecord;
  readonly rows: readonly ReviewRow[];
  readonly hidden: number;
}

const DIFFERENCES: ReadonlySet<string> = new Set(['conflict', 'changed', 'missing', 'new']);
/** The most urgent first. */
const URGENCY = ['conflict', 'changed', 'missing', 'new', 'equivalent', 'same', 'unchecked'];

/** Whether the record is decided on as a whole: then its values are not, one by one. */
export const isWhole = ({ status }: ReviewRecord): boolean => status === 'new' || status === 'missing';

const isUncertain = (row: ReviewRow): boolean => row.notices.length > 0;
/** Whether a value asks for a decision. */
export const isOpen = (row: ReviewRow): boolean =>
  row.decision === null && (DIFFERENCES.has(row.status) || isUncertain(row));
export const isRecordOpen = (record: ReviewRecord): boolean =>
  isWhole(record) ? record.decision === null : record.rows.some(isOpen);

/** Uncertain and different comes first, then what is different, then what is uncertain. */
function urgencyOf(row: ReviewRow): number {
  if (!isOpen(row)) return 100;
  const different = DIFFERENCES.has(row.status);
  return (different ? 0 : 20) + (isUncertain(row) ? 0 : 10) + URGENCY.indexOf(row.status);
}

function recordUrgency(record: ReviewRecord): number {
  if (isWhole(record)) return record.decision ? 100 : 10 + URGENCY.indexOf(record.status);
  return Math.min(100, ...record.rows.map(urgencyOf));
}

/** The ids of all records, the most urgent first; others keep their order. Kept while a reviewer decides, so that nothing jumps. */
export const orderOf = ({ records }: ReviewModel): string[] =>
  records
    .map((record, index) => ({ id: record.id, urgency: recordUrgency(record), index }))
    .sort((a, b) => a.urgency - b.urgency || a.index - b.index)
    .map(({ id }) => id);

function rowMatches(row: ReviewRow, filter: Filter): boolean {
  if (filter.field !== '' && row.field !== filter.field) return false;
  if (filter.uncertain && !isUncertain(row)) return false;
  return filter.statuses.size === 0 || filter.statuses.has(row.status);
}

function recordMatches(record: ReviewRecord, { announcement, document }: Filter): boolean {
  if (announcement !== '' && record.announcementId !== announcement) return false;
  return document === '' || record.documents.includes(document);
}

/**
 * What is shown. @param kept ids of records and values that stay though they no longer ask: those decided on since the filter was set
 */
export function shown(
  records: readonly ReviewRecord[],
  filter: Filter,
  expanded: ReadonlySet<string>,
  kept: ReadonlySet<string>,
): Shown[] {
  return records.flatMap((record): Shown[] => {
    if (!recordMatches(record, filter)) return [];
    const narrowed = filter.statuses.size > 0 || filter.field !== '' || filter.uncertain;
    const matching = record.rows.filter((row) => rowMatches(row, filter));
    if (isWhole(record)) {
      const asked = !filter.open || record.decision === null || kept.has(record.id);
      const fits = matching.length > 0 || filter.statuses.has(record.status) || !narrowed;
      return asked && fits ? [{ record, rows: record.rows, hidden: 0 }] : [];
    }
    const rows = matching.filter((row) => !filter.open || isOpen(row) || kept.has(row.id));
    if (rows.length === 0 && (narrowed || filter.open)) return [];
    const all = expanded.has(record.id);
    return [{ record, rows: all ? record.rows : rows, hidden: all ? 0 : record.rows.length - rows.length }];
  });
}

/** Everything that can be selected, in the order shown. */
export const itemsOf = (all: readonly Shown[]): Item[] =>
  all.flatMap(({ record, rows }): Item[] => [
    ...(isWhole(record) ? [{ id: record.id, record, row: null }] : []),
    ...rows.map((row) => ({ id: row.id, record, row })),
  ]);
