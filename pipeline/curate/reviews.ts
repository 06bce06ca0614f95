/** What reviewers decided, as it stands under `reviews` in a curated file, and whether a decision still holds. */
import { createHash } from 'node:crypto';
import { z } from 'zod';

export const reviewSchema = z.strictObject({
  record: z.string().min(1).describe('as the diff calls it: beijing-2020-1/weijiedai'),
  row: z
    .string()
    .min(1)
    .optional()
    .describe('the value, applicants/农业银行; absent where the record is meant as a whole'),
  decision: z.enum(['accept', 'reject', 'edit']),
  by: z.string().min(1),
  at: z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/),
  documents: z
    .record(z.string(), z.string())
    .describe('the documents it was decided on, with the digest of their bytes'),
  passage: z.string().nullable().describe('digest of the passages that the value was found in'),
  value: z.string().nullable().describe('digest of the extracted value'),
});
export type Review = z.infer<typeof reviewSchema>;

/** What a row of the diff rests on. */
export type Basis = Pick<Review, 'record' | 'row' | 'documents' | 'passage' | 'value'>;

/** Sixteen hexadecimal digits that two different texts do not share. */
export const shortDigest = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16);

/** A row is called after its curated value, so an edit may give it another name: then its extracted value tells which it is. */
const isOf = (review: Review, { record, row, value }: Basis): boolean =>
  review.record === record &&
  (review.row === row || (value !== null && row !== undefined && review.row !== undefined && review.value === value));

const sameDocuments = (a: Basis['documents'], b: Basis['documents']): boolean =>
  Object.keys(a).length === Object.keys(b).length && Object.entries(a).every(([id, sha256]) => b[id] === sha256);

/**
 * The decision that settles a row, null where it must be asked: nobody has decided, or both the source passage and the extracted value
 * have changed since. The last decision counts.
 */
export function settling(reviews: readonly Review[], basis: Basis): Review | null {
  const last = reviews.filter((review) => isOf(review, basis)).at(-1);
  if (!last) return null;
  const samePassage = last.passage === basis.passage && last.passage !== null;
  const sameSource = samePassage || sameDocuments(last.documents, basis.documents);
  return sameSource || last.value === basis.value ? last : null;
}
