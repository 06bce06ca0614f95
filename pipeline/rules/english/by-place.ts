/** Names of institutions that nothing but their place tells: runs of capitalised words where a name must stand. */
import { institutionsIn, termsIn } from '../../annotated.ts';
import { anyOf, formsOf } from '../../lexicon/phrases.ts';
import type { AnnotatedDocument } from '../../types.ts';
import { type ViewSpan, viewSpan } from '../../view.ts';
import type { ListedName } from '../applicant/list.ts';
import { kindOf, LEGAL_AFTER } from './kind.ts';
import { LONGEST, mentionAt, unlisted } from './mention.ts';
import { nameShape } from './shape.ts';
import { anyWord, atStart, matched } from './words.ts';

const FILE = 'english-institution-words.yaml';
const NOT_FIRST = atStart(anyWord(FILE, 'sentence-word', 'month-or-day'));
const ONLY_KIND = new RegExp(`^${anyWord(FILE, 'descriptor')}$`, 'iu');
const MONTH = atStart(anyWord(FILE, 'month-or-day'));
const WORD = /^(?:\p{Ll}{1,2}(?=\p{Lu}))?[\p{Lu}\d](?:[\p{L}\p{N}&.+-]|'(?!s(?![\p{L}])))*/u;
const LINK = /^ (?:\(\p{Lu}[\p{L}']{1,20}\) |(?:of|for) (?:the )?|& )?(?=[\p{Lu}\d])/u;
const AND = /^ and (?=\p{Lu})/u;
const AND_INSIDE = new RegExp(`(?:^| )${anyOf(formsOf('english-names.yaml', 'and-inside'))}$`, 'u');
/** A Hangzhou-based firm: such a word describes. */
const DESCRIBES = new RegExp(`-${anyOf(formsOf(FILE, 'describes'))}$`, 'u');

/** Whether `and` at `at` stands between two institutions, not inside one name. */
function andParts(document: AnnotatedDocument, start: number, at: number, next: number): boolean {
  const left = document.doc.view.text.slice(start, at);
  if (kindOf(left) || mentionAt(document, next, next + LONGEST)) return true;
  return !left.includes(' ') && !AND_INSIDE.test(left);
}

/** Where the run of capitalised words from `start` ends that can be one institution's name. */
function wordsEnd(document: AnnotatedDocument, start: number, limit: number): number {
  const { text } = document.doc.view;
  const stop = Math.min(limit, start + LONGEST);
  let end = start + matched(WORD, text, start, stop);
  let firstAnd = 0;
  while (end < stop) {
    const and = matched(AND, text, end, stop);
    if (and > 0 && andParts(document, start, end, end + and)) break;
    const next = end + (and || matched(LINK, text, end, stop));
    const word = next === end || MONTH.test(text.slice(next, next + 12)) ? 0 : matched(WORD, text, next, stop);
    if (word === 0) break;
    if (and > 0) firstAnd ||= end;
    end = next + word;
  }
  end += matched(LEGAL_AFTER, text, end, limit);
  const told = kindOf(text.slice(start, end)) !== null;
  if (firstAnd > 0 && !told) return firstAnd;
  return told ? end : end - (/(?:'s|[.'-]+)$/.exec(text.slice(start, end))?.[0].length ?? 0);
}

/** Whether a run names a place or a technology and nothing else, or describes what follows. */
const isCommon = (document: AnnotatedDocument, { start, end }: ViewSpan): boolean =>
  DESCRIBES.test(document.doc.view.text.slice(start, end)) ||
  (['region', 'technology'] as const).some((kind) =>
    termsIn(document, viewSpan(start, end), kind).some(({ span }) => span.start === start && span.end === end),
  );

/** The name that begins at `start`, null where the run there names something else. */
export function byPlace(document: AnnotatedDocument, start: number, limit: number): ListedName | null {
  const { text } = document.doc.view;
  if (!/^\p{Ll}{0,2}\p{Lu}/u.test(text.slice(start, start + 3)) || NOT_FIRST.test(text.slice(start, start + 24)))
    return null;
  const span = viewSpan(start, wordsEnd(document, start, limit));
  // A capital that begins no word, as in a lone letter: nothing is named here.
  if (span.end <= span.start) return null;
  // The Bank, in its own release: what it has called itself above.
  if (ONLY_KIND.test(document.doc.view.text.slice(span.start, span.end))) return null;
  const inside = institutionsIn(document, span).at(-1);
  // On Friday Bank of China: what stage 5 knows begins later.
  if ((inside && inside.by !== 'shape' && inside.span.end >= span.end) || isCommon(document, span)) return null;
  const name = text.slice(span.start, span.end);
  const institutionKind = kindOf(name);
  if (institutionKind) return unlisted(document, span, { by: 'shape', institutionKind, parent: null });
  return name.split(' ').length <= 6 && nameShape(name) !== 'strong' ? { span, mention: null } : null;
}
