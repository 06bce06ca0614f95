/** The day or month on which a batch was made public. */
import { textOf } from '../../annotated.ts';
import { dayNumber, isoOf, parseIso, shifted } from '../../dates/iso.ts';
import { type DateContext, dates, resolvedDates } from '../../dates.ts';
import { anyOf, phrases } from '../../lexicon/phrases.ts';
import { everyMatch } from '../../matches.ts';
import type { AnnotatedDocument, Found, Rule } from '../../types.ts';
import { overlaps, type ViewSpan, viewSpan } from '../../view.ts';
import { agencyDateline } from '../document/agency.ts';
import { dateContextOf } from '../document/date-context.ts';
import { type Cue, cuesOf } from './cue.ts';
import { cueWords } from './cue-words.ts';

const words = (id: string): string => cueWords('announcement-cues.yaml', id);
/** The verbs that make a batch public or tell that it has left the sandbox. */
export const PUBLISHES = new RegExp(`${words('publishes')}|${words('completes')}`, 'i');
/** Before a date that is none of publication, and behind it. */
const OTHER_BEFORE = new RegExp(`${words('other-date-before')}[^，。；]{0,4}$`, 'i');
const OTHER_BEHIND = new RegExp(`^[^，。；]{0,4}${words('other-date-behind')}`, 'i');
const TITLED = /《[^》]{1,60}》|[（(][^（）()]{0,12}(?:至|-|—)[^（）()]{1,12}[)）]/g;
const WEEKDAYS = phrases('weekdays.yaml');
const WEEKDAY = new RegExp(`(上|last )?(${anyOf(WEEKDAYS.flatMap(({ forms }) => forms))})`, 'gi');
const NEXT_DAY = /^(?:[次翌]日|第二天)/;
const MONDAY = 1;
const REACH = 200;
/** The last batch of a year may be made public early in the next. */
const LAST_MONTH_OF_SEASON = 2;

/** The dates of the cues in a text, each resolved from the document. */
export const dateRule: Rule<string> = {
  id: 'announcement/date',
  why: 'the day before the verb of publication, as precise as it is said; planned, closing and founding days stand beside it',
  examples: [
    {
      text: '首批应用公示\n2020-08-17\n8月14日，人民银行杭州中心支行公示杭州市首批5个金融科技创新监管试点应用，拟于8月30日运营。',
      gives: ['2020-08-14'],
    },
    {
      text: '首批应用公示\n2021-01-13\n昨日，人民银行深圳市中心支行公示深圳市第二批4个金融科技创新监管试点应用。',
      gives: ['2021-01-12'],
    },
    {
      text: '首批应用公示\n2021-04-09\n上月29日，人民银行武汉分行公示武汉市首批金融科技创新监管试点应用。',
      gives: ['2021-03-29'],
    },
    {
      text: '首批应用公示\n2021-06-19\n人民银行上海总部周五公布上海市2021年第一批金融科技创新监管工具应用。',
      gives: ['2021-06-18'],
    },
    {
      text: '2020年5月，深圳市金融科技创新监管试点工作启动；7月，深圳市首批4个创新应用正式向社会公示。',
      gives: ['2020-07'],
    },
    {
      text: '转载\n2023-11-04\n9月28日，人民银行长沙中心支行公示长沙市金融科技创新监管试点应用（2021年第一批）。',
      gives: ['2021-09-28'],
    },
    {
      text: '完成登记\n2023-04-12\n4月10日，人民银行长沙中心支行发布消息，长沙市金融科技创新监管工具2022年第二批3个创新应用完成登记。',
      gives: ['2023-04-10'],
    },
    {
      text: '2021年9月28日，人民银行深圳市中心支行宣布首批1个创新应用完成测试。此次完成测试的首批应用已于2020年11月完成登记。',
      gives: ['2021-09-28'],
    },
    {
      text: "On June 9, the People's Bank of China's Ningbo branch released its second batch of fintech sandbox projects in 2021.",
      gives: ['2021-06-09'],
    },
    {
      text: '首批应用公示\n2022-11-04\n人民银行大连市中心支行获悉，大连市首批3个金融科技创新监管工具应用3日起对外公示。',
      gives: ['2022-11-03'],
    },
    {
      text: '首批项目公示\n2023-09-20\n9月18日起由大连证监局面向社会公示资本市场金融科技创新试点首批9个项目。',
      gives: ['2023-09-18'],
    },
    {
      text: 'Nanning opens a batch\n2023-03-10\nNanning has unveiled its first batch of fintech sandbox applications, the central bank said Friday.\nThree applications of the first batch were made public on Tuesday in the city, its branch there added.',
      gives: ['2023-03-10', '2023-03-07'],
    },
    { text: '近日，人民银行大连市中心支行公布首批3个金融科技创新监管试点应用。', gives: [] },
  ],
  find: (document, within) => {
    const context = dateContextOf(document);
    const cues = cuesOf(document).filter(({ span, kind }) => kind !== 'headline' && overlaps(span, within));
    return cues.flatMap((cue) => announcedOn(document, [cue], context, null) ?? []);
  },
  show: String,
};

