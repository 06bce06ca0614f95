/** Tables as grids: which rows are headers, what merged cells reach into, and tables that have their labels in a column. */
import type { TableRow } from '../types.ts';
import type { ViewSpan } from '../view.ts';
import { fieldOf, type TableField } from './table-fields.ts';

/** A cell where it begins. */
export interface GridCell {
  readonly span: ViewSpan;
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

/** A label that no lexicon knows is no longer. */
const LONGEST_LABEL = 12;

/** By row and column the cell that covers the place. */
type Grid = readonly (readonly (GridCell | null)[])[];

/** Columns and rows beyond are not looked at: no table of pilots is wider, and a cell may claim to span thousands. */
const MOST_COLUMNS = 40;

/** Cells that reach into further rows and columns cover them; a row past the last that has a cell of its own is none. */
function gridOf(cells: readonly GridCell[]): Grid {
  const height = cells.reduce((most, { row }) => Math.max(most, row + 1), 0);
  const grid: (GridCell | null)[][] = Array.from({ length: height }, () => []);
  for (const cell of cells) {
    if (cell.column >= MOST_COLUMNS) continue;
    const [bottom, right] = [
      Math.min(height, cell.row + cell.rows),
      Math.min(MOST_COLUMNS, cell.column + cell.columns),
    ];
    for (let row = cell.row; row < bottom; row++)
      for (let column = cell.column; column < right; column++) {
        const line = grid[row] as (GridCell | null)[];
        while (line.length <= column) line.push(null);
        line[column] ??= cell;
      }
  }
  return grid;
}

/** Values that a merged cell gives to every row it reaches into; amounts and texts belong to the first alone. */
const SHARED: ReadonlySet<TableField> = new Set([
  'name',
  'applicants',
  'type',
  'region',
  'batch',
  'announced',
  'launch',
]);

/** Reads one table. */
export class TableReader {
  readonly #grid: Grid;
  readonly #text: (cell: GridCell) => string;
  readonly #table: number;

  constructor(cells: readonly GridCell[], text: string, table: number) {
    this.#grid = gridOf(cells);
    this.#text = ({ span }) => text.slice(span.start, span.end);
    this.#table = table;
  }

