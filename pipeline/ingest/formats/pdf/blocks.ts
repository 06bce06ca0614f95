/** Pages put together to one document: tables and runs of lines in the order they are read. */
import { alignedTables } from './aligned.ts';
import type { PlacedLine } from './columns.ts';
import type { PageText } from './page.ts';
import { continued, type PdfTable } from './table.ts';

/** A table, or lines with no table between them. */
export type Block = { readonly table: PdfTable } | { readonly lines: PlacedLine[] };

/** The blocks of one page: lines stand before a table where they are above its foot. */
function blocksOfPage({ lines, tables }: PageText): Block[] {
  const blocks: Block[] = [];
  let from = 0;
  const inTables = (until: number): void => {
    const run = lines.slice(from, until);
    let at = 0;
    for (const { start, end, table } of alignedTables(run)) {
      blocks.push({ lines: run.slice(at, start) }, { table });
      at = end;
    }
    blocks.push({ lines: run.slice(at) });
    from = until;
  };
  for (const table of tables) {
    const below = lines.findIndex((line, at) => at >= from && line.y > table.bottom);
    inTables(below < 0 ? lines.length : below);
    blocks.push({ table });
  }
  inTables(lines.length);
  return blocks.filter((block) => 'table' in block || block.lines.length > 0);
}

/** All blocks of a document; lines and tables that a page break cuts are one. */
export function blocksOf(pages: readonly PageText[]): Block[] {
  const blocks: Block[] = [];
  for (const page of pages)
    for (const [at, block] of blocksOfPage(page).entries()) {
      const last = blocks.at(-1);
      if (last && 'lines' in last && 'lines' in block) last.lines.push(...block.lines);
      else if (at === 0 && last && 'table' in last && 'table' in block) {
        const whole = continued(last.table, block.table);
        if (whole) blocks[blocks.length - 1] = { table: whole };
        else blocks.push(block);
      } else blocks.push(block);
    }
  return blocks;
}
