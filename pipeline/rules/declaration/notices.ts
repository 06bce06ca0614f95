/** Identifiers whose check digits are wrong: misprints, or a document that was changed. */
import { identifiersIn } from '../../identifiers.ts';
import type { AnnotatedDocument, IdentifierDraft, NoticeDraft, PilotDraft } from '../../types.ts';
import { overlaps, type ViewSpan, viewSpan } from '../../view.ts';

const NAMES = { creditCode: 'unified social credit code', lei: 'LEI' } as const;

const notice = (name: string, value: string, path: string, at: readonly ViewSpan[]): NoticeDraft => ({
  code: 'invalid-identifier',
  severity: 'warning',
  path,
  message: `the check digits of the ${name} ${value} are wrong: compare it with the source`,
  at,
});

function ofPilot({ declaration }: PilotDraft, index: number): NoticeDraft[] {
  return (declaration?.institutions ?? []).flatMap((institution, place) =>
    (['creditCode', 'lei'] as const).flatMap((key) => {
      const found: IdentifierDraft | null = institution[key];
      const path = `pilots[${index}].declaration.institutions[${place}].${key}`;
      return found && !found.value.valid ? [notice(NAMES[key], found.value.value, path, found.at)] : [];
    }),
  );
}

/** Notices for the codes of declarations, and for those that a document gives elsewhere. */
export function invalidIdentifiers(document: AnnotatedDocument, pilots: readonly PilotDraft[]): NoticeDraft[] {
  const own = pilots.flatMap(ofPilot);
  const elsewhere = identifiersIn(document.doc.view.text).flatMap(({ kind, value, valid, start, end }) => {
    const at = viewSpan(start, end);
    if (valid || own.some((known) => known.at.some((span) => overlaps(span, at)))) return [];
    return [notice(NAMES[kind === 'lei' ? 'lei' : 'creditCode'], value, '', [at])];
  });
  return [...own, ...elsewhere];
}
