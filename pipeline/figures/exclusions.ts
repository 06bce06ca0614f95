/** Numbers that are no figures: dates, times, ordinals, phone numbers, versions, serial numbers, list marks. Over folded text. */
import { calendarSource } from '../dates/calendar.ts';
import { toNumber } from './decimal.ts';
import type { Numeral } from './numeral.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Clock times and ratios, phone numbers, versions, 7×24, 3·15, English ordinals, numbers of two parts (JR/T 0198-2020). */
const SYNTAX = [
  String.raw`\d{1,3}:\d{1,2}(?::\d{2})?(?![\d,])`,
  String.raw`(?:[01]?\d|2[0-4])[时点](?![代间段尚值])(?:\d{1,2}分|半|钟|整|许)?`,
  String.raw`0\d{2,3}[- ]\d{7,8}`,
  String.raw`[48]00-\d{3,4}-?\d{3,4}`,
  String.raw`1[3-9]\d{9}(?![\d,.])`,
  String.raw`\d+(?:\.\d+){2,}`,
  String.raw`\d{1,3} ?[×x*] ?\d{1,3}(?:小时|天)?(?![\d万亿千百.])`,
  String.raw`\d{1,2}[·•]\d{1,2}`,
  String.raw`\d+(?:st|nd|rd|th)(?![a-z])`,
  String.raw`0\d[\d-]*`,
  String.raw`\d{1,3}/\d{1,4}(?!\d)`,
  String.raw`\d+\+[a-z\d]`,
];
const NO_FIGURE = new RegExp(`${calendarSource}|${SYNTAX.join('|')}`, 'y');

/** The rest of a code that a number is part of: H5, GB/T35273-2017, 0198-2020, doc-ihz123.shtml. */
const CODE_REST = /[a-z\d._/@#=&-]+/y;
const LONGEST_BARE_DIGITS = 9;
const LIST_MARK_BEFORE = /(?:^|[\n。;；:：!！?？(（、])[ \t]*$/;
const LIST_MARK_AFTER = /^(?:[.、．](?![\d])|[)）])/;
const FIRST_YEAR = 1990;
const LAST_YEAR = 2049;

/** The end of a date, time, phone number, version or the like that begins at `at`; `at` where there is none. */
export function endOfNonFigure(text: string, at: number): number {
  NO_FIGURE.lastIndex = at;
  const match = NO_FIGURE.exec(text);
  return match ? at + match[0].length : at;
}

/** The end of the code that the digits from `start` to `end` are part of; null where they stand by themselves. */
export function endOfCode(text: string, start: number, end: number): number | null {
  const before = text[start - 1] ?? '';
  const after = text[end] ?? '';
  const gluedBefore = /[a-z_#@=№$]/.test(before) || (/[-./&+]/.test(before) && /[a-z\d号]/.test(text[start - 2] ?? ''));
  const gluedAfter =
    /[a-z_@=]/.test(after) ||
    (/[-./&]/.test(after) && /[a-z]/.test(text[end + 1] ?? '')) ||
    /^[-/]\d/.test(text.slice(end, end + 2));
  if (!gluedBefore && !gluedAfter) return null;
  CODE_REST.lastIndex = end;
  const rest = CODE_REST.exec(text);
  return rest ? end + rest[0].length : end;
}

/** Whether a number without unit or comparator is the mark of a list item, a year, a footnote, or names what stands beside it. */
export function namesOrMarks(text: string, numeral: Numeral, vocabulary: Vocabulary): boolean {
  const { start, end } = numeral;
  const digits = text.slice(start, end);
  if (/^\d+$/.test(digits)) {
    if (digits.length >= LONGEST_BARE_DIGITS) return true;
    const value = toNumber(numeral.value);
    if (digits.length === 4 && value >= FIRST_YEAR && value <= LAST_YEAR && value !== 2000) return true;
    const marked = LIST_MARK_AFTER.test(text.slice(end, end + 2));
    if (digits.length <= 2 && marked && LIST_MARK_BEFORE.test(text.slice(Math.max(0, start - 4), start))) return true;
  }
  if (/[〔[【]/.test(text[start - 1] ?? '') && /[〕\]】]/.test(text[end] ?? '')) return true;
  if (vocabulary.namedAfter.after(text, end)) return true;
  const gap = text[start - 1] === ' ' ? 1 : 0;
  return vocabulary.namedBefore.before(text, start - gap) !== null || isPhone(text, start, vocabulary);
}

/** 第二, 第 3: an ordinal whatever follows. */
export const isOrdinal = (text: string, start: number): boolean =>
  /第 ?$/.test(text.slice(Math.max(0, start - 2), start));

function isPhone(text: string, start: number, { phoneBefore }: Vocabulary): boolean {
  const gap = /[: ]*$/.exec(text.slice(Math.max(0, start - 3), start))?.[0].length ?? 0;
  return phoneBefore.before(text, start - gap) !== null;
}

/** The end of the ordinary word the numeral stands in (统一, 三农, 成千上万, but not 十分之一); 0 where it stands in none. */
export function endOfWord(text: string, numeral: Numeral, { words }: Vocabulary): number {
  if (text.startsWith('分之', numeral.end)) return 0;
  const ends = (words.get(text[numeral.start] ?? '') ?? []).map(({ word, place }) => {
    const from = numeral.start - place;
    return text.startsWith(word, from) ? from + word.length : 0;
  });
  const end = Math.max(0, ...ends);
  return end >= numeral.end ? end : 0;
}
