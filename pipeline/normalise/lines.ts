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

/** Lays the text of a view out in lines, one a box. */
export const layLines = (view: View): View => {
  const { text } = view;
  const rewriter = new Rewriter(text);
  let first = true;
  const hidden = text.matchAll(INVISIBLE);
  let next = hidden.next();
  let kept = 0;
  const line = (start: number, end: number): void => {
    const [from, to] = trim(text, start, end);
    if (from === to) return;
    if (!first && !(from === kept + 1 && text[kept] === '\n')) rewriter.replace(kept, from, '\n');
    else if (first && from > 0) rewriter.replace(0, from, '');
    first = false;
    for (; !next.done && next.value.index < to; next = hidden.next()) {
      const { index, 0: run } = next.value;
      if (index > from) rewriter.replace(index, index + run.length, '');
    }
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
