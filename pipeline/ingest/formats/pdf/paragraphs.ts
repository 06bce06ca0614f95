/** Lines put together to paragraphs: what a line break means depends on whether the next word would have fitted. */
import { firstUnit, isWide, widthOf } from './characters.ts';
import { median } from './geometry.ts';
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
const HYPHEN = /[a-z]-$/i;

/** Two lines as the text they are: Chinese joins without a blank, words with one. */
export function joinLines(lines: readonly Line[]): string {
  return lines.reduce((text, { text: next }) => {
    if (text === '') return next;
    const [last, first] = [text.at(-1)!, next[0]!];
    return text + (isWide(last) || isWide(first) || HYPHEN.test(text) ? '' : ' ') + next;
  }, '');
}

/** Whether the first word of the next line would have fitted behind a line: the break is meant. */
const isShort = (line: Line, next: Line, { left, right }: Margins): boolean => {
  // Of a centred line both sides are free.
  const free = right - line.right + Math.max(0, Math.min(line.left - left, right - line.right));
  return free > widthOf(firstUnit(next.text)) * line.size + 0.5 * line.size;
};

/** The usual distance of lines; 1.5 letter heights where nothing tells. */
export function pitchOf(lines: readonly Line[]): number {
  const steps = lines.flatMap((line, at) => {
    const before = lines[at - 1];
    const step = before ? (line.y - before.y) / line.size : 0;
    return before?.page === line.page && step > 0.8 && step < 4 ? [step] : [];
  });
  return median(steps) || 1.5;
}

/** How far a line begins and ends within its margins. */
const insets = (line: Line, { left, right }: Margins) => ({ before: line.left - left, behind: right - line.right });

function parts<L extends Line>(line: L, next: L, marginsOf: (line: L) => Margins, pitch: number): boolean {
  if (Math.abs(line.size - next.size) > 0.08 * line.size) return true;
  const step = next.y - line.y;
  if (line.page === next.page && step > 1.3 * pitch * line.size) return true;
  const { before, behind } = insets(next, marginsOf(next));
  // What is centred is not indented.
  const indented = before >= 1.2 * next.size && Math.abs(before - behind) > next.size;
  const sets = before - insets(line, marginsOf(line)).before;
  if (indented && sets >= line.size) return true;
  if (isShort(line, next, marginsOf(line))) return true;
  return SENTENCE_END.test(line.text) && (NUMBERED.test(next.text) || (indented && Math.abs(sets) < 0.5 * line.size));
}

/** The paragraphs of lines that follow each other within the same margins. */
export function paragraphsOf<L extends Line>(
  lines: readonly L[],
  marginsOf: (line: L) => Margins,
  pitch: number,
): Paragraph<L>[] {
  const paragraphs: L[][] = [];
  for (const [at, line] of lines.entries()) {
    const before = lines[at - 1];
    if (before && !parts(before, line, marginsOf, pitch)) paragraphs.at(-1)!.push(line);
    else paragraphs.push([line]);
  }
  return paragraphs;
}
