/** DuckDB: one database file with all tables, where its package is installed. */
import { join } from 'node:path';
import { ExportError } from '../input.ts';
import type { Column, ColumnType, Table } from '../schema.ts';
import type { Write } from './format.ts';
import { writeParquet } from './parquet.ts';

const FILE = 'shahe.duckdb';
const PACKAGE = '@duckdb/node-api';

const TYPES: Record<ColumnType, string> = {
  string: 'VARCHAR',
  integer: 'BIGINT',
  number: 'DOUBLE',
  boolean: 'BOOLEAN',
};

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

const columnSql = ({ name, type, nullable, primary }: Column): string =>
  `${name} ${TYPES[type]}${primary ? ' PRIMARY KEY' : nullable ? '' : ' NOT NULL'}`;

/** The statements that make a table, with what the dictionary says of it as comments. */
const tableSql = ({ name, about, columns }: Table, parquet: string): string[] => [
  `CREATE TABLE ${name} (${columns.map(columnSql).join(', ')})`,
  `COMMENT ON TABLE ${name} IS ${quoted(about)}`,
  ...columns.map((column) => `COMMENT ON COLUMN ${name}.${column.name} IS ${quoted(column.about)}`),
  `INSERT INTO ${name} SELECT * FROM read_parquet(${quoted(parquet)})`,
];

/** @throws ExportError where the package is not installed */
async function engine() {
  try {
    return (await import('@duckdb/node-api')).DuckDBInstance;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_MODULE_NOT_FOUND') throw error;
    throw new ExportError(
      `--format duckdb: the package ${PACKAGE} is not installed; run npm install ${PACKAGE}, or use --format parquet, which DuckDB reads`,
    );
  }
}

/** A database with a table each, keys and comments in it. */
export const writeDuckdb: Write = async (tables, folder, options) => {
  const Engine = await engine();
  const { files } = await writeParquet(tables, folder, options);
  const instance = await Engine.create(join(folder, FILE));
  try {
    const connection = await instance.connect();
    for (const [at, { table }] of tables.entries())
      for (const sql of tableSql(table, join(folder, files[at]!))) await connection.run(sql);
    await connection.run('CHECKPOINT');
    connection.closeSync();
  } finally {
    instance.closeSync();
  }
  return { files: [FILE], remarks: [] };
};
