/**
 * Whose wording a text in Traditional characters uses. The dictionaries that translate between Taiwan's words and the mainland's
 * know the words of both; those that tell Hong Kong's from the mainland's are a lexicon.
 */
import { ConverterFactory } from 'opencc-js/core';
import { z } from 'zod';
import { readLexicon } from '../lexicon.ts';
import { mainlandWords, overrides, simplification, taiwanWords, type Wording } from './dictionaries.ts';
import { Matcher } from './matcher.ts';

const markSchema = z.strictObject({ word: z.string().min(2), used: z.enum(['hongkong', 'mainland']) });

/** So much of a text tells its wording. */
const SAMPLE = 100_000;

/** Finds the words of one wording. */
const finder = (words: Iterable<string>): Matcher => new Matcher([[...words].map((word) => [word, word] as const)]);

const count = (text: string, words: Matcher): number => {
  let found = 0;
  words.each(text, 0, text.length, undefined, () => {
    found += 1;
  });
  return found;
};

/** The words of Taiwan: those that conversion changes, and not merely to Simplified characters. */
const taiwanOnly = (): Iterable<string> => {
  const simplify = ConverterFactory(...simplification());
  const words = new Set(taiwanWords());
  for (const { from, to } of overrides('taiwan')) {
    if (simplify(from) === to) words.delete(from);
    else words.add(from);
  }
  return words;
};

type Marks = { readonly [W in 'taiwan' | 'notTaiwan' | 'hongkong' | 'mainland']: Matcher };
let known: Marks | null = null;

const marks = (): Marks => {
  if (known) return known;
  const listed = readLexicon('wording-marks.yaml', markSchema);
  const of = (wording: string) => finder(listed.filter(({ used }) => used === wording).map(({ word }) => word));
  known = {
    taiwan: finder(taiwanOnly()),
    notTaiwan: finder(mainlandWords()),
    hongkong: of('hongkong'),
    mainland: of('mainland'),
  };
  return known;
};

/**
 * The wording of a text in Traditional characters: whose words are more. Hong Kong shares words with Taiwan, which then count for
 * both; without any the wording counts as the mainland's.
 */
export const wordingOf = (text: string): Wording => {
  const { taiwan, notTaiwan, hongkong, mainland } = marks();
  const sample = text.slice(0, SAMPLE);
  const [ofTaiwan, ofHongKong] = [count(sample, taiwan), count(sample, hongkong)];
  if (ofTaiwan >= ofHongKong && ofTaiwan > count(sample, notTaiwan)) return 'taiwan';
  return ofHongKong > 0 && ofHongKong > count(sample, mainland) ? 'hongkong' : 'mainland';
};
