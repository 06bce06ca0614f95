/** Records into tables into files. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { dictionaryRows, dictionaryText } from './dictionary.ts';
import { writeTogether } from './folder.ts';
import type { ExportFormat, Write, WriteOptions } from './format/format.ts';
import { writeCsv, writeJsonl } from './format/text.ts';
import type { Entry } from './schema.ts';
import { spool } from './spool.ts';
import { TABLES } from './tables.ts';

/** Packages of the others are big: each is loaded when its format is asked for. */
const WRITERS: Record<ExportFormat, () => Promise<Write>> = {
  csv: async () => writeCsv,
  jsonl: async () => writeJsonl,
  xlsx: async () => (await import('./format/xlsx.ts')).writeXlsx,
  parquet: async () => (await import('./format/parquet.ts')).writeParquet,
  duckdb: async () => (await import('./format/duckdb.ts')).writeDuckdb,
};

const DICTIONARY_FILE = 'dictionary.md';

export interface Exported {
  readonly files: readonly string[];
  readonly remarks: readonly string[];
  /** Records with a result, and without. */
  readonly documents: number;
  readonly failures: number;
}

/**
 * Writes all tables and the data dictionary into a folder; files of those names are replaced when all are complete.
 * @throws ExportError where records cannot be read, and errors of the file system; the folder is then as it was
 */
export async function exportTables(
  entries: AsyncIterable<Entry>,
  format: ExportFormat,
  folder: string,
  options: WriteOptions,
): Promise<Exported> {
  const write = await WRITERS[format]();
  const count = { documents: 0, failures: 0 };
  const made = await writeTogether(folder, async (draft) => {
    const spools = join(draft, 'rows');
    await mkdir(spools);
    const rows = await spool(entries, TABLES, spools, ({ result }) => {
      count['error' in result ? 'failures' : 'documents'] += 1;
    });
    const written = await write([...rows, dictionaryRows(TABLES)], draft, options);
    await writeFile(join(draft, DICTIONARY_FILE), dictionaryText(TABLES), { flag: 'wx' });
    return { files: [...written.files, DICTIONARY_FILE], remarks: written.remarks };
  });
  return { ...made, ...count };
}
