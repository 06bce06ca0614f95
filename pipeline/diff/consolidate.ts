/** Consolidation: the records of one announcement, and of one pilot, from several documents become one; every value keeps its source. */
import type { Announcement, DocumentResult, Pilot } from '../contract.ts';
import type { CuratedAnnouncement, CuratedPilot, Registry } from '../corpus.ts';
import { align, type Group } from './align.ts';
import { Placing } from './announcements.ts';
import { alikePilots, mayBeRenamed, meetsPilot } from './identity.ts';
import { type Curated, curatedList, type Source } from './told.ts';

/** A pilot with all that documents tell of it. */
export interface ConsolidatedPilot {
  readonly curated: Curated<CuratedPilot> | null;
  readonly sources: readonly Source<Pilot>[];
}

/** An announcement with all that documents tell of it. */
export interface ConsolidatedAnnouncement {
  readonly id: string;
  readonly curated: CuratedAnnouncement | null;
  readonly sources: readonly Source<Announcement>[];
  /** In the order of the curated data, then as told. */
  readonly pilots: readonly ConsolidatedPilot[];
}

/**
 * Consolidates the results of documents, by id of the announcement.
 * @param atHand the documents at hand: announcements that people know from none of them are left out
 */
export function consolidate(
  results: readonly DocumentResult[],
  registry: Registry,
  atHand: ReadonlySet<string>,
): ConsolidatedAnnouncement[] {
  const gathered = gather(results, registry);
  for (const id of atHand)
    for (const announced of registry.documents.get(id)?.announcements ?? [])
      if (!gathered.has(announced)) gathered.set(announced, { announcements: [], pilots: [] });
  return [...gathered]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, { announcements, pilots }]) => {
      const curated = registry.announcements.get(id) ?? null;
      return { id, curated, sources: announcements, pilots: pilotsOf(curated, pilots) };
    });
}

interface Gathered {
  readonly announcements: Source<Announcement>[];
  readonly pilots: Source<Pilot>[];
}

/** Documents that people know come first: others are placed beside them. */
function gather(results: readonly DocumentResult[], registry: Registry): Map<string, Gathered> {
  const rank = ({ document }: DocumentResult): number => (registry.documents.has(document.id) ? 0 : 1);
  const ordered = [...results].sort((a, b) => rank(a) - rank(b) || (a.document.id < b.document.id ? -1 : 1));
  const placing = new Placing(registry);
  const gathered = new Map<string, Gathered>();
  for (const result of ordered) {
    const documentId = result.document.id;
    const placed = placing.place(result);
    const of = (id: string): Gathered => {
      const target = placed.get(id) ?? id;
      const known = gathered.get(target) ?? { announcements: [], pilots: [] };
      gathered.set(target, known);
      return known;
    };
    for (const [index, record] of result.announcements.entries())
      of(record.id).announcements.push({ documentId, path: `announcements[${index}]`, record });
    for (const [index, record] of result.pilots.entries())
      of(record.announcementId).pilots.push({ documentId, path: `pilots[${index}]`, record });
  }
  return gathered;
}

/** The ids of all documents that state anything of a curated value. */
const statedIn = (value: unknown): string[] => {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, child]) => (key === 'in' ? (child as string[]) : statedIn(child)));
};

function pilotsOf(announcement: CuratedAnnouncement | null, told: readonly Source<Pilot>[]): ConsolidatedPilot[] {
  const stated = announcement?.pilots.map((pilot) => ({ ...pilot, in: [...new Set(statedIn(pilot))] }));
  const curated = curatedList<CuratedPilot & { in: readonly string[] }>('pilots', stated);
  const groups = align(curated, told, { meets: meetsPilot, alike: alikePilots });
  return renamed(groups).map(({ curated: known, told: sources }) => ({ curated: known, sources }));
}

type PilotGroup = Group<CuratedPilot, Source<Pilot>>;

/**
 * A pilot under a new name, with other applicants or none: where a document leaves one curated pilot unfound and tells one that is unknown,
 * and nothing speaks against it, they are one.
 */
function renamed(groups: readonly PilotGroup[]): PilotGroup[] {
  const unfound = groups.filter(({ curated, told }) => curated && told.length === 0);
  const unknown = groups.filter(({ curated }) => !curated);
  const pairs = new Map<PilotGroup, PilotGroup>();
  for (const lost of unfound) {
    const stating = lost.curated?.in ?? [];
    const candidates = unknown.filter(({ told }) => told.some(({ documentId }) => stating.includes(documentId)));
    const [only] = candidates;
    const rivals = unfound.filter((other) => other.curated?.in.some((id) => stating.includes(id)));
    if (!only || candidates.length > 1 || rivals.length > 1 || !lost.curated) continue;
    if (only.told.some((source) => mayBeRenamed(lost.curated!.value, source))) pairs.set(lost, only);
  }
  const taken = new Set(pairs.values());
  return groups
    .filter((group) => !taken.has(group))
    .map((group) => ({ curated: group.curated, told: pairs.get(group)?.told ?? group.told }));
}
