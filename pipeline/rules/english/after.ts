/** Applicants behind a name in English: in a bracket, after by or from, in an apposition, after a dash or a label. */
import { everyMatch } from '../../matches.ts';
import type { AnnotatedDocument } from '../../types.ts';
import { viewSpan } from '../../view.ts';
import { type Leniency, type ListAt, listAt, listIn } from './list.ts';
import { withPartners } from './partners.ts';
import { TYPE_WORD, typeMarkAt } from './type-words.ts';
import { anyWord, atStart, matched, word } from './words.ts';

const VERBS = 'english-application-verbs.yaml';
const WORDS = 'english-pilot-words.yaml';
const PASSIVE = anyWord(VERBS, 'passive');
const NUMBER = anyWord('english-enumerations.yaml', 'number');
/** (基于区块链的服务): the name in Chinese is no part of it. */
const CHINESE_GLOSS = /^ ?[(（][^()（）\n]{0,80}[\u4e00-\u9fff][^()（）\n]{0,80}[)）]/;
/** (financial service): the type in a bracket, before the applicants. */
const TYPE_GLOSS = atStart(` ?[(（]${TYPE_WORD}[)）]`);
const NOUN = anyWord(WORDS, 'generic', 'generic-trial');
const OUTER_HEAD = atStart(
  ` (?:(?!${word('clause', 'preposition', 'conjunction', 'relative', 'article')})[\\p{Ll}-]{1,20} ){0,3}(?:${NOUN} ?){1,2}`,
);
const WHEN = '(?: (?:on|in|last|this) [\\p{L}\\d ]{2,20})?';
const BY = atStart(
  `(?:, ${word('article')}(?: (?!${word('relative', 'clause')})[\\p{L}\\d'-]+){1,6}(?=, )|, (?:the|this) (?:[\\p{L}-]{1,20} )?${NOUN}(?= (?:is|was) ))?,? ?(?:and (?=(?:is|was) ))?(?:${anyWord(VERBS, 'helper')} )*(?:(${PASSIVE})(?: (?:jointly|together))?${WHEN} (?:by|from)|by|from) `,
);
const APPOSITION = atStart(
  `,? (?:(?:is|was) (?:also )?)?${word('article')}(?: (?!${word('relative', 'clause')}|to )[\\p{L}\\d'-]+){0,9}? (?:by|from) `,
);
const OF = atStart(
  `(?: of|,? ${word('article')}(?: [\\p{L}-]{1,20}){0,4}? ${anyWord(WORDS, 'joint-work')} (?:of|between)) `,
);
/** Five institutions including A and B; a consortium of A and B. */
const GATHERED = atStart(
  `(?:${word('article')} )?(?:${NUMBER}|\\d{1,2}|${anyWord('english-enumerations.yaml', 'gathering')})(?: [\\p{Ll}-]+){0,4}?(?:,? (${word('includes')})|[:,]| [—–]| ${word('preposition')}|,? ${anyWord(WORDS, 'list-lead')}) `,
);
const DASH = /^ ?(?:–|—|--|-|:) /;
const COMMA = /^, /;
const LABEL = atStart(
  `[;,.]? ?[(]?(?:the )?(?:joint )?${anyWord('english-labels.yaml', 'applicants')}(?: ?:| are| is| were| include) ?`,
);
const LABEL_IN_BRACKET = atStart(`(?:${anyWord('english-labels.yaml', 'applicants')}:? ?|(?:by|from) )`);

/** A list behind a name, and the kind of tie. */
export interface ApplicantsAfter extends ListAt {
  readonly tie: 'bracket' | 'by' | 'apposition' | 'dash' | 'label';
}

/** The list behind a preposition, with the words that gather it. */
function listAfter(document: AnnotatedDocument, at: number, limit: number, leniency: Leniency): ListAt | null {
  const { text } = document.doc.view;
  const gathered = GATHERED.exec(text.slice(at, Math.min(limit, at + 120)));
  const list = gathered && listAt(document, at + gathered[0].length, limit, leniency);
  if (list) return gathered[1] ? { ...list, complete: false } : list;
  return listAt(document, at, limit, leniency);
}

/** The end of a bracket that opens at `open`; -1 where it does not close before `limit`. */
function bracketEnd(text: string, open: number, limit: number): number {
  let depth = 0;
  for (let at = open; at < Math.min(limit, open + 600); at++) {
    if (/[(（[]/.test(text[at] as string)) depth++;
    else if (/[)）\]]/.test(text[at] as string) && --depth === 0) return at;
  }
  return -1;
}

