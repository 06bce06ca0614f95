/** One institution's name in English: a name that the lexicon knows, a branch, or one that its words or its place tell. */
import { institutionsIn, termsIn } from '../../annotated.ts';
import { anyOf, formsOf } from '../../lexicon/phrases.ts';
import type { AnnotatedDocument, InstitutionMention } from '../../types.ts';
import { type ViewSpan, viewSpan } from '../../view.ts';
import type { ListedName } from '../applicant/list.ts';
import { BRANCH_AFTER, BRANCH_BEFORE, branchMention, placeSpan } from './branch.ts';
import { endingOf } from './kind.ts';
import { anyWord, atStart, matched } from './words.ts';

const FILE = 'english-institution-words.yaml';
/** No name is longer. */
const LONGEST = 160;
const ARTICLE = /^(?:the|both|its|a|an) /i;
const DESCRIPTION = new RegExp(
  `^(?:[\\p{Ll}\\d][\\p{L}\\d-]{0,20} |[\\p{Lu}][\\p{L}]{1,20}-based ){0,5}${anyWord(FILE, 'descriptor')},? (?=[\\p{Lu}\\d])`,
  'u',
);
const LEGAL_AFTER = new RegExp(`^(?:,? ?${anyOf(formsOf(FILE, 'company'))}(?![\\p{L}]))+`, 'u');
/** (ICBC), (厦门银行): another name of the same. */
const GLOSS = /^ ?[(（][^()（）\n]{1,60}[)）]/;
const NOT_FIRST = atStart(anyWord(FILE, 'sentence-word', 'month-or-day'));
const MONTH = atStart(anyWord(FILE, 'month-or-day'));
const WORD = /^[\p{Lu}\d][\p{L}\p{N}&.'+-]*/u;
const LINK = /^ (?:\(\p{Lu}[\p{L}']{1,20}\) |(?:of|for) (?:the )?|& )?(?=[\p{Lu}\d])/u;
const AND = /^ and (?=\p{Lu})/u;
/** A Hangzhou-based firm: such a word describes. */
const DESCRIBES = /-(?:based|backed|listed|owned|led|run|registered|headquartered|funded)$/;
const JOINS = new RegExp(`(?:^| )${anyOf(formsOf(FILE, 'joins'))}$`, 'u');

/** A name, and where what belongs to it (a gloss) ends. */
export interface NamedAt extends ListedName {
  readonly end: number;
}

const mentionAt = (document: AnnotatedDocument, at: number, limit: number): InstitutionMention | null => {
  const [first] = institutionsIn(document, viewSpan(at, Math.min(limit, at + LONGEST)));
  return first?.span.start === at ? first : null;
};

const withGloss = (text: string, name: ListedName, limit: number): NamedAt => ({
  ...name,
  end: name.span.end + matched(GLOSS, text, name.span.end, limit),
});

/** A known name with its legal form or branch. A longer name that begins with it is another institution's. */
function known(document: AnnotatedDocument, mention: InstitutionMention, limit: number): ListedName {
  const { text } = document.doc.view;
  const { start, end } = mention.span;
  const legal = matched(LEGAL_AFTER, text, end, limit);
  const gloss = matched(GLOSS, text, end, limit);
  const behind = text.slice(end + gloss, Math.min(limit, end + gloss + 80));
  const branch = mention.by === 'branch' ? null : BRANCH_AFTER.exec(behind);
  if (branch) {
    const span = viewSpan(start, end + gloss + branch[0].length);
    return { span, mention: branchMention(document, span, mention, placeSpan(branch, end + gloss)) };
  }
  const longer = /^ \p{Lu}/u.test(behind) && gloss + legal === 0 ? wordsEnd(document, end + 1, limit) : end;
  if (endingOf(text.slice(end, longer).trim())?.sure) return unknown(document, start, longer);
  return { span: viewSpan(start, end + legal), mention };
}

function unknown(document: AnnotatedDocument, start: number, end: number): ListedName {
  const span = viewSpan(start, end);
  const ending = endingOf(document.doc.view.text.slice(start, end));
  if (!ending) return { span, mention: null };
  const mention: InstitutionMention = {
    kind: 'institution',
    span,
    entry: null,
    institutionKind: ending.kind,
    canonicalName: null,
    nameEn: null,
    parent: null,
    by: 'shape',
  };
  return { span, mention };
}

/** Whether `and` at `at` stands between two institutions, not inside one name. */
function andParts(document: AnnotatedDocument, start: number, at: number, next: number): boolean {
  const left = document.doc.view.text.slice(start, at);
  if (endingOf(left)?.sure || mentionAt(document, next, next + LONGEST)) return true;
  return !left.includes(' ') && !JOINS.test(left);
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
  const ending = endingOf(text.slice(start, end));
  if (firstAnd > 0 && !ending) return firstAnd;
  return ending ? end : end - (/(?:'s|[.'-]+)$/.exec(text.slice(start, end))?.[0].length ?? 0);
}

/** Whether a run names a place or a technology and nothing else, or describes what follows. */
const isCommon = (document: AnnotatedDocument, { start, end }: ViewSpan): boolean =>
  DESCRIBES.test(document.doc.view.text.slice(start, end)) ||
  (['region', 'technology'] as const).some((kind) =>
    termsIn(document, viewSpan(start, end), kind).some(({ span }) => span.start === start && span.end === end),
  );

/** Words alone: a run that ends as institutions' names do, or, where the place says that a name stands here, any run. */
function byShape(document: AnnotatedDocument, start: number, limit: number, lenient: boolean): ListedName | null {
  const { text } = document.doc.view;
  if (!/\p{Lu}/u.test(text[start] ?? '') || NOT_FIRST.test(text.slice(start, start + 24))) return null;
  const end = wordsEnd(document, start, limit);
  const name = text.slice(start, end);
  const inside = institutionsIn(document, viewSpan(start, end)).at(-1);
  if (inside && inside.span.end >= end && inside.span.start > start) {
    // Shenzhen Weizhong Credit Technology is known without its city; on Friday Bank of China begins later.
    const city = termsIn(document, viewSpan(start, inside.span.start), 'region')[0]?.span;
    const placed = city?.start === start && city.end + 1 === inside.span.start;
    return placed ? { span: viewSpan(start, inside.span.end), mention: inside } : null;
  }
  if (isCommon(document, viewSpan(start, end))) return null;
  const ending = endingOf(name);
  const branch = ending && BRANCH_AFTER.exec(text.slice(end, Math.min(limit, end + 80)));
  if (branch) {
    const span = viewSpan(start, end + branch[0].length);
    return {
      span,
      mention: branchMention(document, span, unknown(document, start, end).mention, placeSpan(branch, end)),
    };
  }
  return ending?.sure || (lenient && (ending || name.split(' ').length <= 6)) ? unknown(document, start, end) : null;
}

/**
 * The institution named at `at`, behind an article or a description (the technology company Foo Data); null where none is.
 * @param lenient whether a run of capitalised words that nothing but its place marks is taken
 */
export function institutionAt(
  document: AnnotatedDocument,
  at: number,
  limit: number,
  lenient: boolean,
): NamedAt | null {
  const { text } = document.doc.view;
  let start = at + matched(ARTICLE, text, at, limit);
  start += matched(DESCRIPTION, text, start, limit);
  start += matched(ARTICLE, text, start, limit);
  const before = BRANCH_BEFORE.exec(text.slice(start, Math.min(limit, start + 100)));
  if (before) {
    const parent = institutionAt(document, start + before[0].length, limit, true);
    if (parent) {
      const span = viewSpan(start, parent.span.end);
      return {
        span,
        mention: branchMention(document, span, parent.mention, placeSpan(before, start)),
        end: parent.end,
      };
    }
  }
  const mention = mentionAt(document, start, limit);
  const name = mention ? known(document, mention, limit) : byShape(document, start, limit, lenient);
  return name && withGloss(text, name, limit);
}
