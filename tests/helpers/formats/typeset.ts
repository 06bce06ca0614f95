/** Sets an announcement as a typesetter would: lines of a width, first lines indented, tables with ruled cells. */
import type { Piece } from './announcement.ts';
import { PAGE, type PdfPage, type PlacedText, type Rule } from './pdf.ts';

const MARGIN = 72;
const SIZE = 12;
const PITCH = 20;
const PADDING = 5;
/** No line begins with these: the letter before goes with them to the next. */
const CLOSING = /^[，。、；：！？）》”]/;

const wide = (letter: string): number => (letter < '\x80' ? 0.5 : 1);

/** Cuts a text into lines of so many letters, the first shorter by an indent. */
export function wrap(text: string, letters: number, indent = 0): string[] {
  const lines: string[] = [];
  let [line, width] = ['', indent];
  for (const letter of text) {
    if (width + wide(letter) > letters) {
      const back = CLOSING.test(letter) ? 1 : 0;
      lines.push(line.slice(0, line.length - back));
      line = line.slice(line.length - back);
      width = [...line].reduce((sum, each) => sum + wide(each), 0);
    }
    line += letter;
    width += wide(letter);
  }
  return line === '' ? lines : [...lines, line];
}

/** Puts pieces on pages from top to bottom. */
class Setter {
  readonly pages: { texts: PlacedText[]; rules: Rule[] }[] = [{ texts: [], rules: [] }];
  #y = MARGIN;

  room(height: number): void {
    if (this.#y + height <= PAGE.height - MARGIN) return;
    this.pages.push({ texts: [], rules: [] });
    this.#y = MARGIN;
  }

  title(text: string): void {
    const size = 20;
    this.#y += size;
    this.pages.at(-1)!.texts.push({ text, x: (PAGE.width - size * text.length) / 2, y: this.#y, size });
    this.#y += PITCH;
  }

  paragraph(text: string): void {
    const letters = Math.floor((PAGE.width - 2 * MARGIN) / SIZE);
    for (const [at, line] of wrap(text, letters, 2).entries()) {
      this.room(PITCH);
      this.#y += PITCH;
      this.pages.at(-1)!.texts.push({ text: line, x: MARGIN + (at === 0 ? 2 * SIZE : 0), y: this.#y, size: SIZE });
    }
  }

  row(cells: readonly string[], edges: readonly number[]): void {
    const size = 10;
    const lines = cells.map((cell, at) => wrap(cell, Math.floor((edges[at + 1]! - edges[at]! - 2 * PADDING) / size)));
    const height = 14 * Math.max(...lines.map(({ length }) => length)) + 6;
    this.room(height);
    const { texts, rules } = this.pages.at(-1)!;
    const [top, bottom] = [this.#y, this.#y + height];
    for (const [column, cell] of lines.entries())
      for (const [at, text] of cell.entries())
        texts.push({ text, x: edges[column]! + PADDING, y: top + 14 * (at + 1), size });
    for (const x of edges) rules.push([x, top, x, bottom]);
    for (const y of [top, bottom]) rules.push([edges[0]!, y, edges.at(-1)!, y]);
    this.#y = bottom;
  }

  table(rows: readonly (readonly string[])[]): void {
    this.#y += PITCH;
    const weights = rows[0]!.map((_, column) =>
      Math.min(12, Math.max(...rows.map((row) => (row[column] ?? '').length))),
    );
    const unit = (PAGE.width - 2 * MARGIN) / weights.reduce((sum, weight) => sum + weight + 1.5, 0);
    const edges = [MARGIN];
    for (const weight of weights) edges.push(edges.at(-1)! + unit * (weight + 1.5));
    for (const row of rows) this.row(row, edges);
  }
}

/** The pages of an announcement. */
export function typeset(pieces: readonly Piece[]): PdfPage[] {
  const setter = new Setter();
  for (const piece of pieces) {
    if (piece.kind === 'table') setter.table(piece.rows);
    else if (piece.kind === 'title') setter.title(piece.text);
    else setter.paragraph(piece.text);
  }
  return setter.pages;
}
