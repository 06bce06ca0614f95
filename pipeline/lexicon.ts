/** The lexicons: lists that people keep, read from `lexicons/` when first asked for, and checked. */
import {
  type Institution,
  institutions,
  programmes,
  type TechnologyTerm,
  type Term,
  technologies,
} from './lexicon/entries.ts';
import { type Region, regions } from './lexicon/regions.ts';

export type { Institution, TechnologyTerm, Term } from './lexicon/entries.ts';
export { institutions, programmes, technologies } from './lexicon/entries.ts';
export { LexiconError, type Problem, readLexicon } from './lexicon/read.ts';
export { type Region, regions } from './lexicon/regions.ts';

/** A lookup by id that is built when first used. Ids come from mentions, so an unknown one is a mistake in the program. */
function byId<T extends Term>(what: string, list: () => readonly T[]): (id: string) => T {
  let index: Map<string, T> | null = null;
  return (id) => {
    index ??= new Map(list().map((term) => [term.id, term]));
    const term = index.get(id);
    if (!term) throw new Error(`no ${what} has the id ${id}`);
    return term;
  };
}

/** The entry with an id. @throws Error where no entry has it */
export const institution: (id: string) => Institution = byId('institution', institutions);
/** The entry with an id. @throws Error where no entry has it */
export const technology: (id: string) => TechnologyTerm = byId('technology', technologies);
/** The entry with an id. @throws Error where no entry has it */
export const region: (id: string) => Region = byId('region', regions);
/** The entry with an id. @throws Error where no entry has it */
export const programme: (id: string) => Term = byId('programme', programmes);
