/**
 * The data contract, version 1: the shape of everything that leaves the program. `schema` prints it as JSON Schema.
 *
 * Terms follow JR/T 0198-2020 (Financial Technology Innovation Application Testing Specification): a 创新应用 is a pilot, a
 * 申请机构 an applicant, 预期规模 the scale. Offsets are UTF-16 code units of the source text, half-open.
 */
import { z } from 'zod';
import { CONTRACT_VERSION } from './contract-version.ts';

export { CONTRACT_VERSION } from './contract-version.ts';

/** A slice of the source text: `quote === source.slice(start, end)`. */
export const evidenceSchema = z
  .strictObject({ start: z.int().min(0), end: z.int().min(1), quote: z.string().min(1) })
  .refine((e) => e.end - e.start === e.quote.length, 'quote must be as long as its span')
  .describe('UTF-16 offsets into the source text and the characters that stand there');

const evidenceList = z.array(evidenceSchema).min(1);
const ruleId = z.string().regex(/^[a-z0-9-]+(\/[a-z0-9-]+)*$/);
const isoDate = z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/);
const proof = { evidence: evidenceList, rule: ruleId };

const scalar = <T extends z.ZodType>(value: T) => z.strictObject({ value, ...proof });
/** Title, publisher and date of publication may come from `meta.yaml`, which is no slice of the source: rule `load/meta`, no evidence. */
const documentScalar = <T extends z.ZodType>(value: T) =>
  z
    .strictObject({ value, evidence: z.array(evidenceSchema), rule: ruleId })
    .refine((s) => s.evidence.length > 0 || s.rule === 'load/meta', 'evidence is missing')
    .nullable();

/** Of a document's bytes. Formats other than text and HTML are read through a text layer, which evidence then indexes. */
export const mediaTypeSchema = z.enum([
  'text/plain',
  'text/html',
  'text/csv',
  'application/pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'multipart/related',
]);
export const scriptSchema = z.enum(['Hans', 'Hant', 'Latn', 'mixed']);
export const stageSchema = z.enum(['consultation', 'registered', 'testing', 'completed', 'withdrawn']);
export const pilotTypeSchema = z.enum(['financial-service', 'technology-product']);
export const institutionKindSchema = z.enum([
  'bank',
  'bank-branch',
  'technology-company',
  'payment',
  'credit-bureau',
  'clearing',
  'telecom',
  'insurer',
  'securities',
  'regulator',
  'research-institute',
  'association',
  'other',
]);
export const roleSchema = z.enum([
  'applicant',
  'technology-provider',
  'operator',
  'financial-institution',
  'data-provider',
]);
export const metricSchema = z.enum([
  'individual-customers',
  'users',
  'enterprise-customers',
  'customers',
  'merchants',
  'transactions',
  'accounts',
  'cards',
  'terminals',
  'partners',
  'coverage',
  'transaction-amount',
  'loan-balance',
  'credit-line',
  'drawdown',
  'financing-amount',
]);
export const comparatorSchema = z.enum(['eq', 'gt', 'gte', 'lt', 'lte', 'approx']);
export const basisSchema = z.enum(['per-year', 'per-month', 'cumulative', 'pilot-period']);
export const noticeCodeSchema = z.enum([
  'count-mismatch',
  'unknown-applicant',
  'unknown-technology',
  'unresolved-figure',
  'ambiguous-date',
  'mixed-script',
  'empty-document',
  'unnamed-pilot',
  'no-applicant',
  'undecodable-text',
  'unknown-term',
  'invalid-identifier',
]);

const stage = scalar(stageSchema).nullable();
const type = scalar(pilotTypeSchema).nullable();

export const documentSchema = z.strictObject({
  id: z.string().min(1),
  path: z.string(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  mediaType: mediaTypeSchema,
  encoding: z.string(),
  script: scriptSchema,
  title: documentScalar(z.string()),
  publishedOn: documentScalar(isoDate),
  publisher: documentScalar(z.string()),
  chars: z.int().min(0),
});

export const technologySchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  nameEn: z.string(),
  ...proof,
});

const institution = {
  name: z.string().min(1),
  canonicalName: z.string().nullable(),
  id: z.string().nullable(),
  nameEn: z.string().nullable(),
  kind: institutionKindSchema,
  parentId: z.string().nullable(),
};
export const participantSchema = z.strictObject({ ...institution, ...proof });
export const applicantSchema = z.strictObject({ ...institution, role: roleSchema, ...proof });

export const scaleFigureSchema = z.strictObject({
  metric: metricSchema,
  value: z.number(),
  upper: z.number().optional(),
  unit: z.string(),
  comparator: comparatorSchema,
  basis: basisSchema.nullable(),
  by: isoDate.nullable(),
  ...proof,
});

export const statementSchema = z.strictObject({ text: z.string().min(1), ...proof });

export const announcementSchema = z.strictObject({
  id: z.string(),
  programme: scalar(z.string()).nullable(),
  region: z
    .strictObject({
      name: z.string(),
      code: z
        .string()
        .regex(/^\d{6}$/)
        .nullable(),
      nameEn: z.string(),
      ...proof,
    })
    .nullable(),
  authority: z.strictObject({ name: z.string(), nameEn: z.string().nullable(), ...proof }).nullable(),
  batch: z.strictObject({ year: z.int().nullable(), number: z.int().min(1), ...proof }).nullable(),
  announcedOn: scalar(isoDate).nullable(),
  statedCount: scalar(z.int().min(0)).nullable(),
  statedByType: scalar(z.partialRecord(pilotTypeSchema, z.int().min(0))).nullable(),
  stage,
  participants: z.array(participantSchema),
  technologies: z.array(technologySchema),
});

