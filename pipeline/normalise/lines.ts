/** One line a box: line breaks unified, blank lines, the space around lines and invisible characters dropped. */
import { Rewriter, type View } from '../view.ts';

const BREAK = /[\n\v\f\r\x85\u2028\u2029]/g;
/** Control and format characters, marks of direction, joiners, soft hyphens, byte-order marks and variation selectors. */
const HIDDEN = [
  '\\0-\\x08\\x0e-\\x1f\\x7f-\\x84\\x86-\\x90\\x98-\\x9f\\xad\\u061c\\u180e',
  '\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u206f\\ufe00-\\ufe0f\\ufeff\\ufff9-\\ufffc',
].join('');
const INVISIBLE = new RegExp(`[${HIDDEN}]+`, 'g');
const VISIBLE = new RegExp(`[^\\s${HIDDEN}]`);

/** Calls `found` with the start and the end, without its line feed, of each line. */
export const eachLine = (text: string, found: (start: number, end: number) => void): void => {
  for (let start = 0; start <= text.length; ) {
    const feed = text.indexOf('\n', start);
    const end = feed < 0 ? text.length : feed;
    found(start, end);
    start = end + 1;
  }
};

/** The visible part of `[start, end)`, empty where there is none. */
const trim = (text: string, start: number, end: number): [number, number] => {
  let from = start;
  let to = end;
  while (from < to && !VISIBLE.test(text[from]!)) from += 1;
  while (from < to && !VISIBLE.test(text[to - 1]!)) to -= 1;
  return [from, to];
};

/** A line as long as those of a page, which ends with a number whose power or unit begins the next: 不超过4.5 ⏎ 亿元. */
const SHORTEST_WRAPPED = 16;
const NUMBER_END = /[\u4e00-\u9fff]\d[\d,.]*$/;
const UNIT_START = /^(?:[万萬亿億千百]|[十]?(?:元|户|戶|家|笔|筆)(?![\d]))/;

const splitsNumber = (text: string, start: number, end: number, next: number): boolean =>
  end - start >= SHORTEST_WRAPPED &&
  NUMBER_END.test(text.slice(Math.max(start, end - 12), end)) &&
  UNIT_START.test(text.slice(next, next + 3));

/**
 * Lays the text of a view out in lines, one a box.
 * @param plain whether lines are those of a plain text, where a page's edge may part a number from its unit
 */
export const layLines = (view: View, plain = false): View => {
  const { text } = view;
  const rewriter = new Rewriter(text);
  let first = true;
  const hidden = text.matchAll(INVISIBLE);
  let next = hidden.next();
  let kept = 0;
  let begun = 0;
  const line = (start: number, end: number): void => {
    const [from, to] = trim(text, start, end);
    if (from === to) return;
    const wrapped = plain && !first && splitsNumber(text, begun, kept, from);
    if (wrapped) rewriter.replace(kept, from, '');
    else if (!first && !(from === kept + 1 && text[kept] === '\n')) rewriter.replace(kept, from, '\n');
    else if (first && from > 0) rewriter.replace(0, from, '');
    first = false;
    for (; !next.done && next.value.index < to; next = hidden.next()) {
      const { index, 0: run } = next.value;
      if (index > from) rewriter.replace(index, index + run.length, '');
    }
    begun = from;
    kept = to;
  };
  let start = 0;
  for (const { index } of text.matchAll(BREAK)) {
    if (index > start) line(start, index);
    start = index + 1;
  }
  line(start, text.length);
  if (kept < text.length) rewriter.replace(kept, text.length, '');
  return view.after(rewriter.finish());
};
