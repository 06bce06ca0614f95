/** The user dictionary: what of the lexicons' Chinese forms the main dictionary does not have. Both engines get the same. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { institutions, namesOf, programmes, type Term, technologies } from '../lexicon/entries.ts';
import { regions } from '../lexicon/regions.ts';

/**
 * Outweighs the parts of a form, and is small enough to leave the total as it is: @node-rs/jieba adds it to the total that all other
 * words are weighed against, nodejieba does not.
 */
const FREQUENCY = 10;

/** The main dictionary of both engines: `word frequency tag` lines. */
export const mainDictionary = (): string => createRequire(import.meta.url).resolve('@node-rs/jieba/dict.txt');

/** Names of institutions and places are proper nouns, terms are not. */
const KINDS: readonly { readonly terms: () => readonly Term[]; readonly tag: string }[] = [
  { terms: institutions, tag: 'nt' },
  { terms: regions, tag: 'ns' },
  { terms: technologies, tag: 'n' },
  { terms: programmes, tag: 'n' },
];

/** Whether a dictionary, sorted by UTF-16 code unit as the package has it, holds a word: its lines are searched by halves. */
export function holds(dictionary: string, word: string): boolean {
  let [low, high] = [0, dictionary.length];
  while (low < high) {
    const start = dictionary.lastIndexOf('\n', (low + high) >> 1) + 1;
    const line = Math.max(start, low);
    const found = dictionary.slice(line, dictionary.indexOf(' ', line));
    if (found === word) return true;
    if (found < word) low = dictionary.indexOf('\n', line) + 1 || dictionary.length;
    else high = line;
  }
  return false;
}

/** The lexicons' Chinese forms, one `word frequency tag` a line. */
export function formLines(): string[] {
  const tags = new Map<string, string>();
  for (const { terms, tag } of KINDS) {
    for (const form of terms().flatMap(namesOf)) if (/^[\u3400-\u9fff]{2,}$/.test(form)) tags.set(form, tag);
  }
  return [...tags].map(([form, tag]) => `${form} ${FREQUENCY} ${tag}\n`);
}

/** What an engine reads besides the main dictionary. A word of that keeps its frequency: another would cut ordinary text differently. */
export function userWords(): string {
  const dictionary = readFileSync(mainDictionary(), 'utf8');
  return formLines()
    .filter((line) => !holds(dictionary, line.slice(0, line.indexOf(' '))))
    .join('');
}
