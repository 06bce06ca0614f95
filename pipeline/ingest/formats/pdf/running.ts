/** What stands on every page and is no text of the document: running heads, feet, and page numbers. */
import { median } from './geometry.ts';
import type { Line } from './lines.ts';

/** Heads and feet stand in this share of the page's height. */
const MARGIN = 0.12;
/** A line that stands at the same height on fewer pages is text. Heads differ between left and right pages: a third of all is often. */
const FEWEST_PAGES = 2;

const PAGE_NUMBER =
  /^(?:[-—–－·]\s*)?(?:第\s*)?(?:\d{1,4}|[IVXivx]{1,6})(?:\s*页)?(?:\s*[/／,，共]\s*(?:共\s*)?\d{1,4}\s*页?)?(?:\s*[-—–－·])?$/;
const BARE = /^\d+$/;
/** 第3页, 3/12, - 3 -; a bare number is the text's own, a row of a list, unless it is the page's. */
const isPageNumber = (text: string, page: number): boolean =>
  PAGE_NUMBER.test(text) && (!BARE.test(text) || text === String(page + 1));

/** What a browser prints above and below a page, in small letters: the time of printing with the title, the address. No date of the text. */
const PRINTED = /^(?:\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4},?\s*(?:[上下]午)?\s*\d{1,2}:\d{2}|(?:https?|file):\/\/)/;
/** Smaller than this share of the text's letters, or than so many points where a page has little text outside its tables. */
const [SMALL, TINY] = [0.9, 8];

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
  return pages.map(({ lines, height }) => {
    const usual = median(lines.map(({ size }) => size));
    const runs = (line: L): boolean => {
      const text = line.text.trim();
      if (!inMargin(line, height)) return false;
      const printed = line.size < Math.max(SMALL * usual, TINY) && PRINTED.test(text);
      return printed || (seen.get(keyOf(line)) ?? 0) >= often || isPageNumber(text, line.page);
    };
    return { height, lines: lines.filter((line) => !runs(line)) };
  });
}
