/** Stage 2: the only stage that rewrites text. Each pass records its edits; the view carries them. */
import type { Box, NormalDocument, RawDocument } from '../types.ts';
import { Rewriter, View, viewSpan } from '../view.ts';

/** The document as all later stages read it: one line a box, Simplified script, mainland wording, Chinese punctuation. */
export const normalise = (raw: RawDocument): NormalDocument => {
  const rewriter = new Rewriter(raw.source);
  for (const match of raw.source.matchAll(/^[\s\uFEFF]+|[^\S\n]*\n\s*|[\s\uFEFF]+$/g)) {
    const inside = match.index > 0 && match.index + match[0].length < raw.source.length;
    rewriter.replace(match.index, match.index + match[0].length, inside ? '\n' : '');
  }
  const view = View.of(raw.source).after(rewriter.finish());
  const boxes: Box[] = [];
  let start = 0;
  for (const line of view.text.split('\n')) {
    if (line) {
      const span = viewSpan(start, start + line.length);
      boxes.push({ span, tag: 'line', name: '', path: '', linkChars: 0, cell: null, hidden: false });
    }
    start += line.length + 1;
  }
  return { raw, view, script: 'Hans', boxes };
};
