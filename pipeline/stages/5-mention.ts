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

/** The mentions of a normalised text, sorted; spans are moved by `offset`. What an institution is called after is no technology in use (区块链研究院). */
export function mentionsIn(text: string, offset = 0): Mention[] {
  const edges = new Edges(text);
  const hits = termHits(text, edges);
  const named = institutionsNamed(text, edges, hits);
  const mentioned = named.map(({ start, end, kind, ...rest }): Mention => {
    return { kind: 'institution', span: viewSpan(offset + start, offset + end), institutionKind: kind, ...rest };
  });
  let next = 0;
  for (const { kind, term, start, end } of hits) {
    if (kind === 'institution') continue;
    while (next < named.length && named[next]!.end <= start) next++;
    const inName = next < named.length && named[next]!.start <= start && end <= named[next]!.end;
    if (kind === 'technology' && inName) continue;
    mentioned.push({ kind, span: viewSpan(offset + start, offset + end), entry: term.id });
  }
  return mentioned.sort((a, b) => bySpan(a.span, b.span));
}
