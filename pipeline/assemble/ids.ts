/** Stable ids of announcements and pilots, made from what the document says and from nothing else. */
import { foldName } from '../fold.ts';
import { region } from '../lexicon.ts';
import type { AnnouncementDraft, PilotDraft } from '../types.ts';

const DEFAULT_PROGRAMME = 'pboc-fintech-sandbox';

const slug = (text: string): string =>
  text
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
    .replaceAll(' ', '-');

/** `xian` for Xi'an: apostrophes part syllables, not words. */
const regionSlug = (id: string): string => slug(region(id).nameEn.replaceAll("'", ''));

/** What stands for the programme in an id: nothing for the PBOC sandbox, `capital-market` for its namesake of the securities regulator. */
const programmePart = (programme: string | undefined): string[] =>
  programme === undefined || programme === DEFAULT_PROGRAMME ? [] : [programme.replace(/(?:-fintech)?-pilot$/, '')];

function announcementId(draft: AnnouncementDraft, documentId: string): string {
  if (!draft.region) return documentId;
  const head = [regionSlug(draft.region.value), ...programmePart(draft.programme?.value)];
  const { batch, announcedOn, stage } = draft;
  if (batch && batch.value.year !== null) return [...head, batch.value.year, batch.value.number].join('-');
  if (!announcedOn) return documentId;
  return [...head, announcedOn.value, ...(stage ? [stage.value] : [])].join('-');
}

/** Appends `-2`, `-3` to ids that repeat. */
function distinct(ids: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return ids.map((id) => {
    const count = (seen.get(id) ?? 0) + 1;
    seen.set(id, count);
    return count === 1 ? id : `${id}-${count}`;
  });
}

/** region-year-number, else the announced date and stage, else the document's id. */
export const announcementIds = (drafts: readonly AnnouncementDraft[], documentId: string): string[] =>
  distinct(drafts.map((draft) => announcementId(draft, documentId)));

/** The announcement's id and the folded name; of an unnamed pilot its applicants and first technology. */
export function pilotIds(pilots: readonly PilotDraft[], announcements: readonly string[]): string[] {
  return distinct(
    pilots.map((pilot) => {
      const unnamed = [
        ...pilot.applicants.map(({ value }) => value.name),
        ...pilot.technologies.slice(0, 1).map(({ value }) => value.id),
      ];
      const own = pilot.name ? foldName(pilot.name.value) : unnamed.map(foldName).join('+') || 'unnamed';
      return `${announcements[pilot.announcement]}/${own}`;
    }),
  );
}
