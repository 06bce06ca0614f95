/** Batches of other places that an article goes through behind its own news: how far the cities had come before. */
import { dayNumber, parseIso } from '../../dates/iso.ts';
import type { DateContext } from '../../dates.ts';
import type { AnnotatedDocument } from '../../types.ts';
import { announcedOn } from './date.ts';
import type { CueGroup } from './group.ts';
import { groupsReturnedTo } from './sections.ts';

/** Notices of one round of news lie no further apart, in days. */
const ONE_ROUND = 7;
const LONGEST_MONTH = 31;
/** Where nothing gives the days a year, they are of one. */
const ONE_YEAR: DateContext = { anchor: null, year: 2000 };

interface Days {
  readonly first: number;
  readonly last: number;
  /** Whether the document gives the year. */
  readonly resolved: boolean;
}

function daysOf(document: AnnotatedDocument, { cues }: CueGroup, context: DateContext): Days | null {
  const told = announcedOn(document, cues, context, null);
  const date = parseIso((told ?? announcedOn(document, cues, ONE_YEAR, null))?.value);
  if (!date || date.month === null) return null;
  const first = dayNumber(date);
  const last = date.day === null ? first + LONGEST_MONTH - 1 : first;
  return { first, last, resolved: told !== null };
}

/**
 * The groups without those of another place that were public well before the news ahead of them, and of whose pilots nothing is told.
 * @param context what the document's dates count from
 */
export function withoutLookedBack(
  document: AnnotatedDocument,
  groups: readonly CueGroup[],
  context: DateContext,
): CueGroup[] {
  if (groups.length < 2) return [...groups];
  const returned = groupsReturnedTo(document, groups);
  // The article tells more of the batch than that it was made public.
  const isTold = (group: CueGroup): boolean =>
    group.completes || group.cues.some(({ tells }) => tells) || returned.has(group);
  const days = groups.map((group) => daysOf(document, group, context));
  const isOlder = (a: Days | null, b: Days | null): boolean =>
    a !== null && b !== null && a.resolved === b.resolved && a.last + ONE_ROUND <= b.first;
  return groups.filter(
    (group, at) =>
      isTold(group) ||
      !groups
        .slice(0, at)
        .some(({ region }, before) => region !== group.region && isOlder(days[at] ?? null, days[before] ?? null)),
  );
}
