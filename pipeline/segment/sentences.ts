/** Sentences and clauses of one block. Offsets index the view. */
import { type ViewSpan, viewSpan } from '../view.ts';

const OPENERS = new Map([
  ['“', '”'],
  ['‘', '’'],
  ['《', '》'],
  ['（', '）'],
  ['(', ')'],
  ['【', '】'],
  ['[', ']'],
]);
const CLOSERS = new Set([...OPENERS.values()]);
const SENTENCE_END = new Set(['。', '！', '？', '!', '?']);
const CLAUSE_END = new Set(['，', '；', '：', ',', ';', ':']);
/** A bracket that stays open this long was never meant to close: scraped text loses marks. */
const LONGEST_BRACKET = 160;

const isAsciiLetter = (char: string | undefined): boolean => char !== undefined && /[A-Za-z]/.test(char);

/** An English full stop: after a word of two letters or more or a digit or bracket, before a space and a capital, a digit or a quote. */
const endsEnglish = (text: string, at: number): boolean =>
  text[at] === '.' &&
  text[at + 1] === ' ' &&
  /[A-Z0-9"'“(]/.test(text[at + 2] ?? '') &&
  /[a-z0-9)”"'%]/.test(text[at - 1] ?? '') &&
  (isAsciiLetter(text[at - 2]) || /[)”"'%]/.test(text[at - 1] ?? '') || /\d/.test(text[at - 2] ?? '')) &&
  !/^\d{1,2}$/.test(text.slice(Math.max(0, text.lastIndexOf('\n', at) + 1), at));

/**
 * Cuts a span at the marks in `ends`, outside brackets and quotation marks where `nested` is set; white space at the edges is left
 * out, closing marks that follow an end belong to it.
 */
function cut(text: string, span: ViewSpan, isEnd: (at: number) => boolean, nested: boolean): ViewSpan[] {
  const pieces: ViewSpan[] = [];
  const open: { closer: string; at: number }[] = [];
  let start = span.start;
  const push = (end: number): void => {
    let [from, to] = [start, end];
    while (from < to && /\s/.test(text[from] as string)) from++;
    while (to > from && /\s/.test(text[to - 1] as string)) to--;
    if (from < to) pieces.push(viewSpan(from, to));
    start = end;
  };
  for (let at = span.start; at < span.end; at++) {
    const char = text[at] as string;
    const closer = OPENERS.get(char);
    if (closer !== undefined) open.push({ closer, at });
    else if (open.at(-1)?.closer === char) open.pop();
    else if (isEnd(at)) {
      while (open.length > 0 && at - (open.at(-1)?.at ?? 0) > LONGEST_BRACKET) open.pop();
      if (nested && open.length > 0) continue;
      let end = at + 1;
      while (end < span.end && CLOSERS.has(text[end] as string)) {
        if (open.at(-1)?.closer === text[end]) open.pop();
        end++;
      }
      push(end);
      at = end - 1;
    }
  }
  push(span.end);
  return pieces;
}

/** Sentences of a span: they end with 。！？ (a closing quotation mark or bracket right after belongs to them) or an English full stop. */
export const sentencesIn = (text: string, span: ViewSpan): ViewSpan[] =>
  cut(text, span, (at) => SENTENCE_END.has(text[at] as string) || endsEnglish(text, at), false);

/** Clauses of a sentence: the pieces between commas, semicolons and colons that stand outside brackets and quotation marks. */
export const clausesIn = (text: string, span: ViewSpan): ViewSpan[] =>
  cut(
    text,
    span,
    (at) => CLAUSE_END.has(text[at] as string) && !(/\d/.test(text[at - 1] ?? '') && /\d/.test(text[at + 1] ?? '')),
    true,
  );
