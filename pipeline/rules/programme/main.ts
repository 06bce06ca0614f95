/** Which programme a document is about. */
import { termsIn } from '../../annotated.ts';
import { anyOf, formsOf } from '../../lexicon/phrases.ts';
import { programme } from '../../lexicon.ts';
import type { AnnotatedDocument } from '../../types.ts';
import { type ViewSpan, viewSpan } from '../../view.ts';

const COMPARED = new RegExp(anyOf(formsOf('programme-statements.yaml', 'comparison')));
const EXCEPTED = /除[^，。；]{0,20}$/;
/** A mention in a headline counts as much as so many in the text. */
const IN_HEADING = 2;
const AROUND = 24;

/** The programmes named in a span for their own sake: not excepted (除…外), not set apart from another. */
export function programmesIn(document: AnnotatedDocument, within: ViewSpan): { entry: string; span: ViewSpan }[] {
  const { text } = document.doc.view;
  return termsIn(document, within, 'programme').filter(
    ({ span }) => !EXCEPTED.test(text.slice(Math.max(within.start, span.start - AROUND), span.start)),
  );
}

/** The programme named most often, headlines counting more; null where none is named. */
export function mainProgramme(document: AnnotatedDocument): string | null {
  const { text } = document.doc.view;
  const weights = new Map<string, number>();
  for (const block of document.blocks) {
    if (block.kind === 'boilerplate') continue;
    for (const { entry, span } of programmesIn(document, block.span)) {
      if (COMPARED.test(text.slice(span.end, Math.min(block.span.end, span.end + AROUND)))) continue;
      weights.set(programme(entry).id, (weights.get(entry) ?? 0) + (block.kind === 'heading' ? IN_HEADING : 1));
    }
  }
  const [most] = [...weights].sort((a, b) => b[1] - a[1]);
  return most?.[0] ?? null;
}

/** All of a document. */
export const wholeOf = (document: AnnotatedDocument): ViewSpan => viewSpan(0, document.doc.view.text.length);
