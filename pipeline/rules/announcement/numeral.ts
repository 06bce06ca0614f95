/** Small whole numbers as articles count pilots and number batches: 5, 五, 十六, eleven. */
import { toNumber } from '../../figures/decimal.ts';
import { fold } from '../../figures/fold.ts';
import { numeralAt } from '../../figures/quantity.ts';
import { figureVocabulary } from '../../figures/vocabulary.ts';
import { anyOf } from '../../lexicon/phrases.ts';

const written = (...kinds: string[]): string[] =>
  [...figureVocabulary().numerals]
    .filter(([form, { kind }]) => kinds.includes(kind) && !/[十百千万亿兆]/.test(form))
    .map(([form]) => form)
    .sort((a, b) => b.length - a.length);

/** The characters that a Chinese numeral of `NUMERAL` is made of, for use inside a character class. */
export const HAN_NUMERALS = `${written('digit').join('')}十百`;

/** Source of a group that matches a numeral of up to four figures, for use inside a regular expression with the flag `i`. */
export const NUMERAL = `(?:\\d{1,4}|(?:${anyOf(written('digit'))}|[十百]){1,5}|\\b${anyOf(written('word'))}\\b)`;

/** The value of a text that is a numeral and nothing else, null of any other. */
export function wholeNumber(text: string): number | null {
  const folded = fold(text);
  const numeral = numeralAt(folded, 0, figureVocabulary());
  return 'skipTo' in numeral || numeral.end !== text.length || numeral.value.places > 0
    ? null
    : toNumber(numeral.value);
}
