/** The announcements of a document, each with the parts of the document that belong to it. */
import { oncePerDocument } from '../../annotated.ts';
import type { AnnotatedDocument, AnnouncementDraft, Found } from '../../types.ts';
import type { ViewSpan } from '../../view.ts';
import { declaredAnnouncement } from '../declaration/announcement.ts';
import { dateContextOf } from '../document/date-context.ts';
import { publishedOn, title } from '../document/document.ts';
import { authorityOf, inOwnVoice, isOwnNotice } from './authority-of.ts';
import { withLookBacks } from './counted-later.ts';
import { cuesOf } from './cue.ts';
import { announcedOn } from './date.ts';
import { announcedBefore, periodStart } from './date-beside.ts';
import { batchOf, byTypeOf, countOf, programmeOf, regionOf, stageIn } from './fields.ts';
import { withTables } from './from-table.ts';
import { type CueGroup, groupCues } from './group.ts';
import { batchInLead, regionBehind, regionOfLead } from './lead.ts';
import { withoutLookedBack } from './looked-back.ts';
import { participantsIn } from './participants.ts';
import { regionsNamedIn } from './region.ts';
import { sectionsOf } from './sections.ts';
import { batchTechnologies } from './technologies.ts';

/** One announcement and the spans of the view that tell of it, in order. */
export interface Announced {
  readonly draft: AnnouncementDraft;
  readonly sections: readonly ViewSpan[];
}

/** What the document announces, a group a batch. Pages without a cue are not searched for anything, not even dates. */
function groupsOf(document: AnnotatedDocument): readonly CueGroup[] {
  const told = cuesOf(document);
  if (told.length === 0) return [];
  const context = dateContextOf(document);
  const cues = withLookBacks(document, told, context);
  const region = regionOfTitle(document) ?? regionOfLead(document) ?? regionBehind(document, cues)?.value ?? null;
  return withoutLookedBack(document, groupCues(cues, region), context);
}

/** All announcements of a document, in order of their cues, else what a declaration is for; a document that announces nothing has none. */
export const announcements = oncePerDocument((document): readonly Announced[] => {
  const groups = groupsOf(document);
  if (groups.length === 0) {
    const declared = declaredAnnouncement(document);
    return declared.length > 0 ? declared : withTables(document, []);
  }
  const context = dateContextOf(document);
  const sections = sectionsOf(document, groups);
  const announced: Announced[] = [];
  for (const [index, group] of groups.entries()) {
    const own = sections[index] as ViewSpan[];
    const previous = announced.at(-1)?.draft.announcedOn ?? null;
    const date = announcedOn(document, group.cues, context, previous) ?? announcedBefore(document, group.cues, context);
    const first = date ? null : periodStart(document, own, context);
    announced.push({ draft: draftOf(document, group, own, date, first, groups.length === 1), sections: own });
  }
  return withTables(document, announced);
});

/** The only region that the headline names. */
function regionOfTitle(document: AnnotatedDocument): string | null {
  const [named, ...others] = title(document)?.at.flatMap((span) => [...regionsNamedIn(document, span)]) ?? [];
  return named !== undefined && others.length === 0 ? named : null;
}

/** A notice may appear on a page a day after it was put on display. ISO days compare as text. */
function earlier(page: Found<string> | null, firstDay: Found<string> | null): Found<string> | null {
  return page && firstDay && firstDay.value >= page.value ? page : (firstDay ?? page);
}

function draftOf(
  document: AnnotatedDocument,
  group: CueGroup,
  sections: readonly ViewSpan[],
  told: Found<string> | null,
  firstDay: Found<string> | null,
  only: boolean,
): AnnouncementDraft {
  const authority = authorityOf(document, group, sections);
  // The page is the notice itself: the day it appeared is the day of the announcement.
  const own = authority !== null && (isOwnNotice(document, authority) || inOwnVoice(document, group));
  const date = told ?? earlier(own ? publishedOn(document) : null, firstDay);
  const statedCount = countOf(document, group, sections);
  return {
    programme: programmeOf(document, group),
    region: regionOf(group, regionBehind(document, group.cues)),
    authority,
    batch: batchOf(group, date) ?? (only ? batchInLead(document, group, date) : null),
    announcedOn: date,
    statedCount,
    statedByType: byTypeOf(document, group, sections, statedCount?.value ?? null),
    stage: stageIn(document, group, sections),
    participants: participantsIn(document, sections),
    technologies: batchTechnologies(document, sections),
  };
}
