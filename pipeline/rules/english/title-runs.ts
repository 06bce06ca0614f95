/** Runs of capitalised words: where names stand that nothing marks. Offsets index the view. */
import { anyOf, formsOf } from '../../lexicon/phrases.ts';
import { type ViewSpan, viewSpan } from '../../view.ts';

/** A word of a title: capitalised, a number, or a nickname in quotation marks; `e-CNY` and the like begin small. */
const WORD = /(?:[“"][^”"\n]{1,30}[”"]|(?:[\p{Ll}]{1,2}-?(?=\p{Lu}))?[\p{Lu}\d][\p{L}\p{N}+&.’'/-]{0,40})/uy;
/** What may stand between two words of a title, a small word or two; an article alone opens another. */
const LINK = new RegExp(
  `(?: (?!the \\p{Lu})(?:${anyOf(formsOf('english-grammar.yaml', 'title-link'))} ){0,3}| ?\\+ ?)`,
  'uy',
);
/** `for Small, Medium and Micro Enterprises`: the comma of a series that ends with and. */
const SERIES = /, (?=[\p{Lu}][\p{L}-]{1,30}(?:, [\p{Lu}][\p{L}-]{1,30}){0,2},? and [\p{Lu}])/uy;
/** Longer than any name. */
const LONGEST = 240;

const lengthAt = (pattern: RegExp, text: string, at: number): number => {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0].length ?? 0;
};

const inAttribute = (text: string, start: number, at: number): boolean =>
  / (?:for|of|to|by) [\p{L}-]{1,30}(?:, [\p{L}-]{1,30}){0,2}$/u.test(text.slice(Math.max(start, at - 90), at));

/** Where the word at `at` ends: a full stop, an apostrophe or a possessive at its end belongs to the sentence. */
function wordEnd(text: string, at: number, limit: number): number {
  const end = Math.min(limit, at + lengthAt(WORD, text, at));
  const word = text.slice(at, end);
  return end - (/(?:['’]s|[.’'/-]+)$/u.exec(word)?.[0].length ?? 0);
}

/** The end of the title that begins at `start`; `start` itself where no word of a title begins there. */
export function titleEnd(text: string, start: number, limit: number): number {
  let end = wordEnd(text, start, limit);
  while (end > start && end - start < LONGEST) {
    const link = lengthAt(LINK, text, end) || (inAttribute(text, start, end) ? lengthAt(SERIES, text, end) : 0);
    const next = link > 0 ? wordEnd(text, end + link, limit) : 0;
    if (next <= end + link || next > limit) break;
    end = next;
  }
  return end;
}

/** The longest titles of a span, in order. */
export function titleRuns(text: string, span: ViewSpan): ViewSpan[] {
  const runs: ViewSpan[] = [];
  for (let at = span.start; at < span.end; at++) {
    if (at > span.start && /[\p{L}\p{N}]/u.test(text[at - 1] as string)) continue;
    const end = titleEnd(text, at, span.end);
    if (end <= at) continue;
    runs.push(viewSpan(at, end));
    at = end - 1;
  }
  return runs;
}
