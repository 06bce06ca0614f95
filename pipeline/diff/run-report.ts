/** What the comparison of two runs says. Plain JSON, shaped as a diff. */
import type { CuratedValue, ExtractedValue, Quote } from './report.ts';
import type { Verdict } from './verdict.ts';

/** One value that the two runs do not share, of one document. */
export interface RunChange {
  readonly id: string;
  /** `pilot`, `announcement` or `document` where the whole record came or went. */
  readonly field: string;
  readonly status: Verdict;
  readonly documentId: string;
  readonly curated: readonly CuratedValue[];
  /** As the earlier run has it. */
  readonly base: readonly ExtractedValue[];
  readonly extracted: readonly ExtractedValue[];
  /** Of the later run, else of the earlier one. */
  readonly evidence: readonly Quote[];
}

/** A record with its changes in all documents. */
export interface RunRecord {
  readonly id: string;
  readonly kind: 'announcement' | 'pilot' | 'document';
  /** The announcement that it is or belongs to, else the document. */
  readonly group: string;
  readonly name: string | null;
  readonly status: Verdict;
  readonly fields: readonly RunChange[];
}

export interface RunPilot extends RunRecord {
  readonly key: string;
  readonly announcementId: string;
}

export interface RunSummary {
  /** Documents in both runs. */
  readonly documents: number;
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly changes: Readonly<Record<Verdict, number>>;
  readonly byField: Readonly<Record<string, Readonly<Record<Verdict, number>>>>;
}

export interface RunReport {
  readonly summary: RunSummary;
  readonly announcements: readonly RunRecord[];
  readonly pilots: readonly RunPilot[];
  readonly documents: readonly RunRecord[];
}

interface Runs {
  readonly before: ReadonlyMap<string, unknown>;
  readonly after: ReadonlyMap<string, unknown>;
}

/** The summary of all changes. @param ids of the documents of either run */
export function runSummary(ids: readonly string[], { before, after }: Runs, records: readonly RunRecord[]): RunSummary {
  const changes = records.flatMap(({ fields }) => fields);
  const count = (of: readonly RunChange[]): Record<Verdict, number> => ({
    loss: of.filter(({ status }) => status === 'loss').length,
    gain: of.filter(({ status }) => status === 'gain').length,
    unjudged: of.filter(({ status }) => status === 'unjudged').length,
  });
  const fields = [...new Set(changes.map(({ field }) => field))].sort();
  return {
    documents: ids.filter((id) => before.has(id) && after.has(id)).length,
    added: ids.filter((id) => !before.has(id)),
    removed: ids.filter((id) => !after.has(id)),
    changes: count(changes),
    byField: Object.fromEntries(fields.map((field) => [field, count(changes.filter((one) => one.field === field))])),
  };
}
