/** Occurrences of one pilot become one group: the same folded name, or a short form of it told by the same article. */
import { foldName, nameCore } from '../../fold.ts';
import type { Occurrence } from './occurrence.ts';

export interface Group {
  /** In order of the text; the first that is anchored gives the name. */
  readonly occurrences: Occurrence[];
  readonly core: string;
  /** The applicants told with any of them. */
  readonly applicants: Set<string>;
}

const applicantKeys = (text: string, one: Occurrence): string[] =>
  (one.applicants?.names ?? []).map(
    ({ span, mention }) => mention?.entry ?? mention?.canonicalName ?? text.slice(span.start, span.end),
  );

/** Whether an occurrence is told of the same applicants as the group, as far as both tell. */
const agree = ({ applicants }: Group, mine: readonly string[]): boolean =>
  mine.length === 0 || applicants.size === 0 || mine.some((key) => applicants.has(key));

const isShortForm = (short: string, long: string): boolean =>
  short.length >= 2 && short.length < long.length && long.includes(short);

/**
 * Groups occurrences. Equal cores are one pilot unless their applicants contradict; an occurrence without applicants of its own joins the
 * group whose name contains it. Groups without any anchored occurrence are no pilots and are left out.
 */
export function groupOccurrences(text: string, occurrences: readonly Occurrence[]): Group[] {
  const groups: Group[] = [];
  const anchoredFirst = [...occurrences].sort(
    (a, b) => Number(b.anchored) - Number(a.anchored) || a.name.start - b.name.start,
  );
  for (const one of anchoredFirst) {
    const core = nameCore(text.slice(one.name.start, one.name.end));
    const mine = applicantKeys(text, one);
    const same =
      groups.find((group) => group.core === core && agree(group, mine)) ??
      groups.find(
        (group) => !one.opensSection && isShortForm(core, group.core) && agree(group, mine) && isOwn(group, mine),
      ) ??
      groups.find((group) => isShortForm(group.core, core) && agree(group, mine) && isOwn(group, mine));
    if (same) {
      same.occurrences.push(one);
      for (const key of mine) same.applicants.add(key);
    } else if (one.anchored) groups.push({ occurrences: [one], core, applicants: new Set(mine) });
  }
  for (const group of groups) group.occurrences.sort((a, b) => a.name.start - b.name.start);
  return groups.sort((a, b) => start(a) - start(b));
}

const start = (group: Group): number => group.occurrences[0]?.name.start ?? 0;

/** A short form needs the same applicants, or none told with it; two full names of different pilots may contain each other. */
const isOwn = ({ applicants }: Group, mine: readonly string[]): boolean => mine.every((key) => applicants.has(key));

/** The occurrence whose name is announced: the longest folded name among those anchored. */
export function announced(text: string, occurrences: readonly Occurrence[]): Occurrence {
  const length = (one: Occurrence): number => foldName(text.slice(one.name.start, one.name.end)).length;
  const anchored = occurrences.filter((one) => one.anchored);
  return anchored.reduce((best, one) => (length(one) > length(best) ? one : best), anchored[0] as Occurrence);
}
