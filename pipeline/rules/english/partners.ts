/** Who applies with those of a list: led by A with B; A is running it together with B. */
import type { AnnotatedDocument } from '../../types.ts';
import { type ListAt, listAt } from './list.ts';
import { anyWord, atStart, matched } from './words.ts';

const WITH = atStart(',? (?:together |jointly )?with ');
/** Developed by A and used by B. */
const AND_BY = atStart(
  `,? and (?:to be )?${anyWord('english-application-verbs.yaml', 'passive', 'passive-second')} by `,
);

/** The list with the partners that stand right behind it; a regulator, with whom something is filed, is none. */
export function withPartners(document: AnnotatedDocument, list: ListAt, limit: number): ListAt {
  const { text } = document.doc.view;
  const length = matched(WITH, text, list.end, limit) || matched(AND_BY, text, list.end, limit);
  const partners = length > 0 ? listAt(document, list.end + length, limit, 'open') : null;
  if (!partners?.names.every(({ mention }) => mention && mention.institutionKind !== 'regulator')) return list;
  return { names: [...list.names, ...partners.names], complete: list.complete && partners.complete, end: partners.end };
}
