/** The rules for marks that hang on their neighbours alone. Offsets index the line; beyond its ends there are no characters. */
import { isCjk, isHan, isSpace } from './line.ts';

/** A replacement of part of a line, or none. */
type Change = { readonly from: number; readonly to: number; readonly by: string } | null;

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

/** A comma, at `at`. */
export const comma = (line: string, at: number): string | null => {
  const thousands =
    THOUSANDS_AFTER.test(line.slice(at + 1, at + 5)) && THOUSANDS_BEFORE.test(line.slice(Math.max(0, at - 4), at));
  return thousands ? null : '，';
};

/** A colon. */
export const colon = (line: string, at: number): string | null =>
  is(DIGIT, line[at - 1]) && is(DIGIT, line[at + 1]) ? null : '：';

const skipSpace = (line: string, from: number, step: 1 | -1): number => {
  let at = from;
  while (isSpace(line[at])) at += step;
  return at;
};

/** A stop between spaces, as spun texts have it: 存证 . 该应用. Behind a number or a letter it may be anything. */
const spacedStop = (line: string, at: number): string | null => {
  const previous = skipSpace(line, at - 1, -1);
  const before = line[previous];
  if (!isHan(before) && !is(CLOSING, before)) return null;
  const after = line[at + 1];
  if (after !== undefined && !isSpace(after) && !isHan(after)) return null;
  return NUMBERING.test(line.slice(Math.max(0, previous - 7), previous + 1)) ? null : '。';
};

/** A full stop. */
export const stop = (line: string, at: number): string | null => {
  const before = line[at - 1];
  const after = line[at + 1];
  if (before === '.' || after === '.' || before === undefined) return null;
  if (isSpace(before)) return spacedStop(line, at);
  if (isHan(before)) {
    return is(LETTER, after) || NUMBERING.test(line.slice(Math.max(0, at - 8), at)) ? null : '。';
  }
  if (is(ALPHANUMERIC, after)) return null;
  if (is(CLOSING, before)) return '。';
  if (!is(ALPHANUMERIC, before)) return null;
  const word = WORD_BEFORE.exec(line.slice(Math.max(0, at - 20), at))![0];
  const next = line[skipSpace(line, at + 1, 1)];
  if (next === undefined) return word.length < at ? '。' : null;
  return isCjk(next) && FULL_WORD.test(word) ? '。' : null;
};

/** The space around a range of numbers goes with its dash. */
const rangeAt = (line: string, at: number, end: number): Change => {
  const previous = skipSpace(line, at - 1, -1);
  const next = skipSpace(line, end, 1);
  if (!is(DIGIT, line[next]) || !is(BEFORE_RANGE, line[previous])) return null;
  const plain = line.slice(at, end) === '-';
  const spaced = previous + 1 < at || next > end;
  return plain && (!spaced || is(DIGIT, line[previous])) ? null : { from: previous + 1, to: next, by: '-' };
};

/** A dash of any kind and length, or a tilde, at `[at, end)`. */
export const dash = (line: string, at: number, end: number): Change => {
  const range = rangeAt(line, at, end);
  const token = line.slice(at, end);
  if (range || token === '-') return range;
  const before = line[at - 1];
  const after = line[end];
  if (is(CHINESE_NUMERAL, before) && is(CHINESE_NUMERAL, after)) return { from: at, to: end, by: '-' };
  const inName = is(ALPHANUMERIC, before) && is(ALPHANUMERIC, after);
  const by = token.length > 1 ? '——' : token === '–' ? (inName ? '-' : '—') : token;
  return by === token ? null : { from: at, to: end, by };
};
