/** Whether a run of English words can be the name of a pilot. */
import { anyOf, formsOf } from '../../lexicon/phrases.ts';
import { anyWord } from './words.ts';

/** `strong`: reads as a pilot's name by itself; `weak`: may be one where something else says so; `none`: is none. */
export type NameShape = 'strong' | 'weak' | 'none';

const WORDS = 'english-pilot-words.yaml';
const HEADS = new Set(formsOf('english-pilot-words.yaml', 'head'));
const BASED = new RegExp(`${anyWord(WORDS, 'based')}|-${anyOf(formsOf(WORDS, 'based-suffix'))}(?![\\p{L}])`, 'iu');
const NOT_A_NAME = new RegExp(anyWord('english-pilot-words.yaml', 'not-a-name'), 'u');
/** Two Services: a count and no name. */
const COUNTED = new RegExp(
  `^(?:${anyWord('english-enumerations.yaml', 'number')}|both|\\d{1,2}) (?:[\\p{L}-]{1,20} )?${anyWord(WORDS, 'generic-plural')}$`,
  'iu',
);
/** The small words that stay in lower case inside a title. */
const SMALL = new Set(formsOf('english-grammar.yaml', 'small'));
const PRONOUN = new Set(formsOf('english-grammar.yaml', 'pronoun'));

const wordsOf = (name: string): string[] => name.match(/[\p{L}\p{N}][\p{L}\p{N}+&.'’/-]*/gu) ?? [];

const isTitleWord = (word: string): boolean => /^(?:\p{N}|\p{Ll}{0,2}-?\p{Lu})/u.test(word) || SMALL.has(word);

/** Whether the words are capitalised as in a title, first and last among them. */
export const isTitle = (name: string): boolean => {
  const words = wordsOf(name);
  return words.length > 0 && words.every(isTitleWord) && /^\p{Ll}{0,2}-?[\p{Lu}\p{N}]/u.test(words[0] as string);
};

const isHead = (word: string): boolean => {
  const last = word.split(/[-/]/).at(-1) as string;
  return HEADS.has(word) || HEADS.has(last.charAt(0).toUpperCase() + last.slice(1));
};

/** Whether the run ends with a head noun, or holds one before based on, for, with or a bracket. */
const hasHead = (words: readonly string[]): boolean =>
  words.some((word, index) => isHead(word) && (index === words.length - 1 || SMALL.has(words[index + 1] as string)));

/** Judges a run without its outer marks. */
export function nameShape(name: string): NameShape {
  const words = wordsOf(name);
  if (words.length === 0 || words.length > 24 || name.length < 3) return 'none';
  if (/[!?…]|[.;:] /.test(name) || NOT_A_NAME.test(name) || PRONOUN.has((words[0] as string).toLowerCase()))
    return 'none';
  if (COUNTED.test(name)) return 'none';
  const title = isTitle(name);
  const head = hasHead(words);
  if (title && words.length >= 2 && (head || BASED.test(name)) && name.length >= 12) return 'strong';
  if (title) return words.length <= 12 ? 'weak' : 'none';
  // Names in lower case: sentences in quotation marks mostly have no head noun in its place.
  return words.length >= 3 && words.length <= 18 && head ? 'weak' : 'none';
}
