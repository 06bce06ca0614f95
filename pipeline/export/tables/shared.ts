/** Columns that several tables have. */
import type { Applicant, DocumentResult, Participant } from '../../contract.ts';
import { institutionKindSchema } from '../../contract.ts';
import { type Field, integer, text, textOrNull } from '../schema.ts';

export const ISO_DATE = 'ISO 8601, as precise as the document: 2020-08-14, 2020-07 or 2020';

export const documentId = <S>(of: (source: S) => DocumentResult): Field<S> =>
  text('document_id', 'The document that says so', (source: S) => of(source).document.id, {
    references: 'documents.document_id',
  });

export const announcementId = <S>(of: (source: S) => string): Field<S> =>
  text('announcement_id', 'The announcement it belongs to', of, { references: 'announcements.announcement_id' });

export const pilotId = <S>(of: (source: S) => string): Field<S> =>
  text('pilot_id', 'The pilot it belongs to', of, { references: 'pilots.pilot_id' });

/** Of a list's member: its place there. */
export const position = <S extends { readonly index: number }>(): Field<S> =>
  integer('position', 'Place in its list, in order of mention, from 1', ({ index }: S) => index + 1);

/** What is known of an institution. */
export const institutionFields = <S>(of: (source: S) => Applicant | Participant): Field<S>[] => [
  text('name', 'As the document calls it, in Simplified script and mainland wording', (source: S) => of(source).name, {
    proof: (source: S) => of(source),
  }),
  textOrNull('canonical_name', 'In full, where the lexicon knows it', (source: S) => of(source).canonicalName),
  textOrNull('institution_id', 'Entry of the lexicon: the same in all documents', (source: S) => of(source).id),
  textOrNull('name_en', 'English name, where known', (source: S) => of(source).nameEn),
  text('kind', 'Kind of institution', (source: S) => of(source).kind, { values: institutionKindSchema.options }),
  textOrNull('parent_institution_id', 'Entry that a branch belongs to', (source: S) => of(source).parentId),
];
