/** Whether two names in one document mean one institution. */
import { textOf } from '../../annotated.ts';
import { oncePerSpan } from '../../once.ts';
import type { AnnotatedDocument } from '../../types.ts';
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

const identity = ({ mention }: ListedName): string | null => mention?.entry ?? mention?.canonicalName ?? null;

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
  return short.length >= 2 && long.includes(short);
}
