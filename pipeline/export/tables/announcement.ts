/** Announcements, and who takes part in them without a pilot being said. */
import { type Announcement, type DocumentResult, type PilotType, stageSchema } from '../../contract.ts';
import { keyOf, memberKey } from '../keys.ts';
import { type Entry, type Field, integerOrNull, table, text, textOrNull } from '../schema.ts';
import { announcementId, documentId, ISO_DATE, institutionFields, position } from './shared.ts';

interface Source {
  readonly result: DocumentResult;
  readonly announcement: Announcement;
  readonly index: number;
}

const statedOf = (type: PilotType, column: string): Field<Source> =>
  integerOrNull(
    column,
    `How many ${type} pilots the document itself says`,
    ({ announcement }) => announcement.statedByType?.value[type] ?? null,
    {
      proof: ({ announcement: { statedByType } }) => (statedByType?.value[type] === undefined ? null : statedByType),
    },
  );

export const announcements = table<Source>(
  'announcements',
  'One row an announcement in a document: a region and batch that the document announces.',
  ({ result }) => result.announcements.map((announcement, index) => ({ result, announcement, index })),
  [
    text('announcement_id', 'Key of the row', (a) => keyOf(a.result, a.announcement.id), { primary: true }),
    documentId(({ result }) => result),
    position(),
    text('announcement', 'Region, year and number: the same in all documents', (a) => a.announcement.id),
    textOrNull(
      'programme',
      'Entry of the lexicon: pboc-fintech-sandbox',
      (a) => a.announcement.programme?.value ?? null,
      {
        proof: (a) => a.announcement.programme,
      },
    ),
    textOrNull('region', 'Short name of the region', (a) => a.announcement.region?.name ?? null, {
      proof: (a) => a.announcement.region,
    }),
    textOrNull('region_code', 'Six digits of GB/T 2260, as text', (a) => a.announcement.region?.code ?? null),
    textOrNull('region_en', 'English name of the region', (a) => a.announcement.region?.nameEn ?? null),
    textOrNull('authority', 'The body that published it, in full', (a) => a.announcement.authority?.name ?? null, {
      proof: (a) => a.announcement.authority,
    }),
    textOrNull('authority_en', 'English name of that body', (a) => a.announcement.authority?.nameEn ?? null),
    integerOrNull('batch_year', 'Year of the batch', (a) => a.announcement.batch?.year ?? null),
    integerOrNull('batch_number', 'Number of the batch', (a) => a.announcement.batch?.number ?? null, {
      proof: (a) => a.announcement.batch,
    }),
    textOrNull('announced_on', `When it was announced: ${ISO_DATE}`, (a) => a.announcement.announcedOn?.value ?? null, {
      proof: (a) => a.announcement.announcedOn,
    }),
    integerOrNull(
      'stated_count',
      'How many pilots the document itself says',
      (a) => a.announcement.statedCount?.value ?? null,
      {
        proof: (a) => a.announcement.statedCount,
      },
    ),
    statedOf('financial-service', 'stated_financial_services'),
    statedOf('technology-product', 'stated_technology_products'),
    textOrNull('stage', 'How far the batch is', (a) => a.announcement.stage?.value ?? null, {
      values: stageSchema.options,
      proof: (a) => a.announcement.stage,
    }),
  ],
);

const participantsOf = ({ result }: Entry<DocumentResult>) =>
  result.announcements.flatMap(({ id, participants }) =>
    participants.map((participant, index) => ({ result, owner: keyOf(result, id), participant, index })),
  );

type Taking = ReturnType<typeof participantsOf>[number];

export const participants = table<Taking>(
  'participants',
  'One row an institution that is said to take part in an announcement without saying in which pilot.',
  participantsOf,
  [
    text('participant_id', 'Key of the row', ({ owner, index }) => memberKey(owner, 'participant', index), {
      primary: true,
    }),
    documentId(({ result }) => result),
    announcementId(({ owner }) => owner),
    position(),
    ...institutionFields(({ participant }: Taking) => participant),
  ],
);
