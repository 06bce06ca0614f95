/** Pilots, who applies for them, and what is said of them. */
import {
  type Applicant,
  basisSchema,
  comparatorSchema,
  type Declaration,
  type DocumentResult,
  metricSchema,
  type Pilot,
  pilotSchema,
  pilotTypeSchema,
  roleSchema,
  type ScaleFigure,
  type Statement,
  stageSchema,
} from '../../contract.ts';
import { keyOf, memberKey } from '../keys.ts';
import { type Entry, flag, number, numberOrNull, table, text, textOrNull } from '../schema.ts';
import { announcementId, documentId, ISO_DATE, institutionFields, pilotId, position } from './shared.ts';

interface Source {
  readonly result: DocumentResult;
  readonly pilot: Pilot;
  readonly index: number;
}

const pilotsOf = ({ result }: Entry<DocumentResult>): Source[] =>
  result.pilots.map((pilot, index) => ({ result, pilot, index }));

export const pilots = table<Source>('pilots', 'One row a pilot in a document.', pilotsOf, [
  text('pilot_id', 'Key of the row', ({ result, pilot }) => keyOf(result, pilot.id), { primary: true }),
  documentId(({ result }) => result),
  announcementId(({ result, pilot }) => keyOf(result, pilot.announcementId)),
  position(),
  text('pilot', 'Announcement and folded name; documents that spell the name alike give the same', (p) => p.pilot.id),
  textOrNull('name', 'As announced, without the outer marks', ({ pilot }) => pilot.name?.value ?? null, {
    proof: ({ pilot }) => pilot.name,
  }),
  textOrNull('description', 'What it builds or offers', ({ pilot }) => pilot.description?.text ?? null, {
    proof: ({ pilot }) => pilot.description,
  }),
  textOrNull('type', 'Financial service or technology product', ({ pilot }) => pilot.type?.value ?? null, {
    values: pilotTypeSchema.options,
    proof: ({ pilot }) => pilot.type,
  }),
  textOrNull('stage', 'How far it is, where the document says it of this pilot', (p) => p.pilot.stage?.value ?? null, {
    values: stageSchema.options,
    proof: ({ pilot }) => pilot.stage,
  }),
  flag('applicants_complete', 'False where the document itself breaks the list off', (p) => p.pilot.applicantsComplete),
  textOrNull('planned_launch', `When it is to start: ${ISO_DATE}`, ({ pilot }) => pilot.plannedLaunch?.date ?? null, {
    proof: ({ pilot }) => pilot.plannedLaunch,
  }),
  textOrNull('planned_launch_precision', 'How precise that is', (p) => p.pilot.plannedLaunch?.precision ?? null, {
    values: pilotSchema.shape.plannedLaunch.unwrap().shape.precision.options,
  }),
]);

/** A member of a list of a pilot, with the pilot's key. */
interface Member<T> {
  readonly result: DocumentResult;
  readonly owner: string;
  readonly member: T;
  readonly index: number;
}

/** The members of a list of every pilot. */
const membersOf =
  <T>(list: (pilot: Pilot) => readonly T[]) =>
  (entry: Entry<DocumentResult>): Member<T>[] =>
    pilotsOf(entry).flatMap(({ result, pilot }) =>
      list(pilot).map((member, index) => ({ result, owner: keyOf(result, pilot.id), member, index })),
    );

export const applicants = table<Member<Applicant>>(
  'applicants',
  'One row an institution of a pilot.',
  membersOf(({ applicants }) => applicants),
  [
    text('applicant_id', 'Key of the row', ({ owner, index }) => memberKey(owner, 'applicant', index), {
      primary: true,
    }),
    documentId(({ result }) => result),
    pilotId(({ owner }) => owner),
    position(),
    ...institutionFields(({ member }: Member<Applicant>) => member),
    text('role', 'What it does in the pilot', ({ member }) => member.role, { values: roleSchema.options }),
  ],
);

export const scaleFigures = table<Member<ScaleFigure>>(
  'scale_figures',
  'One row a figure of what a pilot is expected to bring.',
  membersOf(({ scale }) => scale),
  [
    text('figure_id', 'Key of the row', ({ owner, index }) => memberKey(owner, 'figure', index), { primary: true }),
    documentId(({ result }) => result),
    pilotId(({ owner }) => owner),
    position(),
    text('metric', 'What is counted', ({ member }) => member.metric, { values: metricSchema.options }),
    number('value', 'In the base unit: 3亿元 is 300000000, 50% is 0.5', ({ member }) => member.value, {
      proof: ({ member }) => member,
    }),
    numberOrNull('upper', 'Upper end of a range, whose lower end is value', ({ member }) => member.upper ?? null),
    text('unit', 'person, transaction, ratio, …; of money an ISO 4217 code', ({ member }) => member.unit),
    text('comparator', 'How the value is meant: gte is at least', ({ member }) => member.comparator, {
      values: comparatorSchema.options,
    }),
    textOrNull('basis', 'Over what time', ({ member }) => member.basis, { values: basisSchema.options }),
    textOrNull('by_date', 'The date or year the figure is for, ISO 8601', ({ member }) => member.by),
  ],
);

const KINDS = [
  'function',
  'expected-effect',
  'risk-compensation',
  'exit-mechanism',
  'novelty',
  'data-sources',
  'risk-controls',
  'emergency-plan',
  'complaint-channel',
] as const;
interface Said {
  readonly kind: (typeof KINDS)[number];
  readonly statement: Statement;
  /** Of a channel for complaints. */
  readonly to?: Declaration['complaints'][number]['to'];
}

/** What only the form of declarations has fields for. */
const declaredOf = (declared: Declaration): Said[] => [
  ...one('novelty', declared.novelty),
  ...one('data-sources', declared.dataSources),
  ...one('risk-controls', declared.riskControls),
  ...one('emergency-plan', declared.emergencyPlan),
  ...declared.complaints.map((statement) => ({ kind: 'complaint-channel' as const, statement, to: statement.to })),
];

const one = (kind: Said['kind'], statement: Statement | null): Said[] => (statement ? [{ kind, statement }] : []);

const statementsOf = (pilot: Pilot): Said[] => [
  ...pilot.functions.flatMap((statement) => one('function', statement)),
  ...pilot.expectedEffects.flatMap((statement) => one('expected-effect', statement)),
  ...one('risk-compensation', pilot.riskCompensation),
  ...one('exit-mechanism', pilot.exitMechanism),
  ...(pilot.declaration ? declaredOf(pilot.declaration) : []),
];

export const statements = table<Member<Said>>(
  'statements',
  'One row a statement about a pilot.',
  membersOf(statementsOf),
  [
    text('statement_id', 'Key of the row', ({ owner, index }) => memberKey(owner, 'statement', index), {
      primary: true,
    }),
    documentId(({ result }) => result),
    pilotId(({ owner }) => owner),
    position(),
    text('kind', 'What it speaks of', ({ member }) => member.kind, { values: KINDS }),
    text('text', 'What it says', ({ member }) => member.statement.text, { proof: ({ member }) => member.statement }),
    textOrNull('addressed_to', 'Of a channel for complaints: whose it is', ({ member }) => member.to ?? null, {
      values: ['institution', 'self-regulation'],
    }),
  ],
);
