/** The diff for a terminal: coloured, aligned for double-width characters, as wide as the terminal. All text is made safe to print. */

import { type Column, cut, table, wrapped } from '../../cli/table.ts';
import type { Paint, Style } from '../../cli/terminal.ts';
import { plain } from '../../plain.ts';
import type { DiffRow } from '../listing.ts';
import { type Comparison, type FileLine, inWords, type Places } from './format.ts';

const STYLES: Readonly<Record<string, Style>> = {
  conflict: 'red',
  changed: 'yellow',
  missing: 'red',
  new: 'green',
  equivalent: 'dim',
  gain: 'green',
  loss: 'red',
  unjudged: 'dim',
};
const styleOf = (status: string): Style => STYLES[status.trim().replace(/ !$/, '')] ?? 'dim';

/** Below this width a table is no help: each row becomes a few lines. */
const NARROW = 80;
/** More of a value is no help in a list; `--format json` has it all. */
const LONGEST = 240;

export interface Screen {
  readonly width: number;
  readonly paint: Paint;
}

/** The rows by announcement and document, then the count of each status. */
export function text({ rows, statuses, places, compared }: Comparison, { width, paint }: Screen): string {
  const groups = [...new Set(rows.map(({ group }) => group))];
  const lines = groups.flatMap((group) => {
    const own = rows.filter((row) => row.group === group);
    return [paint('bold', cut(plain(group), width)), ...groupLines(own, places, { width, paint }), ''];
  });
  const what = compared.kind === 'runs' ? 'against the earlier run' : 'against the curated data';
  return `${[...lines, ...wrapped(`${inWords(rows, statuses) || 'no differences'} ${what}`, width)].join('\n')}\n`;
}

function groupLines(rows: readonly DiffRow[], places: Places, screen: Screen): string[] {
  const withBase = rows.some(({ base }) => base !== null);
  const columns: Column[] = [
    { title: 'Status', style: styleOf },
    { title: 'Record', style: 'bold' },
    { title: 'Field' },
    { title: 'Curated' },
    ...(withBase ? [{ title: 'Before' }] : []),
    { title: withBase ? 'After' : 'Extracted' },
    { title: 'Where', style: 'dim' as const },
  ];
  const cells = rows.map((row) => cellsOf(row, withBase, places));
  if (screen.width >= NARROW) return table(columns, cells, { ...screen, wrap: true });
  return cells.flatMap(([status, record, field, ...values]) => [
    ...wrapped(`${status} ${field}: ${record}`, screen.width).map((line) => screen.paint(styleOf(status ?? ''), line)),
    ...values.flatMap((value, at) =>
      value === '' ? [] : wrapped(`  ${columns[at + 3]?.title}: ${value}`, screen.width),
    ),
  ]);
}

function cellsOf(row: DiffRow, withBase: boolean, places: Places): string[] {
  const where = whereIs(row, places) + agreement(row);
  const values = [row.curated, ...(withBase ? [row.base ?? ''] : []), row.extracted];
  const uncertain = row.notices.length > 0 ? ' !' : '';
  return [row.status + uncertain, row.subject, row.field, ...values, where].map((cell) => cut(plain(cell), LONGEST));
}

/** Which sources agree: how many documents say so, and how many of them on their own. */
export function agreement({ documents, voices }: DiffRow): string {
  if (documents.length < 2) return '';
  const copied = documents.length - voices;
  return ` and ${documents.length - 1} more${copied === 0 ? '' : `, ${copied} of them ${copied === 1 ? 'a copy' : 'copies'}`}`;
}

/** The evidence in the document, else the line of the curated value: what a reader opens next. */
function whereIs({ evidence, documents, group, curatedPath }: DiffRow, places: Places): string {
  const [quote] = evidence;
  if (quote) return `${quote.documentId}${lineOf(places.ofQuote(quote))}`;
  if (curatedPath === null) return documents[0] ?? '';
  return `${group}.yaml${lineOf(places.ofCurated(group, curatedPath))}`;
}

const lineOf = (place: FileLine | null): string => (place ? `:${place.line}` : '');
