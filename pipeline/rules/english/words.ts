/** Fragments of the patterns that read English: lexicon forms as whole words, marks in both their styles. */
import { anyOf, formsOf } from '../../lexicon/phrases.ts';

/** A group that matches any form of the named entries as whole words, for use in a pattern with the flag `i`. */
export const anyWord = (file: string, ...ids: string[]): string =>
  `(?<![\\p{L}\\p{N}])${anyOf(formsOf(file, ...ids))}(?![\\p{L}\\p{N}])`;

/** A pattern that matches at the start of a text. */
export const atStart = (source: string): RegExp => new RegExp(`^${source}`, 'iu');

/** How long the match of an anchored pattern at `at` is; 0 where there is none. Looks no further than 200 characters. */
export const matched = (pattern: RegExp, text: string, at: number, limit = text.length): number =>
  pattern.exec(text.slice(at, Math.min(limit, at + 200)))?.[0].length ?? 0;

/** A group that matches a function word. */
export const word = (...ids: string[]): string => anyWord('english-grammar.yaml', ...ids);

/** A group that matches an ordinal: third, last, other. */
export const ORDINAL = `(?:${anyWord('ordinals.yaml')}|${anyWord('english-enumerations.yaml', 'ordinal')})`;
