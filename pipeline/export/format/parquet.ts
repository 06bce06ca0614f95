/** Parquet: one file a table, typed columns, written a row group at a time. */
import { join } from 'node:path';
import { fileWriter, ParquetWriter } from 'hyparquet-writer';
import type { Column, ColumnType, Row } from '../schema.ts';
import type { Rows } from '../spool.ts';
import type { Write } from './format.ts';

/** Rows of a group: what is held in memory. */
const GROUP = 20_000;

const TYPES = {
  string: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
  integer: { type: 'INT64' },
  number: { type: 'DOUBLE' },
  boolean: { type: 'BOOLEAN' },
} as const satisfies Record<ColumnType, object>;

const elementOf = ({ name, type, nullable }: Column) => ({
  name,
  ...TYPES[type],
  repetition_type: nullable ? ('OPTIONAL' as const) : ('REQUIRED' as const),
});

/** A column of a group; 64-bit integers are BigInt there. */
const valuesOf = ({ type }: Column, rows: readonly Row[], at: number) =>
  rows.map((row) => {
    const cell = row[at] ?? null;
    return type === 'integer' && cell !== null ? BigInt(cell) : cell;
  });

async function writeTable({ table, rows }: Rows, path: string): Promise<void> {
  const { columns } = table;
  const schema = [{ name: 'root', num_children: columns.length }, ...columns.map(elementOf)];
  const file = new ParquetWriter({ writer: fileWriter(path), schema, createdBy: 'shahe' });
  let group: Row[] = [];
  const flush = async () => {
    const columnData = columns.map((column, at) => ({ name: column.name, data: valuesOf(column, group, at) }));
    await file.write({ columnData, rowGroupSize: GROUP });
    group = [];
  };
  for await (const row of rows()) if (group.push(row) === GROUP) await flush();
  if (group.length > 0) await flush();
  await file.finish();
}

/** One file a table: UTF-8 strings, 64-bit integers, doubles and booleans; columns that may be null are optional. */
export const writeParquet: Write = async (tables, folder) => {
  const files: string[] = [];
  for (const rows of tables) {
    const name = `${rows.table.name}.parquet`;
    await writeTable(rows, join(folder, name));
    files.push(name);
  }
  return { files, remarks: [] };
};
