/** The pilots of an English document: named ones from their occurrences, then those that are described without a name. */
import { textOf } from '../../annotated.ts';
import type { AnnotatedDocument, PilotDraft } from '../../types.ts';
import type { ViewSpan } from '../../view.ts';
import type { Announced } from '../announcement/announcements.ts';
import { stageOf } from '../announcement/stage.ts';
import type { TiedList } from '../applicant/applicants.ts';
import { announcedContext } from '../document/date-context.ts';
import { announced, groupOccurrences } from '../pilot/group.ts';
import { launchOf } from '../pilot/launch.ts';
import type { Occurrence } from '../pilot/occurrence.ts';
import type { Scope } from '../pilot/scope.ts';
import { scaleFigures } from '../scale/scale-figures.ts';
import { englishApplicants } from './applicants.ts';
import { elsewhereSpans } from './elsewhere.ts';
import { englishOccurrences } from './occurrences.ts';
import { englishScopes } from './scope.ts';
import { englishStatements } from './statements.ts';
import { englishTechnologies } from './technologies.ts';
import { englishType, governing } from './type.ts';
import { englishUnnamed, unnamedRule } from './unnamed.ts';

/** The announcement in whose section a place lies; before the first cue it is the first. */
function announcementAt(announcements: readonly Announced[], at: number): number {
  return Math.max(
    0,
    announcements.findIndex(({ sections }) => sections.some(({ start, end }) => start <= at && at < end)),
  );
}

/** A pilot as the article tells it. `object` is what an unnamed one is said to be. */
interface Told {
  readonly occurrences: readonly Occurrence[];
  readonly lists: readonly TiedList[];
  readonly scope: Scope;
  readonly object: ViewSpan | null;
}

const tiedLists = (occurrences: readonly Occurrence[]): TiedList[] =>
  occurrences.flatMap(({ applicants, applicantRule }) =>
    applicants && applicantRule ? [{ list: applicants, rule: applicantRule }] : [],
  );

const placeOf = ({ occurrences, object }: Told): number => occurrences[0]?.name.start ?? object?.start ?? 0;

function unnamed(document: AnnotatedDocument, announcements: readonly Announced[], named: readonly Told[]): Told[] {
  const names = named.flatMap(({ occurrences }) => occurrences.map(({ name }) => name));
  const taken = [...named.flatMap(({ scope }) => scope), ...elsewhereSpans(document, announcements, names)];
  return announcements.flatMap((announcement, index) => {
    const count = named.filter((told) => announcementAt(announcements, placeOf(told)) === index).length;
    return englishUnnamed(document, announcement, count, taken).map(({ scope, object, applicants }) => ({
      occurrences: [],
      lists: applicants ? [{ list: applicants, rule: unnamedRule.id }] : [],
      scope,
      object,
    }));
  });
}

/** All pilots in order of the text. A document that announces nothing has none. Evidence is in the view. */
export function englishPilots(document: AnnotatedDocument, announcements: readonly Announced[]): PilotDraft[] {
  if (announcements.length === 0) return [];
  const { text } = document.doc.view;
  const groups = groupOccurrences(text, englishOccurrences(document, announcements));
  const scopes = englishScopes(document, groups, announcements);
  const types = governing(
    document,
    groups.flatMap((group) => group.occurrences),
    announcements.length === 1 ? announcements[0]?.draft.statedByType?.value : undefined,
  );
  const draftOf = (told: Told): PilotDraft => {
    const { occurrences, lists, scope, object } = told;
    const main = occurrences.length > 0 ? announced(text, occurrences) : null;
    const names = occurrences.map(({ name }) => name);
    const owners = lists.flatMap(({ list }) => list.names.map(({ span }) => span));
    const announcement = announcementAt(announcements, placeOf(told));
    const context = announcedContext(document, announcements[announcement]?.draft.announcedOn?.value);
    const { applicants, complete, first } = englishApplicants(document, lists, scope);
    return {
      scope,
      announcement,
      name: main && { value: textOf(document, main.name), at: names, rule: main.rule },
      applicants,
      applicantsComplete: complete,
      type: englishType(document, occurrences, scope, types),
      stage: stageOf(document, scope),
      technologies: englishTechnologies(document, names, scope, owners),
      scale: scaleFigures(document, scope, context),
      plannedLaunch: launchOf(document, scope, context),
      declaration: null,
      ...englishStatements(document, scope, occurrences, object, first),
    };
  };
  const named = groups.map(({ occurrences }, index): Told => {
    return { occurrences, lists: tiedLists(occurrences), scope: scopes[index] ?? [], object: null };
  });
  return [...named, ...unnamed(document, announcements, named)].sort((a, b) => placeOf(a) - placeOf(b)).map(draftOf);
}
