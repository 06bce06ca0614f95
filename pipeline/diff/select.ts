/** Part of a diff: of the named documents, announcements and pilots. */
import type { DocumentResult } from '../contract.ts';
import type { Registry } from '../corpus.ts';
import type { DiffReport } from './report.ts';
import type { RunRecord, RunReport } from './run-report.ts';
import { summaryOf } from './summary.ts';

/** What is asked for; null where all is. */
export interface Selection {
  readonly documents: ReadonlySet<string> | null;
  /** Ids of announcements, and of pilots: `beijing-2020-1/weijiedai`. */
  readonly records: ReadonlySet<string> | null;
}

/**
 * Sorts ids: those of documents at hand, and those of announcements and pilots. With both, the announcements as the documents tell them.
 * @returns the selection, and the ids that name nothing
 */
export function selectionOf(
  ids: readonly string[],
  results: readonly DocumentResult[],
  registry: Registry,
): { readonly selection: Selection; readonly unknown: readonly string[] } {
  const documents = new Set(results.map(({ document }) => document.id));
  const records = new Set([
    ...[...registry.announcements.values()].flatMap(({ id, pilots }) => [
      id,
      ...pilots.map(({ key }) => `${id}/${key}`),
    ]),
    ...results.flatMap(({ announcements, pilots }) => [...announcements, ...pilots].map(({ id }) => id)),
  ]);
  const chosen = (from: ReadonlySet<string>): ReadonlySet<string> | null => {
    const named = ids.filter((id) => from.has(id));
    return named.length > 0 ? new Set(named) : null;
  };
  const selection = { documents: chosen(documents), records: chosen(records) };
  return { selection, unknown: ids.filter((id) => !documents.has(id) && !records.has(id)) };
}

/** The results of the selected documents. */
export const selectResults = (results: readonly DocumentResult[], { documents }: Selection): DocumentResult[] =>
  results.filter(({ document }) => documents === null || documents.has(document.id));

/** The selected records of a report. */
export function selectReport(report: DiffReport, { records }: Selection): DiffReport {
  if (records === null) return report;
  const pilots = report.pilots.filter(({ id, announcementId }) => records.has(id) || records.has(announcementId));
  const needed = new Set(pilots.map(({ announcementId }) => announcementId));
  const announcements = report.announcements
    .filter(({ id }) => records.has(id) || needed.has(id))
    .map((one) => (records.has(one.id) ? one : { ...one, fields: [], notices: [] }));
  const chosen = { announcements, pilots, documents: [], copies: report.copies };
  return { summary: summaryOf(chosen), ...chosen };
}

/** The selected records of a comparison of two runs; its summary stays that of the selected documents. */
export function selectRuns(report: RunReport, { records }: Selection): RunReport {
  if (records === null) return report;
  const isChosen = ({ id, group }: RunRecord): boolean => records.has(id) || records.has(group);
  return {
    summary: report.summary,
    announcements: report.announcements.filter(({ id }) => records.has(id)),
    pilots: report.pilots.filter(isChosen),
    documents: [],
  };
}
