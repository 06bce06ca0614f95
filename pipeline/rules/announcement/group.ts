/** Cues that speak of one batch, gathered: one group an announcement. */
import { region } from '../../lexicon.ts';
import type { Authority } from './authority.ts';
import type { Cue, CueKind } from './cue.ts';
import { regionNamed } from './region.ts';

/** The cues of one announcement; `cues` begins with the one that makes it, and the others follow by their weight. */
export interface CueGroup {
  /** Lexicon id; null where nothing in the document tells. */
  readonly region: string | null;
  readonly number: number | null;
  readonly completes: boolean;
  readonly cues: readonly Cue[];
}

interface Growing extends CueGroup {
  region: string | null;
  number: number | null;
  cues: Cue[];
}

/** More regions than this in one breath are a survey of cities, not an announcement. */
const MOST_REGIONS = 3;
/** A pilot named alone may be an example. */
const FEWEST_NAMES = 2;
const WEIGHT: readonly CueKind[] = ['authority', 'region', 'bare', 'headline'];

/** What a cue announces by itself: its regions, else the one that the others tell, else those that its authority speaks for. */
function regionsOf(cue: Cue, told: string | null = null): string[] {
  if (cue.regions.length > 0) return cue.regions.map(({ value }) => value);
  // 人民银行甲分行、乙分行公告: each speaks for its own place.
  const branches = cue.authorities.filter(({ value }) => value.rank === 'branch' && value.regions.length > 0);
  const places = new Set(branches.flatMap(({ value }) => regionNamed(value.regions[0] as string) ?? []));
  if (places.size > 1) return [...places];
  const names = cue.authorities.find(({ value }) => value.regions.length > 0)?.value.regions ?? [];
  const spoken = names.flatMap((name) => regionNamed(name) ?? []);
  if (told !== null && (spoken.length === 0 || spoken.some((own) => isOfProvince(own) && inOneProvince(own, told))))
    return [told];
  return spoken.slice(0, 1);
}

/** How nearly a body speaks for a region: 2 for its own, 1 for its province, else 0. */
export const speaksFor = ({ regions }: Authority, place: string): number =>
  Math.max(
    0,
    ...regions.map((name) => {
      const own = regionNamed(name);
      if (own === place) return 2;
      return own !== null && region(own).code !== null && inOneProvince(own, place) ? 1 : 0;
    }),
  );

/** A place whose branch may speak for all its province: the province itself, or its capital, which GB/T 2260 numbers 01. */
const isOfProvince = (id: string): boolean => /^(?:..0[01]|$)/.test(region(id).code ?? '');

/** A branch speaks for the cities of its province; a new area has no code, and whose it is only the text can tell. */
function inOneProvince(a: string, b: string): boolean {
  const [first, second] = [region(a).code, region(b).code];
  return first === null || second === null || first.slice(0, 2) === second.slice(0, 2);
}

const numberOf = (cue: Cue): number | null => (cue.completes ? null : (cue.labels[0]?.value.number ?? null));
const fits = (a: number | null, b: number | null): boolean => a === null || b === null || a === b;

/** The region of the only cues that name one, the headline's first: 西安两个应用“毕业”, above a branch that speaks for a province. */
function toldRegion(cues: readonly Cue[]): string | null {
  const naming = cues.filter(({ regions, past }) => regions.length > 0 && !past);
  const cue = naming.find(({ kind }) => kind === 'headline') ?? naming[0];
  return cue?.regions.length === 1 ? (cue.regions[0]?.value ?? null) : null;
}

/**
 * The groups of a document's cues in order of the text.
 * @param headline the region that the title names, where it names one: the last resort before what a branch speaks for
 */
export function groupCues(cues: readonly Cue[], headline: string | null): CueGroup[] {
  const told = toldRegion(cues) ?? headline;
  const groups: Growing[] = [];
  for (const cue of makers(cues)) {
    const regions = regionsOf(cue, told);
    for (const place of regions.length > 0 ? regions : [null]) join(groups, cue, place);
  }
  for (const cue of cues) {
    for (const group of groups) {
      if (group.cues.includes(cue) || !belongs(cue, group, groups)) continue;
      group.cues.push(cue);
      group.number ??= numberOf(cue);
    }
  }
  for (const { cues: gathered } of groups) {
    const [first, ...rest] = gathered as [Cue, ...Cue[]];
    gathered.splice(0, gathered.length, first, ...rest.sort((a, b) => WEIGHT.indexOf(a.kind) - WEIGHT.indexOf(b.kind)));
  }
  return groups;
}

