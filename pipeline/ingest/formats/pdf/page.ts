/** One page of a PDF: its ruled tables and the lines around them. */
import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { unmasked } from './characters.ts';
import { type PlacedLine, readingOrder } from './columns.ts';
import { combine, type Matrix } from './geometry.ts';
import { gridsOf } from './grid.ts';
import { type Fragment, linesOf } from './lines.ts';
import { rulingsOf } from './rulings.ts';
import { type PdfTable, ruledTable } from './table.ts';

/** What stands on a page. */
export interface PageText {
  readonly width: number;
  readonly height: number;
  readonly lines: readonly PlacedLine[];
  readonly tables: readonly PdfTable[];
  /** Text that runs upright or aslant: stamps, watermarks, notes at the side. */
  readonly turned: readonly string[];
}

/** What the library gives of a run of letters. */
interface Item {
  readonly str: string;
  readonly transform: readonly number[];
  readonly width: number;
}

const isItem = (item: object): item is Item => 'str' in item;

/** Slanted less than this is level: scanners and typesetters are not exact. */
const LEVEL = 0.05;

function fragmentOf({ str, transform, width }: Item, view: Matrix): Fragment & { readonly turned: boolean } {
  const [a, b, c, d, x, y] = combine(view, transform as unknown as Matrix);
  return {
    text: unmasked(str),
    left: x,
    right: x + width,
    y,
    size: Math.hypot(c, d) || Math.hypot(a, b) || 1,
    turned: Math.abs(b) > LEVEL * Math.hypot(a, b) || a < 0,
  };
}

/** Letters drawn twice with a small step look bold: they are one. */
function withoutDoubles<F extends Fragment>(fragments: readonly F[]): F[] {
  const seen = new Map<string, F[]>();
  return fragments.filter((fragment) => {
    const same = seen.get(fragment.text) ?? [];
    if (same.length === 0) seen.set(fragment.text, same);
    const near = 0.15 * fragment.size;
    if (same.some(({ left, y }) => Math.abs(left - fragment.left) < near && Math.abs(y - fragment.y) < near))
      return false;
    same.push(fragment);
    return true;
  });
}

/** Reads one page; `number` counts from 0. */
export async function readPage(page: PDFPageProxy, number: number): Promise<PageText> {
  const viewport = page.getViewport({ scale: 1 });
  const view = viewport.transform as unknown as Matrix;
  const { items } = await page.getTextContent();
  const fragments = withoutDoubles(
    items.flatMap((item) => (isItem(item) && item.str.trim() !== '' ? [fragmentOf(item, view)] : [])),
  );
  let rest: Fragment[] = fragments.filter(({ turned }) => !turned);
  const tables: PdfTable[] = [];
  for (const grid of gridsOf(rulingsOf(await page.getOperatorList(), view))) {
    const ruled = ruledTable(grid, rest, number);
    // Lines around nothing are a drawing.
    if (ruled.rest.length === rest.length) continue;
    rest = ruled.rest;
    tables.push(ruled.table);
  }
  page.cleanup();
  const turned = linesOf(
    fragments.filter((fragment) => fragment.turned),
    number,
  ).map(({ text }) => text);
  return { width: viewport.width, height: viewport.height, lines: readingOrder(rest, number), tables, turned };
}
