/** Organisations named in a text: by the lexicon, by shape, as branches. */
import type { InstitutionKind } from '../contract.ts';
import { institution } from '../lexicon.ts';
import { branchTails } from './branches.ts';
import { Edges } from './edges.ts';
import { type ShapedName, shapedNames } from './shapes.ts';
import { type TermHit, type TermKind, termHits } from './terms.ts';

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

/** A lexicon hit; where the text has more of the full name than the form (浙江网商银行 for 网商银行), that belongs to it. */
function known(text: string, { term, start, end }: TermHit): NamedInstitution {
  const { id, name, nameEn, kind, parent = null } = institution(term.id);
  const at = name.indexOf(text.slice(start, end));
  const before = at > 0 && text.startsWith(name.slice(0, at), start - at) ? at : 0;
  const rest = at >= 0 ? name.slice(at + end - start) : '';
  const after = rest !== '' && text.startsWith(rest, end) ? rest.length : 0;
  const span = { start: start - before, end: end + after };
  return { ...span, entry: id, kind, canonicalName: name, nameEn, parent, by: 'lexicon' };
}

/** An unknown name, or a known one with its legal form (`same`), or a unit of a known one (招商银行研究院). */
function shaped({ start, end, kind, same }: ShapedName, owner: NamedInstitution | undefined): NamedInstitution {
  if (owner && same) return { ...owner, start, end };
  const parent = owner?.entry ?? null;
  return { start, end, entry: null, kind, canonicalName: null, nameEn: null, parent, by: 'shape' };
}

function branch(text: string, owner: NamedInstitution, end: number): NamedInstitution {
  const words = text.slice(owner.end, end).replace(/^(?:股份)?有限(?:责任)?公司/, '');
  const canonicalName = owner.canonicalName === null ? null : owner.canonicalName + words;
  const kind = owner.kind === 'bank' ? 'bank-branch' : owner.kind;
  return { start: owner.start, end, entry: null, kind, canonicalName, nameEn: null, parent: owner.entry, by: 'branch' };
}

const byEnd = (names: readonly NamedInstitution[]): Map<number, NamedInstitution> =>
  new Map(names.map((name) => [name.end, name]));

const startByEnd = (hits: readonly TermHit[], wanted: TermKind): Map<number, number> =>
  new Map(hits.flatMap(({ kind, start, end }) => (kind === wanted ? [[end, start] as const] : [])));

/** Puts names in the place of those that they hold and go beyond; a name that ends where another does, or cuts it, is left out. */
function merged(names: readonly NamedInstitution[], more: readonly NamedInstitution[]): NamedInstitution[] {
  const kept: NamedInstitution[] = [];
  let next = 0;
  for (const name of more) {
    while (next < names.length && names[next]!.end <= name.start) kept.push(names[next++]!);
    let past = next;
    while (past < names.length && names[past]!.start < name.end) past++;
    if (!names.slice(next, past).every((held) => name.start <= held.start && held.end < name.end)) continue;
    kept.push(name);
    next = past;
  }
  return kept.concat(names.slice(next));
}

/** The organisations named in a normalised text, sorted, without overlaps. `hits` are the lexicons' hits in the same text. */
export function institutionsNamed(
  text: string,
  edges = new Edges(text),
  hits = termHits(text, edges),
): NamedInstitution[] {
  const listed = hits.filter(({ kind }) => kind === 'institution').map((hit) => known(text, hit));
  const ends = byEnd(listed);
  const context = {
    text,
    edges,
    placeEnding: startByEnd(hits, 'region'),
    technologyEnding: startByEnd(hits, 'technology'),
    institutionEnding: ends,
    institutionStarts: new Set(listed.map(({ start }) => start)),
  };
  const names = merged(
    listed,
    shapedNames(context).map((name) => shaped(name, ends.get(name.ownerEnd))),
  );
  const owners = byEnd(names);
  const tails = new Map(
    branchTails({ ...context, institutionEnding: owners, endings: new Set() }).map((tail) => [tail.ownerEnd, tail.end]),
  );
  const branches = [...tails].map(([ownerEnd, end]) => branch(text, owners.get(ownerEnd)!, end));
  return merged(names, branches);
}
