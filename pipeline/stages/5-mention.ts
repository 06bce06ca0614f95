/** Stage 5: who and what is named in the text. Annotates only. */
import { Edges } from '../mention/edges.ts';
import { institutionsNamed } from '../mention/institutions.ts';
import { termHits } from '../mention/terms.ts';
import type { Block, Mention, NormalDocument } from '../types.ts';
import { bySpan, viewSpan } from '../view.ts';

/** The mentions of a document's headings and body, sorted; spans index the view. */
export function mentions(doc: NormalDocument, blocks: readonly Block[]): Mention[] {
  return blocks
    .filter((block) => block.kind !== 'boilerplate')
    .flatMap(({ span }) => mentionsIn(doc.view.text.slice(span.start, span.end), span.start));
}

/** The mentions of a normalised text, sorted; spans are moved by `offset`. */
export function mentionsIn(text: string, offset = 0): Mention[] {
  const edges = new Edges(text);
  const hits = termHits(text, edges);
  const named = institutionsNamed(text, edges, hits).map(({ start, end, kind, ...rest }): Mention => {
    return { kind: 'institution', span: viewSpan(offset + start, offset + end), institutionKind: kind, ...rest };
  });
  const terms = hits.flatMap(({ kind, term, start, end }): Mention[] =>
    kind === 'institution' ? [] : [{ kind, span: viewSpan(offset + start, offset + end), entry: term.id }],
  );
  return [...named, ...terms].sort((a, b) => bySpan(a.span, b.span));
}
