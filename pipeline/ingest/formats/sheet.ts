/** Rows of a spreadsheet or a delimited file as HTML: titles above, the table, notes below. */
import type { Limits } from '../limits.ts';
import { FormatError } from './error.ts';
import { element, escapeLines } from './markup.ts';

/** A cell that is shown; merged cells span several columns and rows, and those they cover are null. */
export interface SheetCell {
  readonly text: string;
  readonly columns?: number;
  readonly rows?: number;
}

/** A row, column by column; shorter where nothing more stands in it. */
export type SheetRow = readonly (SheetCell | null)[];

const filled = (row: SheetRow): number => row.filter((cell) => cell !== null && cell.text.trim() !== '').length;
const textOf = (row: SheetRow): string => row.map((cell) => cell?.text ?? '').find((text) => text.trim() !== '') ?? '';

/** The rows of each table: a title after a blank row begins another one; other blank rows mean nothing. */
function tablesOf(rows: readonly SheetRow[]): SheetRow[][] {
  const tables: SheetRow[][] = [[]];
  let afterBlank = false;
  for (const row of rows) {
    const cells = filled(row);
    if (cells === 1 && afterBlank && tables.at(-1)!.some((earlier) => filled(earlier) > 1)) tables.push([]);
    if (cells > 0) tables.at(-1)!.push(row);
    afterBlank = cells === 0;
  }
  return tables.filter((table) => table.length > 0);
}

const spanAttributes = ({ columns = 1, rows = 1 }: SheetCell): string =>
  (columns > 1 ? ` colspan="${columns}"` : '') + (rows > 1 ? ` rowspan="${rows}"` : '');

function rowHtml(row: SheetRow, width: number, tag: 'th' | 'td'): string {
  const padded = [...row, ...Array.from({ length: Math.max(0, width - row.length) }, () => ({ text: '' }))];
  const cells = padded
    .slice(0, width)
    .map((cell) => cell && `<${tag}${spanAttributes(cell)}>${escapeLines(cell.text)}</${tag}>`);
  return `<tr>${cells.filter((cell) => cell !== null).join('')}</tr>\n`;
}

/** How many columns have anything in them; columns a merged cell spans count where rows below fill them. */
const widthOf = (rows: readonly SheetRow[]): number =>
  rows.reduce(
    (most, row) => Math.max(most, row.findLastIndex((cell) => cell !== null && cell.text.trim() !== '') + 1),
    0,
  );

/** Whether a row is one cell over nothing else: a title, a unit or a note. */
const isNote = (row: SheetRow): boolean => filled(row) === 1;

function tableHtml(rows: readonly SheetRow[], first: boolean): string {
  const from = rows.findIndex((row) => !isNote(row));
  if (from < 0) return rows.map((row) => element('p', textOf(row))).join('');
  const to = rows.findLastIndex((row) => !isNote(row)) + 1;
  const table = rows.slice(from, to);
  const width = widthOf(table);
  const headers = Math.max(...table[0]!.map((cell) => cell?.rows ?? 1));
  const titles = rows.slice(0, from).map((row, at) => element(at === 0 ? (first ? 'h1' : 'h2') : 'p', textOf(row)));
  const body = table.map((row, at) => rowHtml(row, width, at < headers ? 'th' : 'td'));
  const notes = rows.slice(to).map((row) => element('p', textOf(row)));
  return [...titles, '<table>\n', ...body, '</table>\n', ...notes].join('');
}

/**
 * All rows of one sheet as HTML. The first title row of the first sheet is the document's title; the sheet's name, where it says
 * anything, is the title of a sheet that has none of its own.
 */
export function sheetHtml(rows: readonly SheetRow[], first: boolean, name = ''): string {
  const titled = rows.length > 1 && isNote(rows[0]!);
  const heading = titled ? '' : element(first ? 'h1' : 'h2', name);
  const tables = tablesOf(rows).map((table, at) => tableHtml(table, first && at === 0));
  return heading + tables.join('');
}

/**
 * Counts cells as they are met.
 * @throws FormatError `size-limit` beyond the limit
 */
export function cellCounter(path: string, { cells: most }: Limits): (cells: number) => void {
  let count = 0;
  return (cells) => {
    count += cells;
    if (count <= most) return;
    const cure = 'give the rows that matter, or raise the limit cells';
    throw new FormatError('size-limit', `${path}: more than ${most} cells; ${cure}`);
  };
}
