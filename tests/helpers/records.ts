/** Hand-made results and curated data for tests that need no extraction. */
import type {
  Announcement,
  Applicant,
  DocumentResult,
  Pilot,
  ScaleFigure,
  Technology,
} from '../../pipeline/contract.ts';
import { curatedAnnouncementSchema, curatedDocumentSchema } from '../../pipeline/corpus/curated.ts';
import type { Registry } from '../../pipeline/corpus.ts';

export const proof = (quote: string, start = 0) => ({
  evidence: [{ start, end: start + quote.length, quote }],
  rule: 'test/rule',
});
export const scalar = <T>(value: T, quote = String(value)) => ({ value, ...proof(quote) });
export const statement = (text: string) => ({ text, ...proof(text) });

export const applicant = (name: string, more: Partial<Applicant> = {}): Applicant => ({
  name,
  canonicalName: null,
  id: null,
  nameEn: null,
  kind: 'bank',
  parentId: null,
  role: 'applicant',
  ...proof(name),
  ...more,
});

export const technology = (name: string): Technology => ({ id: 'x', name, nameEn: 'X', ...proof(name) });

export const figure = (value: number, more: Partial<ScaleFigure> = {}): ScaleFigure => ({
  metric: 'customers',
  value,
  unit: 'customer',
  comparator: 'gt',
  basis: null,
  by: null,
  ...proof(String(value)),
  ...more,
});

export const announcement = (id: string, more: Partial<Announcement> = {}): Announcement => ({
  id,
  programme: null,
  region: { name: '北京', code: '110000', nameEn: 'Beijing', ...proof('北京') },
  authority: null,
  batch: null,
  announcedOn: null,
  statedCount: null,
  statedByType: null,
  stage: null,
  participants: [],
  technologies: [],
  ...more,
});

export const pilot = (announcementId: string, name: string | null, more: Partial<Pilot> = {}): Pilot => ({
  id: `${announcementId}/${name ?? 'unnamed'}`,
  announcementId,
  name: name === null ? null : scalar(name),
  description: null,
  stage: null,
  type: null,
  applicants: [],
  applicantsComplete: true,
  technologies: [],
  scale: [],
  plannedLaunch: null,
  functions: [],
  expectedEffects: [],
  riskCompensation: null,
  exitMechanism: null,
  declaration: null,
  ...more,
});

export const result = (id: string, more: Partial<DocumentResult> = {}): DocumentResult => ({
  contract: 1,
  document: {
    id,
    path: `corpus/documents/${id}/source.txt`,
    sha256: '0'.repeat(64),
    mediaType: 'text/plain',
    encoding: 'utf-8',
    script: 'Hans',
    title: null,
    publishedOn: null,
    publisher: null,
    chars: 10,
  },
  announcements: [],
  pilots: [],
  programmes: [],
  notices: [],
  ...more,
});

/** A registry as the schemas read it; documents announce all announcements unless said otherwise. */
export function registry(
  announcements: readonly (object & { readonly id: string })[],
  documents: Readonly<Record<string, object>>,
): Registry {
  const ids = announcements.map(({ id }) => id);
  const facts = { title: null, publisher: null, publishedOn: null, script: 'Hans', announcements: ids };
  const curated = Object.entries(documents).map(([id, more]) => curatedDocumentSchema.parse({ id, ...facts, ...more }));
  return {
    announcements: new Map(announcements.map((one) => [one.id, curatedAnnouncementSchema.parse(one)])),
    documents: new Map(curated.map((one) => [one.id, one])),
  };
}
