/** CSV and TSV files: their encoding and delimiter are found, not asked for. */
import { parse } from 'csv-parse/sync';
import { detectEncoding } from '../../load/encoding.ts';
import type { Limits } from '../limits.ts';
import { FormatError } from './error.ts';
import { layerOf } from './markup.ts';
import { cellCounter, sheetHtml } from './sheet.ts';

const DELIMITERS = [',', '\t', ';', '|'];
/** The first lines tell the delimiter. */
const SAMPLE = 20;

/** The delimiter that cuts the most of the first lines into the same number of cells; the earlier in the list where several do. */
function delimiterOf(text: string): string {
  const lines = text
    .replace(/"[^"]*"/g, '')
    .split(/\r\n|[\r\n]/)
    .filter((line) => line.trim() !== '')
    .slice(0, SAMPLE);
  const scores = DELIMITERS.map((delimiter) => {
    const counts = lines.map((line) => line.split(delimiter).length - 1).filter((count) => count > 0);
    const most = Math.max(0, ...counts.map((count) => counts.filter((other) => other === count).length));
    return { delimiter, score: most };
  });
  return scores.reduce((best, next) => (next.score > best.score ? next : best)).delimiter;
}

/**
 * The layer of a delimited file.
 * @throws FormatError `damaged` where quotation marks do not close, `size-limit` beyond the limit of cells
 */
export function csvLayer(bytes: Uint8Array, path: string, limits: Limits): string {
  const text = new TextDecoder(detectEncoding(bytes).encoding).decode(bytes);
  const count = cellCounter(path, limits);
  const options = { delimiter: delimiterOf(text), relax_column_count: true, relax_quotes: true, bom: true };
  const onRecord = (record: string[]): string[] => {
    count(record.length);
    return record;
  };
  try {
    const rows = parse(text, { ...options, on_record: onRecord }) as string[][];
    return layerOf(
      sheetHtml(
        rows.map((row) => row.map((cell) => ({ text: cell }))),
        true,
      ),
    );
  } catch (error) {
    if (error instanceof FormatError) throw error;
    throw new FormatError(
      'damaged',
      `${path}: no readable CSV: ${(error as Error).message}; mend that line, or save it as .xlsx`,
    );
  }
}
