/** A mark of punctuation in its line, and the rules that need no memory of the marks before it. */
import { isCjk, isHan, isSpace } from './line.ts';

/** Characters are undefined beyond the ends of the line. */
export interface Mark {
  readonly line: string;
  readonly at: number;
  readonly end: number;
  /** The characters right beside the mark. */
  readonly before: string | undefined;
  readonly after: string | undefined;
  /** The nearest characters that are no space, and where the space on either side begins and ends. */
  readonly previous: string | undefined;
  readonly next: string | undefined;
  readonly from: number;
  readonly to: number;
}

/** The mark at `[at, end)` of a line. */
export const markAt = (line: string, at: number, end: number): Mark => {
  let from = at;
  let to = end;
  while (isSpace(line[from - 1])) from -= 1;
  while (isSpace(line[to])) to += 1;
  const beside = { before: line[at - 1], after: line[end], previous: line[from - 1], next: line[to] };
  return { line, at, end, from, to, ...beside };
};

const is = (pattern: RegExp, character: string | undefined): boolean =>
  character !== undefined && pattern.test(character);

const DIGIT = /\d/;
const ALPHANUMERIC = /[a-zA-Z\d]/;
const LETTER = /[a-zA-Z]/;
const CLOSING = /[”’》）】〉〕%"')]/;
const CHINESE_NUMERAL = /[〇零一二两兩三四五六七八九十百千万萬亿億]/;
/** What may stand before the dash of a numeric range; punctuation is read before the script is changed. */
const BEFORE_RANGE = /[\d%万萬亿億千百十年月日时時分户戶家笔筆个個项項元人级級]/;
const THOUSANDS_AFTER = /^\d{3}(?!\d)/;
const THOUSANDS_BEFORE = /(?:^|\D)\d{1,3}$/;
const WORD_BEFORE = /[a-zA-Z\d]{0,20}$/;
/** Two capitals or digits more than any numbering has, or a word too long for an abbreviation such as Ltd. */
const FULL_WORD = /^(?:[A-Z\d]*[A-Z][A-Z\d]+|\d{3,}|\w{5,})$/;
const NUMBERING = /^\s*[〇一二三四五六七八九十]{1,3}$/;

/** `,` */
export const comma = ({ line, at, end }: Mark): string | null =>
  THOUSANDS_AFTER.test(line.slice(end, end + 4)) && THOUSANDS_BEFORE.test(line.slice(Math.max(0, at - 4), at))
    ? null
    : '，';

/** `:` */
export const colon = ({ before, after }: Mark): string | null => (is(DIGIT, before) && is(DIGIT, after) ? null : '：');

/** `.` */
export const stop = ({ line, at, before, after, next }: Mark): string | null => {
  if (before === '.' || after === '.' || before === undefined) return null;
  if (isHan(before)) {
    return is(LETTER, after) || NUMBERING.test(line.slice(Math.max(0, at - 8), at)) ? null : '。';
  }
  if (is(CLOSING, before)) return is(ALPHANUMERIC, after) ? null : '。';
  if (!is(ALPHANUMERIC, before) || is(ALPHANUMERIC, after)) return null;
  const word = WORD_BEFORE.exec(line.slice(Math.max(0, at - 20), at))![0];
  if (next === undefined) return word.length < at ? '。' : null;
  return isCjk(next) && FULL_WORD.test(word) ? '。' : null;
};

/** A dash of any kind and length, or a tilde. Gives the range to replace too: a range of numbers loses the space inside it. */
export const dash = (mark: Mark): { from: number; to: number; by: string } | null => {
  const { line, at, end, previous, next, before, after } = mark;
  const token = line.slice(at, end);
  const numbers = is(DIGIT, next) && is(BEFORE_RANGE, previous);
  if (token === '-') {
    const spaced = mark.from < at || mark.to > end;
    return numbers && spaced && !is(DIGIT, previous) ? { from: mark.from, to: mark.to, by: '-' } : null;
  }
  if (numbers) return { from: mark.from, to: mark.to, by: '-' };
  if (is(CHINESE_NUMERAL, before) && is(CHINESE_NUMERAL, after)) return { from: at, to: end, by: '-' };
  const by =
    token.length > 1 ? '——' : token === '–' ? (is(ALPHANUMERIC, before) && is(ALPHANUMERIC, after) ? '-' : '—') : token;
  return by === token ? null : { from: at, to: end, by };
};
