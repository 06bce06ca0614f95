/** The user dictionary: the lexicons' Chinese forms, which both engines get beside their main dictionary. */
import { institutions, namesOf, programmes, type Term, technologies } from '../lexicon/entries.ts';
import { regions } from '../lexicon/regions.ts';

/** Outweighs the sum of its parts, and stays below the commonest words of the main dictionary. */
const FREQUENCY = 1000;

const lines = (terms: readonly Term[], tag: string): string[] =>
  terms
    .flatMap(namesOf)
    .filter((form) => /^[\u3400-\u9fff]{2,}$/.test(form))
    .map((form) => `${form} ${FREQUENCY} ${tag}\n`);

/** One `word frequency tag` a line: names of institutions and places are proper nouns, terms are not. */
export const userWords = (): string =>
  [...lines(institutions(), 'nt'), ...lines(regions(), 'ns'), ...lines([...technologies(), ...programmes()], 'n')].join(
    '',
  );
