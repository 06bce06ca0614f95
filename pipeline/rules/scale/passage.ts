/** The pieces of text in which scale figures are read: sentences of the scope, table cells with their labels. */
import { oncePerDocument, textOf } from '../../annotated.ts';
import { fold } from '../../figures/fold.ts';
import { type Figure, figures } from '../../figures.ts';
import { everyMatch } from '../../matches.ts';
import { oncePerSpan } from '../../once.ts';
import { unitOf } from '../../segment/table-fields.ts';
import type { AnnotatedDocument, Sentence } from '../../types.ts';
import { overlaps, type ViewSpan, viewSpan } from '../../view.ts';
import { figuresIn } from '../figures-in.ts';
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
  /** Where what it is read for begins and ends in `text`: the sentence or cell without its label. */
  readonly own: { readonly from: number; readonly to: number };
}

interface Piece {
  readonly from: number;
  readonly span: ViewSpan;
}

/** The view's spans of `start` to `end` of a passage, one for each piece that it runs over: a cell, and the header that gives its unit. */
export function spansIn({ pieces }: Passage, start: number, end: number): ViewSpan[] {
  return pieces.flatMap(({ from, span }) => {
    const [low, high] = [Math.max(start, from), Math.min(end, from + span.end - span.start)];
    return high > low ? [viewSpan(span.start + low - from, span.start + high - from)] : [];
  });
}

/** No sentence is longer; a text without full stops is read in pieces, so that time stays linear. */
const LONGEST_SENTENCE = 600;

/** The sentences that hold figures of the scope. Headings repeat what the text says, so they count only where there is nothing else. */
export function passagesIn(document: AnnotatedDocument, scope: readonly ViewSpan[]): Passage[] {
  const all = told(document, scope);
  const body = all.filter(({ index }) => {
    const { block } = document.segments.sentences[index] as Sentence;
    return document.blocks[block]?.kind !== 'heading';
  });
  return (body.length > 0 ? body : all).flatMap(({ index, part }) => {
    const { lead, own } = governing(document, document.segments.sentences[index] as Sentence, part);
    const heads = lead ? [lead] : labelOf(labels(document), own);
    const about = { document, part, before: index - 1 };
    return chunks(own).flatMap((chunk) => passageOf(heads, chunk, about) ?? []);
  });
}

/** The parts of a scope by the sentences that they touch, in order of the sentences. */
function told(document: AnnotatedDocument, scope: readonly ViewSpan[]): { index: number; part: ViewSpan }[] {
  const { sentences } = document.segments;
  const found: { index: number; part: ViewSpan }[] = [];
  for (const part of scope) {
    for (let index = firstEndingBehind(sentences, part.start); index < sentences.length; index++) {
      if ((sentences[index] as Sentence).span.start >= part.end) break;
      found.push({ index, part });
    }
  }
  return found.sort((a, b) => a.index - b.index);
}

/** Index of the first sentence that ends behind a place. */
function firstEndingBehind(sentences: readonly Sentence[], at: number): number {
  let [low, high] = [0, sentences.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sentences[middle] as Sentence).span.end <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}

const labels = oncePerDocument(labelsOfCells);
const isOver = oncePerDocument(tellsOfCompletion);

const LONGEST_LABEL = 14;
const isAnnouncing = oncePerDocument((document) => {
  const answers = new Map<number, boolean>();
  return (index: number): boolean => {
    const span = document.segments.sentences[index]?.span;
    if (!span || span.end - span.start > LONGEST_LABEL) return false;
    const answer = answers.get(index) ?? cue('ahead').test(fold(textOf(document, span)));
    answers.set(index, answer);
    return answer;
  };
});

/**
 * What of a sentence governs the figures of a part of it: all from its beginning, where no other figure stands between; else the part,
 * and the clause that leads the sentence in (预计到2021年末，). What stands between belongs to another pilot.
 */
