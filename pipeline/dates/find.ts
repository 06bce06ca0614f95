/** Finds the dates of a text. */
import { fold } from '../figures/fold.ts';
import { chineseForms, type DateForm } from './chinese.ts';
import { englishForms } from './english.ts';
import { type DateMention, mentionOf } from './mention.ts';

let forms: readonly DateForm[] | undefined;

/** Every date of `text`, in order; they do not overlap. Relative dates are found, not resolved. */
export function dates(text: string): DateMention[] {
  forms ??= [...chineseForms(), ...englishForms()];
  const folded = fold(text);
  const all: DateMention[] = [];
  for (const { pattern, read } of forms)
    for (const match of folded.matchAll(pattern))
      all.push(mentionOf(match.index, match.index + match[0].length, read(match.groups ?? {})));
  all.sort((a, b) => a.start - b.start || b.end - a.end);
  const found: DateMention[] = [];
  for (const mention of all) if (mention.start >= (found.at(-1)?.end ?? 0)) found.push(mention);
  return found;
}
