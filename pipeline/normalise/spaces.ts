/**
 * White space inside lines. Scrapers put spaces around marks, between scripts (手机 POS 创新) or between all words, and flatten
 * the rows of tables to lines: there a gap parts cells and becomes a tab.
 *
 * | line                                                   | a run of white space becomes                                    |
 * | ------------------------------------------------------ | --------------------------------------------------------------- |
 * | any                                                    | a tab, where it holds one and no mark of a clause is beside it  |
 * | Chinese, no mark of a sentence or two runs of two and more | a tab, where it is two or more and no mark of a clause is beside it |
 * | Chinese, a row of short fields: two gaps or more between Han, no mark of a sentence | a tab, but beside Latin letters and marks of a clause; not where prose is spaced too |
 * | Chinese, no mark of a sentence                         | a tab before a label (来源：) and after a time of day; not where prose is spaced |
 * | Chinese, other, also between a date and a time of day  | nothing beside a Han character, a Chinese mark or a bar, before %, in 2020 / 08 / 03 |
 * | any, what is left                                      | one space                                                       |
 */
import { Rewriter, type View } from '../view.ts';
import { isChinese, isCjk, isHan } from './line.ts';
import { eachLine } from './lines.ts';

const GAP = /\s+/g;
const SPACE = /\s/;
const SENTENCE_MARK = /[，。；！？]/;
/** Beside these a gap parts no fields. */
const CLAUSE_MARK = /[，。；！？：、·]/;
const LONGEST_FIELD = 40;
const DIGIT = /\d/;
const LATIN = /[a-zA-Z]/;
const CLOCK = /^\d{1,2}:\d{2}/;
/** A label of the next field: 来源： */
const LABEL = /^[\u4e00-\u9fff]{2,6}：/;
const FIELD_END = /[\w\u4e00-\u9fff》）”%]/;
const CLOCK_END = /\d:\d{2}$/;
const BEFORE_CLOCK = /[\d日]/;
const BETWEEN_HAN = /[\u4e00-\u9fff]\s+(?=[\u4e00-\u9fff])/g;
/** Prose is spaced where more than one in so many characters is a gap between Han. */
const SPACED = 20;

interface Gap {
  readonly from: number;
  readonly to: number;
  readonly before: string;
  readonly after: string;
  /** No mark of a clause is beside it. */
  readonly parting: boolean;
  readonly tabbed: boolean;
  readonly wide: boolean;
}

const gapsOf = (line: string): Gap[] =>
  [...line.matchAll(GAP)].map(({ 0: run, index }) => {
    const before = line[index - 1]!;
    const after = line[index + run.length]!;
    const parting = !CLAUSE_MARK.test(before) && !CLAUSE_MARK.test(after);
    const tabbed = parting && run.includes('\t');
    return { from: index, to: index + run.length, before, after, parting, tabbed, wide: parting && run.length > 1 };
  });

/** Ends a field or begins one. */
const ends = (character: string): boolean => isHan(character) || '》）'.includes(character);
const begins = (character: string): boolean => isHan(character) || '《（'.includes(character);

/** Whether the gaps of a line part the cells of a table's row, and not the letters of s p a c e d words. */
const isRow = (line: string, gaps: readonly Gap[]): boolean => {
  if (gaps.length < 2 || SENTENCE_MARK.test(line)) return false;
  const strong = gaps.filter(({ before, after }) => ends(before) && begins(after)).length;
  const numbered = DIGIT.test(gaps[0]!.before) && gaps[0]!.from <= 3 && isHan(gaps[0]!.after) ? 1 : 0;
  if (strong + numbered < 2) return false;
  const lengths = gaps.map(({ to }, i) => (gaps[i + 1]?.from ?? line.length) - to);
  lengths.push(gaps[0]!.from);
  const single = lengths.filter((length) => length === 1).length;
  return lengths.every((length) => length <= LONGEST_FIELD) && single * 2 < lengths.length;
};

/** Whether the prose of a text has spaces between its words, so that a space tells nothing. */
const isSpaced = (text: string): boolean => {
  let spaces = 0;
  let characters = 0;
  eachLine(text, (start, end) => {
    const line = text.slice(start, end);
    characters += line.length;
    if (SPACE.test(line) && SENTENCE_MARK.test(line)) spaces += line.match(BETWEEN_HAN)?.length ?? 0;
  });
  return spaces * SPACED > characters;
};

/** Beside a bar that parts fields itself, before a percent sign, and in 2020 / 08 / 03. */
const isNothing = (before: string, after: string): boolean =>
  before === '|' ||
  after === '|' ||
  (DIGIT.test(before) && (after === '/' || after === '%')) ||
  (before === '/' && DIGIT.test(after));

/** What a gap of a Chinese line becomes. */
const narrowed = (line: string, gaps: readonly Gap[], spaced: boolean): ((gap: Gap) => string) => {
  const prose = SENTENCE_MARK.test(line);
  const wideParts = !prose || gaps.filter((gap) => gap.wide).length > 1;
  const row = !spaced && isRow(line, gaps);
  return ({ from, to, before, after, parting, tabbed, wide }) => {
    if (isNothing(before, after)) return '';
    const letters = LATIN.test(before) || LATIN.test(after);
    const moment = BEFORE_CLOCK.test(before) && CLOCK.test(line.slice(to, to + 5));
    const field = LABEL.test(line.slice(to, to + 7)) || CLOCK_END.test(line.slice(Math.max(0, from - 4), from));
    const fields = !prose && !spaced && parting && field && FIELD_END.test(before);
    const parts = tabbed || (wide && wideParts) || (row && parting && !letters) || fields;
    if (parts && !moment) return '\t';
    return isCjk(before) || isCjk(after) ? '' : ' ';
  };
};

/** The view with the white space of each line as the table says. `english`: the document is English, with Chinese glosses. */
export const closeGaps = (view: View, english: boolean): View => {
  const { text } = view;
  const rewriter = new Rewriter(text);
  const spaced = isSpaced(text);
  eachLine(text, (start, end) => {
    const line = text.slice(start, end);
    if (!SPACE.test(line)) return;
    const gaps = gapsOf(line);
    const chinese = isChinese(text, start, end, english);
    const by = chinese ? narrowed(line, gaps, spaced) : (gap: Gap) => (gap.tabbed ? '\t' : ' ');
    for (const gap of gaps) {
      const becomes = by(gap);
      if (becomes !== line.slice(gap.from, gap.to)) rewriter.replace(start + gap.from, start + gap.to, becomes);
    }
  });
  return view.after(rewriter.finish());
};
