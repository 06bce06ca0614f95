/**
 * Rows on their way: records come document by document, files are written table by table. Between the two, rows wait in one file a table,
 * so that memory does not grow with their number.
 */
import { createReadStream } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { safeJson } from '../plain.ts';
import type { Entry, Row, Table } from './schema.ts';

/** Characters that wait for one write. */
const BATCH = 1 << 18;

/** The rows of one table: written once, then read as often as wanted. */
class TableSpool {
  readonly #file: FileHandle;
  readonly #path: string;
  #waiting: string[] = [];
  #length = 0;

  constructor(file: FileHandle, path: string) {
    this.#file = file;
    this.#path = path;
  }

  async add(row: Row): Promise<void> {
    const line = `${safeJson(row)}\n`;
    this.#waiting.push(line);
    this.#length += line.length;
    if (this.#length >= BATCH) await this.#flush();
  }

  async #flush(): Promise<void> {
    const text = this.#waiting.join('');
    this.#waiting = [];
    this.#length = 0;
    await this.#file.appendFile(text);
  }

  async close(): Promise<void> {
    try {
      await this.#flush();
    } finally {
      await this.#file.close();
    }
  }

  async *rows(): AsyncGenerator<Row> {
    const lines = createInterface({ input: createReadStream(this.#path), crlfDelay: Number.POSITIVE_INFINITY });
    for await (const line of lines) yield JSON.parse(line) as Row;
  }
}

/** A table whose rows can be read. */
export interface Rows {
  readonly table: Table;
  /** From the first, each time. */
  rows(): AsyncIterable<Row>;
}

/**
 * Lays the rows of all records down in `folder`.
 * @param seen told of each record
 */
export async function spool(
  entries: AsyncIterable<Entry>,
  tables: readonly Table[],
  folder: string,
  seen: (entry: Entry) => void,
): Promise<readonly Rows[]> {
  const spools: { readonly table: Table; readonly spool: TableSpool }[] = [];
  try {
    for (const table of tables) {
      const path = join(folder, `${table.name}.rows`);
      spools.push({ table, spool: new TableSpool(await open(path, 'wx'), path) });
    }
    for await (const entry of entries) {
      seen(entry);
      for (const { table, spool } of spools) for (const row of table.rows(entry)) await spool.add(row);
    }
  } finally {
    for (const { spool } of spools) await spool.close();
  }
  return spools.map(({ table, spool }) => ({ table, rows: () => spool.rows() }));
}
