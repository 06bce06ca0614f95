/** Scale: what a pilot is expected to bring, as the data contract defines it. */
import type { ScaleFigure } from '../../contract.ts';
import type { DateContext } from '../../dates.ts';
import type { Figure } from '../../figures.ts';
import type { AnnotatedDocument, Found } from '../../types.ts';
import type { ViewSpan } from '../../view.ts';
import { dateContextOf } from '../document/date-context.ts';
import { basisOf } from './basis.ts';
import { byOf, termsIn } from './by.ts';
import { mergeRepeats } from './merge.ts';
import { isInScope, type Passage, passagesIn, spansIn } from './passage.ts';
import { type Reading, readingOf } from './reading.ts';
import { isAhead, notScale } from './status.ts';

type PlainScale = Omit<ScaleFigure, 'evidence' | 'rule'>;

/** A noun this near to its figure shares one piece of evidence with it. */
const ONE_PHRASE = 12;

/**
 * The scale figures told in a pilot's scope, each once, in order.
 * @param scope spans of the view that tell of the pilot
 * @param context from where relative years count; the document's own where left out
 */
export function scaleFigures(
  document: AnnotatedDocument,
  scope: readonly ViewSpan[],
  context: DateContext = dateContextOf(document),
): Found<PlainScale>[] {
  return mergeRepeats(passagesIn(document, scope).flatMap((passage) => figuresOf(passage, context)));
}

function figuresOf(passage: Passage, context: DateContext): Found<PlainScale>[] {
  let terms: ReturnType<typeof termsIn> | undefined;
  return passage.figures.flatMap((figure, index) => {
    if (figure.gloss || !isInScope(passage, figure)) return [];
    const reading = readingOf(passage, index);
    if (!reading || notScale(passage, figure, reading) !== null) return [];
    const basis = basisOf(passage, figure);
    terms ??= termsIn(passage, context);
    const by = byOf(passage, figure, terms);
    if (by && isPast(by.by, context) && !isAhead(passage, figure)) return [];
    const value: PlainScale = {
      metric: reading.metric as PlainScale['metric'],
      value: figure.value,
      ...(figure.upper === undefined ? {} : { upper: figure.upper }),
      unit: figure.kind === 'money' && figure.unit !== null ? figure.unit : reading.unit,
      comparator: figure.comparator,
      basis: basis?.basis ?? null,
      by: by?.by ?? null,
    };
    const places = joined([
      ...phraseOf(passage, figure, reading),
      ...(basis?.basis ? [basis] : []),
      ...(by ? [by] : []),
    ]);
    return [{ value, at: places.flatMap(({ start, end }) => spansIn(passage, start, end)), rule: reading.rule }];
  });
}

/** 2021年发放贷款86亿元, told in 2022: what was reached. */
function isPast(by: string, { anchor, year }: DateContext): boolean {
  const written = year === null ? (anchor ?? '') : String(year);
  return by < written.slice(0, by.length);
}

/** Pieces that touch are one: the 年 of 年交易笔数达12万笔. The figure's own stays first. */
function joined(places: readonly Place[]): Place[] {
  const all: Place[] = [];
  for (const place of places) {
    const at = all.findIndex(({ start, end }) => place.start <= end && start <= place.end);
    const known = all[at];
    if (known) all[at] = { start: Math.min(known.start, place.start), end: Math.max(known.end, place.end) };
    else all.push(place);
  }
  return all;
}

interface Place {
  readonly start: number;
  readonly end: number;
}

/** The figure with its comparators, and the noun: one piece of evidence where they stand together, two where they do not. */
function phraseOf({ figures }: Passage, figure: Figure, { noun }: Reading): Place[] {
  const own = { start: figure.at.start, end: figure.at.end };
  if (noun === null) return [own];
  const whole = { start: Math.min(own.start, noun.start), end: Math.max(own.end, noun.end) };
  const apart = Math.max(own.start - noun.end, noun.start - own.end);
  const others = figures.some((other) => other !== figure && other.start >= whole.start && other.end <= whole.end);
  return apart <= ONE_PHRASE && !others ? [whole] : [own, noun];
}
