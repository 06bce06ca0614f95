/** What is scored: every value of the contract that people curate. */

/** The statements of a pilot. They are curated as short phrases, so they are judged by containment and weigh less. */
export const STATEMENTS = ['description', 'functions', 'expectedEffects', 'riskCompensation', 'exitMechanism'] as const;
export type StatementKind = (typeof STATEMENTS)[number];

const FACTS = [
  'document.title',
  'document.publisher',
  'document.publishedOn',
  'document.script',
  'announcement.id',
  'announcement.programme',
  'announcement.region',
  'announcement.authority',
  'announcement.batch',
  'announcement.announcedOn',
  'announcement.statedCount',
  'announcement.statedByType',
  'announcement.stage',
  'announcement.participants',
  'announcement.technologies',
  'pilot.found',
  'pilot.announcement',
  'pilot.name',
  'pilot.type',
  'pilot.stage',
  'pilot.applicants',
  'pilot.roles',
  'pilot.applicantsComplete',
  'pilot.technologies',
  'pilot.scale',
  'pilot.plannedLaunch',
  'programme.statement',
  'programme.figures',
  'programme.technologies',
] as const;

export type Field = (typeof FACTS)[number] | `pilot.${StatementKind}`;

/** All fields in the order of reports. */
export const FIELDS: readonly Field[] = [...FACTS, ...STATEMENTS.map((kind) => `pilot.${kind}` as const)];

const STATEMENT_FIELDS: ReadonlySet<string> = new Set(STATEMENTS.map((kind) => `pilot.${kind}`));
export const isStatement = (field: Field): boolean => STATEMENT_FIELDS.has(field);
