/** What one document states, as the curated registry has it. */
import type { PilotType, Role, Stage } from '../contract.ts';
import type { CuratedAnnouncement, CuratedPilot, Registry } from '../corpus.ts';
import { STATEMENTS, type StatementKind } from './fields.ts';

/** An institution: how this document calls it, and how others do. */
export interface ExpectedInstitution {
  readonly names: readonly string[];
  readonly elsewhere: readonly string[];
}

export type ExpectedApplicant = ExpectedInstitution & { readonly role: Role };
export type ExpectedFigure = CuratedPilot['scale'][number];
export type Batch = { readonly year: number | null; readonly number: number };

/** Each scalar is a list: empty where the document does not state it, several where it contradicts itself. */
export interface ExpectedAnnouncement {
  readonly id: string;
  readonly programme: readonly string[];
  readonly region: readonly string[];
  readonly authority: readonly string[];
  readonly batch: readonly Batch[];
  readonly announcedOn: readonly string[];
  readonly statedCount: readonly number[];
  readonly statedByType: readonly Partial<Record<PilotType, number>>[];
  readonly stage: readonly Stage[];
  readonly participants: readonly ExpectedInstitution[];
  readonly technologies: readonly string[];
}

export interface ExpectedPilot {
  readonly key: string;
  readonly announcementId: string;
  readonly names: readonly string[];
  readonly type: readonly PilotType[];
  readonly stage: readonly Stage[];
  readonly applicants: readonly ExpectedApplicant[];
  readonly applicantsComplete: readonly boolean[];
  readonly technologies: readonly string[];
  readonly scale: readonly ExpectedFigure[];
  readonly plannedLaunch: readonly { readonly date: string; readonly precision: string }[];
  readonly statements: Readonly<Record<StatementKind, readonly string[]>>;
}

/** The announcements and pilots that a document states, in the order in which its curated file lists the announcements. */
export function expectedOf(
  document: string,
  registry: Registry,
): { readonly announcements: readonly ExpectedAnnouncement[]; readonly pilots: readonly ExpectedPilot[] } {
  const ids = registry.documents.get(document)?.announcements ?? [];
  const curated = ids.flatMap((id) => registry.announcements.get(id) ?? []);
  return {
    announcements: curated.map((announcement) => announcementIn(document, announcement)),
    pilots: curated.flatMap(({ id, pilots }) =>
      pilots.filter((pilot) => names(document, pilot)).map((pilot) => pilotIn(document, id, pilot)),
    ),
  };
}

interface Stated {
  readonly in: readonly string[];
}

/** Whether any value of a pilot lists the document. */
const names = (document: string, value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  Object.entries(value).some(([key, child]) => (key === 'in' ? child.includes(document) : names(document, child)));

const stated = <T extends Stated>(document: string, all: readonly T[] = []): T[] =>
  all.filter((value) => value.in.includes(document));
const values = <T>(document: string, all: readonly (Stated & { readonly value: T })[] | undefined): T[] =>
  stated(document, all).map(({ value }) => value);

type Curated = CuratedAnnouncement['participants'][number];

function institutions<T extends Curated>(document: string, all: readonly T[]): (T & ExpectedInstitution)[] {
  return all
    .map((curated) => {
      const here = stated(document, [curated, ...curated.also]).map(({ name }) => name);
      const everywhere = [curated, ...curated.also].map(({ name }) => name);
      return { ...curated, names: here, elsewhere: everywhere.filter((name) => !here.includes(name)) };
    })
    .filter(({ names }) => names.length > 0);
}

const announcementIn = (document: string, curated: CuratedAnnouncement): ExpectedAnnouncement => ({
  id: curated.id,
  programme: values(document, curated.programme),
  region: values(document, curated.region),
  authority: values(document, curated.authority),
  batch: values(document, curated.batch),
  announcedOn: values(document, curated.announcedOn),
  statedCount: values(document, curated.statedCount),
  statedByType: values(document, curated.statedByType),
  stage: values(document, curated.stage),
  participants: institutions(document, curated.participants),
  technologies: stated(document, curated.technologies).map(({ name }) => name),
});

const pilotIn = (document: string, announcementId: string, curated: CuratedPilot): ExpectedPilot => ({
  key: curated.key,
  announcementId,
  names: values(document, curated.name && [curated.name, ...curated.name.variants]),
  type: values(document, curated.type),
  stage: values(document, curated.stage),
  applicants: institutions(document, curated.applicants),
  applicantsComplete: values(document, curated.applicantsComplete),
  technologies: stated(document, curated.technologies).map(({ name }) => name),
  scale: stated(document, curated.scale),
  plannedLaunch: stated(document, curated.plannedLaunch).map(({ value, precision }) => ({ date: value, precision })),
  statements: Object.fromEntries(
    STATEMENTS.map((kind) => [kind, stated(document, curated[kind]).map(({ text }) => text)]),
  ) as Record<StatementKind, string[]>,
});
