/**
 * What a diff says: the records of all documents, consolidated, against the curated data, by pilot and by field. Plain JSON: formatters
 * print it, the review page draws it.
 */
import type { Evidence, Notice } from '../contract.ts';

/**
 * How a field stands, the most urgent first. `conflict`: documents contradict each other. `changed`: the curated data says otherwise.
 * `missing`: a document at hand states it, by the curated data, and it was not found. `new`: found, and not curated. `equivalent`: equal
 * after normalisation. `same`. `unchecked`: no difference, as there is nothing to compare with: a curated value that no document at
 * hand states, or a statement beyond the phrases that people have curated.
 */
export const STATUSES = ['conflict', 'changed', 'missing', 'new', 'equivalent', 'same', 'unchecked'] as const;
export type Status = (typeof STATUSES)[number];

/** The statuses that ask for a decision. */
export const DIFFERENCES: readonly Status[] = ['conflict', 'changed', 'missing', 'new'];

/** The most urgent of several; `unchecked` only where nothing was checked. */
const worst = (statuses: readonly Status[]): Status =>
  STATUSES.find((status) => statuses.includes(status)) ?? 'unchecked';

/** The status of a record that both sides know: `changed` where any of its fields is missing, new or changed. */
export function ofFields(fields: readonly { readonly status: Status }[]): Status {
  const status = worst(fields.map((field) => field.status));
  return status === 'missing' || status === 'new' ? 'changed' : status;
}

/** Evidence, and the document that it indexes. */
export interface Quote extends Evidence {
  readonly documentId: string;
}

/** A notice, and the document whose result it stands in. */
export interface DiffNotice extends Notice {
  readonly documentId: string;
}

/** Where a value stands in the result of a document. */
interface Place {
  readonly documentId: string;
  /** As in notices: `pilots[2].applicants[0]`. */
  readonly path: string;
  readonly rule: string;
  readonly evidence: readonly Evidence[];
}

/** One value with all documents that state it. */
export interface ExtractedValue {
  /** As in the data contract, without evidence and rule. */
  readonly value: unknown;
  /** The value in words, for people; not safe to print. */
  readonly text: string;
  readonly places: readonly Place[];
}

/** One curated value. */
export interface CuratedValue {
  /** As in `corpus/curated/`, without `in`. */
  readonly value: unknown;
  readonly text: string;
  /** The documents that state it. */
  readonly in: readonly string[];
  /** Where in the record's curated file, which keeps a single scalar without a list: `pilots[3].type[0]`. */
  readonly path: string;
}

/** One value of a record: of a list each member by itself, as lists are compared by identity. */
export interface FieldDiff {
  /** Unique and stable: `beijing-2020-1/weijiedai/applicants/农业银行`. */
  readonly id: string;
  readonly field: string;
  readonly status: Status;
  /** More than one where people have verified that documents differ. */
  readonly curated: readonly CuratedValue[];
  /** More than one where documents say it differently: the sides of a conflict. */
  readonly extracted: readonly ExtractedValue[];
  /** All evidence of all sides. */
  readonly evidence: readonly Quote[];
  /** The notices that point here: the value is uncertain. */
  readonly notices: readonly DiffNotice[];
}

/** What announcements, pilots and documents have in common. */
export interface RecordDiff {
  /** Unique in the report: `beijing-2020-1`, `beijing-2020-1/weijiedai`, `documents/beijing-2020-1-portal`. */
  readonly id: string;
  /** `new` and `missing` are said of the record as a whole. */
  readonly status: Status;
  /** The documents at hand that tell of it. */
  readonly documents: readonly string[];
  readonly fields: readonly FieldDiff[];
  /** Those that point at the record and at none of its values. */
  readonly notices: readonly DiffNotice[];
}

export interface PilotDiff extends RecordDiff {
  /** The curated key; of a new pilot what its own id says of it. */
  readonly key: string;
  readonly announcementId: string;
  /** Null where nobody names it. */
  readonly name: string | null;
}

export interface AnnouncementDiff extends RecordDiff {
  readonly announcementId: string;
}

/** What is said of a document as a whole, its programme statements among it. */
export interface DocumentDiff extends RecordDiff {
  readonly documentId: string;
  readonly path: string;
  readonly sha256: string;
}

export type Counts = Readonly<Record<Status, number>>;

export interface DiffSummary {
  readonly documents: number;
  /** How many of the documents are copies of others at hand. */
  readonly copies: number;
  readonly announcements: number;
  readonly pilots: Counts;
  /** Rows as people read them: a record that is new or missing as a whole is one row. */
  readonly rows: Counts;
}

export interface DiffReport {
  readonly summary: DiffSummary;
  readonly announcements: readonly AnnouncementDiff[];
  readonly pilots: readonly PilotDiff[];
  readonly documents: readonly DocumentDiff[];
  /** Documents that say in the same words what another says, by the id of that other: together they are one voice. */
  readonly copies: Readonly<Record<string, string>>;
}