/** An identifier as printed; folded (blanks, case, O for 0) where its check digits then agree. */
const identifier = z.strictObject({ value: z.string().min(1), valid: z.boolean(), ...proof }).nullable();
const text = scalar(z.string().min(1)).nullable();

/** An institution as a declaration enters it: 统一社会信用代码, 全球法人识别编码, 机构名称, 持有金融牌照信息. */
export const declaredInstitutionSchema = z.strictObject({
  name: text,
  creditCode: identifier.describe('unified social credit code, GB 32100-2015'),
  lei: identifier.describe('legal entity identifier, ISO 17442'),
  licences: z.array(
    z.strictObject({
      name: z.string().nullable(),
      number: z.string().nullable(),
      issuer: z.string().nullable(),
      ...proof,
    }),
  ),
});

/** 合法合规性评估, 技术安全性评估: the text is the conclusion, where the form has a field for it. */
export const assessmentSchema = statementSchema.extend({
  assessor: text,
  assessedOn: scalar(isoDate).nullable(),
  validity: text,
});

/** What 金融科技创新应用声明书, the form of JR/T 0198-2020, says beyond the other keys of a pilot. */
export const declarationSchema = z.strictObject({
  number: text.describe('创新应用编号'),
  institutions: z.array(declaredInstitutionSchema),
  novelty: statementSchema.nullable(),
  dataSources: statementSchema.nullable(),
  serviceChannel: text,
  serviceTime: text,
  users: text,
  serviceAgreement: text,
  legalAssessment: assessmentSchema.nullable(),
  securityAssessment: assessmentSchema.nullable(),
  riskControls: statementSchema.nullable(),
  emergencyPlan: statementSchema.nullable(),
  complaints: z.array(statementSchema.extend({ to: z.enum(['institution', 'self-regulation']).nullable() })),
});

export const pilotSchema = z.strictObject({
  id: z.string(),
  announcementId: z.string(),
  name: scalar(z.string().min(1)).nullable(),
  description: statementSchema.nullable(),
  stage,
  type,
  applicants: z.array(applicantSchema),
  applicantsComplete: z.boolean(),
  technologies: z.array(technologySchema),
  scale: z.array(scaleFigureSchema),
  plannedLaunch: z.strictObject({ date: isoDate, precision: z.enum(['day', 'month', 'year']), ...proof }).nullable(),
  functions: z.array(statementSchema),
  expectedEffects: z.array(statementSchema),
  riskCompensation: statementSchema.nullable(),
  exitMechanism: statementSchema.nullable(),
  declaration: declarationSchema.nullable().default(null).describe('null where the document is no declaration'),
});

export const programmeStatementSchema = z.strictObject({
  programme: z.string(),
  regions: z.array(z.string()),
  kind: z.enum(['statistics', 'initiative']),
  statement: z.string().min(1),
  figures: z.array(
    z.strictObject({
      what: z.string(),
      value: z.number(),
      unit: z.string().nullable(),
      comparator: comparatorSchema,
      evidence: evidenceList,
    }),
  ),
  technologies: z.array(technologySchema),
  domain: z.string().nullable(),
  ...proof,
});

export const noticeSchema = z.strictObject({
  code: noticeCodeSchema,
  severity: z.enum(['info', 'warning', 'error']),
  message: z.string(),
  path: z.string().describe('where in this result: pilots[2].applicants[0]; empty for the document'),
  evidence: z.array(evidenceSchema),
});

/** What `extract` gives for one document. */
export const documentResultSchema = z.strictObject({
  contract: z.literal(CONTRACT_VERSION),
  document: documentSchema,
  announcements: z.array(announcementSchema),
  pilots: z.array(pilotSchema),
  programmes: z.array(programmeStatementSchema),
  notices: z.array(noticeSchema),
});

/** The line of a document that could not be read or parsed. */
export const errorResultSchema = z.strictObject({
  contract: z.literal(CONTRACT_VERSION),
  document: z.strictObject({ path: z.string() }),
  error: z.strictObject({ code: z.string(), message: z.string() }),
});

export type Evidence = z.infer<typeof evidenceSchema>;
export type MediaType = z.infer<typeof mediaTypeSchema>;
export type Script = z.infer<typeof scriptSchema>;
export type Stage = z.infer<typeof stageSchema>;
export type PilotType = z.infer<typeof pilotTypeSchema>;
export type InstitutionKind = z.infer<typeof institutionKindSchema>;
export type Role = z.infer<typeof roleSchema>;
export type Metric = z.infer<typeof metricSchema>;
export type Comparator = z.infer<typeof comparatorSchema>;
export type Basis = z.infer<typeof basisSchema>;
export type NoticeCode = z.infer<typeof noticeCodeSchema>;
export type Technology = z.infer<typeof technologySchema>;
export type Participant = z.infer<typeof participantSchema>;
export type Applicant = z.infer<typeof applicantSchema>;
export type ScaleFigure = z.infer<typeof scaleFigureSchema>;
export type Statement = z.infer<typeof statementSchema>;
export type Announcement = z.infer<typeof announcementSchema>;
export type Pilot = z.infer<typeof pilotSchema>;
export type Declaration = z.infer<typeof declarationSchema>;
export type ProgrammeStatement = z.infer<typeof programmeStatementSchema>;
export type Notice = z.infer<typeof noticeSchema>;
export type DocumentResult = z.infer<typeof documentResultSchema>;
export type ErrorResult = z.infer<typeof errorResultSchema>;
