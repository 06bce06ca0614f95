import { anyOf, formsOf } from '../../lexicon/phrases.ts';
import type { BlockRule } from './rule.ts';

/** An alternation of the words under one id of `lexicons/boilerplate-words.yaml`. */
export const words = (id: string): string => anyOf(formsOf('boilerplate-words.yaml', id));

/** A full date in numbers: 2020-08-14, 2020年8月14日. */
export const DATE = String.raw`(?:19|20)\d\d\s?[-./·年]\s?\d{1,2}\s?[-./·月]\s?\d{1,2}\s?日?`;
/** June 3, 2020 and 3 June 2020. */
export const ENGLISH_DATE = String.raw`(?:(?:\d{1,2} )?[A-Z][a-z]{2,8}\.? (?:\d{1,2}[,，] ?)?|[A-Z][a-z]{2} \d{1,2} (?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) )(?:19|20)\d\d`;
/** The same with its day. */
export const ENGLISH_DAY = String.raw`(?:\d{1,2} [A-Z][a-z]{2,8}\.?|[A-Z][a-z]{2,8}\.? \d{1,2}),? (?:19|20)\d\d`;
/** 10:12 and 10:12:48. */
export const CLOCK = String.raw`\d{1,2}[:：]\d\d(?:[:：]\d\d)?`;

/** A rule for lines of a shape that are no prose and not longer than given. */
export function shapeRule(data: Omit<BlockRule, 'marks'>, pattern: string, longest: number, flags = ''): BlockRule {
  const shape = new RegExp(pattern, flags);
  return { ...data, marks: ({ text, prose }) => !prose && text.length <= longest && shape.test(text) };
}
