/** Tables for the terminal: aligned for double-width characters, and as wide as the terminal at most. Cells are safe to print. */
import stringWidth from 'string-width';
import type { Paint, Style } from './terminal.ts';

const graphemes = new Intl.Segmenter('zh', { granularity: 'grapheme' });
const split = (text: string): string[] => Array.from(graphemes.segment(text), ({ segment }) => segment);

/** Widths of the characters met so far: to ask whether each is an emoji takes longer than all else here. */
const knownWidths = new Map<string, number>();

function characterWidth(character: string): number {
  const known = knownWidths.get(character);
  if (known !== undefined) return known;
  const width = stringWidth(character);
  knownWidths.set(character, width);
  return width;
}

/** How many columns a text without escape sequences takes. */
const widthOf = (text: string): number =>
  /^[\x20-\x7e]*$/.test(text) ? text.length : split(text).reduce((sum, one) => sum + characterWidth(one), 0);

export interface Column {
  readonly title: string;
  readonly align?: 'right';
  /** Of all cells, or of each by what it says. */
  readonly style?: Style | ((cell: string) => Style);
}

export interface TableShape {
  /** Columns of the terminal. */
  readonly width: number;
  readonly paint: Paint;
  /** Whether a cell that is too long goes on in the next line; else it is cut, with an ellipsis. */
  readonly wrap: boolean;
}

const GAP = '  ';
const NARROWEST = 6;

/** The lines of a table with its head; columns that hold nothing are left out. */
export function table(all: readonly Column[], data: readonly (readonly string[])[], shape: TableShape): string[] {
  const used = all.map((_, at) => data.some((row) => (row[at] ?? '') !== ''));
  const columns = all.filter((_, at) => used[at]);
  const rows = data.map((row) => row.filter((_, at) => used[at]));
  const titles = columns.map(({ title }) => title);
  const widths = fitted(
    columns.map((_, at) => Math.max(...[titles, ...rows].map((row) => widthOf(row[at] ?? '')))),
    shape.width - GAP.length * (columns.length - 1),
  );
  const head = line(columns, widths, titles, (_, text) => shape.paint('dim', text));
  return [head, ...rows.flatMap((row) => rowLines(columns, widths, row, shape))];
}

/** The widest columns give way until all fit; none gets narrower than a word. */
function fitted(natural: readonly number[], room: number): number[] {
  const widths = [...natural];
  for (let over = widths.reduce((sum, width) => sum + width, 0) - room; over > 0; over -= 1) {
    const widest = Math.max(...widths);
    if (widest <= NARROWEST) break;
    widths[widths.lastIndexOf(widest)] = widest - 1;
  }
  return widths;
}

function rowLines(columns: readonly Column[], widths: readonly number[], row: readonly string[], shape: TableShape) {
  const cells = columns.map((_, at) => {
    const text = row[at] ?? '';
    return shape.wrap ? wrapped(text, widths[at]!) : [cut(text, widths[at]!)];
  });
  const height = Math.max(...cells.map((lines) => lines.length));
  const paint = ({ style }: Column, text: string): string =>
    style ? shape.paint(typeof style === 'function' ? style(text) : style, text) : text;
  return Array.from({ length: height }, (_, at) =>
    line(
      columns,
      widths,
      cells.map((lines) => lines[at] ?? ''),
      paint,
    ),
  );
}

function line(
  columns: readonly Column[],
  widths: readonly number[],
  cells: readonly string[],
  paint: (column: Column, text: string) => string,
): string {
  const padded = columns.map((column, at) => {
    const text = cells[at] ?? '';
    const space = ' '.repeat(Math.max(0, widths[at]! - widthOf(text)));
    return column.align === 'right' ? space + paint(column, text) : paint(column, text) + space;
  });
  return padded.join(GAP).trimEnd();
}

/** A text cut to a width, with an ellipsis where something is missing. */
export function cut(text: string, width: number): string {
  if (widthOf(text) <= width) return text;
  let kept = '';
  let used = 1;
  for (const grapheme of split(text)) {
    used += characterWidth(grapheme);
    if (used > width) break;
    kept += grapheme;
  }
  return `${kept}…`;
}

/** Words of Latin letters and digits hold together, everything else may be parted anywhere. */
const units = (text: string): string[] => text.match(/[\x21-\x7e]+|\s+|[^\x21-\x7e\s]+/g) ?? [];

/** The lines of a text broken to a width. */
export function wrapped(text: string, width: number): string[] {
  const lines: string[] = [];
  let current = '';
  let used = 0;
  const add = (piece: string, size: number): void => {
    if (used > 0 && used + size > width) {
      lines.push(current.trimEnd());
      current = '';
      used = 0;
      if (piece.trim() === '') return;
    }
    current += piece;
    used += size;
  };
  for (const unit of units(text)) {
    const size = widthOf(unit);
    if (/^[\x21-\x7e]/.test(unit) && size <= width) add(unit, size);
    else for (const grapheme of split(unit)) add(grapheme, characterWidth(grapheme));
  }
  return current === '' && lines.length > 0 ? lines : [...lines, current];
}
