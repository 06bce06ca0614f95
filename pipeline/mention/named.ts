/** Named organisations that overlap: which of them stand. All lists are sorted by start and do not overlap within themselves. */
import type { InstitutionKind } from '../contract.ts';

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
  /** Of an unknown name what no other has, by which the same document may call it. */
  readonly brand?: string;
}

/** For each name the first known one that it holds. */
export function heldBy<T extends { readonly start: number; readonly end: number }>(
  names: readonly T[],
  known: readonly NamedInstitution[],
): Map<T, NamedInstitution> {
  const held = new Map<T, NamedInstitution>();
  let next = 0;
  for (const name of names) {
    while (next < known.length && known[next]!.start < name.start) next++;
    const first = known[next];
    if (first && first.end <= name.end) held.set(name, first);
  }
  return held;
}

/** Whether a name holds another and should take its place: it ends later, is its branch (branch of …), or is the same with its place. */
function goesBeyond(name: NamedInstitution, held: NamedInstitution): boolean {
  if (name.start > held.start || name.end < held.end) return false;
  return name.end > held.end || (name.start < held.start && (name.by === 'branch' || name.entry === held.entry));
}

/** Puts names in the place of those that they hold and go beyond; any other name that overlaps one is left out. */
export function merged(names: readonly NamedInstitution[], more: readonly NamedInstitution[]): NamedInstitution[] {
  const kept: NamedInstitution[] = [];
  let next = 0;
  for (const name of more) {
    while (next < names.length && names[next]!.end <= name.start) kept.push(names[next++]!);
    let past = next;
    while (past < names.length && names[past]!.start < name.end) past++;
    if (!names.slice(next, past).every((held) => goesBeyond(name, held))) continue;
    kept.push(name);
    next = past;
  }
  return kept.concat(names.slice(next));
}
