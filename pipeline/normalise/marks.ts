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
import { colon, comma, dash, type Mark, markAt, stop } from './mark.ts';
import { Pairs } from './pairs.ts';

const CHINESE = /(?:https?:\/\/|www\.)[!-~]+|<{1,2}|>{1,2}|-+|—+|["'(),.:;!?《》〈〉“”‘’~–]/g;
const ENGLISH = /["“”’]/g;
const WIDE = new Map(Object.entries({ ';': '；', '!': '！', '?': '？', '(': '（', ')': '）' }));

const replacement = (mark: Mark, token: string, pairs: Pairs): string | null => {
  switch (token[0]) {
    case ',':
      return comma(mark);
    case ':':
      return colon(mark);
    case '.':
      return stop(mark);
    case '"':
    case '“':
    case '”':
      return pairs.double(token);
    case "'":
    case '‘':
    case '’':
      return pairs.single(mark, token);
    case '<':
    case '>':
      return pairs.angle(mark, token[0]);
    case '《':
    case '》':
    case '〈':
    case '〉':
      return pairs.title(token);
    default:
      return WIDE.get(token) ?? null;
  }
};

const isDash = (token: string): boolean => '-—–~'.includes(token[0]!);

/** The view with the marks of each line as the table says. `english`: the document is English, with Chinese glosses. */
export const punctuate = (view: View, english: boolean): View => {
  const rewriter = new Rewriter(view.text);
  eachLine(view.text, (start, end) => {
    const line = view.text.slice(start, end);
    const pairs = new Pairs(line);
    for (const { 0: token, index } of line.matchAll(isChinese(view.text, start, end, english) ? CHINESE : ENGLISH)) {
      const mark = markAt(line, index, index + token.length);
      if (isDash(token)) {
        const range = dash(mark);
        if (range) rewriter.replace(start + range.from, start + range.to, range.by);
        continue;
      }
      const by = replacement(mark, token, pairs);
      if (by !== null) rewriter.replace(start + index, start + index + token.length, by);
    }
  });
  return view.after(rewriter.finish());
};
