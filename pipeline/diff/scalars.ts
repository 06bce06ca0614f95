/** The kinds of scalar. */
import type { PilotType } from '../contract.ts';
import { foldName } from '../fold.ts';
import { idOf } from '../score/institution.ts';
import { sameInstitution, typeset } from '../score/wording.ts';
import type { Fit, Kind } from './kind.ts';
import { sameName, sameSpelling, simplified } from './spelling.ts';

/** A kind of which both sides look alike. */
type Like<T> = Kind<T, T>;

/** Builds a kind whose sides look alike; to agree is to fit in either direction, and so is to imply. */
function alike<T>(compare: (curated: T, told: T) => Fit | null, show: (value: T) => string): Like<T> {
  const agree = (a: T, b: T): boolean => compare(a, b) !== null || compare(b, a) !== null;
  return { compare, agree, implies: (told, curated) => agree(curated, told), showCurated: show, showTold: show };
}

/** Same but for typography, else equivalent in another spelling or by a further test. */
const spelt =
  (equivalent: (curated: string, told: string) => boolean) =>
  (curated: string, told: string): Fit | null =>
    typeset(curated) === typeset(told) ? 'same' : equivalent(curated, told) ? 'equivalent' : null;

/** Terms of a closed list, and names of places. */
export const term: Like<string> = alike(spelt(sameSpelling), String);

export const number: Like<number> = alike((curated, told) => (curated === told ? 'same' : null), String);

export const flag: Like<boolean> = alike((curated, told) => (curated === told ? 'same' : null), String);

/** Names of pilots and titles: one may be short for the other, which states less. */
export const name: Like<string> = alike((curated, told) => {
  const fit = spelt(sameName)(curated, told);
  return fit ?? (told.length >= SHORTEST && curated.includes(told) ? 'less' : null);
}, String);
const SHORTEST = 4;

/** Whether two names are of one body: in another spelling, by the lexicon, or one short for the other. */
function sameBody(a: string, b: string): boolean {
  if (sameSpelling(a, b)) return true;
  const [left, right] = [foldName(simplified(a)), foldName(simplified(b))];
  const [one, other] = [idOf(left), idOf(right)];
  if (one !== undefined && other !== undefined) return one === other;
  return sameInstitution(left, right);
}

/** Bodies that publish: short and full name, and other names of one entry of the lexicon. */
export const authority: Like<string> = alike(spelt(sameBody), String);

/** 北京 and 北京市. */
export const region: Like<string> = alike(
  spelt((a, b) => sameSpelling(a, b) || (Math.min(a.length, b.length) > 1 && (a.startsWith(b) || b.startsWith(a)))),
  String,
);

const fitDates = (curated: string, told: string): Fit | null => {
  if (curated === told) return 'same';
  return curated.startsWith(`${told}-`) ? 'less' : null;
};

/** ISO 8601; a month states less than its day. */
export const date: Like<string> = alike(fitDates, String);

interface Launch {
  readonly date: string;
  readonly precision: string;
}
export const launch: Like<Launch> = alike(
  (curated, told) => fitDates(curated.date, told.date),
  ({ date: on }) => on,
);

interface Batch {
  readonly year: number | null;
  readonly number: number;
}
export const batch: Like<Batch> = alike(
  (curated, told) => {
    if (curated.number !== told.number) return null;
    if (curated.year === told.year) return 'same';
    return told.year === null ? 'less' : null;
  },
  ({ year, number: count }) => `${year ?? '?'} batch ${count}`,
);

type ByType = Partial<Record<PilotType, number>>;
const typesOf = (value: ByType): PilotType[] => (Object.keys(value) as PilotType[]).sort();

/** Counts by type; one that leaves a type out states less. */
export const byType: Like<ByType> = alike(
  (curated, told) => {
    if (typesOf(told).some((type) => curated[type] !== told[type])) return null;
    return typesOf(curated).length === typesOf(told).length ? 'same' : 'less';
  },
  (value) =>
    typesOf(value)
      .map((type) => `${type} ${value[type]}`)
      .join(', '),
);
