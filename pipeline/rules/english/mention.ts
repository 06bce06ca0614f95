/** Mentions of institutions as English rules read them. */
import { institutionsIn, termsIn } from '../../annotated.ts';
import { institution } from '../../lexicon.ts';
import type { AnnotatedDocument, InstitutionMention } from '../../types.ts';
import { type ViewSpan, viewSpan } from '../../view.ts';
import type { ListedName } from '../applicant/list.ts';

/** No name is longer. */
export const LONGEST = 160;

/** A name by shape ends before a possessive: of Bank of China's Ningbo only the bank is named. */
function beforePossessive(document: AnnotatedDocument, mention: InstitutionMention): InstitutionMention {
  const { start, end } = mention.span;
  if (mention.by === 'shape' && !mention.parent && document.doc.view.text.slice(end - 2, end) === "'s")
    return { ...mention, span: viewSpan(start, end - 2), nameEn: document.doc.view.text.slice(start, end - 2) };
  const possessive =
    mention.by === 'shape' && mention.parent ? document.doc.view.text.slice(start, end).search(/'s?(?: |$)/) : -1;
  if (possessive < 0 || mention.parent === null) return mention;
  const { id, name, nameEn, kind, parent = null } = institution(mention.parent);
  const span = viewSpan(start, start + possessive);
  return { ...mention, span, entry: id, institutionKind: kind, canonicalName: name, nameEn, parent, by: 'lexicon' };
}

/** The mention that begins at `at` and ends at or before `limit`; Shanghai Fudata Technology is Fudata Technology. */
export function mentionAt(document: AnnotatedDocument, at: number, limit: number): InstitutionMention | null {
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

/** A mention as one of something else: the kind and the parent are given, the lexicon knows nothing more. */
export const unlisted = (
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