interface Dated {
  readonly found: Found<string>;
  readonly day: boolean;
  /** Whether it is the day on which somebody said so. */
  readonly spoken?: boolean;
}

/** The branch said on Thursday: the batch may have been made public before. */
const SAID = new RegExp(`(?<![a-z])${words('said')}(?: in an? [a-z]{3,12})?(?: late)?(?: on)? $`, 'i');

/**
 * The date of the first cue that has a day, else a month. 同日 and 次日 count from the announcement before.
 * @param previous the date of the announcement before this one in the document
 */
export function announcedOn(
  document: AnnotatedDocument,
  cues: readonly Cue[],
  context: DateContext,
  previous: Found<string> | null,
): Found<string> | null {
  const own = isFresh(document, cues, context) ? context : ownContext(cues, context);
  const all = cues.flatMap((cue) => {
    const stated = statedIn(document, cue, own);
    return stated.length > 0 ? stated : [...fromPrevious(document, cue, previous), ...weekdayIn(document, cue, own)];
  });
  return (all.find(({ day, spoken }) => day && !spoken) ?? all.find(({ day }) => day) ?? all[0])?.found ?? null;
}

/** Days within which a report follows what it reports. */
const FRESH = 14;

/** A day right before the dateline is of its year, although the label's is the year before: registered in April of the next. */
function isFresh(document: AnnotatedDocument, cues: readonly Cue[], context: DateContext): boolean {
  const today = parseIso(context.anchor);
  const year = cues.flatMap(({ labels }) => labels).find(({ value }) => value.year !== null)?.value.year;
  if (!today?.day || year === null || year === undefined || today.year !== year + 1) return false;
  return cues
    .flatMap((cue) => statedIn(document, cue, context))
    .some(({ found: { value }, day }) => {
      const date = day ? parseIso(value) : null;
      const passed = date ? dayNumber(today) - dayNumber(date) : -1;
      return passed >= 0 && passed <= FRESH;
    });
}

/** The year in the batch's own label speaks before a dateline of later years: that is a reprint's. */
function ownContext(cues: readonly Cue[], context: DateContext): DateContext {
  const year = cues.flatMap(({ labels }) => labels).find(({ value }) => value.year !== null)?.value.year ?? null;
  const anchor = parseIso(context.anchor);
  if (year === null || !anchor || anchor.year <= year) return context;
  const season = anchor.year === year + 1 && (anchor.month ?? 1) <= LAST_MONTH_OF_SEASON;
  return season ? context : { anchor: null, year };
}

/** 已于2020年11月完成登记: in a notice of exit, the way that the pilot has come. */
const ON_THE_WAY = /^[^，。；]{0,4}(?:完成登记|公示|登记|上线|进入测试|启动测试)/;

