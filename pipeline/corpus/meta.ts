/** `meta.yaml`: what is known of a document from outside its bytes. */
import { z } from 'zod';
import type { DocumentMeta } from '../types.ts';

const date = z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, 'a date is ISO 8601: 2020-08-17');

/** Further keys are kept by whoever scraped the document and mean nothing here. */
export const metaSchema = z.looseObject({
  split: z.enum(['development', 'heldout']).optional(),
  licence: z.string().min(1).optional(),
  title: z.string().min(1).optional(),
  publisher: z.string().min(1).optional(),
  published: date.optional(),
  url: z.string().min(1).optional(),
  charset: z.string().min(1).optional(),
});

/** What `load` reads of a `meta.yaml`: the rest says where the document belongs, not what it is. */
export function documentMeta(meta: z.infer<typeof metaSchema>): DocumentMeta {
  const { title, publisher, published, url, charset } = meta;
  const given = Object.entries({ title, publisher, published, url, charset }).filter(
    ([, value]) => value !== undefined,
  );
  return Object.fromEntries(given) as DocumentMeta;
}
