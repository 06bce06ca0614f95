/**
 * White space inside lines. Scrapers put spaces around marks and between scripts (手机 POS 创新), and flatten tables to lines.
 *
 * | line                                                   | a run of white space becomes                                |
 * | ------------------------------------------------------ | ----------------------------------------------------------- |
 * | any                                                    | a tab, where it holds one and no mark of a clause is beside it |
 * | Chinese: without marks of a sentence, or with two such runs | a tab, where it is two characters or longer and no mark of a clause is beside it |
 * | Chinese, a row of short fields: two gaps or more between Han, no mark of a sentence | a tab, but for gaps beside Latin letters |
 * | Chinese, other                                         | nothing, where a Han character or a Chinese mark is beside it |
 * | any, what is left                                      | one space                                                   |
 */
import { Rewriter, type View } from '../view.ts';
import { isChinese, isCjk, isHan } from './line.ts';
import { eachLine } from './lines.ts';

const GAP = /\s+/g;
const SENTENCE_MARK = /[，。；！？]/;
/** Beside these a gap parts no fields. */
const CLAUSE_MARK = /[，。；！？：、·]/;
const LONGEST_FIELD = 40;
const DIGIT = /\d/;
const LATIN = /[a-zA-Z]/;

interface Gap {
  readonly from: number;
  readonly to: number;
  readonly before: string;
  readonly after: string;
  /** Wide enough to part fields, and not beside a mark that says otherwise. */
  readonly tabbed: boolean;
  readonly wide: boolean;
}

const gapsOf = (line: string): Gap[] =>
  [...line.matchAll(GAP)].map(({ 0: run, index }) => {
    const before = line[index - 1]!;
    const after = line[index + run.length]!;
    const parting = !CLAUSE_MARK.test(before) && !CLAUSE_MARK.test(after);
    const beside = { from: index, to: index + run.length, before, after };
    return { ...beside, tabbed: parting && run.includes('\t'), wide: parting && run.length > 1 };
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
  return Math.max(...lengths) <= LONGEST_FIELD && single * 2 < lengths.length;
};

const narrowed = (line: string, gaps: readonly Gap[]): ((gap: Gap) => string) => {
  const wideParts = !SENTENCE_MARK.test(line) || gaps.filter((gap) => gap.wide).length > 1;
  const row = isRow(line, gaps);
  return ({ before, after, tabbed, wide }) => {
    if (tabbed || (wide && wideParts)) return '\t';
    if (row && !LATIN.test(before) && !LATIN.test(after)) return '\t';
    return isCjk(before) || isCjk(after) ? '' : ' ';
  };
};

/** The view with the white space of each line as the table says. `english`: the document is English, with Chinese glosses. */
export const closeGaps = (view: View, english: boolean): View => {
  const rewriter = new Rewriter(view.text);
  eachLine(view.text, (start, end) => {
    const line = view.text.slice(start, end);
    const gaps = gapsOf(line);
    if (gaps.length === 0) return;
    const chinese = isChinese(view.text, start, end, english);
    const by = chinese ? narrowed(line, gaps) : (gap: Gap) => (gap.tabbed ? '\t' : ' ');
    for (const gap of gaps) {
      const text = by(gap);
      if (text !== line.slice(gap.from, gap.to)) rewriter.replace(start + gap.from, start + gap.to, text);
    }
  });
  return view.after(rewriter.finish());
};
