/** Institutions: applicants of a pilot and participants of an announcement. */
import type { Applicant, Participant, Role } from '../contract.ts';
import type { CuratedAnnouncement } from '../corpus.ts';
import { foldName } from '../fold.ts';
import { idOf, institutionComparison } from '../score/institution.ts';
import { typeset } from '../score/wording.ts';
import type { Fit } from './kind.ts';
import type { MemberKind, Plain } from './member.ts';
import { simplified } from './spelling.ts';

export type CuratedInstitution = CuratedAnnouncement['participants'][number] & { readonly role?: Role };

/** All names that people know of an institution, as curated and as extraction would give them. */
const namesAs = ({ name, also }: CuratedInstitution): string[] => {
  const given = [name, ...also.map((other) => other.name)];
  return [...new Set([...given, ...given.map(simplified)])];
};

type Institution = Plain<Participant> & { readonly role?: Role };

/** How likely a curated institution and an extracted one are one; two that the lexicon tells apart are not. */
export function meetsInstitution(curated: CuratedInstitution, told: Institution): number {
  const names = namesAs(curated);
  const known = names.flatMap((name) => idOf(foldName(name)) ?? []);
  if (told.id !== null && known.length > 0 && !known.includes(told.id)) return 0;
  return institutionComparison.credit({ names, elsewhere: [] }, told);
}

const asCurated = ({ name, canonicalName }: Institution): CuratedInstitution => ({
  name,
  in: [],
  also: canonicalName === null ? [] : [{ name: canonicalName, in: [] }],
});

/** Whether the institutions of two documents are one. */
export const alikeInstitutions = (a: Institution, b: Institution): number =>
  a.id !== null && a.id === b.id ? 1 : Math.max(meetsInstitution(asCurated(a), b), meetsInstitution(asCurated(b), a));

/** `applicant` is what stands where a document does not say what the institution does. */
const UNSAID: Role = 'applicant';

function fitInstitution(curated: CuratedInstitution, told: Institution): Fit | null {
  const named = [curated, ...curated.also].some(({ name }) => typeset(name) === typeset(told.name))
    ? 'same'
    : 'equivalent';
  if (curated.role === told.role) return named;
  return told.role === UNSAID ? 'less' : null;
}

const withRole = ({ name, role }: { readonly name: string; readonly role?: Role | undefined }): string =>
  role === undefined ? name : `${name} (${role})`;

const institution: MemberKind<CuratedInstitution, Institution> = {
  meets: (curated, told) => meetsInstitution(curated, told.value),
  alike: (a, b) => alikeInstitutions(a.value, b.value),
  compare: fitInstitution,
  agree: (a, b) => a.role === b.role || a.role === UNSAID || b.role === UNSAID,
  implies: () => true,
  showCurated: withRole,
  showTold: withRole,
  keyOfCurated: ({ name }) => name,
  keyOfTold: ({ name }) => name,
};
export const participant = institution as MemberKind<CuratedInstitution, Plain<Participant>>;
export const applicant = institution as MemberKind<CuratedInstitution, Plain<Applicant>>;
