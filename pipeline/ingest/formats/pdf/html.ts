/** Blocks of a PDF as HTML: headings by the size of their letters, paragraphs, tables. */
import { element, escapeText } from '../markup.ts';
import type { Block } from './blocks.ts';
import { widthOf } from './characters.ts';
import type { PlacedLine } from './columns.ts';
import type { Line } from './lines.ts';
import { joinLines, type Margins, type Paragraph, paragraphsOf, settingOf } from './paragraphs.ts';
import { columnsOf, type PdfCell, type PdfTable } from './table.ts';

/** Letters so much larger than those of the text make a heading. */
const HEADING = 1.15;
/** Longer than this is text, however large. */
const LONGEST_HEADING = 80;
/** A cell whose text does not touch its border has about this much room at either side, in points. */
const MOST_PADDING = 12;

const linesIn = (blocks: readonly Block[]): Line[] =>
  blocks.flatMap((block) => ('lines' in block ? block.lines : block.table.rows.flat().flatMap(({ lines }) => lines)));

/** The size that most letters have. */
function bodySize(lines: readonly Line[]): number {
  const letters = new Map<number, number>();
  for (const { size, text } of lines) {
    const rounded = Math.round(size * 2) / 2;
    letters.set(rounded, (letters.get(rounded) ?? 0) + text.length);
  }
  return [...letters].reduce((most, next) => (next[1] > most[1] ? next : most), [1, 0])[0];
}

/** The outermost edge that at least two lines reach, so that one line that sticks out moves no margin. */
function edge(values: readonly number[], near: number): number {
  const sorted = [...values].sort((a, b) => b - a);
  return sorted.find((value, at) => value - (sorted[at + 1] ?? -Infinity) <= near) ?? sorted[0] ?? 0;
}

/** Text that reaches no further than this share of what its left margin suggests is a list of short lines. */
const NARROW = 0.8;

/** The margins of the text of each column, over all pages. */
function marginsByColumn(lines: readonly PlacedLine[], size: number, pageWidth: number): (line: PlacedLine) => Margins {
  const near = 0.6 * size;
  const marginsIn = (column: PlacedLine['column']): Margins => {
    const own = lines.filter((line) => line.column === column && Math.abs(line.size - size) < 0.1 * size);
    const lefts = own.map((line) => -line.left);
    const [left, reached] = [
      -edge(lefts, near),
      edge(
        own.map((line) => line.right),
        near,
      ),
    ];
    const narrow = column === 'page' && reached < NARROW * (pageWidth - left);
    return { left, right: narrow ? pageWidth - left : reached };
  };
  const margins = { page: marginsIn('page'), left: marginsIn('left'), right: marginsIn('right') };
  return ({ column }) => margins[column];
}

/** A heading over two lines is cut by what is short and what is not only where its lines are of the text's size. */
function headingLevel(paragraph: Paragraph, size: number): 0 | 1 | 2 {
  const [first] = paragraph;
  const text = joinLines(paragraph);
  if (!first || first.size < HEADING * size || text.length > LONGEST_HEADING || /[。；]$/.test(text)) return 0;
  return first.size >= 1.3 * size ? 1 : 2;
}

/** Lines of a title: centred, of one size, as close as lines are, the upper one long enough to have been broken. */
function goesOn(above: PlacedLine, below: PlacedLine, margins: Margins, size: number): boolean {
  const centre = (line: Line): number => Math.abs(line.left + line.right - margins.left - margins.right) / 2;
  return (
    above.page === below.page &&
    above.size >= HEADING * size &&
    Math.abs(above.size - below.size) < 0.08 * above.size &&
    below.y - above.y < 2.2 * above.size &&
    Math.max(centre(above), centre(below)) < above.size &&
    widthOf(above.text) * above.size > 0.55 * (margins.right - margins.left)
  );
}

function textHtml(lines: readonly PlacedLine[], marginsOf: (line: PlacedLine) => Margins, size: number): string {
  const paragraphs: PlacedLine[][] = [];
  for (const paragraph of paragraphsOf(lines, marginsOf, settingOf(lines, marginsOf))) {
    const [last, first] = [paragraphs.at(-1)?.at(-1), paragraph[0]!];
    if (last && goesOn(last, first, marginsOf(last), size)) paragraphs.at(-1)!.push(...paragraph);
    else paragraphs.push([...paragraph]);
  }
  return paragraphs
    .map((paragraph) => element(['p', 'h1', 'h2'][headingLevel(paragraph, size)]!, joinLines(paragraph)))
    .join('');
}

/** The room beside the text of a cell's column, by the line that comes nearest to a border. */
const paddingOf = (cells: readonly PdfCell[]): number =>
  Math.min(
    MOST_PADDING,
    ...cells.flatMap(({ left, right, lines }) => lines.flatMap((line) => [line.left - left, right - line.right])),
  ) || 0;

function cellText({ left, right, lines }: PdfCell, padding: number): string {
  // Letters set below each other in a narrow cell are one word.
  if (lines.length > 1 && lines.every(({ text }) => [...text].length === 1)) return escapeText(joinLines(lines));
  const room = Math.max(0, padding);
  const margins = (): Margins => ({ left: left + room, right: right - room });
  return paragraphsOf(lines, margins, settingOf(lines, margins))
    .map((paragraph) => escapeText(joinLines(paragraph)))
    .join('<br>');
}

function tableHtml(table: PdfTable): string {
  const columns = columnsOf(table);
  const index = (x: number): number =>
    columns.reduce((best, column, at) => (Math.abs(column - x) < Math.abs(columns[best]! - x) ? at : best), 0);
  const cells = table.rows.flat();
  const rows = table.rows.map((row, at) => {
    const tag = at === 0 && row.length > 2 ? 'th' : 'td';
    const html = row.map((cell) => {
      const span = index(cell.right) - index(cell.left);
      const attributes = (span > 1 ? ` colspan="${span}"` : '') + (cell.rows > 1 ? ` rowspan="${cell.rows}"` : '');
      const padding = paddingOf(cells.filter(({ left, right }) => left === cell.left && right === cell.right));
      return `<${tag}${attributes}>${cellText(cell, padding)}</${tag}>`;
    });
    return `<tr>${html.join('')}</tr>\n`;
  });
  return `<table>\n${rows.join('')}</table>\n`;
}

/** Text around tables that has less than this share of the letters is titles and notes, and tells nothing of headings. */
const FEW = 0.1;
const letters = (lines: readonly Line[]): number => lines.reduce((sum, { text }) => sum + text.length, 0);

/** The body of a layer; the pages' width in points. */
export function blocksHtml(blocks: readonly Block[], pageWidth: number): string {
  const text = blocks.flatMap((block) => ('lines' in block ? block.lines : []));
  const all = linesIn(blocks);
  const size = bodySize(letters(text) < FEW * letters(all) ? all : text);
  const marginsOf = marginsByColumn(text, bodySize(text), pageWidth);
  return blocks
    .map((block) => ('lines' in block ? textHtml(block.lines, marginsOf, size) : tableHtml(block.table)))
    .join('');
}
