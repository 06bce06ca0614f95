/** What the entries of the term lexicons look like, and the lexicons themselves, read when first asked for. */
import { z } from 'zod';
import { type InstitutionKind, institutionKindSchema } from '../contract.ts';
import { lexiconFiles, readLexicon } from './read.ts';

const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'an id is kebab-case: bank-of-beijing');
const words = z.array(z.string().min(1)).min(1);
const names = {
  id,
  name: z.string().min(1),
  nameEn: z.string().min(1),
  forms: words.optional(),
  formsEn: words.optional(),
  rejects: words.optional(),
};

const institutionSchema = z.strictObject({
  ...names,
  kind: institutionKindSchema,
  parent: id.optional(),
  regions: words.optional(),
});
/** The families of technologies: what a reviewer groups them by. */
const familySchema = z.enum([
  'artificial-intelligence',
  'automation',
  'big-data',
  'biometrics',
  'blockchain',
  'cloud-computing',
  'computing',
  'cryptography',
  'distributed-systems',
  'graph',
  'identity',
  'immersive',
  'interfaces',
  'internet-of-things',
  'networks',
  'payment',
  'privacy-computing',
  'quantum',
  'security',
  'software',
  'spatial',
  'trusted-hardware',
]);
const technologySchema = z.strictObject({
  ...names,
  family: familySchema,
  bare: z.literal(false).optional(),
  shortFor: z.array(id).min(1).optional(),
});
const programmeSchema = z.strictObject(names);

/** What all term lexicons share: its own names are found as the entry, a reject is a longer string in which it is not. */
export interface Term {
  readonly id: string;
  readonly name: string;
  readonly nameEn: string;
  readonly forms?: readonly string[] | undefined;
  readonly formsEn?: readonly string[] | undefined;
  readonly rejects?: readonly string[] | undefined;
  /** Where false, the name alone is not found: it is an ordinary word. */
  readonly bare?: false | undefined;
}

/** `name` is the full legal name; a regulator's branch names the regions it speaks for (ids of regions by their short names). */
export interface Institution extends Term {
  readonly kind: InstitutionKind;
  readonly parent?: string | undefined;
  readonly regions?: readonly string[] | undefined;
}

/** `name` is the shortest usual Chinese name. */
export interface TechnologyTerm extends Term {
  readonly family: z.infer<typeof familySchema>;
  /** Ids of the technologies that the name is a short form of, where one of them is said beside it: 遥感 beside 卫星遥感. */
  readonly shortFor?: readonly string[] | undefined;
}

/** The institutions file by file, as they are written. */
export const institutionFiles = (): { readonly file: string; readonly entries: readonly Institution[] }[] =>
  lexiconFiles('institutions/').map((file) => ({ file, entries: readLexicon(file, institutionSchema) }));
export const institutions = (): readonly Institution[] => institutionFiles().flatMap(({ entries }) => entries);
export const technologies = (): readonly TechnologyTerm[] => readLexicon('technologies.yaml', technologySchema);
export const programmes = (): readonly Term[] => readLexicon('programmes.yaml', programmeSchema);

/** All strings that name an entry: its name and its forms, in Chinese and English. */
export const namesOf = (term: Term): string[] => [
  ...new Set([
    ...(term.bare === false ? [] : [term.name]),
    ...(term.forms ?? []),
    term.nameEn,
    ...(term.formsEn ?? []),
  ]),
];
