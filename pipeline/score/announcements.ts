/** Judges the announcements of a document. */
import type { Announcement, PilotType } from '../contract.ts';
import type { Batch, ExpectedAnnouncement } from './expected.ts';
import { compareAuthorities, institutionComparison } from './institution.ts';
import type { Comparison, Judge } from './judge.ts';
import { compareDates, compareWording, NEAR } from './wording.ts';

const equal = (expected: unknown, found: unknown): number => (expected === found ? 1 : 0);

export const technologyComparison: Comparison<string, { readonly name: string }> = {
  credit: (expected, { name }) => (compareWording(expected, name) === 1 ? 1 : 0),
  showExpected: (name) => name,
  showFound: ({ name }) => name,
};

/** Near where the number is right. */
const compareBatches = (expected: Batch, found: Batch): number => {
  if (expected.number !== found.number) return 0;
  return expected.year === found.year ? 1 : NEAR;
};

type ByType = Partial<Record<PilotType, number>>;

/** Near where one of the numbers is right. */
function compareByType(expected: ByType, found: ByType): number {
  const types = [...new Set([...Object.keys(expected), ...Object.keys(found)])] as PilotType[];
  const right = types.filter((type) => expected[type] === found[type]).length;
  if (right === types.length) return 1;
  return right > 0 ? NEAR : 0;
}

/** The expected announcement of each extracted one: by id, else by region, else by order. */
export function matchAnnouncements(
  expected: readonly ExpectedAnnouncement[],
  found: readonly Announcement[],
): Map<Announcement, ExpectedAnnouncement> {
  const matched = new Map<Announcement, ExpectedAnnouncement>();
  const tests: ((e: ExpectedAnnouncement, f: Announcement) => boolean)[] = [
    (e, f) => e.id === f.id,
    (e, f) => f.region !== null && e.region.includes(f.region.name),
    () => true,
  ];
  for (const test of tests)
    for (const f of found) {
      const taken = new Set(matched.values());
      const e = matched.has(f) ? undefined : expected.find((one) => !taken.has(one) && test(one, f));
      if (e) matched.set(f, e);
    }
  return matched;
}

/** Judges one announcement with all its values; either side may be missing. */
export function judgeAnnouncement(judge: Judge, e: ExpectedAnnouncement | null, f: Announcement | null): void {
  const at = e?.id ?? f?.id ?? '';
  judge.count('announcement.id', at, e?.id ?? null, f?.id ?? null, e && f ? (e.id === f.id ? 1 : NEAR) : 0);
  const text = String;
  judge.scalar('announcement.programme', at, e?.programme ?? [], f?.programme?.value ?? null, equal, text);
  judge.scalar('announcement.region', at, e?.region ?? [], f?.region?.name ?? null, equal, text);
  judge.scalar('announcement.authority', at, e?.authority ?? [], f?.authority?.name ?? null, compareAuthorities, text);
  judge.scalar('announcement.batch', at, e?.batch ?? [], f?.batch ?? null, compareBatches, showBatch);
  judge.scalar('announcement.announcedOn', at, e?.announcedOn ?? [], f?.announcedOn?.value ?? null, compareDates, text);
  judge.scalar('announcement.statedCount', at, e?.statedCount ?? [], f?.statedCount?.value ?? null, equal, text);
  const byType = f?.statedByType?.value ?? null;
  judge.scalar<ByType>('announcement.statedByType', at, e?.statedByType ?? [], byType, compareByType, showByType);
  judge.scalar('announcement.stage', at, e?.stage ?? [], f?.stage?.value ?? null, equal, text);
  const participants = f?.participants ?? [];
  judge.list('announcement.participants', at, e?.participants ?? [], participants, institutionComparison);
  judge.list('announcement.technologies', at, e?.technologies ?? [], f?.technologies ?? [], technologyComparison);
}

const showBatch = ({ year, number }: Batch): string => `${year ?? '?'}/${number}`;
const showByType = (value: ByType): string =>
  Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([type, count]) => `${type} ${count}`)
    .join(', ');