const STRAY = /[\s(（[]*$/;

/** Where a bracket closes; one that a copy has left open ends with its line, where the line holds nothing else. */
function closeOf(text: string, open: number, limit: number, certain: boolean): number {
  const close = bracketEnd(text, open, limit);
  if (close >= 0 || !certain || (text[limit] !== undefined && text[limit] !== '\n')) return close;
  return limit - (STRAY.exec(text.slice(Math.max(open + 1, limit - 8), limit))?.[0].length ?? 0);
}

/** A with B, and nothing else. */
function pairIn(document: AnnotatedDocument, from: number, end: number): ListAt | null {
  const first = listAt(document, from, end, 'inside');
  const pair = first && withPartners(document, first, end);
  return pair && pair.end === end && pair.names.length > first.names.length ? pair : null;
}

/** The applicants in a bracket at `at`: all of it, or all of it behind a label or before a semicolon. */
function applicantsInBracket(
  document: AnnotatedDocument,
  at: number,
  limit: number,
  certain: boolean,
): ApplicantsAfter | null {
  const { text } = document.doc.view;
  const open = text[at] === ' ' ? at + 1 : at;
  if (!/[(（[]/.test(text[open] ?? '')) return null;
  const close = closeOf(text, open, limit, certain);
  if (close < 0) return null;
  // All of it, or one of the parts between semicolons: (Bank of China; financial service).
  const parts = everyMatch(/[^;；]+/g, text.slice(open + 1, close)).map(({ index, 0: part }) => {
    const space = part.length - part.trimStart().length;
    return viewSpan(open + 1 + index + space, open + 1 + index + part.length);
  });
  for (const { start, end } of [viewSpan(open + 1, close), ...parts]) {
    const from = start + matched(LABEL_IN_BRACKET, text, start, end);
    const list = from < end ? (listIn(document, viewSpan(from, end)) ?? pairIn(document, from, end)) : null;
    if (list && (certain || from > start || list.names.some(({ mention }) => mention))) {
      return { ...list, end: Math.min(close + 1, limit), tie: 'bracket' };
    }
  }
  return null;
}

/** Where a name ends with its Chinese gloss and the noun outside the marks. */
export function headEnd(text: string, end: number, limit: number): number {
  const gloss = end + matched(CHINESE_GLOSS, text, end, limit);
  const head = gloss + matched(OUTER_HEAD, text, gloss, limit);
  const trimmed = text[head - 1] === ' ' ? head - 1 : head;
  return trimmed + matched(CHINESE_GLOSS, text, trimmed, limit);
}

/** Where the type in a bracket ends that stands at `at`, told or marked; `at` where none does. */
export const behindType = (document: AnnotatedDocument, at: number, limit: number): number =>
  typeMarkAt(document, at, limit)?.at[0]?.end ?? at + matched(TYPE_GLOSS, document.doc.view.text, at, limit);

/**
 * The applicants behind the name that ends at `end`, its marks included.
 * @param certain whether something else says that a name ends here (a numbered line), so that unknown words in a bracket are taken
 */
export function applicantsAfter(
  document: AnnotatedDocument,
  end: number,
  limit: number,
  certain = false,
): ApplicantsAfter | null {
  const { text } = document.doc.view;
  const marked = typeMarkAt(document, end, limit)?.at[0]?.end;
  if (marked !== undefined) return marked < limit ? applicantsAfter(document, marked, limit, certain) : null;
  const bracket = applicantsInBracket(document, end, limit, certain);
  if (bracket) return bracket;
  const head = headEnd(text, end, limit);
  const gloss = matched(TYPE_GLOSS, text, head, limit);
  const at = head + gloss;
  const behind = applicantsInBracket(document, at, limit, certain);
  if (behind) return behind;
  for (const [tie, pattern, leniency] of [
    ['label', LABEL, 'slot'],
    ['by', BY, 'open'],
    ['by', OF, 'inside'],
    ['apposition', APPOSITION, 'inside'],
  ] as const) {
    const length = matched(pattern, text, at, limit);
    const list = length > 0 ? listAfter(document, at + length, limit, leniency) : null;
    if (list) return { ...(tie === 'by' || tie === 'apposition' ? withPartners(document, list, limit) : list), tie };
  }
  const comma = gloss > 0 ? matched(COMMA, text, at, limit) : 0;
  const dash = comma || matched(DASH, text, at, limit);
  const list = dash > 0 ? listAfter(document, at + dash, limit, certain ? 'slot' : 'strict') : null;
  return list && /^(?:[.;,)]|$)/.test(text.slice(list.end, limit)) ? { ...list, tie: 'dash' } : null;
}
