/** Lexicons that are plain lists of phrases by id, and the regular expressions made from them. */
import { z } from 'zod';
import { readLexicon } from './read.ts';

const phraseSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  forms: z.array(z.string().min(1)).min(1),
  weak: z.boolean().optional(),
  why: z.string().optional(),
});

/** An entry of a phrase lexicon. */
export type Phrases = z.infer<typeof phraseSchema>;

/** The entries of a phrase lexicon: `pilot-heads.yaml`. */
export const phrases = (file: string): readonly Phrases[] => readLexicon(file, phraseSchema);

/**
 * The forms of the named entries (of all, where none is named), longest first, so that an alternation of them is a longest match.
 * @throws Error where an id is not in the file: a rule and its lexicon have parted.
 */
export function formsOf(file: string, ...ids: string[]): string[] {
  const entries = phrases(file);
  const missing = ids.find((id) => !entries.some((entry) => entry.id === id));
  if (missing !== undefined)
    throw new Error(`lexicons/${file} has no entry ${missing}: add it, or mend the rule that asks for it`);
  const chosen = ids.length === 0 ? entries : entries.filter((entry) => ids.includes(entry.id));
  return chosen.flatMap((entry) => entry.forms).sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
}

const escaped = (form: string): string => form.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** A group that matches any of the forms, for use inside a regular expression: `(?:甲乙|甲)`. */
export const anyOf = (forms: readonly string[]): string => `(?:${forms.map(escaped).join('|')})`;
