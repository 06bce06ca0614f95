/** Stage 4: sentences, clauses, table rows and words over the blocks that are not boilerplate. Annotates only. */
import { clausesIn, sentencesIn } from '../segment/sentences.ts';
import { tableRows } from '../segment/tables.ts';
import type { Block, NormalDocument, Segments, Sentence } from '../types.ts';
import { type ViewSpan, viewSpan } from '../view.ts';
import { words } from '../words.ts';

/** Segments a normalised document. Spans index the view; words are cut only when asked for, as the dictionary is slow to load. */
export function segment(doc: NormalDocument, blocks: readonly Block[]): Segments {
  const { text } = doc.view;
  const sentences: Sentence[] = blocks.flatMap((block, index) =>
    block.kind === 'boilerplate'
      ? []
      : sentencesIn(text, block.span).map((span) => ({ span, block: index, clauses: clausesIn(text, span) })),
  );
  return {
    sentences,
    rows: tableRows(text, blocks),
    words: (span: ViewSpan): ViewSpan[] =>
      words(text.slice(span.start, span.end)).map((word) => viewSpan(span.start + word.start, span.start + word.end)),
  };
}
