/** XLSX: one workbook, a sheet a table, written row by row. */
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import exceljs from 'exceljs';
import type { Cell, ColumnType, Row } from '../schema.ts';
import type { Rows } from '../spool.ts';
import type { Write } from './format.ts';

const FILE = 'shahe.xlsx';
/** Excel's limits: characters of a cell, rows of a sheet. */
const CELL_CHARS = 32_767;
const SHEET_ROWS = 1_048_576;
/** Rows after which the zip may catch up, and the bytes that may wait for it: the package itself never waits. */
const BREATH = 200;
const BACKLOG = 1 << 20;
/** The workbook says nothing of when it was made: the same records give the same bytes. The oldest date that a zip can hold. */
const DATE = new Date('1980-01-01T00:00:00Z');

const WIDTHS: Record<ColumnType, number> = { string: 24, integer: 12, number: 16, boolean: 10 };

/** What XML cannot hold, and what would be read as the escape of such a character. */
const UNFIT = /[\u0000-\u0008\u000b-\u001f\u007f\ufffe\uffff]|\p{Cs}|_(?=x[0-9A-Fa-f]{4}_)/gu;

/** As Office writes such characters: `_x000B_`. */
const escaped = (text: string): string =>
  text.replace(UNFIT, (one) => `_x${one.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`);

/** Cuts a text to what a cell holds, not inside a surrogate pair or an escape. */
function cut(text: string): string {
  const head = text.slice(0, CELL_CHARS - 1);
  return `${head.replace(/(?:[\ud800-\udbff]|_x[0-9A-F]{0,4})$/, '')}…`;
}

/** Adapts rows to a sheet, and counts what does not fit. */
class Cells {
  cuts = 0;

  of(row: Row): Cell[] {
    return row.map((cell) => (typeof cell === 'string' ? this.#text(cell) : cell));
  }

  #text(cell: string): string {
    const text = escaped(cell);
    if (text.length <= CELL_CHARS) return text;
    this.cuts += 1;
    return cut(text);
  }
}

/** What the package keeps to itself. */
interface Zipped {
  readonly zip: { append(source: unknown, data: { readonly name: string; readonly date?: Date }): unknown };
}

interface Waiting {
  readonly stream: { readonly pipes: readonly { readonly writableLength: number }[] };
}

/** Entries of the zip carry the time of writing unless told otherwise. */
class Workbook extends exceljs.stream.xlsx.WorkbookWriter {
  constructor(filename: string) {
    super({ filename, useStyles: true });
    this.created = DATE;
    this.modified = DATE;
    this.creator = 'shahe';
    this.lastModifiedBy = 'shahe';
  }

  /** The package's constructor writes the first entries, this one before all others. */
  override addThemes(): Promise<void> {
    const { zip } = this as unknown as Zipped;
    const append = zip.append.bind(zip);
    zip.append = (source, data) => append(source, { ...data, date: DATE });
    return super.addThemes();
  }
}

/** The sheets of one table: more than one where it has more rows than a sheet holds. */
class Sheets {
  readonly #workbook: Workbook;
  readonly #table: Rows['table'];
  readonly #sheetRows: number;
  #sheet: exceljs.Worksheet | null = null;
  #number = 0;
  #rows = 0;

  constructor(workbook: Workbook, table: Rows['table'], sheetRows: number) {
    this.#workbook = workbook;
    this.#table = table;
    this.#sheetRows = sheetRows;
    this.#begin();
  }

  /** A sheet with a head that stays in view and can be filtered. */
  #begin(): void {
    const { name, columns } = this.#table;
    this.#number += 1;
    const sheet = this.#workbook.addWorksheet(this.#number === 1 ? name : `${name}_${this.#number}`, {
      views: [{ state: 'frozen', ySplit: 1 }],
    });
    sheet.columns = columns.map((column) => ({ header: column.name, width: WIDTHS[column.type] }));
    sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: 1, column: columns.length } };
    const head = sheet.getRow(1);
    head.font = { bold: true };
    head.commit();
    this.#sheet = sheet;
    this.#rows = 1;
  }

  add(cells: readonly Cell[]): void {
    if (this.#rows === this.#sheetRows) {
      this.end();
      this.#begin();
    }
    this.#sheet!.addRow(cells).commit();
    this.#rows += 1;
  }

  /** Resolves when little of the sheet waits for the zip. */
  async breathe(): Promise<void> {
    const { stream } = this.#sheet as unknown as Waiting;
    do await setImmediate();
    while (stream.pipes.some(({ writableLength }) => writableLength > BACKLOG));
  }

  end(): void {
    (this.#sheet as exceljs.Worksheet & { commit(): void }).commit();
  }
}

/**
 * Writes the workbook. Texts are texts, never formulas.
 * @param sheetRows rows of a sheet with its head; a table that has more goes on in a second sheet
 */
export const xlsxWriter =
  (sheetRows: number): Write =>
  async (tables, folder) => {
    const workbook = new Workbook(join(folder, FILE));
    const cells = new Cells();
    for (const { table, rows } of tables) {
      const sheets = new Sheets(workbook, table, sheetRows);
      let written = 0;
      for await (const row of rows()) {
        sheets.add(cells.of(row));
        written += 1;
        if (written % BREATH === 0) await sheets.breathe();
      }
      sheets.end();
    }
    await workbook.commit();
    const many = `${cells.cuts} cells were longer than Excel holds (${CELL_CHARS} characters) and end in …; parquet, jsonl and csv keep all`;
    return { files: [FILE], remarks: cells.cuts === 0 ? [] : [many] };
  };

export const writeXlsx: Write = xlsxWriter(SHEET_ROWS);
