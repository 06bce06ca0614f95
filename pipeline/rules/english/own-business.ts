/** What an article says of an institution itself, amid what it says of a pilot. */
import { institutionsIn, textOf } from '../../annotated.ts';
import type { AnnotatedDocument } from '../../types.ts';
import { type ViewSpan, viewSpan } from '../../view.ts';
import { anyWord, word } from './words.ts';

const OWN_BUSINESS = new RegExp(
  `^,? ${word('relative')} ${anyWord('english-cues.yaml', 'own-business')} [^,]{1,160},`,
  'u',
);

/** A sentence without what it says of an institution's own business: which has 100 million customers. */
export function withoutOwnBusiness(document: AnnotatedDocument, span: ViewSpan): ViewSpan[] {
  const parts: ViewSpan[] = [];
  let from = span.start;
  for (const { span: at } of institutionsIn(document, span)) {
    const aside = OWN_BUSINESS.exec(textOf(document, span).slice(at.end - span.start))?.[0].length ?? 0;
    if (aside === 0 || at.end < from) continue;
    parts.push(viewSpan(from, at.end));
    from = at.end + aside;
  }
  return from < span.end ? [...parts, viewSpan(from, span.end)] : parts;
}
