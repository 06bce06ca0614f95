/** A diff as people read it: rows of all that differs. A record that is new or missing as a whole is one row. */
import type { DiffNotice, DiffReport, ExtractedValue, FieldDiff, Quote, RecordDiff, Status } from './report.ts';
import type { RunReport } from './run-report.ts';
import type { Verdict } from './verdict.ts';

/** One row. */
export interface DiffRow<S extends string = string> {
  /** Of the field, or of the record where the row speaks of the whole. */
  readonly id: string;
  readonly status: S;
  /** Announcement or document. */
  readonly group: string;
  /** What the row is about: the pilot's name, else the id. */
  readonly subject: string;
  /** `pilot`, `announcement`, `document`, where the row speaks of the whole record. */
  readonly field: string;
  readonly curated: string;
  /** What an earlier run had; null where there is none to compare with. */
  readonly base: string | null;
  readonly extracted: string;
  /** The documents that tell of it, at hand. */
  readonly documents: readonly string[];
  /** How many of them say it on their own: an original and its copies count once. */
  readonly voices: number;
  readonly evidence: readonly Quote[];
  readonly notices: readonly DiffNotice[];
  /** In the file of the curated announcement or document; null where nothing is curated. */
  readonly curatedPath: string | null;
}

/** All rows in the order of the report, `same` and `unchecked` among them. */
export function rowsOf({ announcements, pilots, documents, copies }: Omit<DiffReport, 'summary'>): DiffRow<Status>[] {
  const groups = announcements.flatMap((announcement) => [
    ...recordRows(announcement, 'announcement', announcement.announcementId, announcement.id, copies),
    ...pilots
      .filter(({ announcementId }) => announcementId === announcement.announcementId)
      .flatMap((pilot) => recordRows(pilot, 'pilot', pilot.announcementId, pilot.name ?? pilot.id, copies)),
  ]);
  const others = documents.flatMap((one) => recordRows(one, 'document', one.documentId, one.documentId, copies));
  return [...groups, ...others];
}

const texts = (values: readonly { readonly text: string }[]): string => values.map(({ text }) => text).join(' | ');

const documentsOf = (values: readonly ExtractedValue[]): string[] => [
  ...new Set(values.flatMap(({ places }) => places.map(({ documentId }) => documentId))),
];

type Copies = DiffReport['copies'];

const voicesOf = (documents: readonly string[], copies: Copies): number =>
  new Set(documents.map((id) => copies[id] ?? id)).size;

/** The sides of a conflict, each with the documents that take it. */
function sides({ extracted }: FieldDiff, copies: Copies): string {
  const named = (id: string): string => (copies[id] === undefined ? id : `${id} (copy of ${copies[id]})`);
  return extracted.map((value) => `${value.text} [${documentsOf([value]).map(named).join(', ')}]`).join(' ≠ ');
}

type Kind = 'announcement' | 'pilot' | 'document';

function recordRows(record: RecordDiff, kind: Kind, group: string, subject: string, copies: Copies): DiffRow<Status>[] {
  if (record.status === 'new' || record.status === 'missing') return [wholeRow(record, kind, group, subject, copies)];
  return record.fields.map((field) => ({
    id: field.id,
    status: field.status,
    group,
    subject,
    field: field.field,
    curated: texts(field.curated),
    base: null,
    extracted: field.status === 'conflict' ? sides(field, copies) : texts(field.extracted),
    documents: documentsOf(field.extracted),
    voices: voicesOf(documentsOf(field.extracted), copies),
    evidence: field.evidence,
    notices: field.notices,
    curatedPath: field.curated[0]?.path ?? null,
  }));
}

function wholeRow(record: RecordDiff, kind: Kind, group: string, subject: string, copies: Copies): DiffRow<Status> {
  const { fields, status, id } = record;
  const first = fields.find(({ field }) => field === 'name') ?? fields[0];
  return {
    id,
    status,
    group,
    subject,
    field: kind,
    curated: status === 'missing' ? subject : '',
    base: null,
    extracted: status === 'new' ? subject : '',
    documents: record.documents,
    voices: voicesOf(record.documents, copies),
    evidence: (first ? [first] : []).flatMap(({ evidence }) => evidence),
    notices: [...record.notices, ...fields.flatMap(({ notices }) => notices)],
    curatedPath: first?.curated[0]?.path ?? null,
  };
}

/** The rows of two runs that are compared: each change of each document. */
export function runRows({ announcements, pilots, documents }: Omit<RunReport, 'summary'>): DiffRow<Verdict>[] {
  return [...announcements, ...pilots, ...documents].flatMap(({ group, name, id, fields }) =>
    fields.map((change) => ({
      id: change.id,
      status: change.status,
      group,
      subject: name ?? id,
      field: change.field,
      curated: texts(change.curated),
      base: texts(change.base),
      extracted: texts(change.extracted),
      documents: [change.documentId],
      voices: 1,
      evidence: change.evidence,
      notices: [],
      curatedPath: change.curated[0]?.path ?? null,
    })),
  );
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
export const byImportance = (rows: readonly DiffRow[], statuses: readonly string[]): DiffRow[] =>
  [...rows].sort(
    (a, b) =>
      statuses.indexOf(a.status) - statuses.indexOf(b.status) ||
      Number(b.notices.length > 0) - Number(a.notices.length > 0) ||
      weightOf(a.field) - weightOf(b.field),
  );
