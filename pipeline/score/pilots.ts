/** Judges the pilots of a document. */
import type { Applicant, Pilot, ScaleFigure } from '../contract.ts';
import { technologyComparison } from './announcements.ts';
import type { ExpectedApplicant, ExpectedFigure, ExpectedPilot } from './expected.ts';
import { institutionComparison } from './institution.ts';
import type { Comparison, Judge } from './judge.ts';
import { compareDates, compareWording, NEAR, similarity } from './wording.ts';

const equal = (expected: unknown, found: unknown): number => (expected === found ? 1 : 0);

/** Share of the two lists' members that both have. */
function overlap<E, F>(expected: readonly E[], found: readonly F[], same: (e: E, f: F) => boolean): number {
  const common = expected.filter((e) => found.some((f) => same(e, f))).length;
  const all = expected.length + found.length - common;
  return all === 0 ? 0 : common / all;
}

/**
 * How likely two pilots are one: by name; where the names differ or there is none, by applicants and technologies. Better than 1 is an
 * equal name, so that equal names pair before all others.
 */
export function likeness(expected: ExpectedPilot, found: Pilot): number {
  const name = found.name?.value ?? null;
  const byName = Math.max(0, ...expected.names.map((one) => nameLikeness(one, name)));
  const applicants = overlap(expected.applicants, found.applicants, (e, f) => institutionComparison.credit(e, f) > 0);
  const technologies = overlap(
    expected.technologies,
    found.technologies,
    (e, f) => technologyComparison.credit(e, f) > 0,
  );
  const byContent = 0.75 * applicants + 0.25 * technologies;
  if (byName > 0) return byName + 0.1 * byContent;
  const bothNamed = name !== null && expected.names.length > 0;
  return byContent >= (bothNamed ? 0.5 : 0.2) ? 0.5 * byContent : 0;
}

function nameLikeness(expected: string, found: string | null): number {
  if (found === null) return 0;
  const credit = compareWording(expected, found);
  if (credit > 0) return credit === 1 ? 1.2 : 0.9;
  const alike = similarity(expected, found);
  return alike >= 0.6 ? 0.8 * alike : 0;
}

/** Near where value and upper end are right, and metric, unit, comparator, basis or date are not all. */
const figureComparison: Comparison<ExpectedFigure, ScaleFigure> = {
  credit: (e, f) => {
    if (e.value !== f.value) return 0;
    const same =
      e.upper === f.upper &&
      e.metric === f.metric &&
      e.unit === f.unit &&
      e.comparator === f.comparator &&
      e.basis === f.basis &&
      e.by === f.by;
    return same ? 1 : NEAR;
  },
  showExpected: (figure) => showFigure(figure),
  showFound: (figure) => showFigure(figure),
};

type ShownFigure = Pick<ScaleFigure, 'metric' | 'value' | 'unit' | 'comparator' | 'basis' | 'by'> & {
  readonly upper?: number | undefined;
};

const showFigure = ({ metric, value, upper, unit, comparator, basis, by }: ShownFigure): string =>
  [metric, comparator, upper === undefined ? value : `${value}-${upper}`, unit, basis, by]
    .filter((part) => part !== null)
    .join(' ');

/**
 * Judges one pilot with all its facts; either side may be missing. Roles are judged of the applicants that were found.
 * @param announcementIsRight whether the extracted pilot belongs to the announcement it is expected in
 */
export function judgePilot(judge: Judge, e: ExpectedPilot | null, f: Pilot | null, announcementIsRight: boolean): void {
  const at = subjectOf(e, f);
  const text = String;
  judge.count('pilot.found', at, e?.key ?? null, f?.id ?? null, e && f ? 1 : 0);
  if (e && f) judge.count('pilot.announcement', at, e.announcementId, f.announcementId, announcementIsRight ? 1 : 0);
  judge.scalar('pilot.name', at, e?.names ?? [], f?.name?.value ?? null, compareWording, text);
  judge.scalar('pilot.type', at, e?.type ?? [], f?.type?.value ?? null, equal, text);
  judge.scalar('pilot.stage', at, e?.stage ?? [], f?.stage?.value ?? null, equal, text);
  const pairs = judge.list<ExpectedApplicant, Applicant>(
    'pilot.applicants',
    at,
    e?.applicants ?? [],
    f?.applicants ?? [],
    institutionComparison,
  );
  for (const [wanted, got] of pairs)
    judge.count(
      'pilot.roles',
      at,
      `${wanted.names[0]}: ${wanted.role}`,
      `${got.name}: ${got.role}`,
      equal(wanted.role, got.role),
    );
  judgeCompleteness(judge, at, e, f);
  judge.list('pilot.technologies', at, e?.technologies ?? [], f?.technologies ?? [], technologyComparison);
  judge.list('pilot.scale', at, e?.scale ?? [], f?.scale ?? [], figureComparison);
  judge.scalar<{ date: string }>(
    'pilot.plannedLaunch',
    at,
    e?.plannedLaunch ?? [],
    f?.plannedLaunch ?? null,
    (wanted, got) => compareDates(wanted.date, got.date),
    ({ date }) => date,
  );
}

/** How reports call a pilot. */
export const subjectOf = (e: ExpectedPilot | null, f: Pilot | null): string =>
  e ? `${e.announcementId}/${e.key}` : (f?.name?.value ?? f?.id ?? '');

/** A list is complete unless the document breaks it off, so only broken lists count. */
function judgeCompleteness(judge: Judge, at: string, e: ExpectedPilot | null, f: Pilot | null): void {
  const wanted = e?.applicantsComplete.includes(false) ? 'broken off' : null;
  const got = f?.applicantsComplete === false ? 'broken off' : null;
  judge.count('pilot.applicantsComplete', at, wanted, got, wanted !== null && got !== null ? 1 : 0);
}