  /** The rows with what labels their cells. */
  rows(): TableRow[] {
    const headers = this.#grid.map((_, row) => this.#headerDepth(row));
    if (headers.every((depth) => depth === 0)) return this.#sideways() ?? this.#unlabelled();
    const found: TableRow[] = [];
    let labels: (readonly ViewSpan[])[] = [];
    for (let row = 0; row < this.#grid.length; row++) {
      const depth = headers[row] as number;
      if (depth > 0) labels = this.#labels(row, depth);
      for (let at = 0; at < depth; at++) found.push(this.#row(row + at, [], true));
      if (depth > 0) row += depth - 1;
      else found.push(this.#row(row, labels, false));
    }
    return found;
  }

  #field(cell: GridCell | null | undefined): TableField | null {
    return cell ? fieldOf(this.#text(cell)) : null;
  }

  /** The cells of a row, each once. */
  #distinct(row: number): GridCell[] {
    return [...new Set(this.#grid[row] ?? [])].filter((cell): cell is GridCell => cell !== null);
  }

  /** How many header rows begin at a row: two where a header is split, as 创新应用 over 名称 and 类型. */
  #headerDepth(row: number): number {
    const cells = this.#distinct(row);
    const wide = cells.length > 1 && cells.some(({ columns, row: own }) => columns > 1 && own === row);
    const below = this.#distinct(row + 1).filter((cell) => cell.row === row + 1);
    if (wide && below.length > 0 && below.every((cell) => this.#field(cell) !== null) && this.#names(row, 2)) return 2;
    if (!this.#names(row, 1)) return 0;
    const name = cells.find((cell) => this.#field(cell) === 'name');
    return Math.min(name?.rows ?? 1, this.#grid.length - row, 3);
  }

  /** Whether the rows name the columns: a name and another field, and more labels than other cells. */
  #names(row: number, depth: number): boolean {
    const columns = this.#grid[row + depth - 1] ?? [];
    const fields = columns.map((cell, column) => this.#field(cell) ?? this.#field(this.#grid[row]?.[column]));
    const distinct = new Set(fields.filter((field) => field !== null));
    const cells = this.#distinct(row + depth - 1);
    const labelled = cells.filter((cell) => fields[cell.column] !== null).length;
    if (!distinct.has('name') || distinct.size < 2) return false;
    return labelled * 2 > cells.length || (row === 0 && this.#headsColumns(depth, cells));
  }

  /** Whether a first row heads columns most of which nothing knows: all it says is short, and below it stand values only. */
  #headsColumns(depth: number, cells: readonly GridCell[]): boolean {
    const below = this.#distinct(depth);
    const short = cells.every((cell) => this.#text(cell).length <= LONGEST_LABEL);
    return short && below.length > 1 && below.every((cell) => this.#field(cell) === null);
  }

  #labels(row: number, depth: number): (readonly ViewSpan[])[] {
    const width = Math.max(...Array.from({ length: depth }, (_, at) => this.#grid[row + at]?.length ?? 0));
    return Array.from({ length: width }, (_, column) => {
      const above = Array.from({ length: depth }, (_, at) => this.#grid[row + at]?.[column] ?? null);
      return [...new Set(above)].flatMap((cell) => cell?.span ?? []);
    });
  }

  /** A row with its own cells, and those of rows above that reach into it where their column shares its values. */
  #row(row: number, labels: readonly (readonly ViewSpan[])[], header: boolean): TableRow {
    const cells = (this.#grid[row] ?? []).map((cell, column) => {
      if (!cell) return null;
      if (cell.row === row) return cell.column === column ? cell.span : null;
      const label = labels[column]?.at(-1);
      const field = label && this.#field({ ...cell, span: label });
      return !header && field && SHARED.has(field) ? cell.span : null;
    });
    return { table: this.#table, row, cells, header, labels };
  }

  #unlabelled(): TableRow[] {
    return this.#grid.map((_, row) => this.#row(row, [], false));
  }

  /** Labels in the first column and a pilot in each of the others, or pairs of label and value; null where it is neither. */
  #sideways(): TableRow[] | null {
    const pairs = this.#grid.flatMap((line, row) =>
      line.flatMap((cell, column) => {
        const own = cell && cell.row === row && cell.column === column;
        return own && this.#field(cell) ? [{ row, column, cell }] : [];
      }),
    );
    const fields = new Set(pairs.map(({ cell }) => this.#field(cell)));
    if (!fields.has('name') || fields.size < 2) return null;
    const upright = pairs.every(({ column }) => column === pairs[0]?.column);
    const first = pairs[0]?.column ?? 0;
    const widest = pairs.reduce((most, { row }) => Math.max(most, this.#grid[row]?.length ?? 0), 0);
    const width = upright ? widest - first - 1 : 1;
    const found: TableRow[] = [];
    for (const block of this.#blocks(pairs))
      for (let place = 1; place <= width; place++) {
        const labels = block.map(({ cell }) => [cell.span]);
        const cells = block.map(({ row, column, cell }) => this.#valueAt(row, column + cell.columns - 1 + place));
        if (cells.some((cell) => cell !== null))
          found.push({ table: this.#table, row: found.length, cells, header: false, labels });
      }
    return found;
  }

  #valueAt(row: number, column: number): ViewSpan | null {
    const cell = this.#grid[row]?.[column];
    return cell && this.#field(cell) === null ? cell.span : null;
  }

  /** The next pilot begins where the label of its name comes again. */
  #blocks<T extends { readonly cell: GridCell }>(pairs: readonly T[]): T[][] {
    const blocks: T[][] = [];
    let named = false;
    for (const pair of pairs) {
      const isName = this.#field(pair.cell) === 'name';
      if (blocks.length === 0 || (isName && named)) {
        // 序号 stands before the name that it numbers.
        const last = blocks.at(-1);
        const lead = last && this.#field(last.at(-1)?.cell) === 'number' ? [last.pop() as T] : [];
        blocks.push(lead);
        named = false;
      }
      named ||= isName;
      blocks.at(-1)?.push(pair);
    }
    return blocks;
  }
}
