/** One pilot, field by field in the order of the data contract. */
import type { Pilot } from '../contract.ts';
import type { CuratedPilot } from '../corpus.ts';
import { STATEMENTS } from '../score/fields.ts';
import type { ConsolidatedPilot } from './consolidate.ts';
import { figure } from './figures.ts';
import { applicant } from './institutions.ts';
import { type DiffContext, recordOf } from './record.ts';
import { ofFields, type PilotDiff, type Status } from './report.ts';
import { Rows } from './rows.ts';
import { flag, launch, name, term } from './scalars.ts';
import { addStatements } from './statements.ts';
import { technology } from './technologies.ts';
import { type Curated, curatedInstitutions, curatedList, curatedScalar, Sources, type Told } from './told.ts';

/** The diff of one pilot. @param unknownKey what stands for the key of a pilot that nobody has curated */
export function pilotDiff(
  announcementId: string,
  pilot: ConsolidatedPilot,
  unknownKey: string,
  context: DiffContext,
): PilotDiff {
  const known = pilot.curated?.value;
  const key = known?.key ?? unknownKey;
  const id = `${announcementId}/${key}`;
  const rows = new Rows({ id, ...context });
  const told = new Sources(pilot.sources);
  const at = (field: string): string => `${pilot.curated?.path}.${field}`;
  const names = told.scalar('name', (record) => record.name);
  rows.names('name', curatedNames(known, at('name')), names, name);
  addFacts(rows, known, told, at);
  const read = STATEMENTS.flatMap((kind) => known?.[kind].map(({ text }) => text) ?? []);
  for (const kind of STATEMENTS) {
    const indexed = kind === 'functions' || kind === 'expectedEffects';
    const stated = told.list(kind, (record) => record[kind] ?? [], indexed);
    addStatements(rows, kind, { phrases: curatedList(at(kind), known?.[kind]), told: stated, read }, context.atHand);
  }
  return {
    ...recordOf(id, rows.fields, pilot.sources, context),
    key,
    announcementId,
    name: known?.name?.value ?? names[0]?.value ?? null,
    status: statusOf(pilot, rows, context),
  };
}

function statusOf({ curated, sources }: ConsolidatedPilot, { fields }: Rows, { atHand }: DiffContext): Status {
  if (!curated) return 'new';
  if (sources.length === 0) return curated.in.some((document) => atHand.has(document)) ? 'missing' : 'unchecked';
  return ofFields(fields);
}

function curatedNames(known: CuratedPilot | undefined, path: string): Curated<string>[] {
  if (!known?.name) return [];
  const { value, in: stating, variants } = known.name;
  const others = variants.map((one, index) => ({ ...one, path: `${path}[0].variants[${index}]` }));
  return [{ value, in: stating, path: `${path}[0]` }, ...others];
}

type At = (field: string) => string;

function addFacts(rows: Rows, known: CuratedPilot | undefined, told: Sources<Pilot>, at: At): void {
  const types = told.scalar('type', (record) => record.type);
  rows.scalar<string, string>('type', curatedScalar(at('type'), known?.type), types, term);
  const stages = told.scalar('stage', (record) => record.stage);
  rows.scalar<string, string>('stage', curatedScalar(at('stage'), known?.stage), stages, term);
  const applicants = told.list('applicants', (record) => record.applicants);
  rows.list('applicants', curatedInstitutions(at('applicants'), known?.applicants), applicants, applicant);
  addCompleteness(rows, known, told, at);
  const technologies = told.list('technologies', (record) => record.technologies);
  rows.list('technologies', curatedList(at('technologies'), known?.technologies), technologies, technology);
  const figures = told.list('scale', (record) => record.scale);
  rows.list('scale', curatedList(at('scale'), known?.scale), figures, figure);
  const launches = told.object('plannedLaunch', (record) => record.plannedLaunch);
  rows.scalar('plannedLaunch', curatedLaunches(known, at), launches, launch);
}

const curatedLaunches = (known: CuratedPilot | undefined, at: At) =>
  (known?.plannedLaunch ?? []).map(({ value, precision, in: stating }, index) => ({
    value: { date: value, precision },
    in: stating,
    path: `${at('plannedLaunch')}[${index}]`,
  }));

/** A list is complete unless a document breaks it off, so only broken lists count; it has no evidence but its members'. */
function addCompleteness(rows: Rows, known: CuratedPilot | undefined, told: Sources<Pilot>, at: At): void {
  const curated = curatedScalar(at('applicantsComplete'), known?.applicantsComplete).filter(({ value }) => !value);
  const broken = told.all.flatMap(({ documentId, path, record }): Told<boolean>[] =>
    record.applicantsComplete
      ? []
      : [{ documentId, path: `${path}.applicantsComplete`, rule: '', evidence: [], value: false }],
  );
  rows.scalar('applicantsComplete', curated, broken, flag);
}
