/** The pieces of text in which scale figures are read: sentences of the scope, table cells with their labels. */
import { textOf } from '../../annotated.ts';
import { fold } from '../../figures/fold.ts';
import { type Figure, figures } from '../../figures.ts';
import type { AnnotatedDocument, Sentence } from '../../types.ts';
import { overlaps, type ViewSpan, viewSpan } from '../../view.ts';
import { labelOf, labelsOfCells } from './cells.ts';
import { tellsOfCompletion } from './completion.ts';
import { type Marks, marksIn } from './marks.ts';
import { cue } from './vocabulary.ts';

/** A sentence as figures are read in it. Offsets of its figures index `text`. */
export interface Passage {
  readonly document: AnnotatedDocument;
  /** Folded; first the label of a table cell or the clause that leads the sentence in. */
  readonly text: string;
  readonly figures: readonly Figure[];
  readonly marks: Marks;
  /** Whether a label before the sentence announces what is expected: 预期规模. */
  readonly announced: boolean;
  /** Whether the document tells of pilots that are over, so that what is not expected is a result. */
  readonly completed: boolean;
  /** The part of the scope it is read for. */
  readonly part: ViewSpan;
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
  const { sentences } = document.segments;
  const all = sentences.flatMap((sentence, index) =>
    scope.filter((part) => overlaps(part, sentence.span)).map((part) => ({ sentence, index, part })),
  );
  const body = all.filter(({ sentence }) => document.blocks[sentence.block]?.kind !== 'heading');
  const labels = labelsOfCells(document);
  const completed = tellsOfCompletion(document);
  return (body.length > 0 ? body : all).flatMap(({ sentence, index, part }) => {
    const before = sentences[index - 1];
    const announced = before !== undefined && isAnnouncing(textOf(document, before.span));
    const about = { announced, completed, part };
    const { lead, own } = governing(document, sentence, part);
    const label = lead ?? labelOf(labels, own);
    return chunks(own).map((chunk) => passageOf(document, label, chunk, about));
  });
}

const LONGEST_LABEL = 14;
const isAnnouncing = (text: string): boolean => text.length <= LONGEST_LABEL && cue('ahead').test(fold(text));

/**
 * What of a sentence governs the figures of a part of it: all from its beginning, where no other figure stands between; else the part,
 * and the clause that leads the sentence in (预计到2021年末，). What stands between belongs to another pilot.
 */
function governing(
  document: AnnotatedDocument,
  { span, clauses }: Sentence,
  part: ViewSpan,
): { readonly lead: ViewSpan | null; readonly own: ViewSpan } {
  const hasFigures = (start: number, end: number): boolean =>
    figures(document.doc.view.text.slice(start, end)).length > 0;
  if (part.start <= span.start || !hasFigures(span.start, part.start)) return { lead: null, own: span };
  const [lead] = clauses;
  const leads = lead && lead.end <= part.start && !hasFigures(lead.start, lead.end);
  return { lead: leads ? lead : null, own: viewSpan(part.start, span.end) };
}

function chunks({ start, end }: ViewSpan): ViewSpan[] {
  const all: ViewSpan[] = [];
  for (let from = start; from < end; from += LONGEST_SENTENCE)
    all.push(viewSpan(from, Math.min(end, from + LONGEST_SENTENCE)));
  return all;
}

const LABEL_END = '：';

function passageOf(
  document: AnnotatedDocument,
  label: ViewSpan | null,
  span: ViewSpan,
  about: Pick<Passage, 'announced' | 'completed' | 'part'>,
): Passage {
  const before = label ? textOf(document, label) + LABEL_END : '';
  const text = before + textOf(document, span);
  const pieces = [...(label ? [{ from: 0, span: label }] : []), { from: before.length, span }];
  const english = (text.match(/[A-Za-z]/g)?.length ?? 0) > text.length / 2;
  const folded = fold(text);
  return { document, text: folded, figures: figures(text), marks: marksIn(folded), english, pieces, ...about };
}

/** Whether a figure belongs to the part of the scope that the passage is read for. */
export function isInScope(passage: Passage, figure: Figure): boolean {
  const own = passage.pieces.at(-1) as Piece;
  return figure.start >= own.from && overlaps(passage.part, spanIn(passage, figure.start, figure.end));
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
