/** `meta.yaml`: what is known of a document from outside its bytes. */
import { z } from 'zod';
import { mediaTypeSchema } from '../contract.ts';
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
  /** Of the frozen source; stated where a text layer stands for it. */
  mediaType: mediaTypeSchema.optional(),
  /** The file beside the source that holds its text as HTML, where the source is no text. */
  layer: z.literal('layer.html').optional(),
  /** The bytes as they were when the document was ingested. */
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/, 'a digest is 64 lower-case hex digits')
    .optional(),
  /** When the bytes were fetched or read: an ISO 8601 instant. */
  retrieved: z.iso.datetime().optional(),
  redistributable: z.boolean().optional(),
  /** The document that this is a later state of: the same address, other bytes. */
  versionOf: z.string().min(1).optional(),
  /** The document that this is a copy of, on another host or in another script. */
  copyOf: z.string().min(1).optional(),
});

export type Meta = z.infer<typeof metaSchema>;

/** What `load` reads of a `meta.yaml`: the rest says where the document belongs, not what it is. */
export function documentMeta(meta: { readonly [K in keyof DocumentMeta]?: DocumentMeta[K] | undefined }): DocumentMeta {
  const { title, publisher, published, url, charset } = meta;
  const given = Object.entries({ title, publisher, published, url, charset }).filter(
    ([, value]) => value !== undefined,
  );
  return Object.fromEntries(given) as DocumentMeta;
}
