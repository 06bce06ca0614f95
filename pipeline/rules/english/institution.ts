/** One institution's name in English: one that stage 5 has found, with what belongs to it, or one that only its place tells. */
import { institutionsIn, termsIn } from '../../annotated.ts';
import { anyOf, formsOf } from '../../lexicon/phrases.ts';
import { institution } from '../../lexicon.ts';
import type { AnnotatedDocument, InstitutionMention } from '../../types.ts';
import { type ViewSpan, viewSpan } from '../../view.ts';
import type { ListedName } from '../applicant/list.ts';
import { kindOf, LEGAL_AFTER } from './kind.ts';
import { nameShape } from './shape.ts';
import { anyWord, atStart, matched } from './words.ts';

const FILE = 'english-institution-words.yaml';
/** No name is longer. */
const LONGEST = 160;
const ARTICLE = /^(?:the|both|its|a|an) /i;
const DESCRIPTION = new RegExp(
  `^(?:[\\p{Ll}\\d][\\p{L}\\d-]{0,20} |[\\p{Lu}][\\p{L}]{1,20}-based ){0,5}${anyWord(FILE, 'descriptor')},? (?=[\\p{Lu}\\d])`,
  'u',
);
/** (ICBC), (厦门银行): another name of the same. */
const GLOSS = /^ ?[(（][^()（）\n]{1,60}[)）]/;
const PLACE = "\\p{Lu}[\\p{L}'-]{1,20}(?: \\p{Lu}[\\p{L}'-]{1,20}){0,2}";
/** Bank of China's Ningbo branch, Bank of China (Ningbo branch). */
const BRANCH_AFTER = new RegExp(
  `^(?:(?:'s?)? | \\()${PLACE}(?: (?:city|municipal|provincial|regional|central))? ${anyOf(formsOf(FILE, 'branch'))}(?![\\p{L}])\\)?`,
  'u',
);
const OWNS = /^'s? /;
const NOT_FIRST = atStart(anyWord(FILE, 'sentence-word', 'month-or-day'));
const MONTH = atStart(anyWord(FILE, 'month-or-day'));
const WORD = /^[\p{Lu}\d](?:[\p{L}\p{N}&.+-]|'(?!s(?![\p{L}])))*/u;
const LINK = /^ (?:\(\p{Lu}[\p{L}']{1,20}\) |(?:of|for) (?:the )?|& )?(?=[\p{Lu}\d])/u;
const AND = /^ and (?=\p{Lu})/u;
const AND_INSIDE = new RegExp(`(?:^| )${anyOf(formsOf('english-names.yaml', 'and-inside'))}$`, 'u');
/** A Hangzhou-based firm: such a word describes. */
const DESCRIBES = /-(?:based|backed|listed|owned|led|run|registered|headquartered|funded)$/;

/** A name, and where what belongs to it (a gloss) ends. */
export interface NamedAt extends ListedName {
  readonly end: number;
}

/** A name by shape ends before a possessive: of Bank of China's Ningbo only the bank is named. */
function beforePossessive(document: AnnotatedDocument, mention: InstitutionMention): InstitutionMention {
  const { start, end } = mention.span;
  const possessive =
    mention.by === 'shape' && mention.parent ? document.doc.view.text.slice(start, end).search(/'s?(?: |$)/) : -1;
  if (possessive < 0 || mention.parent === null) return mention;
  const { id, name, nameEn, kind, parent = null } = institution(mention.parent);
  const span = viewSpan(start, start + possessive);
  return { ...mention, span, entry: id, institutionKind: kind, canonicalName: name, nameEn, parent, by: 'lexicon' };
}

/** The mention that begins at `at` and ends at or before `limit`; Shanghai Fudata Technology is Fudata Technology. */
function mentionAt(document: AnnotatedDocument, at: number, limit: number): InstitutionMention | null {
  const near = viewSpan(at, at + LONGEST);
  const [first] = institutionsIn(document, near);
  if (!first) return null;
  const mention = beforePossessive(document, first);
  if (mention.span.end > limit) return null;
  if (mention.span.start === at) return mention;
  const [place] = termsIn(document, near, 'region');
  const placed = place?.span.start === at && place.span.end + 1 === first.span.start && first.by === 'lexicon';
  return placed ? { ...mention, span: viewSpan(at, mention.span.end) } : null;
}

const withGloss = (text: string, name: ListedName | null, limit: number): NamedAt | null =>
  name && { ...name, end: name.span.end + matched(GLOSS, text, name.span.end, limit) };

/** A mention as one of something else: the kind and the parent are given, the lexicon knows nothing more. */
const unlisted = (
  document: AnnotatedDocument,
  span: ViewSpan,
  { by, institutionKind, parent }: Pick<InstitutionMention, 'by' | 'institutionKind' | 'parent'>,
): ListedName => {
  const nameEn = document.doc.view.text.slice(span.start, span.end);
  return {
    span,
    mention: { kind: 'institution', span, entry: null, institutionKind, canonicalName: null, nameEn, parent, by },
  };
};

/** A name of stage 5 with its legal form, or its branch. */
function known(document: AnnotatedDocument, mention: InstitutionMention, limit: number): ListedName {
  const { text } = document.doc.view;
  const { start, end } = mention.span;
  const gloss = matched(GLOSS, text, end, limit);
  for (const from of mention.by === 'branch' ? [] : [end, end + gloss]) {
    const branch = matched(BRANCH_AFTER, text, from, limit);
    if (branch === 0) continue;
    const institutionKind = mention.institutionKind === 'bank' ? 'bank-branch' : mention.institutionKind;
    return unlisted(document, viewSpan(start, from + branch), { by: 'branch', institutionKind, parent: mention.entry });
  }
  const place = regionBehind(document, end, limit);
  if (place)
    return unlisted(document, viewSpan(start, place), {
      by: 'branch',
      institutionKind: mention.institutionKind,
      parent: mention.entry,
    });
  return { span: viewSpan(start, end + matched(LEGAL_AFTER, text, end, limit)), mention };
}

/** China Mobile Hubei: where the region ends that alone stands behind a name; 0 where none does. */
function regionBehind(document: AnnotatedDocument, end: number, limit: number): number {
  const { text } = document.doc.view;
  if (text[end] !== ' ' || end + 2 >= limit) return 0;
  const [place] = termsIn(document, viewSpan(end + 1, Math.min(limit, end + 40)), 'region');
  return place?.span.start === end + 1 && /^(?:[,;)）/.]|$)/.test(text.slice(place.span.end, limit))
    ? place.span.end
    : 0;
}

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

/** A run of capitalised words where a name must stand. */
function byPlace(document: AnnotatedDocument, start: number, limit: number): ListedName | null {
  const { text } = document.doc.view;
  if (!/\p{Lu}/u.test(text[start] ?? '') || NOT_FIRST.test(text.slice(start, start + 24))) return null;
  const span = viewSpan(start, wordsEnd(document, start, limit));
  // A capital that begins no word, as in a lone letter: nothing is named here.
  if (span.end <= span.start) return null;
  const inside = institutionsIn(document, span).at(-1);
  // On Friday Bank of China: what stage 5 knows begins later.
  if ((inside && inside.span.end >= span.end) || isCommon(document, span)) return null;
  const name = text.slice(span.start, span.end);
  const institutionKind = kindOf(name);
  if (institutionKind) return unlisted(document, span, { by: 'shape', institutionKind, parent: null });
  return name.split(' ').length <= 6 && nameShape(name) !== 'strong' ? { span, mention: null } : null;
}

/** Tencent's WeBank is WeBank. */
function owned(document: AnnotatedDocument, { span }: InstitutionMention, limit: number): NamedAt | null {
  const { text } = document.doc.view;
  const link = matched(OWNS, text, span.end, limit);
  if (link === 0 || matched(BRANCH_AFTER, text, span.end, limit) > 0) return null;
  return institutionAt(document, span.end + link, limit, false);
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
  const stop = Math.min(limit, at + 3 * LONGEST);
  let start = at + matched(ARTICLE, text, at, stop);
  start += matched(DESCRIPTION, text, start, stop);
  start += matched(ARTICLE, text, start, stop);
  const mention = mentionAt(document, start, stop);
  if (mention) return owned(document, mention, stop) ?? withGloss(text, known(document, mention, stop), stop);
  return lenient ? withGloss(text, byPlace(document, start, stop), stop) : null;
}
