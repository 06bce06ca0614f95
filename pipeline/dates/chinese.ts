/** Chinese dates: 2020年8月14日, 今年8月30日, 上月末, 2020年二季度末, 14日, 二〇二〇年八月. Over folded text. */
import { DAY, MONTH, YEAR } from './calendar.ts';
import { type DatePart, type DateParts, written } from './mention.ts';
import { dateWords, formsWhere } from './words.ts';

/** A way of writing dates: a pattern with named groups, and what they say. */
export interface DateForm {
  readonly pattern: RegExp;
  read(groups: Readonly<Record<string, string | undefined>>): DateParts;
}

const VALUES = new Map([...'〇零一二三四五六七八九'].map((char, at) => [char, Math.max(0, at - 1)]));

/** 2020, 二〇二〇, 十二, 廿一. */
function dateNumber(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  const tens = /^(.?)(十|廿)(.?)$/.exec(text);
  if (tens) {
    const ten = tens[2] === '廿' ? 2 : tens[1] ? digitOf(tens[1]) : 1;
    return ten * 10 + (tens[3] ? digitOf(tens[3]) : 0);
  }
  return [...text].reduce((sum, char) => sum * 10 + digitOf(char), 0);
}

const digitOf = (char: string): number => VALUES.get(char) ?? (Number(char) || 0);

const MONTHS_OF_QUARTER = 3;
/** 日均, 日报: other words that begin with 日. */
const DAY_MARK = '[日号](?![均活内元]|报(?!道))';
const EDGE = '(?<edge>[底末终初内])';
const MONTH_PART = `(?<month>${MONTH}) ?月(?![均活])份?(?:${EDGE.replace('edge', 'monthEdge')}|[上中下]旬|,? ?(?<day>${DAY}) ?${DAY_MARK})?`;
const QUARTER = '第?(?<quarter>[1-4一二三四]) ?季度(?<quarterEdge>[底末])?';

function endOf(edge: string | undefined): 'end' | null {
  return edge !== undefined && /[底末终]/.test(edge) ? 'end' : null;
}

function readYear({ year, yearWord }: Readonly<Record<string, string | undefined>>): DatePart | null {
  if (year !== undefined) return written(dateNumber(year));
  return yearWord === undefined ? null : (dateWords().get(yearWord)?.year ?? null);
}

function readParts(groups: Readonly<Record<string, string | undefined>>): DateParts {
  const { month, monthWord, day, edge, monthEdge, quarter, quarterEdge, toldWord } = groups;
  const quarterEnd = quarter !== undefined && quarterEdge !== undefined;
  const named = monthWord === undefined ? null : (dateWords().get(monthWord)?.month ?? null);
  return {
    year: readYear(groups),
    month: month ? written(dateNumber(month)) : quarterEnd ? written(dateNumber(quarter) * MONTHS_OF_QUARTER) : named,
    day: day ? written(dateNumber(day)) : null,
    edge: quarterEnd ? 'end' : endOf(edge ?? monthEdge),
    told: toldWord === undefined ? null : (dateWords().get(toldWord)?.told ?? null),
  };
}

/** The forms, built when first asked for: they need the lexicon. Of two that overlap the one that begins first, then the longer, counts. */
export function chineseForms(): readonly DateForm[] {
  const yearWord = formsWhere(({ year, edge }) => year !== undefined && edge === undefined);
  const monthWord = formsWhere(({ month, edge }) => month !== undefined && edge === undefined);
  const toldWord = formsWhere(({ told }) => told !== undefined);
  const word = formsWhere(
    ({ year, month, told, edge }) =>
      (year === undefined && month === undefined && told === undefined) || edge !== undefined,
  );
  return [
    {
      pattern: new RegExp(
        `(?:(?<![\\d])(?<year>${YEAR}) ?年(?![级龄轻])度?|(?<![\\d一二三四五六七八九十两半几多])(?<yearWord>${yearWord})度?)(?: ?${MONTH_PART}| ?${QUARTER}|[上下]半年|全年|年?${EDGE})?`,
        'g',
      ),
      read: readParts,
    },
    {
      pattern: new RegExp(`(?:(?<monthWord>${monthWord})(?:${EDGE}|(?<day>${DAY}) ?${DAY_MARK})?)`, 'g'),
      read: readParts,
    },
    { pattern: new RegExp(`(?:(?<toldWord>${toldWord}) ?|(?<![\\d个第年-]))${MONTH_PART}`, 'g'), read: readParts },
    // 昨（13）日, 今（2022）年, 上（11）月: papers give the number of the day that they mean.
    { pattern: new RegExp(`[昨今前本]\\((?<day>${DAY})\\) ?日`, 'g'), read: readParts },
    {
      pattern: new RegExp(`[今去前明本]\\((?<year>${YEAR})\\) ?年(?: ?${MONTH_PART}|年?${EDGE})?`, 'g'),
      read: readParts,
    },
    { pattern: new RegExp(`[上本今下]\\((?<month>${MONTH})\\) ?月(?<monthEdge>[底末])?`, 'g'), read: readParts },
    {
      pattern: new RegExp(
        `(?<![\\d月年第一二三四五六七八九十-])(?<day>${DAY}) ?日(?![均活内元本常益志]|报(?!道))`,
        'g',
      ),
      read: readParts,
    },
    { pattern: new RegExp(`${YEAR} ?(?:[-–—~]{1,2}|至) ?${YEAR}(?: ?年)?`, 'g'), read: () => ({ vague: true }) },
    {
      pattern:
        /(?<![\d.-])(?<year>(?:19|20)\d{2})(?<mark>[-/.])(?<month>1[0-2]|0?[1-9])\k<mark>(?<day>[12]\d|3[01]|0?[1-9])(?![\d])/g,
      read: readParts,
    },
    { pattern: /(?<![\d./-])(?<year>(?:19|20)\d{2})[-/](?<month>1[0-2]|0[1-9])(?![\d./-])/g, read: readParts },
    { pattern: new RegExp(`(?<word>${word})`, 'g'), read: ({ word: form }) => dateWords().get(form ?? '') ?? {} },
  ];
}
