/** What a reviewer should look at: findings about the draft as a whole. A value is uncertain when a notice points at it. */
import type { PilotType } from '../contract.ts';
import type { AnnotatedDocument, AnnouncementDraft, Draft, NoticeDraft, PilotDraft } from '../types.ts';
import { viewSpan } from '../view.ts';

type Severity = NoticeDraft['severity'];

const notice = (
  code: NoticeDraft['code'],
  severity: Severity,
  path: string,
  message: string,
  at: NoticeDraft['at'] = [],
): NoticeDraft => ({ code, severity, message, path, at });

const TYPES = ['financial-service', 'technology-product'] as const satisfies PilotType[];

/** Stated against found: the counts of an announcement must be the counts of its pilots. */
function countNotices(announcement: AnnouncementDraft, index: number, pilots: readonly PilotDraft[]): NoticeDraft[] {
  const found: NoticeDraft[] = [];
  const { statedCount, statedByType } = announcement;
  if (statedCount && statedCount.value !== pilots.length) {
    const message = `the document states ${statedCount.value} pilots, ${pilots.length} were found`;
    found.push(notice('count-mismatch', 'warning', `announcements[${index}].statedCount`, message, statedCount.at));
  }
  for (const type of TYPES) {
    const stated = statedByType?.value[type];
    const typed = pilots.filter((pilot) => pilot.type?.value === type).length;
    // Totals alone assign no type, so that pilots without one are no contradiction.
    if (stated === undefined || typed === stated || pilots.every((pilot) => pilot.type === null)) continue;
    const message = `the document states ${stated} of type ${type}, ${typed} were found`;
    found.push(notice('count-mismatch', 'warning', `announcements[${index}].statedByType`, message, statedByType?.at));
  }
  return found;
}

function pilotNotices(pilot: PilotDraft, index: number): NoticeDraft[] {
  const path = `pilots[${index}]`;
  const found = pilot.applicants.flatMap(({ value, at }, position) =>
    value.canonicalName === null
      ? [
          notice(
            'unknown-applicant',
            'info',
            `${path}.applicants[${position}]`,
            `no lexicon knows the applicant ${value.name}`,
            at,
          ),
        ]
      : [],
  );
  if (pilot.name === null) {
    found.push(
      notice(
        'unnamed-pilot',
        'info',
        path,
        'the document describes this pilot without naming it',
        pilot.description?.at,
      ),
    );
  }
  if (pilot.applicants.length === 0) {
    found.push(
      notice(
        'no-applicant',
        'warning',
        `${path}.applicants`,
        'the document names no applicant of this pilot',
        pilot.name?.at,
      ),
    );
  }
  return found;
}

function documentNotices({ doc }: AnnotatedDocument): NoticeDraft[] {
  const found: NoticeDraft[] = [];
  if (doc.view.text.trim() === '') found.push(notice('empty-document', 'warning', '', 'the document holds no text'));
  if (doc.script === 'mixed') {
    found.push(notice('mixed-script', 'warning', 'document.script', 'Simplified and Traditional characters are mixed'));
  }
  const broken = doc.view.text.indexOf('\uFFFD');
  if (broken >= 0) {
    const message = `characters could not be decoded as ${doc.raw.encoding}; give the charset in meta.yaml if it is another`;
    found.push(notice('undecodable-text', 'warning', 'document.encoding', message, [viewSpan(broken, broken + 1)]));
  }
  return found;
}

/** All notices: of the document, of the counts, of the pilots, then those that the rules gave. */
export function noticesOf(document: AnnotatedDocument, draft: Draft): NoticeDraft[] {
  return [
    ...documentNotices(document),
    ...draft.announcements.flatMap((announcement, index) =>
      countNotices(
        announcement,
        index,
        draft.pilots.filter((pilot) => pilot.announcement === index),
      ),
    ),
    ...draft.pilots.flatMap(pilotNotices),
    ...draft.notices,
  ];
}
