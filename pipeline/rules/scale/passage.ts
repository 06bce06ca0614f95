/** The pieces of text in which scale figures are read: sentences of the scope, table cells with their labels. */
import { textOf } from '../../annotated.ts';
import { fold } from '../../figures/fold.ts';
import { type Figure, figures } from '../../figures.ts';
import type { AnnotatedDocument } from '../../types.ts';
import { contains, overlaps, type ViewSpan, viewSpan } from '../../view.ts';
import { type Marks, marksIn } from './marks.ts';

/** A sentence as figures are read in it. Offsets of its figures index `text`. */
export interface Passage {
  readonly document: AnnotatedDocument;
  /** Folded, the label of a table cell first. */
  readonly text: string;
  readonly figures: readonly Figure[];
  readonly marks: Marks;
  /** Whether the sentence is English, which puts times behind what they govern. */
  readonly english: boolean;
  /** The pieces `text` is made of, with their places in the view. */
  readonly pieces: readonly Piece[];
}

interface Piece {
  readonly from: number;
  readonly span: ViewSpan;
}

/** The view's span of `start` to `end` of a passage; a span over two pieces is cut to the one it ends in. */
export function spanIn({ pieces }: Passage, start: number, end: number): ViewSpan {
  const piece = pieces.findLast(({ from }) => from < end) as Piece;
  const begin = piece.span.start + Math.max(0, start - piece.from);
  return viewSpan(begin, piece.span.start + end - piece.from);
}

/** No sentence is longer; a text without full stops is read in pieces, so that time stays linear. */
const LONGEST_SENTENCE = 600;

/** The sentences that hold figures of the scope. Headings repeat what the text says, so they count only where there is nothing else. */
export function passagesIn(document: AnnotatedDocument, scope: readonly ViewSpan[]): Passage[] {
  const sentences = document.segments.sentences.filter(({ span }) => scope.some((part) => overlaps(part, span)));
  const isHeading = (block: number): boolean => document.blocks[block]?.kind === 'heading';
  const body = sentences.filter(({ block }) => !isHeading(block));
  const labels = labelsOfCells(document);
  return (body.length > 0 ? body : sentences).flatMap(({ span }) =>
    piecesOf(span).map((piece) => passageOf(document, piece, labels)),
  );
}

function piecesOf({ start, end }: ViewSpan): ViewSpan[] {
  const pieces: ViewSpan[] = [];
  for (let from = start; from < end; from += LONGEST_SENTENCE)
    pieces.push(viewSpan(from, Math.min(end, from + LONGEST_SENTENCE)));
  return pieces;
}

const LABEL_END = '：';

function passageOf(document: AnnotatedDocument, span: ViewSpan, labels: readonly CellLabel[]): Passage {
  const label = labelOf(labels, span);
  const before = label ? textOf(document, label) + LABEL_END : '';
  const text = before + textOf(document, span);
  const pieces = [...(label ? [{ from: 0, span: label }] : []), { from: before.length, span }];
  const english = (text.match(/[A-Za-z]/g)?.length ?? 0) > text.length / 2;
  const folded = fold(text);
  return { document, text: folded, figures: figures(text), marks: marksIn(folded), english, pieces };
}

interface CellLabel {
  readonly cell: ViewSpan;
  readonly label: ViewSpan;
}

/** The cells of all tables with what labels them, in order of the text: the header of the column; in a table of two columns the cell to the left. */
function labelsOfCells({ segments: { rows } }: AnnotatedDocument): CellLabel[] {
  const headers = new Map(rows.filter(({ header }) => header).map((row) => [row.table, row.cells]));
  const labelled = rows.flatMap(({ table, cells, header }) => {
    const labels = headers.get(table) ?? (cells.length === 2 ? [null, cells[0] ?? null] : []);
    return header ? [] : cells.map((cell, column) => ({ cell, label: labels[column] ?? null }));
  });
  const complete = labelled.filter((each): each is CellLabel => each.cell !== null && each.label !== null);
  return complete.sort((a, b) => a.cell.start - b.cell.start);
}

/** The label of the cell that holds the span. */
function labelOf(labels: readonly CellLabel[], span: ViewSpan): ViewSpan | null {
  let [low, high] = [0, labels.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((labels[middle] as CellLabel).cell.end < span.end) low = middle + 1;
    else high = middle;
  }
  const found = labels[low];
  return found && contains(found.cell, span) ? found.label : null;
}

/** Whether a figure belongs to the scope. */
export function isInScope(passage: Passage, figure: Figure, scope: readonly ViewSpan[]): boolean {
  const own = passage.pieces.at(-1) as Piece;
  if (figure.start < own.from) return false;
  const span = spanIn(passage, figure.start, figure.end);
  return scope.some((part) => overlaps(part, span));
}

const CLAUSE_END = /[，。；！？,;!?\n]/;

/** Where the clause that holds `at` begins. A mark between digits is none. */
export function clauseStart(text: string, at: number): number {
  for (let from = at; from > 0; from--) {
    const mark = text[from - 1] as string;
    if (CLAUSE_END.test(mark) && !(/\d/.test(text[from - 2] ?? '') && /\d/.test(text[from] ?? ''))) return from;
  }
  return 0;
}

/** Where the clause that holds `at` ends. */
export function clauseEnd(text: string, at: number): number {
  for (let to = at; to < text.length; to++) {
    if (CLAUSE_END.test(text[to] as string) && !/\d/.test(text[to + 1] ?? '')) return to;
  }
  return text.length;
}
