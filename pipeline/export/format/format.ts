/** What each format has in common. */
import type { Rows } from '../spool.ts';

export const EXPORT_FORMATS = ['csv', 'xlsx', 'jsonl', 'parquet', 'duckdb'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

export interface WriteOptions {
  /** CSV begins with a byte order mark, by which Excel knows UTF-8. */
  readonly bom: boolean;
}

/** What was written. */
export interface Written {
  /** Names of the files, within the folder. */
  readonly files: readonly string[];
  /** What the format could not keep, for a person to read. */
  readonly remarks: readonly string[];
}

/** Writes tables into an empty folder. */
export type Write = (tables: readonly Rows[], folder: string, options: WriteOptions) => Promise<Written>;
