/** Rows and cells: of HTML tables, of lines whose cells are parted by tabs or bars, and of tables flattened to one cell a line. */
import { formsOf } from '../lexicon/phrases.ts';
import type { Block, TableRow } from '../types.ts';
import { type ViewSpan, viewSpan } from '../view.ts';
import { fieldOf, type TableField } from './table-fields.ts';
import { type GridCell, TableReader } from './table-grid.ts';

const isHeader = (texts: readonly string[]): boolean => {
  const fields = texts.map(fieldOf).filter((field) => field !== null);
  return fields.includes('name') && fields.length >= 2;
};

/** Rows of HTML tables, from the layout. */
function htmlRows(text: string, blocks: readonly Block[]): TableRow[] {
  const tables = new Map<number, Map<string, GridCell>>();
  for (const { box, span, kind } of blocks) {
    if (box.cell === null || kind === 'boilerplate') continue;
    const { table, row, column, rows = 1, columns = 1 } = box.cell;
    const cells = tables.get(table) ?? new Map<string, GridCell>();
    tables.set(table, cells);
    const before = cells.get(`${row} ${column}`);
    // A cell of several paragraphs is several boxes: one span over all of them.
    const whole = before ? viewSpan(before.span.start, span.end) : span;
    cells.set(`${row} ${column}`, { span: whole, row, column, rows, columns });
  }
  return [...tables].flatMap(([table, cells]) => new TableReader([...cells.values()], text, table).rows());
}

const SEPARATOR = /\t|\s*[|｜]\s*/g;

/** The cells of one line that is a row: tabs or bars between them. */
function cellsOfLine(text: string, span: ViewSpan): ViewSpan[] {
  const line = text.slice(span.start, span.end);
  const cells: ViewSpan[] = [];
  let from = 0;
  const push = (to: number): void => {
    if (line.slice(from, to).trim()) cells.push(viewSpan(span.start + from, span.start + to));
  };
  for (const match of line.matchAll(SEPARATOR)) {
    push(match.index);
    from = match.index + match[0].length;
  }
  push(line.length);
  return cells;
}

/** Rows of lines with separators; a run of such lines is one table. */
function lineRows(text: string, blocks: readonly Block[], firstTable: number): TableRow[] {
  const tables: GridCell[][] = [];
  let [row, inRun] = [0, false];
  for (const { box, span, kind } of blocks) {
    const cells = box.cell === null && kind !== 'boilerplate' ? cellsOfLine(text, span) : [];
    if (cells.length < 2) {
      inRun = false;
      continue;
    }
    if (!inRun) {
      tables.push([]);
      [row, inRun] = [0, true];
    }
    for (const [column, cell] of cells.entries()) tables.at(-1)?.push({ span: cell, row, column, rows: 1, columns: 1 });
    row++;
  }
  return tables.flatMap((cells, index) => new TableReader(cells, text, firstTable + index).rows());
}

const NUMBER = /^\d{1,3}[.、．]?$/;
/** A cell of names is short and no sentence; what stands behind the applicants is text. */
const isName = (line: string): boolean =>
  line.length <= 40 && !/[，。；]/.test(line) && !formsOf('pilot-types.yaml').includes(line);

/**
 * The cells of a numbered row: as many lines as fields, and one field, the applicants, that may take several lines (one a name).
 * Returns the cells and how many lines they took.
 */
function numberedRow(
  lines: readonly ViewSpan[],
  texts: readonly string[],
  fields: readonly (TableField | null)[],
): { cells: (ViewSpan | null)[]; taken: number } {
  const cells: (ViewSpan | null)[] = [];
  let at = 0;
  for (const [index, field] of fields.entries()) {
    const first = lines[at];
    if (!first || (index > 0 && NUMBER.test(texts[at] ?? ''))) {
      cells.push(null);
      continue;
    }
    let last = first;
    at++;
    const rest = fields.length - index - 1;
    while (
      field === 'applicants' &&
      isName(texts[at] ?? '。') &&
      !NUMBER.test(texts[at] ?? '') &&
      lines.length - at > rest
    ) {
      last = lines[at++] as ViewSpan;
    }
    cells.push(viewSpan(first.start, last.end));
  }
  return { cells, taken: at };
}

