/** The announcement itself, field by field in the order of the data contract. */
import type { Announcement } from '../contract.ts';
import type { CuratedAnnouncement } from '../corpus.ts';
import type { ConsolidatedAnnouncement } from './consolidate.ts';
import { participant } from './institutions.ts';
import { type DiffContext, recordOf } from './record.ts';
import { type AnnouncementDiff, ofFields } from './report.ts';
import { Rows } from './rows.ts';
import { authority, batch, byType, date, number, region, term } from './scalars.ts';
import { technology } from './technologies.ts';
import { curatedInstitutions, curatedList, curatedScalar, Sources, type Told } from './told.ts';

/** The diff of one announcement, without its pilots. */
export function announcementDiff(
  { id, curated, sources }: ConsolidatedAnnouncement,
  context: DiffContext,
): AnnouncementDiff {
  const rows = new Rows({ id, ...context });
  addScalars(rows, curated, new Sources(sources));
  addLists(rows, curated, new Sources(sources));
  const found = curated === null ? 'new' : ofFields(rows.fields);
  const status = sources.length === 0 ? 'missing' : found;
  return { ...recordOf(id, rows.fields, sources, context), announcementId: id, status };
}

const nameOf = <T extends { readonly name: string }>(told: Told<T>): Told<string> => ({
  ...told,
  value: told.value.name,
});

function addScalars(rows: Rows, curated: CuratedAnnouncement | null, told: Sources<Announcement>): void {
  const programmes = told.scalar('programme', ({ programme }) => programme);
  rows.scalar('programme', curatedScalar('programme', curated?.programme), programmes, term);
  const regions = told.object('region', (record) => record.region).map(nameOf);
  rows.scalar('region', curatedScalar('region', curated?.region), regions, region);
  const bodies = told.object('authority', (record) => record.authority).map(nameOf);
  rows.names('authority', curatedScalar('authority', curated?.authority), bodies, authority);
  const batches = told.object('batch', (record) => record.batch);
  rows.scalar('batch', curatedScalar('batch', curated?.batch), batches, batch);
  const dates = told.scalar('announcedOn', ({ announcedOn }) => announcedOn);
  rows.scalar('announcedOn', curatedScalar('announcedOn', curated?.announcedOn), dates, date);
  const counts = told.scalar('statedCount', ({ statedCount }) => statedCount);
  rows.scalar('statedCount', curatedScalar('statedCount', curated?.statedCount), counts, number);
  const countsByType = told.scalar('statedByType', ({ statedByType }) => statedByType);
  rows.scalar('statedByType', curatedScalar('statedByType', curated?.statedByType), countsByType, byType);
  const stages = told.scalar('stage', ({ stage }) => stage);
  rows.scalar<string, string>('stage', curatedScalar('stage', curated?.stage), stages, term);
}

function addLists(rows: Rows, curated: CuratedAnnouncement | null, told: Sources<Announcement>): void {
  const participants = told.list('participants', (record) => record.participants);
  rows.list('participants', curatedInstitutions('participants', curated?.participants), participants, participant);
  const technologies = told.list('technologies', (record) => record.technologies);
  rows.list('technologies', curatedList('technologies', curated?.technologies), technologies, technology);
}
