/** Markdown for the comment on a pull request. Source text is hostile: it stands in code spans only, where nothing is markup. */

import { cut } from '../../cli/table.ts';
import { plain } from '../../plain.ts';
import { byImportance, type DiffRow } from '../listing.ts';
import { type Comparison, inWords } from './format.ts';

/** How many rows a reader of a comment looks at. */
const MOST_ROWS = 50;
/** Columns of a terminal that a cell takes at most: a Chinese character takes two. */
const WIDEST_CELL = 120;

/**
 * A code span: no link, image, mention, issue number, entity or tag is read in it. A pipe would end the cell even there, so that it
 * becomes its full-width twin; a backtick is fenced by more of them than there are in a row.
 */
export function codeSpan(text: string): string {
  const shown = cut(plain(text), WIDEST_CELL).replaceAll('|', '｜').trim();
  if (shown === '') return '';
  const runs = shown.match(/`+/g) ?? [];
  const fence = '`'.repeat(Math.max(0, ...runs.map(({ length }) => length)) + 1);
  const padding = runs.length > 0 ? ' ' : '';
  return `${fence}${padding}${shown}${padding}${fence}`;
}

const SIGNS: Readonly<Record<string, string>> = { gain: '➕ gain', loss: '➖ loss' };

/** The report: what differs in a sentence, the most important rows in a table, the rest counted. */
export function markdown({ compared, rows, statuses }: Comparison): string {
  const withBase = compared.kind === 'runs';
  const title = withBase ? 'Gains and losses' : 'Extracted against curated';
  const lines = [`### ${title}`, '', inWords(rows, statuses) || 'No differences.', ''];
  if (compared.kind === 'runs') lines.push(...fieldLines(compared.report.summary.byField), ...documentLines(compared));
  const ordered = byImportance(rows, statuses);
  const shown = ordered.slice(0, MOST_ROWS);
  if (shown.length > 0) lines.push(...rowTable(shown, withBase), '');
  const rest = ordered.slice(MOST_ROWS);
  if (rest.length > 0) lines.push(`and ${rest.length} more: ${inWords(rest, statuses)}`, '');
  return lines.join('\n');
}

const HEAD = ['', 'Where', 'Record', 'Field', 'Curated', 'Extracted'];
const HEAD_WITH_BASE = ['', 'Where', 'Record', 'Field', 'Curated', 'Before', 'After'];

const tableRow = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

function rowTable(rows: readonly DiffRow[], withBase: boolean): string[] {
  const head = withBase ? HEAD_WITH_BASE : HEAD;
  return [tableRow(head), tableRow(head.map(() => '---')), ...rows.map((row) => tableRow(cells(row, withBase)))];
}

function cells(row: DiffRow, withBase: boolean): string[] {
  const uncertain = row.notices.length > 0 ? ' ⚠' : '';
  const where = withBase ? (row.documents[0] ?? row.group) : row.group;
  const values = withBase ? [row.curated, row.base ?? '', row.extracted] : [row.curated, row.extracted];
  const status = `${SIGNS[row.status] ?? row.status}${uncertain}`;
  return [status, codeSpan(where), codeSpan(row.subject), row.field, ...values.map(codeSpan)];
}

type Changes = { readonly gain: number; readonly loss: number; readonly unjudged: number };

/** Gains and losses by field. */
function fieldLines(byField: Readonly<Record<string, Changes>>): string[] {
  const fields = Object.entries(byField);
  if (fields.length === 0) return [];
  const rows = fields.map(([field, { gain, loss, unjudged }]) => {
    return tableRow([field, gain > 0 ? `+${gain}` : '', loss > 0 ? `−${loss}` : '', unjudged > 0 ? `${unjudged}` : '']);
  });
  return [tableRow(['Field', 'Gains', 'Losses', 'Unjudged']), tableRow(['---', '--:', '--:', '--:']), ...rows, ''];
}

function documentLines({ report }: Extract<Comparison['compared'], { kind: 'runs' }>): string[] {
  const { added, removed } = report.summary;
  const listed = (what: string, ids: readonly string[]): string[] =>
    ids.length === 0 ? [] : [`${ids.length} ${what}: ${ids.slice(0, MOST_ROWS).map(codeSpan).join(', ')}`, ''];
  return [...listed('documents added', added), ...listed('documents removed', removed)];
}
