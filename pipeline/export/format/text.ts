/** CSV and JSON Lines: one file a table, a line a row. */
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { safeJson } from '../../plain.ts';
import type { Rows } from '../spool.ts';
import { csvCell } from './csv-cell.ts';
import type { Write, Written } from './format.ts';

const BOM = '\ufeff';
/** As RFC 4180 ends a record. */
const CRLF = '\r\n';

/** One file a table, of the pieces of text that `content` gives. */
async function writeFiles(
  tables: readonly Rows[],
  folder: string,
  extension: string,
  content: (rows: Rows) => AsyncIterable<string>,
): Promise<Written> {
  const files: string[] = [];
  for (const rows of tables) {
    const name = `${rows.table.name}.${extension}`;
    await pipeline(Readable.from(content(rows)), createWriteStream(join(folder, name), { flags: 'wx' }));
    files.push(name);
  }
  return { files, remarks: [] };
}

async function* csv({ table, rows }: Rows, bom: boolean): AsyncGenerator<string> {
  yield `${bom ? BOM : ''}${table.columns.map(({ name }) => name).join(',')}${CRLF}`;
  for await (const row of rows()) yield row.map(csvCell).join(',') + CRLF;
}

async function* jsonl({ table, rows }: Rows): AsyncGenerator<string> {
  const names = table.columns.map(({ name }) => name);
  for await (const row of rows()) yield `${safeJson(Object.fromEntries(names.map((name, at) => [name, row[at]])))}\n`;
}

/** RFC 4180 in UTF-8. */
export const writeCsv: Write = (tables, folder, { bom }) => writeFiles(tables, folder, 'csv', (rows) => csv(rows, bom));

/** An object a line, all columns always there. */
export const writeJsonl: Write = (tables, folder) => writeFiles(tables, folder, 'jsonl', jsonl);
