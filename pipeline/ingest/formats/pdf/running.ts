/** What stands on every page and is no text of the document: running heads, feet, and page numbers. */
import type { Line } from './lines.ts';

/** Heads and feet stand in this share of the page's height. */
const MARGIN = 0.12;
/** A line that stands at the same height on fewer pages is text. Heads differ between left and right pages: a third of all is often. */
const FEWEST_PAGES = 2;

const PAGE_NUMBER =
  /^(?:[-—–－·]\s*)?(?:第\s*)?(?:\d{1,4}|[IVXivx]{1,6})(?:\s*页)?(?:\s*[/／,，共]\s*(?:共\s*)?\d{1,4}\s*页?)?(?:\s*[-—–－·])?$/;

/** A page's lines and height. */
export interface PageLines<L extends Line> {
  readonly height: number;
  readonly lines: readonly L[];
}

const inMargin = ({ y, size }: Line, height: number): boolean =>
  y < MARGIN * height || y - size > (1 - MARGIN) * height;
const keyOf = ({ text, y }: Line): string => `${Math.round(y / 6)} ${text.replace(/\d+/g, '#').replace(/\s+/g, '')}`;

/** The pages without what runs over them; a line that stands on few pages stays. */
export function withoutRunning<L extends Line>(pages: readonly PageLines<L>[]): PageLines<L>[] {
  const seen = new Map<string, number>();
  for (const { lines, height } of pages) {
    const keys = new Set(lines.filter((line) => inMargin(line, height)).map(keyOf));
    for (const key of keys) seen.set(key, (seen.get(key) ?? 0) + 1);
  }
  const often = Math.max(FEWEST_PAGES, pages.length / 3);
  const runs = (line: L, height: number): boolean =>
    inMargin(line, height) && ((seen.get(keyOf(line)) ?? 0) >= often || PAGE_NUMBER.test(line.text.trim()));
  return pages.map(({ lines, height }) => ({ height, lines: lines.filter((line) => !runs(line, height)) }));
}
