/** The user dictionary: the lexicons' Chinese forms, which both engines get beside their main dictionary. */
import { institutions, namesOf, programmes, technologies } from '../lexicon/entries.ts';
import { regions } from '../lexicon/regions.ts';

/** Outweighs the sum of its parts, and stays below the commonest words of the main dictionary. */
const FREQUENCY = 1000;

/** One `word frequency tag` a line, sorted, each word once. */
export function userWords(): string {
  const forms = [institutions(), technologies(), programmes(), regions()].flat().flatMap(namesOf);
  return [...new Set(forms)]
    .filter((form) => /^[\u3400-\u9fff]{2,}$/.test(form))
    .sort()
    .map((form) => `${form} ${FREQUENCY} nt\n`)
    .join('');
}
