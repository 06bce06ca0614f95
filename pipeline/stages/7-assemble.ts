/**
 * Stage 7: draft -> DocumentResult. The only conversion from view to source offsets. Results are in the contract's shape by the types and in
 * its order by the literals here; tests hold every result of the corpus, and of random edits of it, against the schema.
 */
import { declarationRecord } from '../assemble/declaration.ts';
import { announcementIds, pilotIds } from '../assemble/ids.ts';
import { noticesOf } from '../assemble/notices.ts';
import { evidenceOf, objectOf, proofOf, scalarOf, statementOf } from '../assemble/proof.ts';
import { type Announcement, CONTRACT_VERSION, type DocumentResult, type Pilot } from '../contract.ts';
import { region } from '../lexicon.ts';
import type { AnnotatedDocument, AnnouncementDraft, Draft, Found, PilotDraft, ProgrammeDraft } from '../types.ts';
import type { View } from '../view.ts';

function announcementOf(view: View, draft: AnnouncementDraft, id: string): Announcement {
  const place = draft.region && region(draft.region.value);
  return {
    id,
    programme: scalarOf(view, draft.programme),
    region: draft.region &&
      place && { name: place.name, code: place.code, nameEn: place.nameEn, ...proofOf(view, draft.region) },
    authority: draft.authority && objectOf(view, draft.authority),
    batch: draft.batch && objectOf(view, draft.batch),
    announcedOn: scalarOf(view, draft.announcedOn),
    statedCount: scalarOf(view, draft.statedCount),
    statedByType: scalarOf(view, draft.statedByType),
    stage: scalarOf(view, draft.stage),
    participants: draft.participants.map((found) => objectOf(view, found)),
    technologies: draft.technologies.map((found) => objectOf(view, found)),
  };
}

function pilotOf(view: View, draft: PilotDraft, id: string, announcementId: string): Pilot {
  return {
    id,
    announcementId,
    name: scalarOf(view, draft.name),
    description: draft.description && statementOf(view, draft.description),
    stage: scalarOf(view, draft.stage),
    type: scalarOf(view, draft.type),
    applicants: draft.applicants.map((found) => objectOf(view, found)),
    applicantsComplete: draft.applicantsComplete,
    technologies: draft.technologies.map((found) => objectOf(view, found)),
    scale: draft.scale.map((found) => objectOf(view, found)),
    plannedLaunch: draft.plannedLaunch && objectOf(view, draft.plannedLaunch),
    functions: draft.functions.map((found) => statementOf(view, found)),
    expectedEffects: draft.expectedEffects.map((found) => statementOf(view, found)),
    riskCompensation: draft.riskCompensation && statementOf(view, draft.riskCompensation),
    exitMechanism: draft.exitMechanism && statementOf(view, draft.exitMechanism),
    declaration: draft.declaration && declarationRecord(view, draft.declaration),
  };
}

function programmeOf(view: View, draft: ProgrammeDraft): DocumentResult['programmes'][number] {
  return {
    ...draft.value,
    figures: draft.value.figures.map(({ at, ...figure }) => ({ ...figure, evidence: evidenceOf(view, at) })),
    technologies: draft.value.technologies.map((found) => objectOf(view, found)),
    ...proofOf(view, draft),
  };
}

/** A value of the text, else what `meta.yaml` knows, which is no slice of the source and so has no evidence. */
const documentScalar = (
  view: View,
  found: Found<string> | null,
  known: string | undefined,
): DocumentResult['document']['title'] =>
  scalarOf(view, found) ?? (known === undefined ? null : { value: known, evidence: [], rule: 'load/meta' });

/** The record of one document. Same input, same bytes out. @throws Error where a rule gave a value without evidence: a defect. */
export function assemble({ doc, ...rest }: AnnotatedDocument, draft: Draft): DocumentResult {
  const { raw, view } = doc;
  const ids = announcementIds(draft.announcements, raw.id);
  const pilots = pilotIds(draft.pilots, ids);
  return {
    contract: CONTRACT_VERSION,
    document: {
      id: raw.id,
      path: raw.path,
      sha256: raw.sha256,
      mediaType: raw.mediaType,
      encoding: raw.encoding,
      script: doc.script,
      title: documentScalar(view, draft.title, raw.meta.title),
      publishedOn: documentScalar(view, draft.publishedOn, raw.meta.published),
      publisher: documentScalar(view, draft.publisher, raw.meta.publisher),
      chars: raw.source.length,
    },
    announcements: draft.announcements.map((one, index) => announcementOf(view, one, ids[index] as string)),
    pilots: draft.pilots.map((one, index) =>
      pilotOf(view, one, pilots[index] as string, ids[one.announcement] as string),
    ),
    programmes: draft.programmes.map((one) => programmeOf(view, one)),
    notices: noticesOf({ doc, ...rest }, draft).map(({ code, severity, message, path, at }) => ({
      code,
      severity,
      message,
      path,
      evidence: evidenceOf(view, at),
    })),
  };
}
