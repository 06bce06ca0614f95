/** Records as a person reads them: an announcement's line, a pilot's cells. All text is made safe to print. */
import type { Announcement, Comparator, DocumentResult, Notice, Pilot, ScaleFigure } from '../contract.ts';
import { plain } from '../plain.ts';
import { declaredLines } from './declared.ts';
import { type Column, table, wrapped } from './table.ts';
import type { Paint, Style } from './terminal.ts';

const SIGNS: Record<Comparator, string> = { eq: '', gt: '>', gte: '≥', lt: '<', lte: '≤', approx: '≈' };
const grouped = new Intl.NumberFormat('en', { maximumFractionDigits: 4 });

/** `≥150,000 customers per-year by 2021` */
function showFigure({ metric, value, upper, unit, comparator, basis, by }: ScaleFigure): string {
  const range = upper === undefined ? grouped.format(value) : `${grouped.format(value)}–${grouped.format(upper)}`;
  const money = /^[A-Z]{3}$/.test(unit) ? ` ${unit}` : '';
  const marks = [basis, by === null ? null : `by ${by}`].filter((mark) => mark !== null);
  return plain([`${SIGNS[comparator]}${range}${money} ${metric}`, ...marks].join(' '));
}

/** `北京 · 2020 batch 1 · pboc-fintech-sandbox · 2020-01-14 · consultation · 6 announced` */
export function showAnnouncement({ region, batch, programme, announcedOn, stage, statedCount }: Announcement): string {
  const parts = [
    region?.name,
    batch ? `${batch.year ?? ''} batch ${batch.number}`.trim() : null,
    programme?.value,
    announcedOn?.value,
    stage?.value,
    statedCount ? `${statedCount.value} announced` : null,
  ];
  return plain(parts.filter((part) => part != null).join(' · '));
}

export const PILOT_COLUMNS: readonly Column[] = [
  { title: '#', align: 'right', style: 'dim' },
  { title: 'Pilot', style: 'bold' },
  { title: 'Type' },
  { title: 'Applicants' },
  { title: 'Technologies', style: 'cyan' },
  { title: 'Scale' },
  { title: 'Notices', align: 'right', style: 'yellow' },
];

const STATEMENT_COLUMNS: readonly Column[] = [{ title: 'Kind' }, { title: 'Regions' }, { title: 'Statement' }];

/** Names in one cell, with the comma of their script. */
const listed = (names: readonly string[]): string =>
  plain(names.join(/\p{Script=Han}/u.test(names.join('')) ? '、' : ', '));

/** The cells of a pilot for `PILOT_COLUMNS`. `number` counts from 1; `notices` is how many point at the pilot. */
export function pilotCells(pilot: Pilot, number: number, notices: number): string[] {
  const applicants = listed(pilot.applicants.map(({ name }) => name));
  return [
    String(number),
    plain(pilot.name?.value ?? `(unnamed) ${pilot.description?.text ?? ''}`),
    pilot.type?.value.replace(/-.*/, '') ?? '',
    pilot.applicantsComplete ? applicants : `${applicants} …`,
    listed(pilot.technologies.map(({ name }) => name)),
    pilot.scale.map(showFigure).join('; '),
    notices === 0 ? '' : String(notices),
  ];
}

/** How many notices point at a pilot; `index` is its place in the result. */
export const noticesAt = (notices: readonly Notice[], index: number): number =>
  notices.filter(({ path }) => path === `pilots[${index}]` || path.startsWith(`pilots[${index}].`)).length;

const STYLES = { info: 'dim', warning: 'yellow', error: 'red' } as const;

/** `warning unknown-applicant  …message… (pilots[2].applicants[0])`, broken to a width. */
export function noticeLines({ code, severity, message, path }: Notice, width: number, paint: Paint): string[] {
  const text = `${severity} ${code}  ${message}${path === '' ? '' : ` (${path})`}`;
  return wrapped(plain(text), width).map((line) => paint(STYLES[severity], line));
}

/** Below this width a table is no help: each pilot becomes a few lines. */
const NARROW = 72;

/** One document: its head, its announcements with their pilots and what is declared of them, its programme statements and its notices. */
export function showResult(result: DocumentResult, width: number, paint: Paint): string {
  const { document, announcements, programmes, notices } = result;
  const styled = (style: Style, text: string): string[] =>
    wrapped(plain(text), width).map((line) => paint(style, line));
  const known = [document.title?.value, document.publisher?.value, document.publishedOn?.value];
  const head = known.filter((part) => part != null).join(' · ');
  const lines = [...styled('bold', document.id), ...styled('dim', document.path)];
  if (head !== '') lines.push(...wrapped(plain(head), width));
  for (const announcement of announcements) {
    lines.push('', ...styled('green', showAnnouncement(announcement)));
    if (announcement.authority) lines.push(...wrapped(plain(announcement.authority.name), width));
    lines.push(...pilotLines(result, announcement.id, width, paint));
    for (const [index, { announcementId, declaration }] of result.pilots.entries())
      if (declaration && announcementId === announcement.id)
        lines.push('', ...declaredLines(declaration, index + 1, width, paint));
  }
  if (programmes.length > 0) {
    const cells = programmes.map(({ kind, regions, statement }) => [kind, regions.join('、'), statement].map(plain));
    lines.push('', ...table(STATEMENT_COLUMNS, cells, { width, paint, wrap: true }));
  }
  if (notices.length > 0) lines.push('', ...notices.flatMap((notice) => noticeLines(notice, width, paint)));
  return `${lines.join('\n')}\n`;
}

function pilotLines(
  { pilots, notices }: DocumentResult,
  announcementId: string,
  width: number,
  paint: Paint,
): string[] {
  const rows = pilots.flatMap((pilot, index) =>
    pilot.announcementId === announcementId ? [pilotCells(pilot, index + 1, noticesAt(notices, index))] : [],
  );
  if (rows.length === 0) return [paint('dim', 'no pilot found')];
  if (width >= NARROW) return table(PILOT_COLUMNS, rows, { width, paint, wrap: true });
  return rows.flatMap(([number, name, ...rest]) => [
    ...wrapped(`${number}. ${name}`, width),
    ...rest.flatMap((cell, at) => (cell === '' ? [] : wrapped(`   ${PILOT_COLUMNS[at + 2]?.title}: ${cell}`, width))),
  ]);
}
