/** Stage 8: the records of all documents, consolidated, against the curated data. Pure: what is at hand is handed in. */
import type { DocumentResult } from '../contract.ts';
import type { Registry } from '../corpus.ts';
import { announcementDiff } from '../diff/announcement.ts';
import { type ConsolidatedAnnouncement, consolidate } from '../diff/consolidate.ts';
import { documentDiff } from '../diff/document.ts';
import { pilotDiff } from '../diff/pilot.ts';
import type { DiffContext } from '../diff/record.ts';
import type { DiffReport, PilotDiff } from '../diff/report.ts';
import { summaryOf } from '../diff/summary.ts';

/**
 * Compares results with the curated registry, by pilot and by field, in a stable order: announcements by id, their pilots in the order of
 * the curated data and then as told, documents by id.
 * @param results of the documents at hand, each once, in any order
 * @param atHand further documents that were to be found: what people know from them alone is missing
 * @param copyOf documents that are copies or later versions of others, by their id
 */
export function diff(
  results: readonly DocumentResult[],
  registry: Registry,
  atHand: readonly string[] = [],
  copyOf: ReadonlyMap<string, string> = new Map(),
): DiffReport {
  const context: DiffContext = {
    atHand: new Set([...results.map(({ document }) => document.id), ...atHand]),
    notices: results.flatMap(({ document, notices }) =>
      notices.map((notice) => ({ documentId: document.id, ...notice })),
    ),
  };
  const consolidated = consolidate(results, registry, context.atHand);
  const announcements = consolidated.map((one) => announcementDiff(one, context));
  const pilots = consolidated.flatMap((one) => pilotDiffs(one, context));
  const documents = results
    .map((result) => documentDiff(result, registry.documents.get(result.document.id) ?? null, context))
    .sort((a, b) => (a.documentId < b.documentId ? -1 : 1));
  const copies = copiesAmong(results, copyOf);
  return { summary: summaryOf({ announcements, pilots, documents, copies }), announcements, pilots, documents, copies };
}

/** The copies whose original is at hand too: one whose original is not speaks for it. */
function copiesAmong(results: readonly DocumentResult[], copyOf: ReadonlyMap<string, string>): Record<string, string> {
  const ids = results.map(({ document }) => document.id).sort();
  const known = new Set(ids);
  return Object.fromEntries(
    ids.flatMap((id) => {
      const original = copyOf.get(id);
      return original !== undefined && known.has(original) ? [[id, original]] : [];
    }),
  );
}

/** The pilots of an announcement. A pilot that nobody has curated is called by its own id, apart from the keys of the others. */
function pilotDiffs({ id, pilots }: ConsolidatedAnnouncement, context: DiffContext): PilotDiff[] {
  const keys = new Set(pilots.flatMap(({ curated }) => curated?.value.key ?? []));
  return pilots.map((pilot) => {
    if (pilot.curated) return pilotDiff(id, pilot, pilot.curated.value.key, context);
    const own = pilot.sources[0]?.record.id.replace(/^[^/]*\//, '') ?? '';
    let key = own;
    for (let count = 2; keys.has(key); count += 1) key = `${own}-${count}`;
    keys.add(key);
    return pilotDiff(id, pilot, key, context);
  });
}
