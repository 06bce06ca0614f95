/** Sentences and clauses of one block. Offsets index the view. */
import { anyOf, formsOf } from '../lexicon/phrases.ts';
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

/** What a code unit may be: marks are rare, and most characters are done with one look. */
const [OPENS, CLOSES, ENDS_SENTENCE, STOP, ENDS_CLAUSE] = [1, 2, 4, 8, 16];
const KINDS = new Uint8Array(0x10000);
for (const [kind, marks] of [
  [OPENS, [...OPENERS.keys()]],
  [CLOSES, [...OPENERS.values()]],
  [ENDS_SENTENCE, '。！？!?'],
  [STOP, '.'],
  [ENDS_CLAUSE, '，；：,;:'],
] as const)
  for (const mark of marks) KINDS[mark.charCodeAt(0)]! |= kind;
/** By opening mark the closing one. */
const CLOSERS = new Map([...OPENERS].map(([opener, closer]) => [opener.charCodeAt(0), closer.charCodeAt(0)]));
/** A bracket that stays open this long was never meant to close: scraped text loses marks. */
const LONGEST_BRACKET = 160;

const isAsciiLetter = (char: string | undefined): boolean => char !== undefined && /[A-Za-z]/.test(char);

/** Where the marks end that close behind a full stop: called “X.” It …. */
function behindClosers(text: string, at: number): number {
  let end = at + 1;
  while (text[end] === '”' || text[end] === '’') end++;
  return end;
}

const abbreviated = (id: string): string => anyOf(formsOf('english-abbreviations.yaml', id));
const ABBREVIATED = new RegExp(
  `^[^A-Za-z]?(?:${abbreviated('before-number')}\\. \\d|${abbreviated('title')}\\. [A-Z]|${abbreviated('company')}\\. ${abbreviated('legal')})`,
);
/** The longest abbreviation with what stands before it, and its stop with what follows. */
const [BEFORE, BEHIND] = [8, 12];

/** Whether the stop at `at` ends an abbreviation and no sentence: Nov. 8, Mr. Li, Co. Ltd. */
const isAbbreviated = (text: string, at: number): boolean => {
  const word = /[A-Za-z]*$/.exec(text.slice(Math.max(0, at - BEFORE), at))?.[0].length ?? 0;
  return ABBREVIATED.test(text.slice(Math.max(0, at - word - 1), at + BEHIND));
};

/**
 * An English full stop: after a word of two letters or more or a digit or bracket, before a space and a capital, a digit or a quote. Marks may
 * close between the stop and the space. Behind an abbreviation it is none.
 */
function endsEnglish(text: string, at: number): boolean {
  const end = text[at] === '.' ? behindClosers(text, at) : at;
  return (
    text[end] === ' ' &&
    end > at &&
    /[A-Z0-9"'“(]/.test(text[end + 1] ?? '') &&
    /[a-z0-9)”"'%]/.test(text[at - 1] ?? '') &&
    (isAsciiLetter(text[at - 2]) || /[)”"'%]/.test(text[at - 1] ?? '') || /\d/.test(text[at - 2] ?? '')) &&
    !/^\d{1,2}$/.test(text.slice(Math.max(0, text.lastIndexOf('\n', at) + 1), at)) &&
    !isAbbreviated(text, at)
  );
}

const DIGIT = /\d/;
const SPACE = /\s/;

/** Whether a mark of such a kind ends a piece: of sentences or, where `clauses` is set, of clauses. */
const isEnd = (text: string, at: number, kind: number, clauses: boolean): boolean =>
  clauses
    ? (kind & ENDS_CLAUSE) !== 0 && !(DIGIT.test(text[at - 1] ?? '') && DIGIT.test(text[at + 1] ?? ''))
    : (kind & ENDS_SENTENCE) !== 0 || ((kind & STOP) !== 0 && endsEnglish(text, at));

/** Adds a piece, without the white space at its edges; none where nothing is left. */
function push(pieces: ViewSpan[], text: string, start: number, end: number): void {
  let [from, to] = [start, end];
  while (from < to && SPACE.test(text[from] as string)) from++;
  while (to > from && SPACE.test(text[to - 1] as string)) to--;
  if (from < to) pieces.push(viewSpan(from, to));
}

/**
 * Cuts a span behind the marks that end sentences, or clauses: these outside brackets and quotation marks only. Closing marks that follow
 * an end belong to it.
 */
function cut(text: string, span: ViewSpan, clauses: boolean): ViewSpan[] {
  const pieces: ViewSpan[] = [];
  const open: { closer: number; at: number }[] = [];
  let start = span.start;
  for (let at = span.start; at < span.end; at++) {
    const unit = text.charCodeAt(at);
    const kind = KINDS[unit]!;
    if (kind === 0) continue;
    if (kind & OPENS) open.push({ closer: CLOSERS.get(unit)!, at });
    else if (kind & CLOSES && open.at(-1)?.closer === unit) open.pop();
    else if (isEnd(text, at, kind, clauses)) {
      while (open.length > 0 && at - open.at(-1)!.at > LONGEST_BRACKET) open.pop();
      if (clauses && open.length > 0) continue;
      let end = at + 1;
      while (end < span.end && KINDS[text.charCodeAt(end)]! & CLOSES) {
        if (open.at(-1)?.closer === text.charCodeAt(end)) open.pop();
        end++;
      }
      push(pieces, text, start, end);
      start = end;
      at = end - 1;
    }
  }
  push(pieces, text, start, span.end);
  return pieces;
}

/** Sentences of a span: they end with 。！？ (a closing quotation mark or bracket right after belongs to them) or an English full stop. */
export const sentencesIn = (text: string, span: ViewSpan): ViewSpan[] => cut(text, span, false);

/** Clauses of a sentence: the pieces between commas, semicolons and colons that stand outside brackets and quotation marks. */
export const clausesIn = (text: string, span: ViewSpan): ViewSpan[] => cut(text, span, true);
