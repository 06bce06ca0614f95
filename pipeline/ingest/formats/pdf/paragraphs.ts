/** Lines put together to paragraphs: what a line break means depends on whether the next word would have fitted. */
import { firstUnit, isWide, widthOf } from './characters.ts';
import type { Line } from './lines.ts';

/** Where the text of a page, a column or a cell begins and ends. */
export interface Margins {
  readonly left: number;
  readonly right: number;
}

/** The lines of one paragraph. */
export type Paragraph<L extends Line = Line> = readonly L[];

const SENTENCE_END = /[。！？；：.!?;:]["”’）)]?$/;
const NUMBERED =
  /^(?:[（(]?[一二三四五六七八九十\d]{1,3}[）)、．.]|[①-⑳]|第[一二三四五六七八九十百\d]{1,4}[章条节款]|附[件表：:]|注[：:\d])/;
const BULLET = /^[•●■◆▪·○◦*]/;
const isItem = ({ text }: Line): boolean => NUMBERED.test(text) || BULLET.test(text);
/** Words, dates and addresses go on behind these without a blank. */
const HYPHEN = /[a-z\d][-/]$/i;

/** Two lines as the text they are: Chinese joins without a blank, words with one. */
export function joinLines(lines: readonly Line[]): string {
  return lines.reduce((text, { text: next }) => {
    if (text === '') return next;
    const [last, first] = [text.at(-1)!, next[0]!];
    return text + (isWide(last) || isWide(first) || HYPHEN.test(text) ? '' : ' ') + next;
  }, '');
}

/** How far a line begins and ends within its margins. */
const insets = (line: Line, { left, right }: Margins) => ({ before: line.left - left, behind: right - line.right });

/** Words are wider or narrower than the letters of their line are on average. */
const WORDS_VARY = 1.2;

/** How wide the first word of a line is, in points, by the letters of its line. */
function firstWidth({ text, parts: [part] }: Line): number {
  const unit = firstUnit(text);
  const letter = part ? (part.right - part.left) / (widthOf(part.text) || 1) : 0;
  return widthOf(unit) * letter * (isWide(unit[0]!) ? 1 : WORDS_VARY);
}

/** Lines that end nearer to the margin than this many letter heights go on in the next line, most of them. */
const FULL = 2;
const isFull = (line: Line, margins: Margins): boolean => insets(line, margins).behind < FULL * line.size;
/** What is centred is not indented. */
const isIndented = (line: Line, margins: Margins): boolean => {
  const { before, behind } = insets(line, margins);
  return before >= 1.2 * line.size && Math.abs(before - behind) > line.size;
};

/** First lines are indented by two letters, seldom more. */
const MOST_INDENT = 2.6;
const MOST_HANGING = 4;

/** How paragraphs are set. */
export interface Setting {
  /** The most that two lines of a paragraph are apart, in letter heights. */
  readonly reach: number;
  /** The same where one of them has Chinese characters among lines without: their fonts are taller. */
  readonly tallReach: number;
  /** Whether first lines are indented, and no others. */
  readonly indent: boolean;
}

/** Where nothing tells how far the lines of a paragraph are apart, in letter heights. */
const USUAL_STEP = 1.5;
/** More room than this share of the distance of lines parts paragraphs; where one line has taller letters, more than the second. */
const [GAP, TALL_GAP] = [1.2, 1.3];
/** Of lines that end at the margin so many at least go on in the next, which is nearer than another paragraph. */
const WITHIN = 0.3;

/** The distance of the lines of a paragraph, by those that end at the margin: behind others there is the room between paragraphs. */
function pitchOf(steps: readonly { readonly step: number; readonly goesOn: boolean }[]): number {
  const within = steps.filter(({ goesOn }) => goesOn);
  const sorted = (within.length > 0 ? within : steps).map(({ step }) => step).sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length * WITHIN)] ?? USUAL_STEP;
}

const hasWide = ({ text }: Line): boolean => [...text].some(isWide);

/** The setting of lines that follow each other. */
export function settingOf<L extends Line>(lines: readonly L[], marginsOf: (line: L) => Margins): Setting {
  const pairs = lines.flatMap((next, at) => {
    const line = lines[at - 1];
    return line ? [{ line, next, goesOn: isFull(line, marginsOf(line)) }] : [];
  });
  const steps = pairs.flatMap(({ line, next, goesOn }) => {
    const step = (next.y - line.y) / next.size;
    return line.page === next.page && step > 0.8 && step < 4 ? [{ step, goesOn }] : [];
  });
  const first = pairs.filter(({ line, goesOn }) => goesOn && isIndented(line, marginsOf(line)));
  const flush = first.filter(({ next }) => insets(next, marginsOf(next)).before < 0.5 * next.size);
  const wide = lines.filter(hasWide).length * 2 > lines.length;
  const pitch = pitchOf(steps);
  return { reach: pitch * GAP, tallReach: pitch * (wide ? GAP : TALL_GAP), indent: flush.length * 2 > first.length };
}

/** Whether a line stands in the middle: neither an indented first line, nor one of several that begin alike, with as much room behind by chance. */
function isCentred(line: Line, next: Line, margins: Margins, { indent }: Setting): boolean {
  const [own, below] = [insets(line, margins), insets(next, margins)];
  const even = ({ before, behind }: ReturnType<typeof insets>): boolean => Math.abs(before - behind) < 0.5 * line.size;
  if (!even(own) || (indent && own.before < MOST_INDENT * line.size)) return false;
  return even(below) || Math.abs(own.before - below.before) >= 0.5 * line.size;
}

/** Whether the first word of the next line would have fitted behind a line: the break is meant. */
const isShort = (line: Line, next: Line, margins: Margins, setting: Setting): boolean => {
  const { before, behind } = insets(line, margins);
  // Of a centred line both sides are free.
  const free = isCentred(line, next, margins, setting) ? before + behind : behind;
  return free > firstWidth(next) + 0.5 * line.size;
};

function parts<L extends Line>(line: L, next: L, marginsOf: (line: L) => Margins, setting: Setting): boolean {
  if (Math.abs(line.size - next.size) > 0.08 * line.size) return true;
  const reach = hasWide(line) || hasWide(next) ? setting.tallReach : setting.reach;
  if (line.page === next.page && next.y - line.y > reach * line.size) return true;
  const indented = isIndented(next, marginsOf(next));
  const sets = insets(next, marginsOf(next)).before - insets(line, marginsOf(line)).before;
  // The text of an item may hang: its other lines begin where its words begin, behind the bullet or number.
  const hangs = isItem(line) && !isItem(next) && sets < MOST_HANGING * line.size;
  if (indented && sets >= line.size && !hangs) return true;
  if (isShort(line, next, marginsOf(line), setting)) return true;
  const same = indented && Math.abs(sets) < 0.5 * line.size;
  return (same && setting.indent) || (SENTENCE_END.test(line.text) && (same || NUMBERED.test(next.text)));
}

/** The paragraphs of lines that follow each other within the same margins. */
export function paragraphsOf<L extends Line>(
  lines: readonly L[],
  marginsOf: (line: L) => Margins,
  setting: Setting,
): Paragraph<L>[] {
  const paragraphs: L[][] = [];
  for (const [at, line] of lines.entries()) {
    const before = lines[at - 1];
    if (before && !parts(before, line, marginsOf, setting)) paragraphs.at(-1)!.push(line);
    else paragraphs.push([line]);
  }
  return paragraphs;
}
