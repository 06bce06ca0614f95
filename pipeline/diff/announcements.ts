/** Which announcement the announcements of documents are: people know, or the id says, or the pilots it names. */
import type { Announcement, DocumentResult } from '../contract.ts';
import type { CuratedAnnouncement, Registry } from '../corpus.ts';
import { matchAnnouncements } from '../score/announcements.ts';
import { expectedOf } from '../score/expected.ts';
import { sameName } from './spelling.ts';

/** What is known of an announcement while the others are placed. */
interface Known {
  readonly region: Set<string>;
  readonly names: string[];
}

/** Decides, document by document, to which announcement the announcements of its result belong. */
export class Placing {
  readonly #registry: Registry;
  readonly #known: Map<string, Known>;

  constructor(registry: Registry) {
    this.#registry = registry;
    this.#known = new Map([...registry.announcements].map(([id, one]) => [id, knownOf(one)]));
  }

  /** The id of each announcement of a result, by the id that extraction gave it. */
  place(result: DocumentResult): ReadonlyMap<string, string> {
    const expected = expectedOf(result.document.id, this.#registry).announcements;
    const matched = matchAnnouncements(expected, result.announcements);
    const placed = new Map<string, string>();
    for (const announcement of result.announcements) {
      const names = result.pilots.flatMap(({ announcementId, name }) =>
        announcementId === announcement.id && name ? [name.value] : [],
      );
      const id = matched.get(announcement)?.id ?? this.#find(announcement, names);
      placed.set(announcement.id, id);
      this.#remember(id, announcement, names);
    }
    return placed;
  }

  /** An announcement that has this id, else the one of that place which names at least half of these pilots, else none: its own id. */
  #find({ id, region }: Announcement, names: readonly string[]): string {
    if (this.#known.has(id) || names.length === 0) return id;
    for (const [other, known] of this.#known) {
      const shared = names.filter((name) => known.names.some((one) => sameName(one, name))).length;
      const elsewhere = region !== null && known.region.size > 0 && !known.region.has(region.name);
      if (!elsewhere && 2 * shared >= names.length) return other;
    }
    return id;
  }

  #remember(id: string, { region }: Announcement, names: readonly string[]): void {
    const known = this.#known.get(id) ?? { region: new Set(), names: [] };
    if (region) known.region.add(region.name);
    known.names.push(...names);
    this.#known.set(id, known);
  }
}

const knownOf = ({ region = [], pilots }: CuratedAnnouncement): Known => ({
  region: new Set(region.map(({ value }) => value)),
  names: pilots.flatMap(({ name }) => (name ? [name, ...name.variants].map(({ value }) => value) : [])),
});
