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
import { colon, comma, dash, stop } from './mark.ts';
import { Pairs } from './pairs.ts';

/** Marks that may change; a line without them is done. */
const CHANGING = /["'(),.:;!?<>〈〉’~–—-]/;
const CHINESE = /["'(),.:;!?<>《》〈〉“”‘’~–—-]/g;
const URL = /(?:https?:\/\/|www\.)[!-~]+/g;
const DASH = /[~–—-]/;
const RUNS = /[<>—-]/;
const ENGLISH = /["“”’]/g;
const WIDE = new Map(Object.entries({ ';': '；', '!': '！', '?': '？', '(': '（', ')': '）' }));

/** What a mark that is no dash becomes, null where it stays: some always, some as their line has it, some as their neighbours have it. */
const replacement = (line: string, at: number, pairs: Pairs): string | null => {
  const mark = line[at]!;
  switch (mark) {
    case '"':
    case '“':
    case '”':
      return pairs.double(mark);
    case '《':
    case '》':
    case '〈':
    case '〉':
      return pairs.title(mark);
    case '<':
    case '>':
      return pairs.angle(at, mark);
    case "'":
    case '‘':
    case '’':
      return pairs.single(line, at);
    case ',':
      return comma(line, at);
    case ':':
      return colon(line, at);
    case '.':
      return stop(line, at);
    default:
      return WIDE.get(mark) ?? null;
  }
};

/** The end of the run of one mark: dashes and angle brackets count as one however many they are, other marks one by one. */
const runEnd = (line: string, at: number): number => {
  let end = at + 1;
  if (RUNS.test(line[at]!)) while (line[end] === line[at]) end += 1;
  return end;
};

/** Where addresses stand in a line: their marks are none. */
const addresses = (line: string): { readonly from: number; readonly to: number }[] =>
  line.includes('://') || line.includes('www.')
    ? [...line.matchAll(URL)].map(({ 0: url, index }) => ({ from: index, to: index + url.length }))
    : [];

/** Replaces the marks of the line that begins at `start`. */
const punctuateLine = (line: string, start: number, marks: RegExp, rewriter: Rewriter): void => {
  const pairs = new Pairs(line);
  const urls = addresses(line);
  marks.lastIndex = 0;
  while (marks.test(line)) {
    const at = marks.lastIndex - 1;
    const end = runEnd(line, at);
    marks.lastIndex = end;
    while (urls[0] && urls[0].to <= at) urls.shift();
    if (urls[0] && urls[0].from <= at) continue;
    if (DASH.test(line[at]!)) {
      const change = dash(line, at, end);
      if (change) rewriter.replace(start + change.from, start + change.to, change.by);
    } else {
      const by = replacement(line, at, pairs);
      if (by !== null) rewriter.replace(start + at, start + end, by);
    }
  }
};

/** The view with the marks of each line as the table says. `english`: the document is English, with Chinese glosses. */
export const punctuate = (view: View, english: boolean): View => {
  const rewriter = new Rewriter(view.text);
  eachLine(view.text, (start, end) => {
    const line = view.text.slice(start, end);
    if (!CHANGING.test(line)) return;
    punctuateLine(line, start, isChinese(view.text, start, end, english) ? CHINESE : ENGLISH, rewriter);
  });
  return view.after(rewriter.finish());
};
