/** The stages in order, and nothing more: how an article becomes a record. */
import type { DocumentResult } from './contract.ts';
import { normalise } from './stages/2-normalise.ts';
import { markBlocks } from './stages/3-boilerplate.ts';
import { segment } from './stages/4-segment.ts';
import { mentions } from './stages/5-mention.ts';
import { extractDraft } from './stages/6-extract.ts';
import { assemble } from './stages/7-assemble.ts';
import { traced } from './traced.ts';
import type { AnnotatedDocument, Mention, RawDocument } from './types.ts';

/** Stages 2 to 5: the document with its blocks, segments and mentions, these found when first asked for. Offsets index the view. */
export function annotate(raw: RawDocument): AnnotatedDocument {
  const doc = traced('stage', '2-normalise', () => normalise(raw));
  const blocks = traced('stage', '3-boilerplate', () => markBlocks(doc));
  const segments = traced('stage', '4-segment', () => segment(doc, blocks));
  let named: readonly Mention[] | null = null;
  return {
    doc,
    blocks,
    segments,
    memory: [],
    // A page that names no programme is never asked who else is named in it.
    get mentions() {
      named ??= traced('stage', '5-mention', () => mentions(doc, blocks));
      return named;
    },
  };
}

/**
 * All stages after loading: the same document gives the same result, byte for byte.
 * @param read hears of the document as the rules read it
 */
export function extractDocument(
  raw: RawDocument,
  read: (document: AnnotatedDocument) => void = () => {},
): DocumentResult {
  const document = annotate(raw);
  read(document);
  const draft = traced('stage', '6-extract', () => extractDraft(document));
  return traced('stage', '7-assemble', () => assemble(document, draft));
}
