/** `lexicons/date-words.yaml` as the patterns need it. */
import { z } from 'zod';
import { anyOf } from '../lexicon/phrases.ts';
import { readLexicon } from '../lexicon/read.ts';
import type { DateParts } from './mention.ts';

const wordSchema = z.strictObject({
  id: z.string().regex(/^[a-z-]+$/),
  forms: z.array(z.string().min(1)).min(1),
  year: z.int().optional(),
  month: z.int().optional(),
  day: z.int().optional(),
  edge: z.literal('end').optional(),
  told: z.int().optional(),
  same: z.literal(true).optional(),
  vague: z.literal(true).optional(),
});
type DateWord = z.infer<typeof wordSchema>;

const relative = (value: number | undefined): DateParts['year'] =>
  value === undefined ? null : { value, relative: true };

/** What each form says, e.g. 去年: the year before the anchor's. */
export function dateWords(): ReadonlyMap<string, DateParts> {
  const words = new Map<string, DateParts>();
  for (const { forms, year, month, day, edge, told, same, vague } of readLexicon('date-words.yaml', wordSchema)) {
    const parts: DateParts = {
      year: relative(year) ?? null,
      month: relative(month) ?? null,
      day: relative(day) ?? null,
      edge: edge ?? null,
      told: told ?? null,
      same: same ?? false,
      vague: vague ?? false,
    };
    for (const form of forms) words.set(form, parts);
  }
  return words;
}

/** A group that matches the forms of the entries chosen, the longest first. */
export function formsWhere(choose: (word: DateWord) => boolean): string {
  const forms = readLexicon('date-words.yaml', wordSchema)
    .filter(choose)
    .flatMap((word) => word.forms);
  return anyOf(forms.sort((a, b) => b.length - a.length || (a < b ? -1 : 1)));
}
