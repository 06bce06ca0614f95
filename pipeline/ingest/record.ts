/** The same as the conversation says, for programs: `ingest --json` prints one of these a document. */
import type { Plan } from './ingest.ts';
import type { Judged } from './judge.ts';

/** What was done with a candidate. */
export type Deed = 'unchanged' | 'planned' | 'declined' | 'stored' | 'failed';

export function recordOf(plan: Plan, { comparison, unknown }: Judged, deed: Deed) {
  const { candidate, id, folder, kind, place, meta, examined, changes } = plan;
  const { announcements, pilots } = examined.result;
  return {
    origin: candidate.origin,
    deed,
    id,
    folder,
    kind,
    place,
    meta,
    blocks: examined.blocks,
    headings: examined.headings,
    stripped: examined.stripped,
    counts: announcements.map((announcement) => ({
      announcement: announcement.id,
      stated: announcement.statedCount?.value ?? null,
      found: pilots.filter(({ announcementId }) => announcementId === announcement.id).length,
    })),
    result: examined.result,
    unknown: unknown.map(({ file, entry }) => ({ file, entry })),
    changes,
    differences: comparison.rows,
  };
}
