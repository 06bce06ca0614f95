/** A document's own text: headings and body, without what stands around them. */
import type { AnnotatedDocument, Block, InstitutionMention } from '../../types.ts';
import { GAP } from './tokens.ts';

/** What a signature is made of. */
export interface KeptText {
  readonly text: string;
  /** The same with a gap for each institution: everybody who writes of an announcement names the same ones. */
  readonly prose: string;
  /** Lexicon ids, or names as written. */
  readonly institutions: readonly string[];
}

const join = (text: string, blocks: readonly Block[]): string =>
  blocks.map(({ span }) => text.slice(span.start, span.end)).join('\n');

/** The text with gaps as long as what they stand for, so that the offsets of the blocks hold. */
function blanked(text: string, mentions: readonly InstitutionMention[]): string {
  const parts: string[] = [];
  let done = 0;
  for (const { span } of mentions) {
    if (span.start < done) continue;
    parts.push(text.slice(done, span.start), GAP.repeat(span.end - span.start));
    done = span.end;
  }
  return parts.join('') + text.slice(done);
}

/** Headings and body of a document, in the view's wording. */
export function keptText({ doc, blocks, mentions }: AnnotatedDocument): KeptText {
  const { text } = doc.view;
  const kept = blocks.filter(({ kind }) => kind !== 'boilerplate');
  // Stage 5 looks at these blocks only.
  const institutions = mentions.filter((mention): mention is InstitutionMention => mention.kind === 'institution');
  return {
    text: join(text, kept),
    prose: join(blanked(text, institutions), kept),
    institutions: institutions.map(({ entry, span }) => entry ?? text.slice(span.start, span.end)),
  };
}
