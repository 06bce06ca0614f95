/** The lexicons of figures, read when first needed and laid out for looking beside a numeral. */
import { z } from 'zod';
import type { Comparator } from '../contract.ts';
import { phrases } from '../lexicon/phrases.ts';
import { readLexicon } from '../lexicon/read.ts';
import { fold } from './fold.ts';
import { Forms } from './walk.ts';

const id = z.string().regex(/^[A-Za-z0-9-]+$/);
const forms = z.array(z.string().min(1)).min(1);

const unitSchema = z.strictObject({
  id,
  forms,
  power: z.int().optional(),
  kind: z.enum(['ratio', 'time', 'measure', 'word']),
  unit: z.string().optional(),
});
const currencySchema = z.strictObject({ id: z.string().regex(/^[A-Z]{3}$/), after: forms, before: forms });
const counterSchema = z.strictObject({ id, forms, unit: z.string().optional(), kind: z.literal('word').optional() });
const comparatorSchema = z.strictObject({
  id,
  comparator: z.enum(['gt', 'gte', 'lt', 'lte', 'approx', 'none']),
  place: z.enum(['before', 'after', 'magnitude', 'filler']),
  reach: z.int().positive().optional(),
  forms,
});
const numeralSchema = z.strictObject({
  id,
  kind: z.enum(['digit', 'power', 'score', 'fuzzy', 'article', 'word', 'magnitude', 'plural', 'suffix']),
  forms,
  value: z.int(),
});

/** What follows a numeral. `word`: an ordinary word, which is no unit. */
export interface Unit {
  readonly kind: 'ratio' | 'time' | 'measure' | 'money' | 'counter' | 'word';
  /** As `figures` gives it; null where the counter as written is the unit. */
  readonly unit: string | null;
  readonly power: number;
}

/** A comparator's form. `null` comparator: a word that merely ends like one. */
export interface Comparing {
  readonly comparator: Comparator | null;
  /** How many characters may stand between it and the numeral. */
  readonly reach: number;
}

/** A part of a numeral: see `lexicons/numerals.yaml`. */
export type NumeralPart = Pick<z.infer<typeof numeralSchema>, 'kind' | 'value'>;

/** All that is looked for in and beside a numeral. */
export interface Vocabulary {
  readonly numerals: ReadonlyMap<string, NumeralPart>;
  readonly units: Forms<Unit>;
  /** ISO codes by the form before the numeral. */
  readonly currencies: Forms<string>;
  readonly comparatorsBefore: Forms<Comparing>;
  readonly comparatorsOfMagnitude: Forms<Comparing>;
  readonly comparatorsAfter: Forms<Comparing>;
  readonly fillers: Forms<true>;
  /** Words with a numeral inside, by that numeral character, with its place in the word. */
  readonly words: ReadonlyMap<string, readonly { readonly word: string; readonly place: number }[]>;
  /** What follows and precedes a number that names rather than counts. */
  readonly namedAfter: Forms<true>;
  readonly namedBefore: Forms<true>;
  readonly phoneBefore: Forms<true>;
}

function readUnits(): Forms<Unit> {
  const units = new Forms<Unit>();
  for (const entry of readLexicon('units.yaml', unitSchema))
    for (const form of entry.forms)
      units.add(fold(form), { kind: entry.kind, unit: entry.unit ?? entry.id, power: entry.power ?? 0 });
  for (const entry of readLexicon('currencies.yaml', currencySchema))
    for (const form of entry.after) units.add(fold(form), { kind: 'money', unit: entry.id, power: 0 });
  for (const entry of readLexicon('counters.yaml', counterSchema))
    for (const form of entry.forms)
      units.add(fold(form), { kind: entry.kind ?? 'counter', unit: entry.unit ?? null, power: 0 });
  return units;
}

function readComparators(place: z.infer<typeof comparatorSchema>['place']): Forms<Comparing> {
  const found = new Forms<Comparing>();
  for (const entry of readLexicon('comparators.yaml', comparatorSchema)) {
    if (entry.place !== place && !(place === 'magnitude' && entry.comparator === 'none' && entry.place === 'before'))
      continue;
    const comparator = entry.comparator === 'none' ? null : entry.comparator;
    for (const form of entry.forms) found.add(fold(form), { comparator, reach: entry.reach ?? 0 });
  }
  return found;
}

function formsNamed(entryId: string): Forms<true> {
  const found = new Forms<true>();
  for (const entry of phrases('numeral-words.yaml'))
    if (entry.id === entryId) for (const form of entry.forms) found.add(fold(form), true);
  return found;
}

function readWords(numerals: ReadonlyMap<string, NumeralPart>): Vocabulary['words'] {
  const words = new Map<string, { word: string; place: number }[]>();
  for (const entry of phrases('numeral-words.yaml')) {
    if (entry.id !== 'words') continue;
    for (const word of entry.forms) {
      const place = [...word].findIndex((char) => numerals.has(char));
      const char = word[place];
      if (char === undefined) throw new Error(`lexicons/numeral-words.yaml: ${word} holds no numeral: remove it`);
      words.set(char, [...(words.get(char) ?? []), { word, place }]);
    }
  }
  return words;
}

function read(): Vocabulary {
  const numerals = new Map<string, NumeralPart>();
  for (const { kind, value, forms: all } of readLexicon('numerals.yaml', numeralSchema))
    for (const form of all) numerals.set(form, { kind, value });
  const fillers = new Forms<true>();
  for (const entry of readLexicon('comparators.yaml', comparatorSchema))
    if (entry.place === 'filler') for (const form of entry.forms) fillers.add(fold(form), true);
  const currencies = new Forms<string>();
  for (const entry of readLexicon('currencies.yaml', currencySchema))
    for (const form of entry.before) currencies.add(fold(form), entry.id);
  return {
    numerals,
    units: readUnits(),
    currencies,
    comparatorsBefore: readComparators('before'),
    comparatorsOfMagnitude: readComparators('magnitude'),
    comparatorsAfter: readComparators('after'),
    fillers,
    words: readWords(numerals),
    namedAfter: formsNamed('after'),
    namedBefore: formsNamed('before'),
    phoneBefore: formsNamed('phone'),
  };
}

let vocabulary: Vocabulary | undefined;

/** The vocabulary, read once. @throws LexiconError where a lexicon is bad. */
export function figureVocabulary(): Vocabulary {
  vocabulary ??= read();
  return vocabulary;
}
