/** Whether two names in one document mean one institution. */
import { termsIn, textOf } from '../../annotated.ts';
import { isSubsequence } from '../../fold.ts';
import { oncePerSpan } from '../../once.ts';
import type { AnnotatedDocument, InstitutionMention } from '../../types.ts';
import type { ListedName } from './list.ts';

const LEGAL_FORM = /(?:股份有限公司|有限责任公司|有限公司|公司|集团)$/;

/** A name without its legal form: what the short form of it is part of. */
const core = oncePerSpan((document, span): string =>
  textOf(document, span)
    .replace(/^中国(?=.{3})(?!银行)/, '')
    .replace(LEGAL_FORM, '')
    // 合肥征信 for 合肥市征信有限公司.
    .replace(/(?<=^[\u4e00-\u9fff]{2,3})[市省](?=.{2})/, ''),
);

/** 钢谷数科 for 河北钢谷数字科技有限公司: the brand, and then characters of the name in their order. */
function abbreviates(document: AnnotatedDocument, short: ListedName, long: ListedName): boolean {
  const [brief, full] = [core(document, short.span), core(document, long.span)];
  // The first characters must be a brand: a place begins the names of many.
  if (
    brief.length < SHORTEST_BRIEF ||
    termsIn(document, short.span, 'region').some(({ span }) => span.start === short.span.start)
  )
    return false;
  const brand = full.indexOf(brief.slice(0, BRAND));
  return brand >= 0 && isSubsequence(brief.slice(BRAND), full.slice(brand + BRAND));
}
const SHORTEST_BRIEF = 4;
const BRAND = 2;

/** What makes a known institution the same under any of its names: its lexicon id, or the full name of a branch. */
export const identity = ({ mention }: ListedName): string | null => mention?.entry ?? mention?.canonicalName ?? null;

/**
 * Known institutions are the same by their id or, for branches, their full name; otherwise one name must be part of the other (数融科技,
 * 成都数融科技有限公司): articles shorten a name after its first mention. A bank and its branch are one where the article tells only one.
 */
export function sameInstitution(document: AnnotatedDocument, a: ListedName, b: ListedName): boolean {
  const [idA, idB] = [identity(a), identity(b)];
  if (idA !== null && idA === idB) return true;
  if (a.mention?.entry && b.mention?.entry) return false;
  if (a.mention?.parent && b.mention?.parent && a.mention.parent !== b.mention.parent) return false;
  const [nameA, nameB] = [core(document, a.span), core(document, b.span)];
  const [short, long] = nameA.length <= nameB.length ? [nameA, nameB] : [nameB, nameA];
  if (short.length >= 2 && long.includes(short)) return true;
  if (short.length === long.length || idA !== null || idB !== null) return false;
  return short === nameA ? abbreviates(document, a, b) : abbreviates(document, b, a);
}

/** Whether an institution that the text mentions is one of those listed. */
export const isAmong = (
  document: AnnotatedDocument,
  names: readonly ListedName[],
  mention: InstitutionMention,
): boolean => names.some((name) => sameInstitution(document, name, { span: mention.span, mention }));
