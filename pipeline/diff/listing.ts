/** A diff as people read it: rows of all that differs. A record that is new or missing as a whole is one row. */
import type { DiffNotice, DiffReport, FieldDiff, Quote, RecordDiff, Status } from './report.ts';

/** One row. */
export interface DiffRow {
  /** Of the field, or of the record where the row speaks of the whole. */
  readonly id: string;
  readonly status: Status;
  /** Announcement or document. */
  readonly group: string;
  /** What the row is about: the pilot's name, else the id. */
  readonly subject: string;
  /** `pilot`, `announcement`, `document`, where the row speaks of the whole record. */
  readonly field: string;
  readonly curated: string;
  readonly extracted: string;
  readonly evidence: readonly Quote[];
  readonly notices: readonly DiffNotice[];
  /** In the file of the curated announcement or document; null where nothing is curated. */
  readonly curatedPath: string | null;
}

/** All rows in the order of the report, `same` and `unchecked` among them. */
export function rowsOf({ announcements, pilots, documents }: Omit<DiffReport, 'summary'>): DiffRow[] {
  const groups = announcements.flatMap((announcement) => [
    ...recordRows(announcement, 'announcement', announcement.announcementId, announcement.id),
    ...pilots
      .filter(({ announcementId }) => announcementId === announcement.announcementId)
      .flatMap((pilot) => recordRows(pilot, 'pilot', pilot.announcementId, pilot.name ?? pilot.id)),
  ]);
  const others = documents.flatMap((one) => recordRows(one, 'document', one.documentId, one.documentId));
  return [...groups, ...others];
}

const texts = (values: readonly { readonly text: string }[]): string => values.map(({ text }) => text).join(' | ');

/** The sides of a conflict, each with the documents that take it. */
const sides = ({ extracted }: FieldDiff): string =>
  extracted
    .map(({ text, places }) => `${text} [${[...new Set(places.map(({ documentId }) => documentId))].join(', ')}]`)
    .join(' ≠ ');

type Kind = 'announcement' | 'pilot' | 'document';

function recordRows(record: RecordDiff, kind: Kind, group: string, subject: string): DiffRow[] {
  if (record.status === 'new' || record.status === 'missing') return [wholeRow(record, kind, group, subject)];
  return record.fields.map((field) => ({
    id: field.id,
    status: field.status,
    group,
    subject,
    field: field.field,
    curated: texts(field.curated),
    extracted: field.status === 'conflict' ? sides(field) : texts(field.extracted),
    evidence: field.evidence,
    notices: field.notices,
    curatedPath: field.curated[0]?.path ?? null,
  }));
}

function wholeRow(record: RecordDiff, kind: Kind, group: string, subject: string): DiffRow {
  const { fields, status, id } = record;
  const first = fields.find(({ field }) => field === 'name') ?? fields[0];
  return {
    id,
    status,
    group,
    subject,
    field: kind,
    curated: status === 'missing' ? subject : '',
    extracted: status === 'new' ? subject : '',
    evidence: (first ? [first] : []).flatMap(({ evidence }) => evidence),
    notices: [...record.notices, ...fields.flatMap(({ notices }) => notices)],
    curatedPath: first?.curated[0]?.path ?? null,
  };
}

/** Fields by their weight in a review; statements, of which there are many, come last. */
const FIELDS = [
  'pilot',
  'announcement',
  'document',
  'name',
  'applicants',
  'scale',
  'type',
  'plannedLaunch',
  'technologies',
  'announcedOn',
  'batch',
  'stage',
  'statedCount',
  'statedByType',
  'region',
  'authority',
  'programme',
  'participants',
  'applicantsComplete',
  'programmes',
  'title',
  'publisher',
  'publishedOn',
  'script',
];

const weightOf = (field: string): number => (FIELDS.includes(field) ? FIELDS.indexOf(field) : FIELDS.length);

/** The most important rows first: by status in the given order, uncertain ones before others, then by field; ties stay as they are. */
export const byImportance = <R extends Pick<DiffRow, 'field' | 'notices'> & { readonly status: string }>(
  rows: readonly R[],
  statuses: readonly string[],
): R[] =>
  [...rows].sort(
    (a, b) =>
      statuses.indexOf(a.status) - statuses.indexOf(b.status) ||
      Number(b.notices.length > 0) - Number(a.notices.length > 0) ||
      weightOf(a.field) - weightOf(b.field),
  );
