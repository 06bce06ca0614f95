/** A text as rules read it: through stages 1 to 5, as a plain-text article. */
import { annotate } from '../../pipeline/run.ts';
import { load } from '../../pipeline/stages/1-load.ts';
import type { AnnotatedDocument, DocumentMeta } from '../../pipeline/types.ts';

/** Annotates `text`; its blocks, sentences and mentions are those of an article that holds nothing else. */
export const annotated = (text: string, meta: DocumentMeta = {}): AnnotatedDocument =>
  annotate(load({ bytes: new TextEncoder().encode(text), path: 'example.txt', meta }));
