/** The shapes of institutions' names, and the words that bound them. */
import { z } from 'zod';
import { type InstitutionKind, institutionKindSchema } from '../contract.ts';
import { phrases } from './phrases.ts';
import { readLexicon } from './read.ts';

const words = z.array(z.string().min(1)).min(1);
const shapeSchema = z.strictObject({
  id: z.string().regex(/^[a-z-]+$/),
  kind: institutionKindSchema,
  needs: z.enum(['brand', 'list', 'name', 'place', 'words']),
  role: z.enum(['legal', 'unit', 'branch']).optional(),
  suffixes: words,
  notBefore: words.optional(),
  examples: words,
  rejects: words,
});

/** A family of endings; what the fields mean stands at the head of `lexicons/institution-shapes.yaml`. */
export interface Shape {
  readonly id: string;
  readonly kind: InstitutionKind;
  readonly needs: 'brand' | 'list' | 'name' | 'place' | 'words';
  readonly role?: 'legal' | 'unit' | 'branch' | undefined;
  readonly suffixes: readonly string[];
  readonly notBefore?: readonly string[] | undefined;
  readonly examples: readonly string[];
  readonly rejects: readonly string[];
}

export const shapes = (): readonly Shape[] => readLexicon('institution-shapes.yaml', shapeSchema);

/** The groups of `lexicons/name-words.yaml`, which says what each is for. */
export type NameWords =
  | 'after'
  | 'applying'
  | 'boundary'
  | 'country'
  | 'county'
  | 'generic'
  | 'indefinite'
  | 'role'
  | 'soft'
  | 'title';

const sets = new Map<NameWords, ReadonlySet<string>>();

/** The words of one group. */
export function nameWords(group: NameWords): ReadonlySet<string> {
  const known = sets.get(group);
  if (known) return known;
  const entry = phrases('name-words.yaml').find(({ id }) => id === group);
  if (!entry) throw new Error(`lexicons/name-words.yaml has no group ${group}: put it back`);
  const set = new Set(entry.forms);
  sets.set(group, set);
  return set;
}
