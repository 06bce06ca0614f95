/** What the charts of the review page show; counts are of the extracted records. */
import type { DiffReport, PilotDiff } from '../diff/report.ts';
import type { Charts, ScorePoint } from './model.ts';

/** The technologies that a page has room for. */
const MOST_TECHNOLOGIES = 24;
/** What a complete record of a pilot has. */
const FACTS = ['name', 'type', 'applicants', 'technologies', 'scale', 'plannedLaunch'] as const;

const extractedTexts = ({ fields }: PilotDiff, field: string): string[] =>
  fields.filter((row) => row.field === field).flatMap(({ extracted }) => extracted.slice(0, 1).map(({ text }) => text));

/** @param scores from the earliest to the present */
export function chartsOf(report: Omit<DiffReport, 'summary'>, scores: readonly ScorePoint[]): Charts {
  const told = report.pilots.filter(({ documents }) => documents.length > 0);
  const columns = [...new Set(told.map(({ announcementId }) => announcementId))];
  return { scores, technologies: technologiesIn(told, columns), completeness: completeness(report, told, columns) };
}

function technologiesIn(pilots: readonly PilotDiff[], columns: readonly string[]): Charts['technologies'] {
  const counts = new Map<string, number[]>();
  for (const pilot of pilots)
    for (const name of extractedTexts(pilot, 'technologies')) {
      const row = counts.get(name) ?? columns.map(() => 0);
      row[columns.indexOf(pilot.announcementId)]! += 1;
      counts.set(name, row);
    }
  const total = (row: readonly number[]): number => row.reduce((sum, count) => sum + count, 0);
  const rows = [...counts].map(([name, row]) => ({ name, counts: row }));
  return { columns, rows: rows.sort((a, b) => total(b.counts) - total(a.counts)).slice(0, MOST_TECHNOLOGIES) };
}

function completeness(
  { announcements }: Omit<DiffReport, 'summary'>,
  pilots: readonly PilotDiff[],
  columns: readonly string[],
): Charts['completeness'] {
  return columns.map((announcementId) => {
    const own = pilots.filter((pilot) => pilot.announcementId === announcementId);
    const record = announcements.find((one) => one.announcementId === announcementId);
    const stated = record?.fields.find(({ field }) => field === 'statedCount')?.extracted[0]?.value;
    const having = (field: string): number => own.filter((pilot) => extractedTexts(pilot, field).length > 0).length;
    return {
      announcementId,
      pilots: own.length,
      stated: typeof stated === 'number' ? stated : null,
      facts: Object.fromEntries(FACTS.map((field) => [field, having(field)])),
    };
  });
}
