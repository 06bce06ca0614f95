/** The gate: a score that only goes up. Floors are committed; a score below one fails, and names the records that were lost. */
import { createHash } from 'node:crypto';
import { type Floor, type FloorName, type Floors, GATED, type GatedPart } from './gate/floors.ts';
import { FIELDS, type Loss, type PartScore, type Score } from './score.ts';

export { type Floors, FloorsError, parseFloors, writeFloors } from './gate/floors.ts';

/** What was measured, over the committed documents only. */
export interface Measured {
  readonly score: Score;
  readonly losses: readonly Loss[];
  /** The ids of the held-out documents. */
  readonly heldout: ReadonlySet<string>;
}

/** A score below its floor. */
export interface Drop {
  readonly part: GatedPart;
  readonly name: FloorName;
  readonly floor: number;
  /** Null where nothing is left to be scored. */
  readonly now: number | null;
  /** The values that were not lost when the floors were set. */
  readonly lost: readonly Loss[];
}

/** What the gate says. */
export interface Gate {
  readonly drops: readonly Drop[];
  /** Scores above their floor, or without one. */
  readonly rises: readonly {
    readonly part: GatedPart;
    readonly name: FloorName;
    readonly from: number | null;
    readonly to: number;
  }[];
  /** Whether the floors were set on another corpus. */
  readonly otherCorpus: boolean;
}

/** F1, strict, by the name of its floor: all fields, the facts, and everything. */
function valuesOf(part: PartScore | undefined): Map<FloorName, number> {
  const values = new Map<FloorName, number>();
  const add = (name: FloorName, f1: number | null | undefined): void => {
    if (f1 != null) values.set(name, f1);
  };
  add('overall', part?.overall.f1);
  add('facts', part?.facts.f1);
  for (const field of FIELDS) add(field, part?.fields[field]?.f1);
  return values;
}

/** What tells one loss from another: the value expected, else the superfluous one. */
const fingerprint = ({ document, field, subject, expected, found }: Loss): string =>
  createHash('sha256')
    .update([document, field, subject, expected ?? `+${found}`].join('\0'))
    .digest('hex')
    .slice(0, 8);

/** Compares a score with the floors. */
export function gate(measured: Measured, floors: Floors): Gate {
  const known = new Set(floors.known);
  const fresh = measured.losses.filter((loss) => !known.has(fingerprint(loss)));
  const drops: Drop[] = [];
  const rises: Gate['rises'][number][] = [];
  for (const part of GATED) {
    const values = valuesOf(measured.score.parts[part]);
    const own = fresh.filter(({ document }) => part === 'all' || measured.heldout.has(document));
    for (const [name, { floor }] of Object.entries(floors[part]) as [FloorName, Floor][]) {
      const now = values.get(name) ?? null;
      if (now !== null && now >= floor) continue;
      drops.push({ part, name, floor, now, lost: own.filter(({ field }) => isOf(name, field)) });
    }
    for (const [name, to] of values) {
      const from = floors[part][name]?.floor ?? null;
      if (from === null || to > from) rises.push({ part, name, from, to });
    }
  }
  return { drops, rises, otherCorpus: floors.corpus !== measured.score.corpus };
}

const isOf = (name: FloorName, field: Loss['field']): boolean =>
  name === 'overall' || name === 'facts' || name === field;

/**
 * The floors after this score: risen, and where a reason is given also fallen, the reason beside them.
 * @param reason why a regression is allowed; null where none is
 */
export function raised(measured: Measured, floors: Floors | null, reason: string | null): Floors {
  const part = (name: GatedPart): Floors['all'] => {
    const old = floors?.[name] ?? {};
    const values = valuesOf(measured.score.parts[name]);
    return Object.fromEntries([...values].map(([field, now]) => [field, floorAfter(old[field], now, reason)]));
  };
  const known = [...new Set(measured.losses.map(fingerprint))].sort();
  return { corpus: measured.score.corpus, all: part('all'), heldout: part('heldout'), known };
}

function floorAfter(old: Floor | undefined, now: number, reason: string | null): Floor {
  if (!old || now >= (old.was ?? old.floor)) return { floor: now };
  if (now >= old.floor) return { ...old, floor: now };
  return reason === null ? old : { floor: now, was: old.was ?? old.floor, reason };
}
