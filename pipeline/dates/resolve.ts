/** What day, month or year a date told in a text is. */
import { anyOf, formsOf } from '../lexicon/phrases.ts';
import { dates } from './find.ts';
import { dayNumber, daysIn, isoOf, type PartialDate, type Precision, parseIso, shifted } from './iso.ts';
import type { DateMention, DatePart } from './mention.ts';

/** From where a text tells its dates. */
export interface DateContext {
  /** The day (or month, or year) the text was written on, ISO 8601; null where it is not known or cannot be trusted. */
  readonly anchor: string | null;
  /** The year the told events belong to, where the anchor does not say so; null means the anchor's. */
  readonly year: number | null;
}

/** A date as precise as the text has it. */
export interface ResolvedDate {
  readonly mention: DateMention;
  readonly iso: string;
  readonly precision: Precision;
}

/** What was told before in the same text. */
interface Told {
  /** The last day, for 同日. */
  readonly day: PartialDate | null;
  /** The year of the date told last, for 同年9月. */
  readonly year: number | null;
  /** The last date of the same sentence that stands on a year of its own. */
  readonly near: PartialDate | null;
  /** The day on which the sentence says that it was heard: 9月29日，本网获悉，昨日. */
  readonly heard: PartialDate | null;
}

const NOTHING_TOLD: Told = { day: null, year: null, near: null, heard: null };
/** A month and day without year are of this year unless that were so far ahead: news tell what has been, and plans within the season. */
const DAYS_AHEAD = 62;
/** A day alone may lie this far ahead of the day of writing. */
const DAYS_AHEAD_IN_MONTH = 3;

/**
 * What the mention stands for, or null: vague, without a year anybody knows, or no day of the calendar.
 * @param direction `future` where the text says that the date lies ahead (拟于3月上线)
 */
export function resolveDate(
  mention: DateMention,
  context: DateContext,
  direction: 'past' | 'future' = 'past',
): ResolvedDate | null {
  return resolve(mention, context, NOTHING_TOLD, direction);
}

function resolve(
  mention: DateMention,
  context: DateContext,
  told: Told,
  direction: 'past' | 'future',
): ResolvedDate | null {
  const date = mention.vague ? null : mention.same ? told.day : dateOf(mention, context, told, direction);
  const iso = date && isoOf(date);
  return iso && { mention, ...iso };
}

function dateOf(
  mention: DateMention,
  context: DateContext,
  told: Told,
  direction: 'past' | 'future',
): PartialDate | null {
  const anchor = anchorOf(context);
  const from = told.heard ?? anchor;
  if (mention.day?.relative) return from?.day ? shifted(from, mention.day.value) : null;
  const year = yearOf(mention.year, context.year ?? anchor?.year ?? null);
  const begun =
    year !== null ? withYear(mention, year) : mention.year ? null : withoutYear(mention, context, told, direction);
  if (!begun || mention.edge !== 'end' || begun.day !== null) return begun;
  const month = begun.month ?? 12;
  return { year: begun.year, month, day: daysIn(begun.year, month) };
}

/** The anchor, unless it belongs to another year than the events: then a republisher set it. */
function anchorOf({ anchor, year }: DateContext): PartialDate | null {
  const date = parseIso(anchor);
  return date && (year === null || date.year === year) ? date : null;
}

const yearOf = (part: DatePart | null, base: number | null): number | null => {
  if (part === null) return null;
  if (!part.relative) return part.value;
  return base === null ? null : base + part.value;
};

const withYear = ({ month, day }: DateMention, year: number): PartialDate | null =>
  month?.relative ? null : { year, month: month?.value ?? null, day: day?.value ?? null };

function withoutYear(
  mention: DateMention,
  context: DateContext,
  { near, year }: Told,
  direction: 'past' | 'future',
): PartialDate | null {
  const anchor = anchorOf(context);
  const day = mention.day?.value ?? null;
  if (mention.told !== null) return year === null ? null : withYear(mention, year + mention.told);
  if (mention.month?.relative) return anchor?.month ? monthAway(anchor, mention.month.value, day) : null;
  if (mention.month) return yearless(mention.month.value, day, context, near, direction);
  if (near?.month) return { year: near.year, month: near.month, day };
  if (day === null || !anchor?.month || anchor.day === null) return null;
  const ahead = day - anchor.day;
  if (direction === 'past' && ahead > DAYS_AHEAD_IN_MONTH) return monthAway(anchor, -1, day);
  return monthAway(anchor, direction === 'future' && ahead < 0 ? 1 : 0, day);
}

function monthAway(anchor: PartialDate, months: number, day: number | null): PartialDate {
  const index = anchor.year * 12 + (anchor.month ?? 1) - 1 + months;
  return { year: Math.floor(index / 12), month: (index % 12) + 1, day };
}

function yearless(
  month: number,
  day: number | null,
  context: DateContext,
  near: PartialDate | null,
  direction: 'past' | 'future',
): PartialDate | null {
  // 2019年12月启动，1月公示: what is told on goes on.
  if (near) return { year: near.month !== null && month < near.month ? near.year + 1 : near.year, month, day };
  const anchor = anchorOf(context);
  const year = context.year ?? anchor?.year ?? null;
  if (year === null) return null;
  const date = { year, month, day };
  if (!anchor?.month) return date;
  const ahead = dayNumber(date) - dayNumber(anchor);
  if (direction === 'past' && ahead > DAYS_AHEAD) return { ...date, year: year - 1 };
  if (direction === 'future' && month < anchor.month) return { ...date, year: year + 1 };
  return date;
}

let hearing: RegExp | undefined;

/** Between the day of hearing and what was heard. */
function heard(): RegExp {
  hearing ??= new RegExp(`^[^。！？\\n]{0,16}${anyOf(formsOf('publishing-words.yaml', 'heard'))}`);
  return hearing;
}

const SENTENCE_END = /[。！？\n]|[.!?] +[A-Z]/;

/**
 * All dates of a text that can be resolved, in order; a date without a year takes it from the one before it in the sentence, and 同日 is the
 * day told last.
 */
export function resolvedDates(text: string, context: DateContext): ResolvedDate[] {
  const found: ResolvedDate[] = [];
  let [told, end] = [NOTHING_TOLD, 0];
  for (const mention of dates(text)) {
    const between = text.slice(end, mention.start);
    if (SENTENCE_END.test(between)) told = { ...told, near: null, heard: null };
    else if (end > 0 && heard().test(between)) told = { ...told, heard: told.day };
    end = mention.end;
    const resolved = resolve(mention, context, told, 'past');
    if (!resolved) continue;
    found.push(resolved);
    const date = parseIso(resolved.iso);
    told = {
      day: resolved.precision === 'day' ? date : told.day,
      year: date?.year ?? told.year,
      near: mention.year ? date : told.near && date,
      heard: told.heard,
    };
  }
  return found;
}