/** Where a branch or a working group publishes, the head office alone makes no batch. */
function ownBodies(cues: readonly Cue[]): readonly Cue[] {
  const local = cues.filter(({ authorities }) => authorities.some(({ value }) => value.rank !== 'head-office'));
  return local.length > 0 ? local : cues;
}

/** The cues that make announcements: a body publishes; else a region's batch is public; else a headline with what the text says. */
function makers(cues: readonly Cue[]): Cue[] {
  const current = cues.filter(({ past, regions }) => !past && regions.length <= MOST_REGIONS);
  const published = ownBodies(current.filter(({ kind }) => kind === 'authority'));
  const batches = severalBatches(cues);
  if (batches.length > 0) return batches;
  const regional = current.filter(
    ({ kind, labels, counted, newest }) => kind === 'region' && (labels.length > 0 || counted || newest),
  );
  if (published.length > 0) {
    const known = new Set(published.flatMap((cue) => regionsOf(cue)));
    // A second city whose branch is not named: its batch must be labelled and counted.
    const others = regional.filter(
      (cue) =>
        cue.regions.length === 1 && cue.labels.length > 0 && cue.counted && !known.has(regionsOf(cue)[0] as string),
    );
    return [...published, ...others].sort((a, b) => a.span.start - b.span.start);
  }
  if (regional.length > 0) return regional;
  // A branch's own notice says in its title what it makes public, and then lists it.
  const notice = current.find(
    ({ kind, authorities, labels }) =>
      kind === 'headline' && labels.length > 0 && authorities.some(({ value }) => value.rank === 'branch'),
  );
  if (notice) return [notice];
  const headline = current.find(({ kind, regions }) => kind === 'headline' && regions.length > 0);
  // 近日，甲的“…”、乙的“…”完成测试: nobody says where, but the pilots are named.
  const exit = current.find(({ kind, completes, names }) => kind === 'bare' && completes && names >= FEWEST_NAMES);
  if (!headline) return exit ? [exit] : [];
  if (current.some(({ kind }) => kind !== 'headline')) return [headline];
  // 某行公示的首批5个应用中，有4个…: told only by the way, below a headline that tells of the batch.
  return cues.filter(
    ({ kind, attributive, labels, counted }) => kind === 'authority' && attributive && labels.length > 0 && counted,
  );
}

/**
 * Two batches of one place in one article, of a year or of two: each is labelled and counted, and the article tells of the pilots of
 * each. A batch that is only looked back at has no pilots here.
 */
function severalBatches(cues: readonly Cue[]): Cue[] {
  const own = cues.filter(
    ({ kind, labels, counted, tells, completes }) =>
      kind !== 'headline' && labels.length === 1 && counted && tells && !completes,
  );
  const byNumber = new Map<number | null, Cue>();
  for (const cue of own) if (!byNumber.has(numberOf(cue))) byNumber.set(numberOf(cue), cue);
  const first = [...byNumber.values()];
  const regions = new Set(cues.flatMap((cue) => regionsOf(cue)));
  return first.length > 1 && regions.size === 1 ? first : [];
}

function join(groups: Growing[], cue: Cue, place: string | null): void {
  const number = numberOf(cue);
  const same = groups.find(
    (group) =>
      (group.region === place || place === null || group.region === null) &&
      fits(group.number, number) &&
      group.completes === cue.completes,
  );
  if (!same) {
    groups.push({ region: place, number, completes: cue.completes, cues: [cue] });
    return;
  }
  same.region ??= place;
  same.number ??= number;
  if (!same.cues.includes(cue)) same.cues.push(cue);
}

/** Whether a cue speaks of a group's batch: its region is named, or there is only one; no other number stands in it. */
function belongs(cue: Cue, group: CueGroup, groups: readonly CueGroup[]): boolean {
  const numbers = cue.labels.map(({ value }) => value.number);
  if (!group.completes && numbers.length > 0 && group.number !== null && !numbers.includes(group.number)) return false;
  if (cue.completes !== group.completes) return false;
  const regions = regionsOf(cue);
  if (regions.length > MOST_REGIONS) return false;
  return regions.length > 0 ? group.region !== null && regions.includes(group.region) : groups.length === 1;
}
