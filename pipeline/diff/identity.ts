/** When a pilot told by a document is a curated one, and when the pilots of two documents are one. */
import type { Pilot } from '../contract.ts';
import type { CuratedPilot } from '../corpus.ts';
import { foldName } from '../fold.ts';
import type { ExpectedPilot } from '../score/expected.ts';
import { STATEMENTS } from '../score/fields.ts';
import { likeness } from '../score/pilots.ts';
import { compareWording, similarity } from '../score/wording.ts';
import { alikeInstitutions, meetsInstitution } from './institutions.ts';
import { holds, languageOf, sameName, simplified } from './spelling.ts';
import { technologyKey } from './technologies.ts';
import type { Source } from './told.ts';

type PilotSource = Source<Pilot>;

/** A name, and how extraction would spell it. */
const spellings = (names: readonly string[]): string[] => [...new Set(names.flatMap((one) => [one, simplified(one)]))];

/** A curated pilot as if one document stated all of it. */
function whole(pilot: CuratedPilot): ExpectedPilot {
  const names = pilot.name ? [pilot.name, ...pilot.name.variants].map(({ value }) => value) : [];
  return {
    key: pilot.key,
    announcementId: '',
    names: spellings(names),
    type: [],
    stage: [],
    applicants: pilot.applicants.map(({ name, also, role }) => ({
      names: spellings([name, ...also.map((other) => other.name)]),
      elsewhere: [],
      role,
    })),
    applicantsComplete: [],
    technologies: pilot.technologies.map(({ name }) => simplified(name)),
    scale: pilot.scale,
    plannedLaunch: [],
    statements: { description: [], functions: [], expectedEffects: [], riskCompensation: [], exitMechanism: [] },
  };
}

const wholes = new WeakMap<CuratedPilot, ExpectedPilot>();

/**
 * How likely a told pilot is a curated one: by name; where names differ or there is none, by applicants and technologies. A name
 * that is only similar is another one where no applicant is common.
 */
export function meetsPilot(curated: CuratedPilot, { record }: PilotSource): number {
  const expected = wholes.get(curated) ?? whole(curated);
  wholes.set(curated, expected);
  const names = record.name ? expected.names.filter((name) => compareWording(name, record.name!.value) > 0) : [];
  const strangers =
    curated.applicants.length > 0 &&
    record.applicants.length > 0 &&
    !curated.applicants.some((one) => record.applicants.some((other) => meetsInstitution(one, other) > 0));
  return names.length === 0 && strangers ? 0 : likeness(expected, record);
}

/**
 * Whether what is told of a pilot but its name speaks for a curated one: something of it is curated, or both are nothing but a name. Then a
 * differing name may be a name that has changed.
 */
export function mayBeRenamed(curated: CuratedPilot, source: PilotSource): boolean {
  const content = [curated.applicants, curated.scale, curated.technologies, ...STATEMENTS.map((kind) => curated[kind])];
  const bare = content.every(({ length }) => length === 0) && source.record.applicants.length === 0;
  return bare || sharesContent(curated, source);
}

function sharesContent(curated: CuratedPilot, { record }: PilotSource): boolean {
  const statements = STATEMENTS.flatMap((kind) => record[kind] ?? []);
  return (
    curated.applicants.some((one) => record.applicants.some((other) => meetsInstitution(one, other) > 0)) ||
    curated.scale.some((one) => record.scale.some((other) => one.value === other.value)) ||
    STATEMENTS.some((kind) => curated[kind].some(({ text }) => statements.some((other) => holds(other.text, text)))) ||
    curated.technologies.some(({ name }) =>
      record.technologies.some((other) => technologyKey(name) === technologyKey(other.name)),
    )
  );
}

/** A name shorter than this is part of others by chance. */
const TELLING = 4;
/** As alike as two names are of which one is damaged. */
const DAMAGED = 0.8;

/** How alike two names are: equal in whatever spelling, one short for the other, or one damaged. */
function alikeNames(a: string, b: string): number {
  if (sameName(a, b)) return 1;
  const [short, long] = [foldName(a), foldName(b)].sort((x, y) => x.length - y.length) as [string, string];
  if (short.length >= TELLING && long.includes(short)) return 0.7;
  return similarity(a, b) >= DAMAGED ? 0.6 : 0;
}

/**
 * How likely the pilots of two documents are one: by name, of which only an equal one can do without a common applicant where both
 * documents tell applicants. Without names to compare, all applicants of one must be applicants of the other.
 */
export function alikePilots({ record: a }: PilotSource, { record: b }: PilotSource): number {
  const common = a.applicants.filter((one) => b.applicants.some((other) => alikeInstitutions(one, other) > 0)).length;
  const fewer = Math.min(a.applicants.length, b.applicants.length);
  const tie = 0.1 * (fewer === 0 ? 0 : common / fewer);
  if (a.name && b.name && languageOf(a.name.value) === languageOf(b.name.value)) {
    const names = alikeNames(a.name.value, b.name.value);
    return names === 1 || (names > 0 && (fewer === 0 || common > 0)) ? names + tie : 0;
  }
  return fewer > 0 && common === fewer ? 0.5 : 0;
}
