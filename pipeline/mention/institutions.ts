/** Organisations named in a text: by the lexicon, as branches, by shape. */
import type { InstitutionKind } from '../contract.ts';
import { institution } from '../lexicon.ts';
import { Edges } from './edges.ts';
import { type TermHit, termHits } from './terms.ts';

/** An organisation named in a text; offsets index that text. Fields as in `InstitutionMention`. */
export interface NamedInstitution {
  readonly start: number;
  readonly end: number;
  readonly entry: string | null;
  readonly kind: InstitutionKind;
  readonly canonicalName: string | null;
  readonly nameEn: string | null;
  readonly parent: string | null;
  readonly by: 'lexicon' | 'branch' | 'shape';
}

function known({ term, start, end }: TermHit): NamedInstitution {
  const { id, name, nameEn, kind, parent = null } = institution(term.id);
  return { start, end, entry: id, kind, canonicalName: name, nameEn, parent, by: 'lexicon' };
}

/** The organisations named in a normalised text, sorted, without overlaps. `hits` are the lexicons' hits in the same text. */
export function institutionsNamed(
  text: string,
  edges = new Edges(text),
  hits = termHits(text, edges),
): NamedInstitution[] {
  return hits.filter((hit) => hit.kind === 'institution').map(known);
}
