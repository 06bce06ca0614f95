/** Where a cell stands in its table; tables are numbered through the document, rows and columns from 0. */
export interface Cell {
  readonly table: number;
  readonly row: number;
  readonly column: number;
  readonly header: boolean;
  /** How many rows and columns it reaches over, where more than one. */
  readonly rows?: number;
  readonly columns?: number;
}

/** The standard bounds colspan at 1000; columns beyond are not told apart, which bounds the work a row can cause. */
const MAX_COLUMNS = 1000;

const spanOf = (value: string | undefined): number => {
  const count = Number.parseInt(value ?? '1', 10);
  return count >= 1 ? Math.min(count, 65534) : 1;
};

/** The grid of one table: cells of later rows move right of those that reach down to them. */
export class TableGrid {
  readonly #table: number;
  #row = -1;
  #column = 0;
  /** By column, the first row that no earlier cell reaches into. */
  readonly #free: number[] = [];

  constructor(table: number) {
    this.#table = table;
  }

  startRow(): void {
    this.#row += 1;
    this.#column = 0;
  }

  /** Places the next cell of the row. */
  place(attributes: ReadonlyMap<string, string>, header: boolean): Cell {
    if (this.#row < 0) this.startRow();
    while (this.#column < MAX_COLUMNS && (this.#free[this.#column] ?? 0) > this.#row) this.#column += 1;
    const column = this.#column;
    const end = Math.min(column + spanOf(attributes.get('colspan')), MAX_COLUMNS);
    const rows = spanOf(attributes.get('rowspan'));
    if (rows > 1) for (let c = column; c < end; c += 1) this.#free[c] = this.#row + rows;
    this.#column = Math.max(end, column);
    const columns = end - column;
    return {
      table: this.#table,
      row: this.#row,
      column,
      header,
      ...(rows > 1 ? { rows } : {}),
      ...(columns > 1 ? { columns } : {}),
    };
  }
}
