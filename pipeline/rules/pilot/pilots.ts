/** The pilots of a document: named ones from their occurrences, then those that are described without a name. */
import { textOf } from '../../annotated.ts';
import type { PilotType } from '../../contract.ts';
import { traced } from '../../traced.ts';
import type { AnnotatedDocument, Found, PilotDraft } from '../../types.ts';
import type { ViewSpan } from '../../view.ts';
import type { Announced } from '../announcement/announcements.ts';
import { applicantsOf, type TiedList } from '../applicant/applicants.ts';
import { announcedContext } from '../document/date-context.ts';
import { scaleFigures } from '../scale/scale-figures.ts';
import { statementsOf } from '../statement/statements.ts';
import { announced, groupOccurrences } from './group.ts';
import { launchOf } from './launch.ts';
import { withMissingNames } from './missing-names.ts';
import type { Occurrence } from './occurrence.ts';
import { occurrencesIn } from './occurrences.ts';
import { type Scope, scopesOf } from './scope.ts';
import { sharedTechnologies } from './shared-technologies.ts';
import { completedTogether, pilotStage } from './stage.ts';
import { technologiesIn } from './technologies.ts';
import { typesOf } from './type.ts';
import { unnamedPilots } from './unnamed.ts';

/** The announcement in whose section a place lies, by the narrowest: the row of a table speaks before the text around it. Else the first. */
function announcementAt(announcements: readonly Announced[], at: number): number {
  let [found, width] = [0, Number.POSITIVE_INFINITY];
  for (const [index, { sections }] of announcements.entries())
    for (const { start, end } of sections)
      if (start <= at && at < end && end - start < width) [found, width] = [index, end - start];
  return found;
}

/** A pilot as the article tells it: where it is named (nowhere, if unnamed), who is tied to it, and its scope. */
export interface Told {
  readonly occurrences: readonly Occurrence[];
  readonly lists: readonly TiedList[];
  readonly scope: Scope;
}

const tiedLists = (occurrences: readonly Occurrence[]): TiedList[] =>
  occurrences.flatMap(({ applicants, applicantRule }) =>
    applicants ? [{ list: applicants, rule: applicantRule ?? 'applicant/before-name' }] : [],
  );

function draftOf(
  document: AnnotatedDocument,
  told: Told,
  announcements: readonly Announced[],
  type: Found<PilotType> | null,
  shared: readonly ViewSpan[],
): PilotDraft {
  const { occurrences, lists, scope } = told;
  const main = occurrences.length > 0 ? announced(document.doc.view.text, occurrences) : null;
  const announcement = announcementAt(announcements, main?.name.start ?? place(told));
  const names = occurrences.map(({ name }) => name);
  const context = announcedContext(document, announcements[announcement]?.draft.announcedOn?.value);
  const { applicants, complete } = traced('family', 'applicant', () => applicantsOf(document, lists, names, scope));
  return {
    scope,
    announcement,
    name: main && { value: textOf(document, main.name), at: names, rule: main.rule },
    applicants,
    applicantsComplete: complete,
    type,
    stage: pilotStage(document, names, scope),
    technologies: technologiesIn(document, [...names, ...scope, ...shared]),
    scale: traced('family', 'scale', () => scaleFigures(document, scope, context)),
    plannedLaunch: launchOf(document, scope, context),
    ...traced('family', 'statement', () => statementsOf(document, scope, names)),
    declaration: null,
  };
}

/** The pilots that the article names, with what is tied to the names and the scope of each. */
export function namedPilots(document: AnnotatedDocument, announcements: readonly Announced[] = []): Told[] {
  const { text } = document.doc.view;
  const regions = announcements.flatMap(({ draft }) => (draft.region ? [draft.region.value] : []));
  const numbers = announcements.map(({ draft }) => draft.batch?.value.number ?? null);
  const known = new Set(numbers.includes(null) ? [] : numbers.filter((number) => number !== null));
  const found = occurrencesIn(document, regions, known);
  const certain = groupOccurrences(text, found);
  const at = (place: number): number => announcementAt(announcements, place);
  const owners = certain.map(({ occurrences }) => at(announced(text, occurrences).name.start));
  const missing = announcements.map(({ draft: { statedCount } }, index) =>
    statedCount ? statedCount.value - owners.filter((owner) => owner === index).length : null,
  );
  const all = withMissingNames(document, found, certain, missing, at);
  const groups = all === found ? certain : groupOccurrences(text, all);
  const scopes = scopesOf(document, groups, regions);
  return groups.map(({ occurrences }, index) => ({
    occurrences,
    lists: tiedLists(occurrences),
    scope: scopes[index] ?? [],
  }));
}

const place = ({ occurrences, scope }: Told): number => occurrences[0]?.name.start ?? scope[0]?.start ?? 0;

/** How many pilots may be told without a name: those missing from the stated count; without a count any number, where none is named. */
const unnamedCount = (stated: number | undefined, named: number): number =>
  stated === undefined ? (named === 0 ? Number.POSITIVE_INFINITY : 0) : stated - named;

/** All pilots in order of the text. A document that announces nothing has none. */
export function pilots(document: AnnotatedDocument, announcements: readonly Announced[]): PilotDraft[] {
  if (announcements.length === 0) return [];
  const named = namedPilots(document, announcements);
  const taken = named.flatMap(({ scope }) => scope);
  const unnamed = announcements.flatMap(({ draft, sections }, index) => {
    const count = named.filter((told) => announcementAt(announcements, place(told)) === index).length;
    const found = unnamedPilots(document, sections, unnamedCount(draft.statedCount?.value, count), taken);
    return found.map((one) => ({ ...one, occurrences: [] }));
  });
  const all = [...named, ...unnamed].sort((a, b) => place(a) - place(b));
  const types = typesByPilot(document, announcements, all);
  const shared = sharedTechnologies(
    document,
    all.map(({ occurrences }) => occurrences.map(({ name }) => name)),
  );
  const drafts = all.map((told, index) =>
    draftOf(document, told, announcements, types.get(told) ?? null, shared[index] ?? []),
  );
  return completedTogether(document, drafts, announcements);
}

/** The type of each pilot, as its announcement tells it. */
function typesByPilot(
  document: AnnotatedDocument,
  announcements: readonly Announced[],
  all: readonly Told[],
): Map<Told, Found<PilotType> | null> {
  const types = new Map<Told, Found<PilotType> | null>();
  const byAnnouncement = announcements.map((): Told[] => []);
  for (const told of all) byAnnouncement[announcementAt(announcements, place(told))]?.push(told);
  for (const [index, { draft, sections }] of announcements.entries()) {
    const own = byAnnouncement[index] as Told[];
    const [statedCount, statedByType] = [draft.statedCount?.value, draft.statedByType?.value ?? {}];
    const found = typesOf(document, own, { sections, statedCount, statedByType });
    for (const [at, told] of own.entries()) types.set(told, found[at] ?? null);
  }
  return types;
}
