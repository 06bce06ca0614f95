/** Reads the files of an export back into rows, with packages that people read such files with. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { parse } from 'csv-parse/sync';
import exceljs from 'exceljs';
import { asyncBufferFromFile, parquetReadObjects } from 'hyparquet';
import { unguarded } from '../../pipeline/export/format/csv-cell.ts';
import type { Cell, ColumnType, Row, Table } from '../../pipeline/export/schema.ts';

/** A text as the type of its column says. */
const typed = (text: string, type: ColumnType): Cell => {
  if (type === 'string') return text;
  return type === 'boolean' ? text === 'true' : Number(text);
};

/** All cells of a CSV file as a CSV reader sees them; nothing without quotation marks is null. */
export const csvCells = (file: string): (string | null)[][] =>
  parse(readFileSync(file), {
    bom: true,
    record_delimiter: '\r\n',
    cast: (value, { quoting }) => (value === '' && !quoting ? null : value),
  });

type Reader = (folder: string, table: Table) => Promise<Row[]>;

const fromCsv: Reader = async (folder, { name, columns }) =>
  csvCells(join(folder, `${name}.csv`))
    .slice(1)
    .map((row) =>
      row.map((cell, at) => {
        const { type } = columns[at]!;
        return cell === null ? null : typed(type === 'string' ? unguarded(cell) : cell, type);
      }),
    );

const inOrder = ({ columns }: Table, object: Record<string, unknown>): Row =>
  columns.map(({ name }) => {
    const value = object[name];
    return typeof value === 'bigint' ? Number(value) : (value as Cell);
  });

const fromJsonl: Reader = async (folder, table) =>
  readFileSync(join(folder, `${table.name}.jsonl`), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => inOrder(table, JSON.parse(line)));

const fromParquet: Reader = async (folder, table) => {
  const file = await asyncBufferFromFile(join(folder, `${table.name}.parquet`));
  return (await parquetReadObjects({ file })).map((row) => inOrder(table, row));
};

export async function workbook(file: string): Promise<exceljs.Workbook> {
  const book = new exceljs.Workbook();
  await book.xlsx.readFile(file);
  return book;
}

/** A text as Office shows it: `_x000B_` is one character. */
const shown = (text: string): string =>
  text.replace(/_x([0-9A-F]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));

/** The rows of a sheet below its head. */
export function sheetRows(sheet: exceljs.Worksheet, columns: number): Row[] {
  const rows: Row[] = [];
  sheet.eachRow((row, number) => {
    if (number === 1) return;
    rows.push(
      Array.from({ length: columns }, (_, at) => {
        const value = row.getCell(at + 1).value as Cell;
        return typeof value === 'string' ? shown(value) : value;
      }),
    );
  });
  return rows;
}

const fromXlsx: Reader = async (folder, { name, columns }) =>
  sheetRows((await workbook(join(folder, 'shahe.xlsx'))).getWorksheet(name)!, columns.length);

/** Asks DuckDB, with a database file or without. */
export async function ask(sql: string, database = ':memory:'): Promise<Record<string, unknown>[]> {
  const instance = await DuckDBInstance.create(database);
  try {
    const connection = await instance.connect();
    const rows = (await connection.runAndReadAll(sql)).getRowObjects();
    connection.closeSync();
    return rows;
  } finally {
    instance.closeSync();
  }
}

const fromDuckdb: Reader = async (folder, table) =>
  (await ask(`SELECT * FROM ${table.name}`, join(folder, 'shahe.duckdb'))).map((row) => inOrder(table, row));

export const READERS = {
  csv: fromCsv,
  jsonl: fromJsonl,
  parquet: fromParquet,
  xlsx: fromXlsx,
  duckdb: fromDuckdb,
} satisfies Record<string, Reader>;
