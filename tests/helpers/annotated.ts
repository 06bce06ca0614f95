/** A text as rules read it: through stages 1 to 5, as a plain-text article. */
import { load } from '../../pipeline/stages/1-load.ts';
import { normalise } from '../../pipeline/stages/2-normalise.ts';
import { markBlocks } from '../../pipeline/stages/3-boilerplate.ts';
import { segment } from '../../pipeline/stages/4-segment.ts';
import { mentions } from '../../pipeline/stages/5-mention.ts';
import type { AnnotatedDocument, DocumentMeta } from '../../pipeline/types.ts';

/** Annotates `text`; its blocks, sentences and mentions are those of an article that holds nothing else. */
export function annotated(text: string, meta: DocumentMeta = {}): AnnotatedDocument {
  const doc = normalise(load({ bytes: new TextEncoder().encode(text), path: 'example.txt', meta }));
  const blocks = markBlocks(doc);
  return { doc, blocks, segments: segment(doc, blocks), mentions: mentions(doc, blocks) };
}
