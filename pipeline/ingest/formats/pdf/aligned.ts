/** Tables without lines: rows whose parts stand in the same columns. */
import type { Fragment, Line } from './lines.ts';
import type { PdfCell, PdfTable } from './table.ts';

/** Fewer rows with several parts may stand below each other by chance. */
const FEWEST_ROWS = 3;
/** Rows of one table follow each other within so many letter heights. */
const ROW_DISTANCE = 3.5;

interface Column {
  left: number;
  right: number;
}

/** The columns that parts fall into: what overlaps from above is one. */
function columnsOf(lines: readonly Line[]): Column[] {
  const columns: Column[] = [];
  for (const { left, right } of lines.flatMap(({ parts }) => parts).sort((a, b) => a.left - b.left)) {
    const last = columns.at(-1);
    if (last && left < last.right) last.right = Math.max(last.right, right);
    else columns.push({ left, right });
  }
  return columns;
}

const follows = (line: Line, before: Line | undefined): boolean =>
  before?.page === line.page && line.y > before.y && line.y - before.y < ROW_DISTANCE * line.size;

/** A cell's second line begins where the cell does, and not in the first column. */
const goesOn = (line: Line, row: Line): boolean =>
  row.parts
    .slice(1)
    .some(({ left, right }) => Math.abs(line.left - left) < line.size && line.right < right + 4 * line.size);

/** Runs of lines that may be a table: of several parts, and between or below them more lines of a cell. */
function runsOf(lines: readonly Line[]): { start: number; end: number }[] {
  const runs: { start: number; end: number }[] = [];
  let row: Line | null = null;
  for (const [at, line] of lines.entries()) {
    const last = runs.at(-1);
    const open = last !== undefined && last.end === at && follows(line, lines[at - 1]);
    if (line.parts.length > 1) {
      if (open) last.end = at + 1;
      else runs.push({ start: at, end: at + 1 });
      row = line;
    } else if (open && row && goesOn(line, row)) last.end = at + 1;
  }
  return runs;
}

/** The lines of each row: one begins where something stands in the first column. */
function rowsOf(lines: readonly Line[], first: Column): Line[][] {
  const rows: Line[][] = [];
  for (const line of lines) {
    if (rows.length === 0 || line.left < first.right) rows.push([line]);
    else rows.at(-1)!.push(line);
  }
  return rows;
}

const cellOf = (column: Column, row: readonly Line[]): PdfCell => ({
  ...column,
  rows: 1,
  lines: row.flatMap((line) => {
    const own: Fragment[] = line.parts.filter(({ left, right }) => left < column.right && right > column.left);
    return own.map((part) => ({ ...part, page: line.page, parts: [part] }));
  }),
});

/** The tables among lines of running text: from which line to which, and the table. */
export function alignedTables(lines: readonly Line[]): { start: number; end: number; table: PdfTable }[] {
  return runsOf(lines).flatMap(({ start, end }) => {
    const own = lines.slice(start, end);
    const several = own.filter(({ parts }) => parts.length > 1).length;
    const columns = columnsOf(own);
    if (several < FEWEST_ROWS || several * 2 < own.length || columns.length < 2) return [];
    const rows = rowsOf(own, columns[0]!).map((row) => columns.map((column) => cellOf(column, row)));
    if (rows.length < FEWEST_ROWS) return [];
    return [{ start, end, table: { top: own[0]!.y, bottom: own.at(-1)!.y, rows } }];
  });
}
