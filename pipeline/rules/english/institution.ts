/** One institution's name in English: one that stage 5 has found, with what belongs to it, or one that only its place tells. */
import { termsIn } from '../../annotated.ts';
import { anyOf, formsOf } from '../../lexicon/phrases.ts';
import type { AnnotatedDocument, InstitutionMention } from '../../types.ts';
import { viewSpan } from '../../view.ts';
import type { ListedName } from '../applicant/list.ts';
import { byPlace } from './by-place.ts';
import { LEGAL_AFTER } from './kind.ts';
import { LONGEST, mentionAt, unlisted } from './mention.ts';
import { anyWord, atStart, matched, word } from './words.ts';

const FILE = 'english-institution-words.yaml';
const ARTICLE = atStart(`${word('article')} `);
const ADJECTIVE = `\\p{Lu}[\\p{L}]{1,20}-${anyOf(formsOf(FILE, 'describes'))} `;
/** The Baidu-backed …; the technology company …. */
const DESCRIPTION = new RegExp(
  `^(?:(?:[\\p{Ll}\\d][\\p{L}\\d-]{0,20} |${ADJECTIVE}){0,5}${anyWord(FILE, 'descriptor')},? (?=[\\p{Lu}\\d])|${ADJECTIVE}(?=[\\p{L}]*\\p{Lu}))`,
  'u',
);
/** (ICBC), (厦门银行): another name of the same. */
const GLOSS = /^ ?[(（][^()（）\n]{1,60}[)）]/;
const PLACE = "\\p{Lu}[\\p{L}'-]{1,20}(?: \\p{Lu}[\\p{L}'-]{1,20}){0,2}";
/** Bank of China's Ningbo branch, Bank of China (Ningbo branch). */
const BRANCH_AFTER = new RegExp(
  `^(?:(?:'s?)? | \\()${PLACE}(?: ${anyOf(formsOf(FILE, 'level'))})? ${anyOf(formsOf(FILE, 'branch'))}(?![\\p{L}])\\)?`,
  'u',
);
const OWNS = /^'s? /;
/** A name, and where what belongs to it (a gloss) ends. */
export interface NamedAt extends ListedName {
  readonly end: number;
}

const withGloss = (text: string, name: ListedName | null, limit: number): NamedAt | null =>
  name && { ...name, end: name.span.end + matched(GLOSS, text, name.span.end, limit) };

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
  return place?.span.start === end + 1 && /^(?:[,;:)）/.]|$)/.test(text.slice(place.span.end, limit))
    ? place.span.end
    : 0;
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
