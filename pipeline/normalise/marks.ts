/**
 * Punctuation. Scrapers and hurried editors write ASCII marks in Chinese lines; the later stages read Chinese ones only.
 *
 * | mark in a Chinese line | becomes | except                                                                          |
 * | ---------------------- | ------- | ------------------------------------------------------------------------------- |
 * | , ; ! ? ( )            | ，；！？（） | the comma of 1,000                                                          |
 * | :                      | ：      | between digits: 10:12, 1:1                                                      |
 * | .                      | 。      | where it does not end a sentence: 1. 一. 3.5 .com Ltd. and runs of stops         |
 * | " '                    | “” ‘’   | ' inside a Latin word, or with no Chinese character or mark beside it            |
 * | <X> <<X>> 〈X〉        | 《X》   | where X holds no Han character; 〈X〉 inside 《》                                 |
 * | ~ — – between numbers  | -       | before a number, after a number, % or unit; between Chinese numerals             |
 * | – -- and longer        | — ——    | – between Latin letters or digits: -                                             |
 *
 * English lines keep their marks, but for " and the typographic apostrophe, so that rules know one form of each. URLs stay.
 */
import { Rewriter, type View } from '../view.ts';
import { isChinese } from './line.ts';
import { eachLine } from './lines.ts';
import { type Change, colon, comma, dash, stop } from './mark.ts';
import { Pairs } from './pairs.ts';

/** Marks that may change; a line without them is done. */
const CHANGING = /["'(),.:;!?<>〈〉’~–—-]/;
const CHINESE = /["'(),.:;!?《》〈〉“”‘’~–]|([<>—-])\1*/g;
const URL = /(?:https?:\/\/|www\.)[!-~]+/g;
const ENGLISH = /["“”’]/g;
const WIDE = new Map(Object.entries({ ';': '；', '!': '！', '?': '？', '(': '（', ')': '）' }));

/** What a mark of a Chinese line becomes: those that hang on nothing first, then those that hang on what is open, then on neighbours. */
const change = (line: string, at: number, token: string, pairs: Pairs): Change => {
  const to = at + token.length;
  const whole = (by: string | null): Change => (by === null ? null : { from: at, to, by });
  const wide = WIDE.get(token);
  if (wide !== undefined) return whole(wide);
  switch (token[0]) {
    case '"':
    case '“':
    case '”':
      return whole(pairs.double(token));
    case '《':
    case '》':
    case '〈':
    case '〉':
      return whole(pairs.title(token));
    case '<':
    case '>':
      return whole(pairs.angle(at, token));
    case ',':
      return whole(comma(line, at));
    case "'":
    case '‘':
    case '’':
      return whole(pairs.single(line, at));
    case ':':
      return whole(colon(line, at));
    case '.':
      return whole(stop(line, at));
    default:
      return dash(line, at, to);
  }
};

/** Where addresses stand in a line: their marks are none. */
const addresses = (line: string): { readonly from: number; readonly to: number }[] =>
  line.includes('://') || line.includes('www.')
    ? [...line.matchAll(URL)].map(({ 0: url, index }) => ({ from: index, to: index + url.length }))
    : [];

/** The view with the marks of each line as the table says. `english`: the document is English, with Chinese glosses. */
export const punctuate = (view: View, english: boolean): View => {
  const rewriter = new Rewriter(view.text);
  eachLine(view.text, (start, end) => {
    const line = view.text.slice(start, end);
    if (!CHANGING.test(line)) return;
    const pairs = new Pairs(line);
    const urls = addresses(line);
    for (const { 0: token, index } of line.matchAll(isChinese(view.text, start, end, english) ? CHINESE : ENGLISH)) {
      while (urls[0] && urls[0].to <= index) urls.shift();
      if (urls[0] && urls[0].from <= index) continue;
      const changed = change(line, index, token, pairs);
      if (changed) rewriter.replace(start + changed.from, start + changed.to, changed.by);
    }
  });
  return view.after(rewriter.finish());
};
