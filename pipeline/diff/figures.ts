/** Scale figures. */
import type { ScaleFigure } from '../contract.ts';
import type { CuratedPilot } from '../corpus.ts';
import type { Fit } from './kind.ts';
import type { MemberKind, Plain } from './member.ts';

type CuratedFigure = CuratedPilot['scale'][number];
type Figure = Pick<ScaleFigure, 'metric' | 'value' | 'unit' | 'comparator' | 'basis' | 'by'> & {
  readonly upper?: number | undefined;
};

const sameAmount = (a: Figure, b: Figure): boolean => a.value === b.value && a.upper === b.upper;
const sameSlot = (a: Figure, b: Figure): boolean => a.metric === b.metric && a.basis === b.basis && a.by === b.by;

const unsaidOrSame = (a: string | null, b: string | null): boolean => a === b || a === null || b === null;

/** Equal figures first, then the same amount, then another amount of what may be the same thing. */
function likeFigures(a: Figure, b: Figure): number {
  const metric = a.metric === b.metric;
  if (sameAmount(a, b)) return sameSlot(a, b) ? (a.comparator === b.comparator ? 1 : 0.9) : metric ? 0.8 : 0.4;
  if (sameSlot(a, b)) return 0.3;
  return metric && unsaidOrSame(a.basis, b.basis) && unsaidOrSame(a.by, b.by) ? 0.2 : 0;
}

/** Whether the first says no more than the second, and nothing else: unstated is null, and `eq` of a comparator. */
const within = (less: Figure, more: Figure): boolean =>
  (less.comparator === more.comparator || less.comparator === 'eq') &&
  (less.basis === more.basis || less.basis === null) &&
  (less.by === null || less.by === more.by || (more.by?.startsWith(`${less.by}-`) ?? false));

const alikeButForWords = (a: Figure, b: Figure): boolean =>
  sameAmount(a, b) && a.metric === b.metric && a.unit === b.unit;

function fitFigures(curated: Figure, told: Figure): Fit | null {
  if (!alikeButForWords(curated, told)) return null;
  if (sameSlot(curated, told) && curated.comparator === told.comparator) return 'same';
  return within(told, curated) ? 'less' : null;
}

const grouped = new Intl.NumberFormat('en', { maximumFractionDigits: 6 });
const showFigure = ({ metric, value, upper, unit, comparator, basis, by }: Figure): string =>
  [
    metric,
    comparator === 'eq' ? null : comparator,
    upper === undefined ? grouped.format(value) : `${grouped.format(value)}–${grouped.format(upper)}`,
    unit,
    basis,
    by === null ? null : `by ${by}`,
  ]
    .filter((part) => part !== null)
    .join(' ');

const keyOfFigure = ({ metric, value, upper, basis, by }: Figure): string =>
  [metric, upper === undefined ? value : `${value}-${upper}`, basis, by].filter((part) => part !== null).join(':');

export const figure: MemberKind<CuratedFigure, Plain<ScaleFigure>> = {
  meets: (curated, told) => likeFigures(curated, told.value),
  // Two documents may tell of two figures of one kind: only where all but the amount is equal do they contradict each other.
  alike: (a, b) => {
    const credit = a.value.metric === b.value.metric ? likeFigures(a.value, b.value) : 0;
    return credit >= 0.3 ? credit : 0;
  },
  compare: fitFigures,
  agree: (a, b) => alikeButForWords(a, b) && unsaidOrSame(a.basis, b.basis),
  implies: () => true,
  showCurated: showFigure,
  showTold: showFigure,
  keyOfCurated: keyOfFigure,
  keyOfTold: keyOfFigure,
};
