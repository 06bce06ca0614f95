/** Technologies: one is known by any of its names in the lexicon. */
import { namesOf, technologies } from '../lexicon/entries.ts';
import type { MemberKind } from './member.ts';
import { canonical } from './spelling.ts';

let technologyIds: ReadonlyMap<string, string> | null = null;
const technologyId = (name: string): string | undefined => {
  technologyIds ??= new Map(technologies().flatMap((one) => namesOf(one).map((form) => [canonical(form), one.id])));
  return technologyIds.get(canonical(name));
};
/** The lexicon's id, else the name itself. */
export const technologyKey = (name: string): string => technologyId(name) ?? canonical(name);

interface NamedTechnology {
  readonly name: string;
}
export const technology: MemberKind<NamedTechnology, NamedTechnology> = {
  meets: (curated, { value }) => Number(technologyKey(curated.name) === technologyKey(value.name)),
  alike: (a, b) => Number(technologyKey(a.value.name) === technologyKey(b.value.name)),
  compare: (curated, told) => (curated.name === told.name ? 'same' : 'equivalent'),
  agree: () => true,
  implies: () => true,
  showCurated: ({ name }) => name,
  showTold: ({ name }) => name,
  keyOfCurated: ({ name }) => name,
  keyOfTold: ({ name }) => name,
};
