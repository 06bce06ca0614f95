/** The pieces of text in which scale figures are read: sentences of the scope, table cells with their headers. */
import { textOf } from '../../annotated.ts';
import { fold } from '../../figures/fold.ts';
import { type Figure, figures } from '../../figures.ts';
import type { AnnotatedDocument } from '../../types.ts';
import { contains, overlaps, type ViewSpan, viewSpan } from '../../view.ts';

/** A sentence as figures are read in it. Offsets of its figures index `text`. */
export interface Passage {
  readonly document: AnnotatedDocument;
  /** Folded, header of the table first. */
  readonly text: string;
  readonly figures: readonly Figure[];
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

/** The sentences that hold figures of the scope. Headings repeat what the text says, so they count only where there is nothing else. */
export function passagesIn(document: AnnotatedDocument, scope: readonly ViewSpan[]): Passage[] {
  const sentences = document.segments.sentences.filter(({ span }) => scope.some((part) => overlaps(part, span)));
  const isHeading = (block: number): boolean => document.blocks[block]?.kind === 'heading';
  const body = sentences.filter(({ block }) => !isHeading(block));
  return (body.length > 0 ? body : sentences).map(({ span }) => passageOf(document, span));
}

const LABEL_END = '：';

function passageOf(document: AnnotatedDocument, span: ViewSpan): Passage {
  const pieces: Piece[] = [];
  let text = '';
  for (const header of headersOf(document, span)) {
    pieces.push({ from: text.length, span: header });
    text += textOf(document, header) + LABEL_END;
  }
  pieces.push({ from: text.length, span });
  text += textOf(document, span);
  const english = (text.match(/[A-Za-z]/g)?.length ?? 0) > text.length / 2;
  return { document, text: fold(text), figures: figures(text), english, pieces };
}

/** The header cell of the column that a sentence stands in. */
function headersOf({ segments: { rows } }: AnnotatedDocument, span: ViewSpan): ViewSpan[] {
  const row = rows.find(({ cells }) => cells.some((cell) => cell !== null && contains(cell, span)));
  if (!row || row.header) return [];
  const column = row.cells.findIndex((cell) => cell !== null && contains(cell, span));
  const header = rows.find(({ table, header }) => table === row.table && header)?.cells[column];
  return header ? [header] : [];
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
