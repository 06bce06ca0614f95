/** Tables of a PDF: cells by their borders or by how their text is aligned, with the lines in them; over page breaks they go on. */
import { clusters } from './geometry.ts';
import type { Grid } from './grid.ts';
import { cutAt, type Fragment, type Line, linesOf } from './lines.ts';

/** A cell and the lines in it, from top to bottom. */
export interface PdfCell {
  readonly left: number;
  readonly right: number;
  /** Rows it spans. */
  readonly rows: number;
  readonly lines: readonly Line[];
}

/** A table: rows of the cells that begin in them. */
export interface PdfTable {
  readonly top: number;
  readonly bottom: number;
  readonly rows: readonly (readonly PdfCell[])[];
}

/** Where a fragment is taken to stand: the middle of its letters. */
const middleY = ({ y, size }: Fragment): number => y - 0.35 * size;
const middleX = ({ left, right }: Fragment): number => (left + right) / 2;

const inside = (grid: Grid, fragment: Fragment): boolean => {
  const [x, y] = [middleX(fragment), middleY(fragment)];
  return x >= grid.left && x <= grid.right && y >= grid.top && y <= grid.bottom;
};

/** Fragments cut where they run over a border between two cells of their row. */
function cutAtBorders(grid: Grid, fragments: readonly Fragment[]): Fragment[] {
  return fragments.flatMap((fragment) => {
    const y = middleY(fragment);
    const borders = grid.cells
      .filter(({ top, bottom, left }) => y >= top && y <= bottom && left > fragment.left + 0.5 * fragment.size)
      .map(({ left }) => left)
      .filter((left) => left < fragment.right - 0.5 * fragment.size)
      .sort((a, b) => a - b);
    return borders.reduce<Fragment[]>((parts, x) => [...parts.slice(0, -1), ...cutAt(parts.at(-1)!, x)], [fragment]);
  });
}

/** A ruled table with its text, and the fragments that do not stand in it. */
export function ruledTable(
  grid: Grid,
  fragments: readonly Fragment[],
  page: number,
): { table: PdfTable; rest: Fragment[] } {
  const own = cutAtBorders(
    grid,
    fragments.filter((fragment) => inside(grid, fragment)),
  );
  const rows: PdfCell[][] = Array.from({ length: grid.rows }, () => []);
  for (const { left, right, top, bottom, row, endRow } of grid.cells) {
    const within = own.filter((fragment) => {
      const [x, y] = [middleX(fragment), middleY(fragment)];
      return x >= left && x < right && y >= top && y < bottom;
    });
    rows[row]!.push({ left, right, rows: endRow - row, lines: linesOf(within, page) });
  }
  return {
    table: { top: grid.top, bottom: grid.bottom, rows },
    rest: fragments.filter((fragment) => !inside(grid, fragment)),
  };
}

const isBlank = (cell: PdfCell | undefined): boolean => cell === undefined || cell.lines.length === 0;
const filled = (row: readonly PdfCell[]): PdfCell[] => row.filter((cell) => !isBlank(cell));
const edges = (table: PdfTable): { left: number; right: number } => {
  const cells = table.rows.flat();
  return { left: Math.min(...cells.map(({ left }) => left)), right: Math.max(...cells.map(({ right }) => right)) };
};

/** Tables drawn alike on two pages differ by less. */
const SAME = 4;

const textOf = (row: readonly PdfCell[]): string =>
  row.map(({ lines }) => lines.map(({ text }) => text).join('')).join('\t');

/** Whether the first row below a page break is the rest of the row above: its first cell is blank and it fills fewer cells. */
function isRest(row: readonly PdfCell[], above: readonly PdfCell[]): boolean {
  if (row.length !== above.length || row.length < 2 || !isBlank(row[0]) || isBlank(above[0])) return false;
  return filled(row).length > 0 && filled(row).length < filled(above).length;
}

const together = (above: readonly PdfCell[], row: readonly PdfCell[]): PdfCell[] =>
  above.map((cell, at) => ({ ...cell, lines: [...cell.lines, ...(row[at]?.lines ?? [])] }));

/** The table that goes on from one page to the next, null where they are two: a header that is repeated is left out. */
export function continued(above: PdfTable, below: PdfTable): PdfTable | null {
  const [a, b] = [edges(above), edges(below)];
  if (Math.abs(a.left - b.left) > SAME || Math.abs(a.right - b.right) > SAME) return null;
  const header = textOf(above.rows[0]!);
  let rest = below.rows;
  if (header.trim() !== '' && rest[0] && textOf(rest[0]) === header && above.rows.length > 1) rest = rest.slice(1);
  const last = above.rows.at(-1)!;
  if (rest[0] && isRest(rest[0], last)) {
    return { ...above, rows: [...above.rows.slice(0, -1), together(last, rest[0]), ...rest.slice(1)] };
  }
  return { ...above, rows: [...above.rows, ...rest] };
}

/** The borders between the columns of a table, from left to right. */
export const columnsOf = ({ rows }: PdfTable): number[] =>
  clusters(
    rows.flat().flatMap(({ left, right }) => [left, right]),
    SAME,
  );
