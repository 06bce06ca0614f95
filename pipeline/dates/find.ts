/** Finds the dates of a text. */
import { fold } from '../figures/fold.ts';
import { chineseForms, type DateForm } from './chinese.ts';
import { englishForms } from './english.ts';
import { type DateMention, mentionOf } from './mention.ts';

let forms: readonly DateForm[] | undefined;

/** The rules of one pilot ask about the same sentences one after another; longer texts are asked about once. */
const remembered = new Map<string, readonly DateMention[]>();
const MOST_REMEMBERED = 1000;
const LONGEST_REMEMBERED = 2000;

/** Every date of `text`, in order; they do not overlap. Relative dates are found, not resolved. */
export function dates(text: string): readonly DateMention[] {
  const known = remembered.get(text);
  if (known) return known;
  const found = find(text);
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  if (text.length <= LONGEST_REMEMBERED) remembered.set(text, found);
  return found;
}

function find(text: string): DateMention[] {
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
