/** What a candidate says: its record, what was stripped, what kind of document it is, and the text that near-duplicates are found by. */
import type { DocumentResult } from '../contract.ts';
import { annotate } from '../run.ts';
import { load } from '../stages/1-load.ts';
import { extractDraft } from '../stages/6-extract.ts';
import { assemble } from '../stages/7-assemble.ts';
import type { AnnotatedDocument, DocumentMeta, RawDocument } from '../types.ts';
import type { Candidate } from './candidate.ts';
import { keptText } from './similar/kept.ts';
import { type Signature, signatureOf } from './similar/signature.ts';

/** How often a rule called a block boilerplate. */
export interface Stripped {
  readonly rule: string;
  readonly blocks: number;
}

export interface Examined {
  readonly raw: RawDocument;
  readonly result: DocumentResult;
  /** Of all blocks, headings among them. */
  readonly blocks: number;
  readonly headings: number;
  /** The most frequent rule first. */
  readonly stripped: readonly Stripped[];
  /** The article without its furniture, as the view has it: a paragraph each. */
  readonly article: readonly string[];
  readonly signature: Signature;
}

/** The article of a document, as the view has it: a paragraph each. */
export const articleOf = ({ doc, blocks }: Pick<AnnotatedDocument, 'doc' | 'blocks'>): string[] =>
  blocks
    .filter(({ kind, box }) => kind !== 'boilerplate' && box.tag !== 'title' && box.tag !== 'meta')
    .map(({ span }) => doc.view.text.slice(span.start, span.end));

/** How often each rule removed a block, the most frequent first. */
function strippedBy(blocks: AnnotatedDocument['blocks']): Stripped[] {
  const counts = new Map<string, number>();
  for (const { kind, rule } of blocks) if (kind === 'boilerplate') counts.set(rule, (counts.get(rule) ?? 0) + 1);
  return [...counts]
    .map(([rule, count]) => ({ rule, blocks: count }))
    .sort((a, b) => b.blocks - a.blocks || (a.rule < b.rule ? -1 : 1));
}

/**
 * Loads and extracts a candidate as the corpus will.
 * @param id the document's, provisional or final
 * @throws LoadError where its bytes are no text
 */
export function examine({ origin, bytes, mediaType, layer }: Candidate, id: string, meta: DocumentMeta): Examined {
  const raw = load({ bytes, path: origin, id, meta, ...(layer === null ? {} : { layer: { text: layer, mediaType } }) });
  const document = annotate(raw);
  return {
    raw,
    result: assemble(document, extractDraft(document)),
    blocks: document.blocks.length,
    headings: document.blocks.filter(({ kind }) => kind === 'heading').length,
    stripped: strippedBy(document.blocks),
    article: articleOf(document),
    signature: signatureOf(keptText(document)),
  };
}
