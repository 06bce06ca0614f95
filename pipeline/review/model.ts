/** What the review page shows, as JSON. The client shares these types, so nothing here may need Node. */
import type { Status } from '../diff/report.ts';

/** Half-open range of a document's reader text. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** A line of the reader text. */
export interface ReviewBlock extends TextRange {
  readonly kind: 'heading' | 'body' | 'boilerplate';
  /** What decided: `boilerplate/icp-registration`. */
  readonly rule: string;
}

/** A document as a reader would see it, in its own script. */
export interface ReviewDocument {
  readonly id: string;
  readonly path: string;
  readonly text: string;
  readonly blocks: readonly ReviewBlock[];
}

/** Where evidence stands in a document's reader text. */
export interface Mark extends TextRange {
  readonly document: string;
}

export interface ReviewNotice {
  readonly code: string;
  readonly severity: 'info' | 'warning' | 'error';
  readonly message: string;
}

export interface ReviewValue {
  readonly text: string;
  /** As curated, without `in`: what an edit starts from. */
  readonly entry: Readonly<Record<string, unknown>>;
  readonly documents: readonly string[];
  readonly rules: readonly string[];
}

/** Who decided what, and when. */
export interface ReviewDecision {
  readonly decision: 'accept' | 'reject' | 'edit';
  readonly by: string;
  readonly at: string;
}

export interface ReviewRow {
  readonly id: string;
  readonly field: string;
  readonly status: Status;
  readonly curated: readonly ReviewValue[];
  readonly extracted: readonly ReviewValue[];
  readonly marks: readonly Mark[];
  readonly notices: readonly ReviewNotice[];
  /** What settles the row; null where it must be asked. */
  readonly decision: ReviewDecision | null;
}

export interface ReviewRecord {
  readonly id: string;
  readonly kind: 'pilot' | 'announcement' | 'document';
  readonly announcementId: string | null;
  readonly title: string;
  readonly status: Status;
  readonly documents: readonly string[];
  /** The curated file, and what it held when this page was made. */
  readonly file: string;
  readonly revision: string;
  readonly rows: readonly ReviewRow[];
  readonly notices: readonly ReviewNotice[];
  /** What was decided of the record as a whole. */
  readonly decision: ReviewDecision | null;
}

/** F1 by field at one commit of `extracted/score.json`. */
export interface ScorePoint {
  /** ISO 8601; null for the present. */
  readonly at: string | null;
  readonly commit: string | null;
  readonly fields: Readonly<Record<string, number | null>>;
}

export interface Charts {
  readonly scores: readonly ScorePoint[];
  readonly technologies: {
    readonly columns: readonly string[];
    readonly rows: readonly { readonly name: string; readonly counts: readonly number[] }[];
  };
  readonly completeness: readonly {
    readonly announcementId: string;
    readonly pilots: number;
    readonly stated: number | null;
    /** How many of the pilots have each of the facts. */
    readonly facts: Readonly<Record<string, number>>;
  }[];
}

/** The closed lists that an edit chooses from, by key of the entry. */
export type Choices = Readonly<Record<string, readonly string[]>>;

export interface ReviewModel {
  readonly choices: Choices;
  readonly documents: readonly ReviewDocument[];
  readonly records: readonly ReviewRecord[];
  readonly charts: Charts;
}

/** What a page begins with: from disk with its model, or served, where it asks for it. */
export interface PageData {
  readonly mode: 'file' | 'served';
  readonly model: ReviewModel | null;
}

/** A decision as the page sends it. */
export interface DecisionRequest {
  readonly record: string;
  /** Null for the record as a whole. */
  readonly row: string | null;
  readonly decision: 'accept' | 'reject' | 'edit';
  readonly revision: string;
  readonly by: string;
  /** Of an edit: the keys as curated, with `in`; null to take the value out of the registry. */
  readonly entry?: Readonly<Record<string, unknown>> | null;
}

/** What the server answers to a decision: the records of the file as they stand now. */
export interface DecisionAnswer {
  readonly records: readonly ReviewRecord[];
  /** Ids of records that are there no longer: a pilot gets another key when it is accepted. */
  readonly gone: readonly string[];
}

/** What the server answers to a decision that it refuses. */
export interface Refusal extends Partial<DecisionAnswer> {
  readonly error: 'stale' | 'unusable' | 'forbidden' | 'unknown';
  readonly message: string;
}
