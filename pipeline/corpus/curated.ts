/** The schemas of `corpus/curated/`: what people have verified, as `corpus/README.md` describes it. */
import { z } from 'zod';
import {
  basisSchema,
  comparatorSchema,
  metricSchema,
  pilotTypeSchema,
  roleSchema,
  scriptSchema,
  stageSchema,
} from '../contract.ts';
import { reviewSchema } from '../curate/reviews.ts';

const date = z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, 'a date is ISO 8601, in quotation marks: "2020-08-17"');
const name = z.string().min(1);
/** The ids of the documents that state a value. */
const stated = { in: z.array(name) };

/** A scalar may be one value, or a list where documents contradict each other. */
const oneOrMore = <T extends z.ZodType>(value: T) =>
  z.preprocess((given) => (Array.isArray(given) ? given : [given]), z.array(value).min(1)).optional();
const scalar = <T extends z.ZodType>(value: T) => oneOrMore(z.strictObject({ value, ...stated }));
const listOf = <T extends z.ZodType>(item: T) => z.array(item).default([]);

const institution = { name, ...stated, also: listOf(z.strictObject({ name, ...stated })) };
const technology = z.strictObject({ name, ...stated });
const phrases = listOf(z.strictObject({ text: name, ...stated }));

const pilotName = z.strictObject({
  value: name,
  ...stated,
  variants: listOf(z.strictObject({ value: name, ...stated })),
});

const figure = z.strictObject({
  metric: metricSchema,
  value: z.number(),
  upper: z.number().optional(),
  unit: name,
  comparator: comparatorSchema,
  basis: basisSchema.nullable().default(null),
  by: date.nullable().default(null),
  ...stated,
});

export const curatedPilotSchema = z.strictObject({
  key: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'a key is kebab-case: dialect-customer-service'),
  name: pilotName.optional(),
  type: scalar(pilotTypeSchema),
  stage: scalar(stageSchema),
  applicants: listOf(z.strictObject({ ...institution, role: roleSchema })),
  applicantsComplete: scalar(z.boolean()),
  technologies: listOf(technology),
  scale: listOf(figure),
  plannedLaunch: oneOrMore(z.strictObject({ value: date, precision: z.enum(['day', 'month', 'year']), ...stated })),
  description: phrases,
  functions: phrases,
  expectedEffects: phrases,
  riskCompensation: phrases,
  exitMechanism: phrases,
});

/** `corpus/curated/<announcement>.yaml` */
export const curatedAnnouncementSchema = z.strictObject({
  id: name,
  programme: scalar(name),
  region: scalar(name),
  authority: scalar(name),
  batch: scalar(z.strictObject({ year: z.int().nullable(), number: z.int().min(1) })),
  announcedOn: scalar(date),
  statedCount: scalar(z.int().min(0)),
  statedByType: scalar(z.partialRecord(pilotTypeSchema, z.int().min(0))),
  stage: scalar(stageSchema),
  participants: listOf(z.strictObject(institution)),
  technologies: listOf(technology),
  pilots: listOf(curatedPilotSchema),
  reviews: listOf(reviewSchema),
});

const programmeStatement = z.strictObject({
  programme: name,
  regions: z.array(name),
  kind: z.enum(['statistics', 'initiative']),
  text: name,
  figures: listOf(z.strictObject({ what: name, value: z.number(), comparator: comparatorSchema.default('eq') })),
  technologies: listOf(name),
});

/** `corpus/curated/documents/<document-id>.yaml` */
export const curatedDocumentSchema = z.strictObject({
  id: name,
  title: name.nullable(),
  publisher: name.nullable(),
  publishedOn: date.nullable(),
  script: scriptSchema,
  announcements: z.array(name),
  programmes: listOf(programmeStatement),
  reviews: listOf(reviewSchema),
});

export type CuratedAnnouncement = z.infer<typeof curatedAnnouncementSchema>;
export type CuratedPilot = CuratedAnnouncement['pilots'][number];
export type CuratedDocument = z.infer<typeof curatedDocumentSchema>;
export type CuratedStatement = CuratedDocument['programmes'][number];
