/** In which year the events of an article happen: its own context speaks before a republisher's or scraper's date. */
import { anyOf, formsOf } from '../lexicon/phrases.ts';
import { dates } from './find.ts';
import { dayNumber, type PartialDate, parseIso } from './iso.ts';
import type { DateMention } from './mention.ts';
import type { DateContext } from './resolve.ts';

/** What is known of a document's dates. ISO 8601 each. */
export interface DocumentDates {
  readonly title: string | null;
  /** The article's own text, without furniture. */
  readonly body: string;
  /** Told by the page: a byline, a dateline. */
  readonly dateline: string | null;
  /** Known from outside the text. */
  readonly published: string | null;
}

/** 2020年第一批, the first batch of 2020, a batch of projects in 2020: the year in a batch's own label, in either group. */
const BATCH_LABEL =
  /(20\d{2}) ?年度?(?:的|度)?,? ?第[一二三四五六七八九十\d]{1,3}批|\b(?:batch|round|tranche) (?:of (?:[a-z\d-]{1,20} ){1,10}?in|of|for) (20\d{2})\b/gi;
/** Titles of documents: 《…规划（2019-2021年）》 is about no event of the article. */
const TITLED = /《[^《》\n]{1,80}》|〔[^〔〕\n]{1,10}〕|\([^()\n]{0,12}\d{4}[^()\n]{1,12}\)/g;
/** Said of what lies ahead, before the date or behind it. */
const AHEAD = /(?:到|至|拟|将|预计|计划|力争|目标|by|until|before) ?$/i;

/** News are written within so many days of what they tell (a reprint a little later), and little ahead of it. */
const NEAR_DAYS_BEFORE = 45;
const NEAR_DAYS_AFTER = 10;
const YEARS_OF_DISTRUST = 2;
const BEGUN_REACH = 60;

/**
 * The anchor and year that relative dates of the article count from. A dateline holds while the article's dates lie around it; an
 * article whose days lie elsewhere, or whose batch or title names an earlier year, was reprinted, and its own year counts.
 */
export function yearContext({ title, body, dateline, published }: DocumentDates): DateContext {
  const anchor = dateline ?? published;
  const date = parseIso(anchor);
  const plain = body.replace(TITLED, (titled) => ' '.repeat(titled.length));
  const mentions = dates(plain);
  const batch = latest([...body.matchAll(BATCH_LABEL)].map(([, before, behind]) => Number(before ?? behind)));
  if (!date) return { anchor: null, year: batch ?? yearsOf(title ?? '')[0] ?? toldYear(plain, mentions) };
  const days = daysAround(mentions, date);
  const near = days.some((day) => isNear(day - dayNumber(date)));
  if (near || date.month === null) return { anchor, year: null };
  const own =
    batch ?? latest(yearsOf(title ?? '')) ?? latest(newsYears(plain, mentions).filter((year) => year <= date.year));
  if (own === null || own >= date.year) return { anchor, year: null };
  const distrusted = batch !== null || days.length > 0 || date.year - own >= YEARS_OF_DISTRUST;
  return distrusted ? { anchor: null, year: own } : { anchor, year: null };
}

/** The first batch of the programme was made public in January 2020: what an article tells of months before is mostly its beginnings. */
const FIRST_YEAR = 2020;

const isNear = (days: number): boolean => days >= -NEAR_DAYS_BEFORE && days <= NEAR_DAYS_AFTER;
const latest = (years: readonly number[]): number | null => (years.length > 0 ? Math.max(...years) : null);

/** The years written in a text, not those of stretches. */
const yearsOf = (text: string): number[] => writtenYears(dates(text.replace(TITLED, ' ')));

const writtenYears = (mentions: readonly DateMention[]): number[] =>
  mentions.flatMap(({ year }) => (year && !year.relative ? [year.value] : []));

/** Trials began in 2019: nothing that the article tells as news. */
const BEGUN = new RegExp(
  `\\b${anyOf(formsOf('publishing-words.yaml', 'begun'))} [^.;,，。；\\n]{0,${BEGUN_REACH}}$`,
  'i',
);

const pastYears = (text: string, mentions: readonly DateMention[]): number[] =>
  writtenYears(
    mentions.filter(({ start }) => {
      const before = text.slice(Math.max(0, start - BEGUN_REACH), start);
      return !AHEAD.test(before.slice(-7)) && !BEGUN.test(before);
    }),
  );

/** Years of events with their month, in which news may have been written; a year alone (2021年产值) is of statistics. */
function newsYears(text: string, mentions: readonly DateMention[]): number[] {
  const months = new Set(mentions.filter(isYearless).map(({ month }) => month?.value));
  const ofNews = mentions.filter(
    ({ month, year }) =>
      month !== null && year !== null && !year.relative && (year.value >= FIRST_YEAR || months.has(month.value)),
  );
  return pastYears(text, ofNews);
}

/** A day told without its year. */
const isYearless = ({ year, month, day }: DateMention): boolean =>
  !year && month !== null && day !== null && !month.relative && !day.relative;

/**
 * The year that a text tells by its dates. Days without a year take it from a full date near them: 6月15日公示 on a page of 2022年6月17日. A
 * month or a year alone proves none, as nearly every article tells that the programme began in 2019年12月; where no day wants a year,
 * 今年 is that of what is told last.
 */
function toldYear(text: string, mentions: readonly DateMention[]): number | null {
  const yearless = mentions.filter(isYearless);
  return latest(yearless.length > 0 ? yearsAround(mentions, yearless) : pastYears(text, mentions));
}

function yearsAround(mentions: readonly DateMention[], yearless: readonly DateMention[]): number[] {
  // Each day of the calendar once, so that many dates take no longer than few.
  const days = new Map(
    yearless.map(({ month, day }) => [
      (month?.value ?? 0) * 100 + (day?.value ?? 0),
      { month: month?.value ?? null, day: day?.value ?? null },
    ]),
  );
  return mentions.flatMap(({ year, month, day }) => {
    if (!year || !month || !day || year.relative) return [];
    const date = dayNumber({ year: year.value, month: month.value, day: day.value });
    const isBeside = (own: Pick<PartialDate, 'month' | 'day'>, of: number): boolean =>
      Math.abs(dayNumber({ year: of, ...own }) - date) <= NEAR_DAYS_BEFORE;
    // 1月14日公示 beside 2019年12月23日启动 is of the year after.
    return [year.value, year.value + 1].filter((each) => [...days.values()].some((own) => isBeside(own, each)));
  });
}

/**
 * The days told with a month, those without a year taken in the dateline's year and the one before. The dateline itself, left in the
 * text, is no evidence for itself.
 */
function daysAround(mentions: readonly DateMention[], dateline: PartialDate): number[] {
  return mentions.flatMap(({ year, month, day }) => {
    if (!month || !day || month.relative || day.relative || year?.relative) return [];
    if (year) {
      const told = dayNumber({ year: year.value, month: month.value, day: day.value });
      return told === dayNumber(dateline) ? [] : [told];
    }
    return [dateline.year, dateline.year - 1].map((each) =>
      dayNumber({ year: each, month: month.value, day: day.value }),
    );
  });
}
