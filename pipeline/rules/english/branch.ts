/** Branches as English writes them: Bank of China Ningbo Branch, Bank of China's Ningbo branch, the Ningbo branch of Bank of China. */
import { termsIn, textOf } from '../../annotated.ts';
import { anyOf, formsOf } from '../../lexicon/phrases.ts';
import { institution, region } from '../../lexicon.ts';
import type { AnnotatedDocument, InstitutionMention } from '../../types.ts';
import { type ViewSpan, viewSpan } from '../../view.ts';

const BRANCH = anyOf(formsOf('english-institution-words.yaml', 'branch'));
const PLACE = "\\p{Lu}[\\p{L}'-]{1,20}(?: \\p{Lu}[\\p{L}'-]{1,20}){0,2}";
const LEVEL = '(?: (?:[Cc]ity|[Mm]unicipal|[Pp]rovincial|[Rr]egional|[Cc]entral))?';
/** Behind the parent's name. */
export const BRANCH_AFTER = new RegExp(`^(?:'s)? (${PLACE})${LEVEL} ${BRANCH}(?![\\p{L}])`, 'u');
/** Before the parent's name. */
export const BRANCH_BEFORE = new RegExp(`^(${PLACE})${LEVEL} ${BRANCH} of (?:the )?`, 'u');

const LEVEL_WORDS = / (?:City|Municipal|Provincial|Regional|Central)$/;

/** The place's short Chinese name, where the span names one region and nothing else. */
function placeName(document: AnnotatedDocument, place: ViewSpan): string | null {
  const bare = textOf(document, place).replace(LEVEL_WORDS, '').length;
  const [hit] = termsIn(document, place, 'region');
  if (!hit || hit.span.start !== place.start || hit.span.end < place.start + bare) return null;
  return region(hit.entry).name;
}

/**
 * The mention of a branch.
 * @param span all of it, parent and branch
 * @param parent the mention of the institution whose branch it is
 * @param place where the branch is
 */
export function branchMention(
  document: AnnotatedDocument,
  span: ViewSpan,
  parent: InstitutionMention | null,
  place: ViewSpan,
): InstitutionMention {
  const entry = parent?.entry ?? null;
  const known = entry === null ? null : institution(entry);
  const city = placeName(document, place);
  const bank = parent?.institutionKind === 'bank';
  const ending = /sub-?branch/i.test(textOf(document, span)) ? '支行' : bank ? '分行' : '分公司';
  return {
    kind: 'institution',
    span,
    entry: null,
    institutionKind: bank ? 'bank-branch' : (parent?.institutionKind ?? 'other'),
    canonicalName: known && city ? `${known.name}${city}${ending}` : null,
    nameEn: known ? `${known.nameEn} ${textOf(document, place)} ${ending === '支行' ? 'Sub-branch' : 'Branch'}` : null,
    parent: entry,
    by: 'branch',
  };
}

/** The place within a match of one of the two patterns that begins at `at`. */
export const placeSpan = (match: RegExpExecArray, at: number): ViewSpan => {
  const place = match[1] as string;
  const start = at + match[0].indexOf(place);
  return viewSpan(start, start + place.length);
};
