/** Whose wording a text in Traditional characters uses: Taiwan's, Hong Kong's, or the mainland's. */
import { z } from 'zod';
import { readLexicon } from '../lexicon.ts';

/** `mainland` text is converted by character only. */
export type Wording = 'mainland' | 'taiwan' | 'hongkong';

const markSchema = z.strictObject({
  word: z.string().min(2),
  used: z.array(z.enum(['taiwan', 'hongkong', 'mainland'])).min(1),
});

/** So much of a text tells its wording. */
const SAMPLE = 100_000;

let pattern: RegExp | null = null;
const users = new Map<string, string>();

const marks = (): RegExp => {
  if (pattern) return pattern;
  for (const { word, used } of readLexicon('wording-marks.yaml', markSchema)) users.set(word, used.join(' '));
  const longestFirst = [...users.keys()].sort((a, b) => b.length - a.length);
  pattern = new RegExp(longestFirst.join('|'), 'g');
  return pattern;
};

/**
 * The wording of a text in Traditional characters. Hong Kong shares words with both others, so Taiwan must outnumber both,
 * and Hong Kong, with the words it shares with Taiwan, the mainland.
 */
export const wordingOf = (text: string): Wording => {
  const count = new Map<string, number>();
  for (const [word] of text.slice(0, SAMPLE).matchAll(marks())) {
    const used = users.get(word)!;
    count.set(used, (count.get(used) ?? 0) + 1);
  }
  const of = (used: string): number => count.get(used) ?? 0;
  if (of('taiwan') > of('hongkong') + of('hongkong mainland') + of('mainland')) return 'taiwan';
  return of('hongkong') + of('taiwan hongkong') > of('mainland') ? 'hongkong' : 'mainland';
};