/** The dates of a cue's part of its sentence that are days of publication: before the verb, the nearest first, then behind it. */
function statedIn(document: AnnotatedDocument, { span, sentence, completes }: Cue, context: DateContext): Dated[] {
  // What stands before the part may give it its year: 2020年5月，试点启动；7月，应用公示.
  const begin = Math.max(sentence.start, span.start - REACH);
  const text = plainText(document, viewSpan(begin, span.end));
  const [from, to] = [span.start - begin, span.end - begin];
  const verb = from + Math.max(0, text.slice(from, to).search(PUBLISHES));
  const agency = agencyDateline(text)?.start;
  const resolved = resolvedDates(text, context).filter(
    ({ mention: { start, end, same }, precision }) =>
      start >= from &&
      end <= to &&
      !same &&
      precision !== 'year' &&
      start !== agency &&
      !isOther(text, start, end) &&
      !(completes && ON_THE_WAY.test(text.slice(end))),
  );
  const before = resolved.filter(({ mention }) => mention.start < verb).reverse();
  return [...before, ...resolved.filter(({ mention }) => mention.start >= verb)].map(({ mention, iso, precision }) => ({
    found: {
      value: iso,
      at: [viewSpan(begin + mention.start, begin + mention.end)],
      rule: 'announcement/date',
    },
    day: precision === 'day',
    spoken: SAID.test(text.slice(0, mention.start)),
  }));
}

/** Titles and stretches in brackets (2021—2025年) are about no event; blanks keep the offsets. */
export const plainText = (document: AnnotatedDocument, span: ViewSpan): string =>
  textOf(document, span).replace(TITLED, (titled) => ' '.repeat(titled.length));

/** 同日 is the day of the announcement before, 次日 the day after it. */
function fromPrevious(document: AnnotatedDocument, { span }: Cue, previous: Found<string> | null): Dated[] {
  const day = parseIso(previous?.value ?? null);
  if (!previous || !day) return [];
  const text = plainText(document, span);
  const dated = (value: string, start: number, end: number, rule: string): Dated => ({
    found: { value, at: [viewSpan(span.start + start, span.start + end), ...previous.at], rule },
    day: day.day !== null,
  });
  const next = NEXT_DAY.exec(text);
  const iso = next && day.day !== null ? isoOf(shifted(day, 1)) : null;
  if (next && iso) return [dated(iso.iso, next.index, next.index + next[0].length, 'announcement/next-day')];
  const same = dates(text).find((mention) => mention.same);
  return same ? [dated(previous.value, same.start, same.end, 'announcement/same-day')] : [];
}

/** 3日起对外公示: from the day of publication on. */
const FROM_NOW = /^起(?:由[^，。；]{2,24}?)?(?:正式)?(?:对外|面?向社会)?(?:公开)?(?:公示|公布|征求)/;

/** Whether what stands around a date makes it another than the day of publication: 截至, 上线. Offsets index the text. */
export const isOther = (text: string, start: number, end: number): boolean =>
  OTHER_BEFORE.test(text.slice(Math.max(0, start - 10), start)) ||
  (OTHER_BEHIND.test(text.slice(end, end + 10)) && !FROM_NOW.test(text.slice(end, end + 40)));

/** 周五公布, on Friday: the last such day up to the day of writing; 上周五 is of the week before. */
function weekdayIn(document: AnnotatedDocument, { span }: Cue, { anchor }: DateContext): Dated[] {
  const text = textOf(document, span);
  const days = everyMatch(WEEKDAY, text).map((match) => ({ match, spoken: SAID.test(text.slice(0, match.index)) }));
  const { match, spoken = false } = days.find((one) => !one.spoken) ?? days[0] ?? { match: null };
  const today = parseIso(anchor);
  if (!match || !today?.day) return [];
  const named = (form: string): boolean => form.toLowerCase() === match[2]?.toLowerCase();
  const weekday = Number(WEEKDAYS.find(({ forms }) => forms.some(named))?.id);
  // Day 0 of the count, 1 January 1970, was a Thursday.
  const now = ((dayNumber(today) + 3) % 7) + MONDAY;
  const back = match[1] === '上' ? now + 7 - weekday : (now - weekday + 7) % 7 || (match[1] ? 7 : 0);
  const iso = isoOf(shifted(today, -back));
  const at = viewSpan(span.start + match.index, span.start + match.index + match[0].length);
  return iso ? [{ found: { value: iso.iso, at: [at], rule: 'announcement/weekday' }, day: true, spoken }] : [];
}
