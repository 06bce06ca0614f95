/** Stage 5: who and what is named in the text. Annotates only. */
import { Edges } from '../mention/edges.ts';
import { formsIn, formsOfView } from '../mention/forms.ts';
import { withHomonyms } from '../mention/homonyms.ts';
import { institutionsNamed } from '../mention/institutions.ts';
import { merged, type NamedInstitution } from '../mention/named.ts';
import { brandFinder } from '../mention/short-names.ts';
import { type TermHit, termHits } from '../mention/terms.ts';
import type { Matches } from '../mention/trie.ts';
import type { Block, Mention, NormalDocument } from '../types.ts';
import { bySpan, viewSpan } from '../view.ts';

/** The mentions of a document's headings and body, sorted; spans index the view. */
export function mentions(doc: NormalDocument, blocks: readonly Block[]): Mention[] {
  const kept = blocks.filter((block) => block.kind !== 'boilerplate');
  const { view } = doc;
  const matches = formsOfView(view);
  let next = 0;
  const found = mentionsOf(
    kept.map(({ span: { start, end } }) => {
      while (next < matches.length && matches[next + 1]! < start) next += 3;
      const own: number[] = [];
      for (; next < matches.length && matches[next + 1]! < end; next += 3)
        own.push(matches[next]!, matches[next + 1]! - start, matches[next + 2]! - start);
      return partOf(view.text.slice(start, end), start, own);
    }),
  );
  return withHomonyms(view.text, found);
}

/** The mentions of a normalised text, or of those parts of it, in order and apart; sorted, spans index the text. */
export function mentionsIn(text: string, spans = [viewSpan(0, text.length)]): Mention[] {
  const texts = spans.map(({ start, end }) => text.slice(start, end));
  return mentionsOf(texts.map((own, at) => partOf(own, spans[at]!.start, formsIn(own))));
}

function mentionsOf(parts: readonly Part[]): Mention[] {
  const brands = brandFinder(parts.flatMap(({ named }) => named));
  return parts.flatMap((part) => {
    const named = brands ? merged(part.named, brands(part.text, part.edges)) : part.named;
    return asMentions({ ...part, named });
  });
}

/** A part of the text with what is named in it; offsets index the part. */
interface Part {
  readonly offset: number;
  readonly text: string;
  readonly edges: Edges;
  readonly hits: readonly TermHit[];
  readonly named: readonly NamedInstitution[];
}

function partOf(text: string, offset: number, matches: Matches): Part {
  const edges = new Edges(text);
  const hits = termHits(text, edges, matches);
  return { offset, text, edges, hits, named: institutionsNamed(text, edges, matches, hits) };
}

/** What an institution is called after is no technology in use (区块链研究院). */
function asMentions({ offset, hits, named }: Part): Mention[] {
  const found = named.map(({ start, end, kind, brand: _, ...rest }): Mention => {
    return { kind: 'institution', span: viewSpan(offset + start, offset + end), institutionKind: kind, ...rest };
  });
  let next = 0;
  for (const { kind, term, start, end } of hits) {
    if (kind === 'institution') continue;
    while (next < named.length && named[next]!.end <= start) next++;
    const inName = next < named.length && named[next]!.start <= start && end <= named[next]!.end;
    if (kind === 'technology' && inName) continue;
    found.push({ kind, span: viewSpan(offset + start, offset + end), entry: term.id });
  }
  return found.sort((a, b) => bySpan(a.span, b.span));
}
