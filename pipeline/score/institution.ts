/** When an extracted institution is the expected one. */
import type { Participant } from '../contract.ts';
import { foldName } from '../fold.ts';
import { institutions, namesOf } from '../lexicon/entries.ts';
import type { ExpectedInstitution } from './expected.ts';
import type { Comparison } from './judge.ts';
import { compareWording, NEAR, sameInstitution } from './wording.ts';

type NamedInstitution = Pick<Participant, 'name' | 'id' | 'canonicalName'>;

let known: ReadonlyMap<string, string> | null = null;

/** The lexicon id of a folded name. */
export const idOf = (folded: string): string | undefined => {
  known ??= new Map(
    institutions().flatMap((entry) => namesOf(entry).map((name) => [foldName(name), entry.id] as const)),
  );
  return known.get(folded);
};

/** As wording, and near where both are names of one entry of the lexicon. */
export function compareAuthorities(expected: string, found: string): number {
  const id = idOf(foldName(expected));
  const same = id !== undefined && id === idOf(foldName(found));
  return Math.max(compareWording(expected, found), same ? NEAR : 0);
}

/** 1 where it is called as the document calls it; near under another of its names. */
function credit(expected: ExpectedInstitution, found: NamedInstitution): number {
  const here = expected.names.map(foldName);
  const name = foldName(found.name);
  if (here.includes(name)) return 1;
  const all = [...here, ...expected.elsewhere.map(foldName)];
  const wanted = all.map(idOf);
  if (found.id !== null && wanted.includes(found.id)) return NEAR;
  const called = found.canonicalName === null ? [name] : [name, foldName(found.canonicalName)];
  const near = called.some((one) => all.some((other) => one === other || sameInstitution(one, other)));
  return near ? NEAR : 0;
}

export const institutionComparison: Comparison<ExpectedInstitution, NamedInstitution> = {
  credit,
  showExpected: ({ names }) => names.join(' | '),
  showFound: ({ name, id }) => (id === null ? name : `${name} (${id})`),
};
