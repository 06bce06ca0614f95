/** A document as labels and what stands behind them: cells of tables, lines with a colon or a tab, lines of their own. */
import { textOf } from '../../annotated.ts';
import { everyMatch } from '../../matches.ts';
import type { AnnotatedDocument, Block } from '../../types.ts';
import { type ViewSpan, viewSpan } from '../../view.ts';
import { type FieldLabel, labelBefore, labelNamed, labelsAnywhere } from './fields.ts';

/** A label or a piece of a value, in order of the text. */
export interface Token {
  readonly span: ViewSpan;
  /** Null for a piece of a value. */
  readonly label: FieldLabel | null;
  /** The cell of an HTML table that it stands in: `table row column`; null outside tables. */
  readonly cell: string | null;
  /** Furniture of the page, if the form does not go on behind it. */
  readonly furniture: boolean;
}

const PAGE_NUMBER = /^[—–\-\s]{0,4}(?:第\s?)?\d{1,3}(?:\s?页)?(?:[/／,，]?\s?共?\s?\d{1,3}\s?页?)?[—–\-\s]{0,4}$/;
/** What is left of the edges of a table's cells, where each stands on a line of its own. */
const EDGE = /^[|｜┃│\s]+$/;
const PIECE = /[^\t]+/g;
const SPACE = /\s/;

const cellOf = ({ box: { cell } }: Block): string | null => cell && `${cell.table} ${cell.row} ${cell.column}`;

/** The span without white space at its edges; null where nothing is left. */
function trimmed(text: string, start: number, end: number): ViewSpan | null {
  let [from, to] = [start, end];
  while (from < to && SPACE.test(text[from] as string)) from++;
  while (to > from && SPACE.test(text[to - 1] as string)) to--;
  return from < to ? viewSpan(from, to) : null;
}

/** Whether the source has a blank around an offset, which between Chinese characters is none of the view. */
function isParted({ view }: AnnotatedDocument['doc'], at: number): boolean {
  if (at === 0 || at >= view.text.length || SPACE.test(view.text.slice(at - 1, at + 1))) return true;
  const { start, end } = view.toSource(viewSpan(at - 1, at + 1));
  return end - start > 2;
}

/** So many labels between blanks are no words of a sentence. */
const FEWEST_IN_LINE = 2;

/** Where the lines of a form have run into one: the labels that stand between blanks. */
function labelsWithin({ doc }: AnnotatedDocument, { start, end }: ViewSpan): ViewSpan[] {
  const labels = labelsAnywhere(doc.view.text.slice(start, end))
    .map((label) => viewSpan(start + label.start, start + label.end))
    .filter(
      (label) =>
        isParted(doc, label.start) &&
        (/[：:]/.test(doc.view.text[label.end - 1] as string) || isParted(doc, label.end)),
    );
  return labels.length >= FEWEST_IN_LINE ? labels : [];
}

/** The pieces of a line: between tabs, and before and behind the `labels` of lines that have run into it. */
function piecesOf(document: AnnotatedDocument, span: ViewSpan, labels: readonly ViewSpan[]): ViewSpan[] {
  const edges = labels.flatMap(({ start, end }) => [start, end]);
  const pieces: ViewSpan[] = [];
  let next = 0;
  for (const { index, 0: piece } of everyMatch(PIECE, document.doc.view.text.slice(span.start, span.end))) {
    let from = span.start + index;
    const to = from + piece.length;
    for (; next < edges.length && (edges[next] as number) < to; next++) {
      const cut = edges[next] as number;
      if (cut > from) pieces.push(viewSpan(from, cut));
      from = Math.max(from, cut);
    }
    pieces.push(viewSpan(from, to));
  }
  return pieces;
}

/** The tokens of one line; a label right behind another one (投诉渠道：受理部门：…) is a label too. */
function lineTokens(
  document: AnnotatedDocument,
  span: ViewSpan,
  called: boolean,
  about: Pick<Token, 'cell' | 'furniture'>,
): Token[] {
  const { text } = document.doc.view;
  const tokens: Token[] = [];
  const glued = about.cell === null;
  for (const piece of piecesOf(document, span, called ? labelsWithin(document, span) : [])) {
    let [from, first] = [piece.start, true];
    const to = piece.end;
    for (let at = trimmed(text, from, to); at; at = trimmed(text, from, to), first = false) {
      const label = labelAt(text, at, glued && first);
      from = label ? at.start + label.length : at.end;
      tokens.push({ span: viewSpan(at.start, from), label, ...about });
    }
  }
  return tokens;
}

/** The label that a line is, or begins with; it is looked for in the beginning only, so that time stays linear. */
function labelAt(text: string, { start, end }: ViewSpan, glued: boolean): FieldLabel | null {
  const head = text.slice(start, Math.min(end, start + REACH));
  return (end - start <= REACH ? labelNamed(head) : null) ?? labelBefore(head, glued);
}

const REACH = 80;

/** How many blocks are one label, broken over the lines of a narrow cell (创新应用 / 名称) or of a page; 0 where they are none. */
function brokenLabel(document: AnnotatedDocument, blocks: readonly Block[], at: number): number {
  const [first, second] = [blocks[at], blocks[at + 1]];
  if (!first || !second || cellOf(first) !== cellOf(second)) return 0;
  let count = 2;
  if (cellOf(first) !== null)
    while (blocks[at + count] && cellOf(blocks[at + count] as Block) === cellOf(first)) count++;
  const lines = blocks.slice(at, at + count).map(({ span }) => textOf(document, span));
  // On a page the next line may be a label of its own.
  if (cellOf(first) === null && labelNamed(lines[1] as string)) return 0;
  const text = lines.join('');
  return text.length <= LONGEST_LABEL && labelNamed(text) ? count : 0;
}

const LONGEST_LABEL = 20;

/**
 * The tokens of a document; what the head of a page says is none.
 * @param called whether it calls itself a declaration, so that lines of the form may have run into one
 */
export function tokensOf(document: AnnotatedDocument, called: boolean): Token[] {
  const blocks = document.blocks.filter(({ box }) => box.tag !== 'title' && box.tag !== 'meta');
  const tokens: Token[] = [];
  for (let at = 0; at < blocks.length; at++) {
    const block = blocks[at] as Block;
    const line = textOf(document, block.span);
    if (PAGE_NUMBER.test(line) || EDGE.test(line)) continue;
    const cell = cellOf(block);
    const about = { cell, furniture: block.kind === 'boilerplate' && cell === null };
    const broken = brokenLabel(document, blocks, at);
    if (broken > 0) {
      const span = viewSpan(block.span.start, (blocks[at + broken - 1] as Block).span.end);
      tokens.push({ span, label: labelNamed(textOf(document, span)), ...about });
      at += broken - 1;
    } else tokens.push(...lineTokens(document, block.span, called, about));
  }
  return tokens;
}
