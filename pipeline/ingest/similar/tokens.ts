/** Text as near-duplicates are compared: without marks, spaces, case, and what no dictionary can tell apart. */
import { foldWording } from '../../fold.ts';
import { anyOf, formsOf } from '../../lexicon/phrases.ts';

/** Stands where something was left out: nothing is compared across it. */
export const GAP = '\u0000';

const TOKEN = /\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{M}])+|\p{N}+|\u0000/gu;

/**
 * The tokens of a text in order: each Chinese character, each word of another script, each run of digits; gaps stay. The text is a view, or
 * made from one: Simplified script, mainland wording.
 */
export const tokensOf = (text: string): string[] => foldWording(text).match(TOKEN) ?? [];

/** A number as written, and the magnitude or share behind it: 20万, 3.5%, 2020. */
const NUMBER = /\d+(?:,\d{3})*(?:\.\d+)?[%千万亿]*/g;

/** The numbers that a text writes in digits, each once, without the commas of thousands. */
export const numbersOf = (text: string): string[] => [
  ...new Set(Array.from(foldWording(text).matchAll(NUMBER), ([number]) => number.replaceAll(',', ''))),
];

/** What stands in quotation marks or title marks, as pilots' names do. Views know no other shapes of these marks. */
const MARKED = /《[^《》。\n]{1,60}》|“[^“”。\n]{1,60}”/g;
/** Shorter ones are words that a writer emphasises (“沙盒”). */
const LEAST_NAME = 5;
/** The programme's plans, standards and platform, which notices of all cities cite. */
const OF_PROGRAMME = new RegExp(
  `^[《“]金融科技(?:创新|发展)|${anyOf(formsOf('not-pilot-names.yaml', 'document-endings'))}(?:（[^）]*）)?[》”]$`,
);

/** The names marked in a text, each once, folded to tokens without blanks. */
export const namesOf = (text: string): string[] => {
  const marked = Array.from(text.matchAll(MARKED), ([name]) => name).filter((name) => !OF_PROGRAMME.test(name));
  const names = marked.map(tokensOf);
  return [...new Set(names.filter(({ length }) => length >= LEAST_NAME).map((tokens) => tokens.join('')))];
};

/** The text with a gap for each marked name. */
export const withoutNames = (text: string): string => text.replace(MARKED, GAP);
