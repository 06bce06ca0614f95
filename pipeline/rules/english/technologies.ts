/** The technologies that an English article says of a pilot: every lexicon hit in its name and scope, each once, in order of first mention. */
import { institutionsIn, termsIn, textOf } from '../../annotated.ts';
import { technology } from '../../lexicon.ts';
import type { AnnotatedDocument, TechnologyDraft } from '../../types.ts';
import { bySpan, type ViewSpan } from '../../view.ts';
import { Cover } from './cover.ts';

/** Whether a word stands in an owner's name that is not written out (Songyue Remote Sensing for … Co Ltd). */
const isOwned = (document: AnnotatedDocument, span: ViewSpan, owners: readonly string[]): boolean =>
  owners.some((owner) => {
    const at = owner.indexOf(textOf(document, span));
    return at > 0 && document.doc.view.text.startsWith(owner.slice(0, at), span.start - at);
  });

/**
 * A word inside an institution's name (Beichen Remote Sensing) tells of the institution. Inside a pilot's name only institutions of the
 * lexicon count: Edge-Computing Smart Branch Service reads as a branch by its shape.
 * @param owners the names of the applicants, known to stage 5 or not
 */
export function englishTechnologies(
  document: AnnotatedDocument,
  names: readonly ViewSpan[],
  scope: readonly ViewSpan[],
  owners: readonly ViewSpan[],
): TechnologyDraft[] {
  const { length } = document.doc.view.text;
  const named = new Cover(length, names);
  const institutions = [...names, ...scope]
    .flatMap((span) => institutionsIn(document, span))
    .filter(({ by, span }) => by === 'lexicon' || !named.overlaps(span));
  const taken = new Cover(length, [...owners, ...institutions.map(({ span }) => span)]);
  const ownerNames = [...new Set(owners.map((span) => textOf(document, span)))];
  const found = new Map<string, Map<number, ViewSpan>>();
  for (const { entry, span } of [...names, ...scope].flatMap((part) => termsIn(document, part, 'technology'))) {
    if (!taken.overlaps(span) && !isOwned(document, span, ownerNames))
      found.set(entry, (found.get(entry) ?? new Map()).set(span.start, span));
  }
  return [...found]
    .map(([id, spans]) => ({ id, at: [...spans.values()].sort(bySpan) }))
    .sort((a, b) => bySpan(a.at[0] as ViewSpan, b.at[0] as ViewSpan))
    .map(({ id, at }) => {
      const { name, nameEn } = technology(id);
      return { value: { id, name, nameEn }, at, rule: 'technology/lexicon' };
    });
}
