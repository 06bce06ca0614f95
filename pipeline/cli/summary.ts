/** What a person reads after the corpus was extracted: records, score, notices, and where to look next. */
import type { Announcement, DocumentResult, Notice, Pilot } from '../contract.ts';
import { plain } from '../plain.ts';
import type { Loss, Score } from '../score.ts';
import { noticesAt, PILOT_COLUMNS, pilotCells, showAnnouncement } from './records.ts';
import { overview } from './score-report.ts';
import { cut, table } from './table.ts';
import type { Paint } from './terminal.ts';
import { PROGRAM } from './workspace.ts';

export interface Extraction {
  readonly results: readonly DocumentResult[];
  readonly score: Score | null;
  readonly losses: readonly Loss[];
}

/** The summary, ready to print. */
export function summary({ results, score, losses }: Extraction, width: number, paint: Paint): string {
  const pilots = results.reduce((sum, result) => sum + result.pilots.length, 0);
  const parts = [
    ...recordLines(results, width, paint),
    paint('bold', 'Score'),
    ...(score ? overview(score, width, paint) : ['not computed']),
    '',
    paint('bold', 'Notices'),
    ...noticeLines(results, width, paint),
    '',
    paint('bold', 'Where to look next'),
    ...nextSteps(results, losses),
    '',
    `${results.length} documents, ${new Set(results.flatMap(announcementIds)).size} announcements, ${pilots} pilot records`,
  ];
  return `${parts.join('\n')}\n`;
}

const announcementIds = ({ announcements }: DocumentResult): string[] => announcements.map(({ id }) => id);

/** A pilot as the document that says most of it has it, with what the other documents add to the count. */
interface Row {
  readonly pilot: Pilot;
  notices: number;
  documents: number;
}

interface Group {
  readonly announcement: Announcement;
  documents: number;
  readonly rows: Map<string, Row>;
}

/** How much a record says. */
const said = (pilot: Pilot): number =>
  pilot.applicants.length +
  pilot.technologies.length +
  pilot.scale.length +
  (pilot.type ? 1 : 0) +
  (pilot.name ? 1 : 0);

/** The records of all documents by announcement and pilot id: several documents tell of one pilot. */
function grouped(results: readonly DocumentResult[]): readonly Group[] {
  const groups = new Map<string, Group>();
  for (const { announcements, pilots, notices } of results) {
    for (const announcement of announcements) {
      const group = groups.get(announcement.id) ?? { announcement, documents: 0, rows: new Map<string, Row>() };
      groups.set(announcement.id, group);
      group.documents += 1;
    }
    for (const [index, pilot] of pilots.entries()) {
      const rows = groups.get(pilot.announcementId)?.rows;
      const known = rows?.get(pilot.id);
      const fuller = known && said(known.pilot) >= said(pilot) ? known.pilot : pilot;
      const count = noticesAt(notices, index);
      rows?.set(pilot.id, {
        pilot: fuller,
        notices: (known?.notices ?? 0) + count,
        documents: (known?.documents ?? 0) + 1,
      });
    }
  }
  return [...groups.values()].sort((a, b) => (a.announcement.id < b.announcement.id ? -1 : 1));
}

function recordLines(results: readonly DocumentResult[], width: number, paint: Paint): string[] {
  return grouped(results).flatMap(({ announcement, documents, rows }) => {
    const head = `${announcement.id}  ${showAnnouncement(announcement)}  (${documents} ${documents === 1 ? 'document' : 'documents'})`;
    const cells = [...rows.values()].map(({ pilot, notices, documents: told }, index) => [
      ...pilotCells(pilot, index + 1, notices),
      String(told),
    ]);
    const columns = [...PILOT_COLUMNS, { title: 'Documents', align: 'right' as const }];
    const body =
      cells.length === 0 ? [paint('dim', '   no pilot found')] : table(columns, cells, { width, paint, wrap: false });
    return [paint('green', cut(plain(head), width)), ...body, ''];
  });
}

const EXAMPLES = 3;

function noticeLines(results: readonly DocumentResult[], width: number, paint: Paint): string[] {
  const byCode = new Map<string, { notice: Notice; path: string }[]>();
  for (const { document, notices } of results)
    for (const notice of notices)
      byCode.set(notice.code, [...(byCode.get(notice.code) ?? []), { notice, path: document.path }]);
  if (byCode.size === 0) return ['none'];
  const ordered = [...byCode].sort(([a, some], [b, others]) => others.length - some.length || (a < b ? -1 : 1));
  return ordered.flatMap(([code, all]) => [
    `${paint('yellow', code)}  ${all.length}`,
    ...all.slice(0, EXAMPLES).map(({ notice, path }) => cut(plain(`  ${path}: ${notice.message}`), width)),
    ...(all.length > EXAMPLES ? [paint('dim', `  and ${all.length - EXAMPLES} more`)] : []),
  ]);
}

/** The id that stands most often in a list. */
function commonest(ids: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);
  return [...counts].sort(([a, some], [b, more]) => more - some || (a < b ? -1 : 1))[0]?.[0];
}

function nextSteps(results: readonly DocumentResult[], losses: readonly Loss[]): string[] {
  const uncertain = commonest(
    results.flatMap(({ document, notices }) =>
      notices.filter(({ severity }) => severity !== 'info').map(() => document.id),
    ),
  );
  const worst = commonest(losses.map(({ document }) => document));
  const steps = [
    ...(losses.length > 0 ? [['score --list', `all ${losses.length} values lost against the curated data`]] : []),
    ...(worst === undefined
      ? []
      : [[`explain ${worst}`, 'the document with the most losses: what was removed, which rule gave what']]),
    ...(uncertain === undefined
      ? []
      : [[`extract ${uncertain} --format table`, 'the document with the most warnings']]),
    ['extract FILE --format ndjson', 'the same for articles of your own'],
  ];
  return steps.map(([command, why]) => `  ${PROGRAM} ${plain(command ?? '')}  # ${why}`);
}
