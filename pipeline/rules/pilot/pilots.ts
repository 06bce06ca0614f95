/** The pilots of a document: named ones from their occurrences, then those that are described without a name. */
import { textOf } from '../../annotated.ts';
import type { AnnotatedDocument, PilotDraft } from '../../types.ts';
import type { ViewSpan } from '../../view.ts';
import type { Announced } from '../announcement/announcements.ts';
import { applicantsOf } from '../applicant/applicants.ts';
import { scaleFigures } from '../scale/scale-figures.ts';
import { stageOf } from '../announcement/stage.ts';
import { statementsOf } from '../statement/statements.ts';
import { announced, type Group, groupOccurrences } from './group.ts';
import { launchOf } from './launch.ts';
import { occurrencesIn } from './occurrences.ts';
import { type Scope, scopesOf } from './scope.ts';
import { technologiesIn } from './technologies.ts';
import { typeOf } from './type.ts';

/** The announcement in whose section a place lies; before the first cue it is the first. */
function announcementAt(announcements: readonly Announced[], at: number): number {
  const index = announcements.findIndex(({ sections }) => sections.some(({ start, end }) => start <= at && at < end));
  return Math.max(0, index);
}

function draftOf(document: AnnotatedDocument, group: Group, scope: Scope, announcements: readonly Announced[]): PilotDraft {
  const main = announced(document.doc.view.text, group);
  const announcement = announcementAt(announcements, main.name.start);
  const { applicants, complete } = applicantsOf(document, group, scope);
  const names = group.occurrences.map(({ name }) => name);
  return {
    announcement,
    name: { value: textOf(document, main.name), at: names, rule: main.rule },
    applicants,
    applicantsComplete: complete,
    type: typeOf(document, group, scope, announcements[announcement]?.sections ?? []),
    stage: stageOf(document, scope),
    technologies: technologiesIn(document, [...names, ...scope]),
    scale: scaleFigures(document, scope),
    plannedLaunch: launchOf(document, scope),
    ...statementsOf(document, scope, names),
  };
}

/** Named pilots in order of the text. A document that announces nothing has none. */
export function namedPilots(document: AnnotatedDocument, announcements: readonly Announced[]): PilotDraft[] {
  if (announcements.length === 0) return [];
  const groups = groupOccurrences(document.doc.view.text, occurrencesIn(document));
  const scopes = scopesOf(document, groups);
  return groups.map((group, index) => draftOf(document, group, scopes[index] as ViewSpan[], announcements));
}
