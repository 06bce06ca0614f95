/** Whether two English names in one document mean one institution. */
import { termsIn, textOf } from '../../annotated.ts';
import { foldName } from '../../fold.ts';
import type { AnnotatedDocument } from '../../types.ts';
import type { ListedName } from '../applicant/list.ts';
import { identity } from '../applicant/same.ts';

/** Shorter words may be common ones. */
const SHORTEST_BRAND = 5;

/**
 * Known institutions are the same by their id or, for branches, their full name. Of the others, one name must begin with the other:
 * Hyperchain for Hyperchain Technology. A bank and its branch are two applicants.
 */
export function sameListed(document: AnnotatedDocument, a: ListedName, b: ListedName): boolean {
  const [idA, idB] = [identity(a), identity(b)];
  if (idA !== null || idB !== null) return idA === idB;
  const [nameA, nameB] = [foldName(textOf(document, a.span)), foldName(textOf(document, b.span))];
  return nameA.startsWith(nameB) || nameB.startsWith(nameA) || isBrandOf(document, a, b) || isBrandOf(document, b, a);
}

/** Beanlink for Yunnan Beanlink Technology: the first word behind the place. */
function isBrandOf(document: AnnotatedDocument, short: ListedName, long: ListedName): boolean {
  const [place] = termsIn(document, long.span, 'region');
  if (place?.span.start !== long.span.start) return false;
  const rest = document.doc.view.text.slice(place.span.end + 1, long.span.end);
  const brand = textOf(document, short.span);
  return brand.length >= SHORTEST_BRAND && rest.startsWith(`${brand} `);
}
