/** What every formatter is given, and the formatters by name. */
import type { DocumentResult } from '../../contract.ts';
import type { Registry } from '../../corpus.ts';
import type { DiffRow } from '../listing.ts';
import type { DiffReport, Quote } from '../report.ts';
import type { RunReport } from '../run-report.ts';

/** What was compared: one run with the curated data, or one with an earlier run. */
export type Compared =
  | { readonly kind: 'curated'; readonly report: DiffReport }
  | { readonly kind: 'runs'; readonly report: RunReport };

/** A line of a file, from 1; the file relative to the workspace. */
export interface FileLine {
  readonly file: string;
  readonly line: number;
}

/** Finds where values stand; null where a file is not at hand. */
export interface Places {
  ofQuote(quote: Quote): FileLine | null;
  /** @param path in the curated file of the announcement or document that `group` names */
  ofCurated(group: string, path: string): FileLine | null;
}

/** The comparison, its rows that differ, and what formatters need beyond it. */
export interface Comparison {
  readonly compared: Compared;
  /** In the order of the report. */
  readonly rows: readonly DiffRow[];
  /** The statuses of rows, the most important first. */
  readonly statuses: readonly string[];
  readonly places: Places;
  /** What the comparison was made from, for formats that show the documents themselves. */
  readonly input: { readonly root: string; readonly results: readonly DocumentResult[]; readonly registry: Registry };
}

const PLURALS: Readonly<Record<string, string>> = { gain: 'gains', loss: 'losses' };

/** How many rows are in each status, in words: `2 changed, 1 missing`; empty where there is none. */
export const inWords = (rows: readonly { readonly status: string }[], statuses: readonly string[]): string =>
  statuses
    .map((status) => ({ status, count: rows.filter((row) => row.status === status).length }))
    .filter(({ count }) => count > 0)
    .map(({ status, count }) => `${count} ${count > 1 ? (PLURALS[status] ?? status) : status}`)
    .join(', ');