/** The rows below a header of `width` lines that begins at `at`, and where they end. */
function rowsBelow(
  text: string,
  lines: readonly Block[],
  at: number,
  width: number,
  numbered: boolean,
): { cells: (ViewSpan | null)[][]; next: number } {
  const textOf = (block: Block | undefined): string => (block ? text.slice(block.span.start, block.span.end) : '');
  const header = lines.slice(at, at + width).map((line) => fieldOf(textOf(line)));
  const fields = numbered ? (['number', ...header] as const) : header;
  const cells: (ViewSpan | null)[][] = [];
  let next = at + width;
  if (fields[0] === 'number') {
    let longest = 0;
    while (NUMBER.test(textOf(lines[next]))) {
      const below = lines.slice(next);
      const until = below.findIndex((line, index) => index > 0 && NUMBER.test(textOf(line)));
      // Nothing ends the last row: where no row before it is longer than the header, neither is it.
      const most = longest > 0 && longest <= fields.length ? longest : fields.length + MOST_APPLICANTS;
      const own = below.slice(0, until < 0 ? most : until);
      const row = numberedRow(
        own.map(({ span }) => span),
        own.map(textOf),
        fields,
      );
      cells.push(row.cells);
      longest = Math.max(longest, row.taken);
      next += row.taken;
    }
    return { cells, next };
  }
  for (; next + width <= lines.length; next += width) {
    const row = lines.slice(next, next + width);
    // A sentence is no cell: the table has ended.
    if (row.some((cell) => /[。！？]$/.test(textOf(cell)) || cell.span.end - cell.span.start > 120)) break;
    cells.push(row.map(({ span }) => span));
  }
  return { cells, next };
}

/** No list of applicants of the genre is longer. */
const MOST_APPLICANTS = 10;
/** No table of the genre has more columns. */
const MOST_FIELDS = 20;

/** Rows of a table flattened to one cell a line: header labels line by line, then the lines of each row. */
function flattenedRows(text: string, blocks: readonly Block[], firstTable: number): TableRow[] {
  const rows: TableRow[] = [];
  const lines = blocks.filter(({ box, kind }) => box.cell === null && kind !== 'boilerplate');
  const textOf = (block: Block | undefined): string => (block ? text.slice(block.span.start, block.span.end) : '');
  let table = firstTable;
  for (let at = 0; at < lines.length; at++) {
    let width = 0;
    while (width < MOST_FIELDS && fieldOf(textOf(lines[at + width])) !== null) width++;
    if (width < 2 || !isHeader(lines.slice(at, at + width).map(textOf))) continue;
    const header = lines.slice(at, at + width).map((line) => line.span);
    // The column of numbers often has no label: the rows below begin with one all the same.
    const numbered = fieldOf(textOf(lines[at])) !== 'number' && NUMBER.test(textOf(lines[at + width]));
    const labels = [...(numbered ? [[]] : []), ...header.map((label) => [label])];
    rows.push({ table, row: 0, cells: header, header: true, labels: [] });
    const { cells, next } = rowsBelow(text, lines, at, width, numbered);
    for (const [index, row] of cells.entries()) rows.push({ table, row: index + 1, cells: row, header: false, labels });
    table++;
    at = next - 1;
  }
  return rows;
}

const nextTable = (rows: readonly TableRow[], none: number): number => (rows.at(-1)?.table ?? none - 1) + 1;

/** All rows of a document, tables numbered in order of kind: HTML, separated lines, flattened lines. */
export function tableRows(text: string, blocks: readonly Block[]): TableRow[] {
  const html = htmlRows(text, blocks);
  const afterHtml = nextTable(html, 0);
  const lines = lineRows(text, blocks, afterHtml);
  const afterLines = nextTable(lines, afterHtml);
  return [...html, ...lines, ...flattenedRows(text, blocks, afterLines)];
}
