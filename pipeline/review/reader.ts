/** A document as a reader sees it: the text of the page in its own script, its blocks, and where evidence stands in it. */
import { htmlLayout } from '../html.ts';
import { normalise } from '../stages/2-normalise.ts';
import { markBlocks } from '../stages/3-boilerplate.ts';
import type { RawDocument } from '../types.ts';
import type { Edit } from '../view.ts';
import type { ReviewBlock, ReviewDocument, TextRange } from './model.ts';

export interface Reader {
  readonly document: ReviewDocument;
  /** The range of the reader text that shows `[start, end)` of the source. */
  place(start: number, end: number): TextRange;
  /** The lines that ranges of the source stand in. */
  passage(ranges: readonly TextRange[]): string;
}

/** Where an offset of the source stands in the reader text; inside something that was replaced or dropped, its start or its end. */
function placeOf(edits: readonly Edit[], offset: number, side: 'start' | 'end'): number {
  let low = 0;
  let high = edits.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (edits[middle]!.from < offset) low = middle + 1;
    else high = middle;
  }
  const edit = edits[low - 1];
  if (!edit) return offset;
  if (offset >= edit.to) return edit.at + edit.length + offset - edit.to;
  return side === 'start' ? edit.at : edit.at + edit.length;
}

/** Reads a document; linear in its length. */
export function readerOf(raw: RawDocument): Reader {
  const layout = raw.markup === 'text/html' ? htmlLayout(raw.source) : { text: raw.source, edits: [] };
  const place = (start: number, end: number): TextRange => {
    const from = placeOf(layout.edits, start, 'start');
    return { start: from, end: Math.max(from, placeOf(layout.edits, end, 'end')) };
  };
  const doc = normalise(raw);
  const blocks = markBlocks(doc).map(({ span, kind, rule }): ReviewBlock => {
    const source = doc.view.toSource(span);
    return { ...place(source.start, source.end), kind, rule };
  });
  const passage = (ranges: readonly TextRange[]): string => {
    const shown = ranges.map(({ start, end }) => place(start, end));
    const touched = blocks.filter((block) => shown.some(({ start, end }) => block.start < end && start < block.end));
    return touched.map(({ start, end }) => layout.text.slice(start, end)).join('\n');
  };
  return { document: { id: raw.id, path: raw.path, text: layout.text, blocks }, place, passage };
}
