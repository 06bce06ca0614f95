/** How much of a diff is in which status. */
import { rowsOf } from './listing.ts';
import { type Counts, type DiffReport, type DiffSummary, STATUSES, type Status } from './report.ts';

const counted = (statuses: readonly Status[]): Counts =>
  Object.fromEntries(
    STATUSES.map((status) => [status, statuses.filter((one) => one === status).length]),
  ) as unknown as Counts;

/** The summary of a report's records. */
export const summaryOf = (report: Omit<DiffReport, 'summary'>): DiffSummary => ({
  documents: report.documents.length,
  copies: Object.keys(report.copies).length,
  announcements: report.announcements.length,
  pilots: counted(report.pilots.map(({ status }) => status)),
  rows: counted(rowsOf(report).map(({ status }) => status)),
});
