/** Records as a person reads them: an announcement's line, a pilot's cells. All text is made safe to print. */
import type { Announcement, Comparator, DocumentResult, Notice, Pilot, ScaleFigure } from '../contract.ts';
import { plain } from './plain.ts';
import { type Column, table, wrapped } from './table.ts';
import type { Paint } from './terminal.ts';

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

/** The cells of a pilot for `PILOT_COLUMNS`. `number` counts from 1; `notices` is how many point at the pilot. */
export function pilotCells(pilot: Pilot, number: number, notices: number): string[] {
  const applicants = pilot.applicants.map(({ name }) => name).join('、');
  return [
    String(number),
    plain(pilot.name?.value ?? `(unnamed) ${pilot.description?.text ?? ''}`),
    pilot.type?.value.replace(/-.*/, '') ?? '',
    plain(pilot.applicantsComplete ? applicants : `${applicants} …`),
    plain(pilot.technologies.map(({ name }) => name).join('、')),
    pilot.scale.map(showFigure).join('; '),
    notices === 0 ? '' : String(notices),
  ];
}

/** How many notices point at a pilot; `index` is its place in the result. */
export const noticesAt = (notices: readonly Notice[], index: number): number =>
  notices.filter(({ path }) => path === `pilots[${index}]` || path.startsWith(`pilots[${index}].`)).length;

const STYLES = { info: 'dim', warning: 'yellow', error: 'red' } as const;

/** `warning unknown-applicant  …message… (pilots[2].applicants[0])` */
export function showNotice({ code, severity, message, path }: Notice, paint: Paint): string {
  return `${paint(STYLES[severity], `${severity} ${code}`)}  ${plain(message)}${path === '' ? '' : ` (${plain(path)})`}`;
}

/** Below this width a table is no help: each pilot becomes a few lines. */
const NARROW = 72;

/** One document: its head, its announcements with their pilots, its programme statements and its notices. */
export function showResult(result: DocumentResult, width: number, paint: Paint): string {
  const { document, announcements, pilots, programmes, notices } = result;
  const head = [document.title?.value, document.publisher?.value, document.publishedOn?.value].filter(
    (part) => part != null,
  );
  const lines = [paint('bold', plain(document.id)), paint('dim', plain(document.path)), plain(head.join(' · '))];
  for (const announcement of announcements) {
    const members = pilots.flatMap((pilot, index) =>
      pilot.announcementId === announcement.id ? [pilotCells(pilot, index + 1, noticesAt(notices, index))] : [],
    );
    const authority = announcement.authority ? plain(announcement.authority.name) : null;
    lines.push('', paint('green', showAnnouncement(announcement)), ...(authority === null ? [] : [authority]));
    if (members.length > 0) lines.push(...pilotLines(members, width, paint));
  }
  if (programmes.length > 0) lines.push('', paint('green', `${programmes.length} programme statements`));
  for (const { kind, regions, statement } of programmes)
    lines.push(...wrapped(plain(`  ${kind}  ${regions.join('、') || '—'}  ${statement}`), width));
  if (notices.length > 0) lines.push('', ...notices.map((notice) => showNotice(notice, paint)));
  return `${lines.filter((line, at) => line !== '' || at > 2).join('\n')}\n`;
}

function pilotLines(rows: readonly (readonly string[])[], width: number, paint: Paint): string[] {
  if (width >= NARROW) return table(PILOT_COLUMNS, rows, { width, paint, wrap: true });
  return rows.flatMap(([number, name, ...rest]) => [
    ...wrapped(`${number}. ${name}`, width),
    ...rest.flatMap((cell, at) => {
      const label = `   ${PILOT_COLUMNS[at + 2]?.title}: `;
      return cell === '' ? [] : wrapped(label + cell, width);
    }),
  ]);
}
