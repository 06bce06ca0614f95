/** What an article says of an institution itself, amid what it says of a pilot. */
import { institutionsIn, textOf } from '../../annotated.ts';
import type { AnnotatedDocument } from '../../types.ts';
import { type ViewSpan, viewSpan } from '../../view.ts';
import { anyWord, word } from './words.ts';

const OWN_BUSINESS = new RegExp(
  `^,? ${word('relative')} ${anyWord('english-cues.yaml', 'own-business')} [^,]{1,160},`,
  'u',
);

/** The lender, which has 190 million customers, expects …: the same of a subject that is meant and not named. */
const MEANT = new RegExp(
  `^The [a-z]{2,20}(?=,? ${word('relative')} ${anyWord('english-cues.yaml', 'own-business')} [^,]{1,160},)`,
  'u',
);

/** A sentence without what it says of an institution's own business: which has 100 million customers. */
export function withoutOwnBusiness(document: AnnotatedDocument, span: ViewSpan): ViewSpan[] {
  const parts: ViewSpan[] = [];
  let from = span.start;
  const meant = MEANT.exec(textOf(document, span))?.[0].length ?? 0;
  const subjects = institutionsIn(document, span).map((mention) => mention.span);
  for (const at of meant > 0 ? [viewSpan(span.start, span.start + meant), ...subjects] : subjects) {
    const aside = OWN_BUSINESS.exec(textOf(document, span).slice(at.end - span.start))?.[0].length ?? 0;
    if (aside === 0 || at.end < from) continue;
    parts.push(viewSpan(from, at.end));
    from = at.end + aside;
  }
  return from < span.end ? [...parts, viewSpan(from, span.end)] : parts;
}
