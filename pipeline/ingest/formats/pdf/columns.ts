/** Pages set in two columns: which lines belong to which, and the order in which they are read. */
import { median } from './geometry.ts';
import { type Fragment, type Line, linesOf } from './lines.ts';

/** Fewer lines side by side are a table or chance. */
const FEWEST = 8;
/** Text fills its column, a table's cells do not. */
const FULL = 0.7;

/** Where the lines of most of the page are parted, null where it has one column. */
function gutterOf(lines: readonly Line[]): number | null {
  const several = lines.filter(({ parts }) => parts.length > 1);
  if (several.length < FEWEST || several.length * 2 < lines.length) return null;
  const [left, right] = [Math.min(...lines.map((line) => line.left)), Math.max(...lines.map((line) => line.right))];
  const pairs = several.flatMap(({ parts }) => (parts.length === 2 ? [parts as [Fragment, Fragment]] : []));
  if (pairs.length < FEWEST) return null;
  const gutter = median(pairs.map(([a, b]) => (a.right + b.left) / 2));
  const fits = pairs.filter(([a, b]) => a.right <= gutter && b.left >= gutter);
  const fill = (edge: (pair: [Fragment, Fragment]) => number, whole: number): number => median(fits.map(edge)) / whole;
  const filled =
    fill(([a]) => a.right - a.left, gutter - left) >= FULL && fill(([, b]) => b.right - b.left, right - gutter) >= FULL;
  return filled && fits.length * 2 > lines.length ? gutter : null;
}

/** A line with the column it stands in, since margins are a column's. */
export interface PlacedLine extends Line {
  readonly column: 'page' | 'left' | 'right';
}

const placed = (line: Line, column: PlacedLine['column']): PlacedLine => ({ ...line, column });

/** The lines of a page in reading order. A line across both columns ends what stands above it. */
export function readingOrder(fragments: readonly Fragment[], page: number): PlacedLine[] {
  const lines = linesOf(fragments, page);
  const gutter = gutterOf(lines);
  if (gutter === null) return lines.map((line) => placed(line, 'page'));
  const ordered: PlacedLine[] = [];
  let band: Fragment[] = [];
  const flush = (): void => {
    const side = (column: 'left' | 'right'): PlacedLine[] =>
      linesOf(
        band.filter(({ left }) => left < gutter === (column === 'left')),
        page,
      ).map((line) => placed(line, column));
    ordered.push(...side('left'), ...side('right'));
    band = [];
  };
  for (const line of lines) {
    if (line.parts.some(({ left, right }) => left < gutter && right > gutter)) {
      flush();
      ordered.push(placed(line, 'page'));
    } else band.push(...line.parts);
  }
  flush();
  return ordered;
}
