/** The pilots of a document: named ones from their occurrences, then those that are described without a name. */
import { oncePerDocument, sentenceOf, textOf } from '../../annotated.ts';
import type { PilotType, Stage } from '../../contract.ts';
import { traced } from '../../traced.ts';
import type { AnnotatedDocument, Found, PilotDraft } from '../../types.ts';
import { contains, type ViewSpan } from '../../view.ts';
import type { Announced } from '../announcement/announcements.ts';
import { batchRule } from '../announcement/batch.ts';
import { stageOf } from '../announcement/stage.ts';
import { applicantsOf, type TiedList } from '../applicant/applicants.ts';
import { announcedContext } from '../document/date-context.ts';
import { scaleFigures } from '../scale/scale-figures.ts';
import { statementsOf } from '../statement/statements.ts';
import { announced, groupOccurrences } from './group.ts';
import { launchOf } from './launch.ts';
import type { Occurrence } from './occurrence.ts';
import { occurrencesIn } from './occurrences.ts';
import { type Scope, scopesOf } from './scope.ts';
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

/** How many lines before a name the lead-in of its list may stand. */
const LEAD_REACH = 8;
const articleLines = oncePerDocument((document): ViewSpan[] =>
  document.blocks.flatMap(({ span, kind }) => (kind === 'boilerplate' ? [] : [span])),
);

/** A line that leads in a list: 完成测试的3个应用是： */
function leadIn(document: AnnotatedDocument, name: ViewSpan): ViewSpan[] {
  const { text } = document.doc.view;
  const lines = articleLines(document);
  let [low, high] = [0, lines.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((lines[middle] as ViewSpan).end <= name.start) low = middle + 1;
    else high = middle;
  }
  const line = lines.slice(Math.max(0, low - LEAD_REACH), low).findLast(({ end }) => /[：:]/.test(text[end - 1] ?? ''));
  return line ? [line] : [];
}

/**
 * The stage of a pilot: what its own part of the sentence that names it tells. In an exit notice the rest of that sentence (完成测试的
 * 两个应用是…), or the line that leads in the list, tells that it left; the rest of the scope comes last.
 */
function pilotStage(document: AnnotatedDocument, names: readonly ViewSpan[], scope: Scope): Found<Stage> | null {
  const own = stageOf(
    document,
    scope.filter((part) => names.some((name) => contains(part, name))),
  );
  if (own) return own;
  const sentences = names.map((name) => sentenceOf(document, name)?.span ?? name);
  const around =
    stageOf(document, sentences) ??
    stageOf(
      document,
      names.slice(0, 1).flatMap((name) => leadIn(document, name)),
    );
  const exit = around && (around.value === 'completed' || around.value === 'withdrawn') ? around : null;
  // 此外，首批5个应用已全部完成测试 is said of another batch.
  const told = scope.filter((span) => batchRule.find(document, span).length === 0);
  const rest = exit ?? stageOf(document, told);
  // A call for comments is the whole batch's, wherever it stands: 如有意见建议，请以书面形式反馈.
  return rest?.value === 'consultation' ? null : rest;
}

function draftOf(
  document: AnnotatedDocument,
  told: Told,
  announcements: readonly Announced[],
  type: Found<PilotType> | null,
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
    technologies: technologiesIn(document, [...names, ...scope]),
    scale: traced('family', 'scale', () => scaleFigures(document, scope, context)),
    plannedLaunch: launchOf(document, scope, context),
    ...traced('family', 'statement', () => statementsOf(document, scope, names)),
    declaration: null,
  };
}

/** The pilots that the article names, with what is tied to the names and the scope of each. */
export function namedPilots(document: AnnotatedDocument, regions: readonly string[] = []): Told[] {
  const groups = groupOccurrences(document.doc.view.text, occurrencesIn(document, regions));
  const scopes = scopesOf(document, groups);
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
  const regions = announcements.flatMap(({ draft }) => (draft.region ? [draft.region.value] : []));
  const named = namedPilots(document, regions);
  const taken = named.flatMap(({ scope }) => scope);
  const unnamed = announcements.flatMap(({ draft, sections }, index) => {
    const count = named.filter((told) => announcementAt(announcements, place(told)) === index).length;
    const found = unnamedPilots(document, sections, unnamedCount(draft.statedCount?.value, count), taken);
    return found.map((one) => ({ ...one, occurrences: [] }));
  });
  const all = [...named, ...unnamed].sort((a, b) => place(a) - place(b));
  const types = typesByPilot(document, announcements, all);
  return all.map((told) => draftOf(document, told, announcements, types.get(told) ?? null));
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
