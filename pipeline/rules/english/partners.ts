/** Who applies with those of a list: led by A with B; A is running it together with B. */
import type { AnnotatedDocument } from '../../types.ts';
import { type ListAt, listAt } from './list.ts';
import { atStart, matched } from './words.ts';

const WITH = atStart(',? (?:together |jointly )?with ');

/** The list with the partners that stand right behind it; a regulator, with whom something is filed, is none. */
export function withPartners(document: AnnotatedDocument, list: ListAt, limit: number): ListAt {
  const length = matched(WITH, document.doc.view.text, list.end, limit);
  const partners = length > 0 ? listAt(document, list.end + length, limit, 'open') : null;
  if (!partners?.names.every(({ mention }) => mention && mention.institutionKind !== 'regulator')) return list;
  return { names: [...list.names, ...partners.names], complete: list.complete && partners.complete, end: partners.end };
}
