/**
 * One cell of a CSV file. A spreadsheet takes a cell that begins with `=`, `+`, `-` or `@` (also in full width, also behind blanks and
 * controls) for a formula, and a scraped text may begin so on purpose. Such a text gets an apostrophe in front; one that has apostrophes
 * in front already gets one more, so that taking one away always gives the text back. Numbers are no text and stay as they are.
 */
import type { Cell } from '../schema.ts';

/** What must not begin a cell of text, and what must have got an apostrophe before. */
const FORMULA = /^[\s'\p{Cc}\p{Cf}]*[=+\-@＝＋－＠]|^'*[\t\r\n]/u;

const guarded = (text: string): string => (FORMULA.test(text) ? `'${text}` : text);

/**
 * The text that a cell of a CSV export stands for.
 * @example
 * unguarded("'=1+1"); // =1+1
 */
export const unguarded = (cell: string): string =>
  cell.startsWith("'") && FORMULA.test(cell.slice(1)) ? cell.slice(1) : cell;

/** Nothing is null, `""` an empty text. */
export function csvCell(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell !== 'string') return String(cell);
  const text = guarded(cell);
  return text === '' || /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