function governing(
  document: AnnotatedDocument,
  { span, clauses }: Sentence,
  part: ViewSpan,
): { readonly lead: ViewSpan | null; readonly own: ViewSpan } {
  const hasFigures = (start: number, end: number): boolean => figuresIn(document, viewSpan(start, end)).length > 0;
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

/** What figures are read in; null where there is none to read. */
type Read = Pick<Passage, 'text' | 'figures' | 'marks' | 'english'>;

function read(text: string, found: readonly Figure[]): Read | null {
  if (found.length === 0) return null;
  const folded = fold(text);
  return { text: folded, figures: found, marks: marksIn(folded), english: isEnglish(text) };
}

const isEnglish = (text: string): boolean => everyMatch(LETTER, text).length > text.length / 2;
const LETTER = /[A-Za-z]/g;

/** A sentence without label, which several pilots may be told in. */
const plain = oncePerSpan((document, span): Read | null => read(textOf(document, span), figuresIn(document, span)));

/** A number without unit, as in a column whose header gives it: 20, 约3.5, 20-30, 500以上. The last group is what follows it. */
const BARE_NUMBER =
  /^\s?[^\d（(]{0,4}\d[\d,]*(?:\.\d+)?(?:\s?[-—–~～至到]{1,2}\s?\d[\d,]*(?:\.\d+)?)?(?=([^\d]{0,4})$)/;

/** What is read before and behind a cell's own text. */
interface Composed {
  readonly text: string;
  readonly pieces: readonly Piece[];
  readonly own: Passage['own'];
}

/** Pieces of text one after another; those without a span stand in no text. */
function composed(
  parts: readonly { readonly text: string; readonly span?: ViewSpan; readonly own?: boolean }[],
): Composed {
  let text = '';
  const pieces: Piece[] = [];
  const own: Passage['own'][] = [];
  for (const part of parts) {
    const to = text.length + part.text.length;
    if (part.span) pieces.push({ from: text.length, span: part.span });
    if (part.own) own.push({ from: text.length, to });
    text += part.text;
  }
  return { text, pieces, own: { from: own[0]?.from ?? 0, to: own.at(-1)?.to ?? text.length } };
}

/** A cell behind its header; a bare number with the unit that the header gives: 用户数：20万户 for 20 below 用户数（万户）. */
function belowHeads(document: AnnotatedDocument, heads: readonly ViewSpan[], span: ViewSpan): Composed {
  const last = heads.at(-1) as ViewSpan;
  const [head, text] = [textOf(document, last), textOf(document, span)];
  const unit = unitOf(head);
  const number = unit && BARE_NUMBER.exec(text);
  if (!unit || !number) {
    return composed([{ text: head, span: last }, { text: LABEL_END }, { text, span, own: true }]);
  }
  const end = number[0].length;
  const outer = heads.slice(0, -1).map((one) => ({ text: textOf(document, one), span: one }));
  return composed([
    ...outer,
    { text: head.slice(0, unit.noun), span: viewSpan(last.start, last.start + unit.noun) },
    { text: LABEL_END },
    { text: text.slice(0, end), span: viewSpan(span.start, span.start + end), own: true },
    { text: head.slice(unit.start, unit.end), span: viewSpan(last.start + unit.start, last.start + unit.end) },
    ...(end < text.length ? [{ text: text.slice(end), span: viewSpan(span.start + end, span.end), own: true }] : []),
  ]);
}

/** The passage of a span; null where no figure stands in it. */
function passageOf(
  heads: readonly ViewSpan[],
  span: ViewSpan,
  { document, part, before }: { document: AnnotatedDocument; part: ViewSpan; before: number },
): Passage | null {
  const labelled = heads.length > 0 ? belowHeads(document, heads, span) : null;
  const found = labelled ? read(labelled.text, figures(labelled.text)) : plain(document, span);
  if (found === null) return null;
  const { pieces, own } = labelled ?? { pieces: [{ from: 0, span }], own: { from: 0, to: span.end - span.start } };
  return {
    document,
    part,
    pieces,
    own,
    announced: isAnnouncing(document)(before),
    completed: isOver(document),
    ...found,
  };
}

/** Whether a figure belongs to the part of the scope that the passage is read for. */
export function isInScope(passage: Passage, figure: Figure): boolean {
  const { from, to } = passage.own;
  const inside = figure.start >= from && figure.start < to;
  return inside && spansIn(passage, figure.start, figure.end).some((span) => overlaps(passage.part, span));
}

const CLAUSE_END = new Set('，。；！？,;!?\n');
const isDigit = (char: string | undefined): boolean => char !== undefined && char >= '0' && char <= '9';

/** Where the clause that holds `at` begins. A mark between digits is none. */
export function clauseStart(text: string, at: number): number {
  for (let from = at; from > 0; from--) {
    const mark = text[from - 1] as string;
    if (CLAUSE_END.has(mark) && !(isDigit(text[from - 2]) && isDigit(text[from]))) return from;
  }
  return 0;
}

/** Where the clause that holds `at` ends. */
export function clauseEnd(text: string, at: number): number {
  for (let to = at; to < text.length; to++) {
    if (CLAUSE_END.has(text[to] as string) && !isDigit(text[to + 1])) return to;
  }
  return text.length;
}
