/** English dates: August 14, 2020; 14 Aug 2020; by the end of 2021; in March next year. Over folded text. */

import { ENGLISH_MONTH } from './calendar.ts';
import type { DateForm } from './chinese.ts';
import { type DateParts, written } from './mention.ts';
import { dateWords } from './words.ts';

const MONTH_NAMES = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
/** 2000 is a number more often than a year. */
const YEAR = '(?<year>(?!2000)(?:19|20)\\d{2})(?![\\d,.]\\d|\\d)';
const YEAR_WORD = '(?<yearWord>(?:this|last|next) year)';
/** `the end of`, `end-`, `late`: the last of these only blurs. */
const END = '(?:(?:the )?(?<end>end of |end-|year-end )|(?:late|early|mid)[ -])?';
const ORDINAL = '(?:st|nd|rd|th)?';

function read({
  year,
  yearWord,
  month,
  dayBefore,
  dayBehind,
  end,
}: Readonly<Record<string, string | undefined>>): DateParts {
  const day = dayBefore ?? dayBehind;
  return {
    year: year ? written(Number(year)) : yearWord ? (dateWords().get(yearWord)?.year ?? null) : null,
    month: month ? written(MONTH_NAMES.indexOf(month.slice(0, 3)) + 1) : null,
    day: day ? written(Number(day)) : null,
    edge: end === undefined ? null : 'end',
  };
}

/** A month is a date beside a day or year; alone only behind a preposition, as may and march are verbs. */
export function englishForms(): readonly DateForm[] {
  const month = `(?<month>${ENGLISH_MONTH})(?![a-z])\\.?`;
  return [
    {
      pattern: new RegExp(
        `\\b${END}(?<dayBefore>\\d{1,2})${ORDINAL}(?: of)? ${month}(?:,? (?:${YEAR}|${YEAR_WORD}))?`,
        'g',
      ),
      read,
    },
    {
      pattern: new RegExp(
        // Nov 14 Mon 2022: blogs of Taiwan.
        `\\b${END}${month} (?<dayBehind>\\d{1,2})${ORDINAL}(?![\\d:,]\\d|\\d)(?:,? (?:(?:mon|tue|wed|thu|fri|sat|sun) )?(?:${YEAR}|${YEAR_WORD}))?`,
        'g',
      ),
      read,
    },
    { pattern: new RegExp(`\\b${END}${month},? (?:of )?(?:${YEAR}|${YEAR_WORD})`, 'g'), read },
    {
      pattern: new RegExp(`(?<=\\b(?:in|by|of|until|since|from|before|after|during|for) )${END}${month}(?! \\d)`, 'g'),
      read,
    },
    { pattern: new RegExp(`\\b(?:the )?(?<end>end of |end-|year-end )(?:${YEAR}|${YEAR_WORD})`, 'g'), read },
    {
      pattern: new RegExp(
        `(?<=\\b(?:in|by|of|until|till|since|from|before|after|during|for|through|throughout|year|late|early|mid)[ -])${YEAR}(?![%-])`,
        'g',
      ),
      read,
    },
  ];
}
