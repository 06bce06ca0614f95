/** The scope of a pilot cut into passages: parts of sentences between semicolons, or items of a list, each with the field of its label. */
import { oncePerDocument, sentenceOf } from '../../annotated.ts';
import { clausesIn, sentencesIn } from '../../segment/sentences.ts';
import type { AnnotatedDocument, Sentence } from '../../types.ts';
import { type ViewSpan, viewSpan } from '../../view.ts';
import { PICTURE } from '../pilot/shape.ts';
import { arrangementCue } from './arrangements.ts';
import { isPlainFact } from './facts.ts';
import { cellFields, type Field, ITEM, labelAt } from './labels.ts';

/** A part of a sentence that tells one thing of the pilot. Offsets index the view. */
export interface Passage {
  /** Without the label. */
  readonly span: ViewSpan;
  readonly clauses: readonly ViewSpan[];
  /** Null where no label says what it tells. */
  readonly field: Field | null;
  /** Whether a label, heading or column says so, or words within. */
  readonly by: 'label' | 'cue' | null;
  /** An item of a list: 1.…, 一是…. */
  readonly item: boolean;
  /** Where its sentence begins. */
  readonly sentence: number;
}

/** The label that governs what follows. */
interface Governing {
  readonly field: Field;
  readonly by: 'label' | 'cue';
  /** A heading governs until the next, across blocks that follow each other; another label only in its own block; a column its cell. */
  readonly reach: 'section' | 'block' | 'cell';
  readonly block: number;
}

/** A part of a sentence before its label is read. */
interface Part {
  readonly span: ViewSpan;
  readonly block: number;
  readonly sentence: ViewSpan;
}

const ITEM_START = new RegExp(`^\\s?${ITEM}`);
/** “…”的申请机构是甲，通过…: in prose such a word governs its own clause only. */
const IN_PROSE = /[是为]$/;
const PICTURES = new RegExp(`^(?:${PICTURE}\\s?)+`);
const columns = oncePerDocument(cellFields);

/** Cuts a sentence behind semicolons, before items, and where it goes on from who makes good to how the pilot ends: runs of its clauses. */
function partsOf(text: string, clauses: readonly ViewSpan[]): ViewSpan[][] {
  const found: ViewSpan[][] = [];
  let open = false;
  let compensates = false;
  for (const clause of clauses) {
    const cue = arrangementCue(text.slice(clause.start, clause.end));
    const ends = compensates && cue === 'exit-mechanism';
    compensates = cue === 'risk-compensation' || (compensates && open && cue === null);
    if (open && !ends && !ITEM_START.test(text.slice(clause.start, clause.start + 8))) found.at(-1)?.push(clause);
    else found.push([clause]);
    const end = text[clause.end - 1];
    open = end !== '；' && end !== ';';
  }
  return found;
}

/** The sentences of a span with their clauses: as they are cut already, where the span is one of them. */
function cut(document: AnnotatedDocument, span: ViewSpan): Pick<Sentence, 'span' | 'clauses'>[] {
  const own = sentenceOf(document, span);
  if (own && own.span.start === span.start && own.span.end === span.end) return [own];
  const { text } = document.doc.view;
  return sentencesIn(text, span).map((sentence) => ({ span: sentence, clauses: clausesIn(text, sentence) }));
}

/** 🚪退出机制：: clauses without the pictures that one begins with; what is nothing else is none. */
function withoutPictures(text: string, clauses: readonly ViewSpan[]): readonly ViewSpan[] {
  return clauses.flatMap(({ start, end }) => {
    const from = start + (PICTURES.exec(text.slice(start, Math.min(end, start + 8)))?.[0].length ?? 0);
    return from < end ? [viewSpan(from, end)] : [];
  });
}

/** Whether a label still governs a part that has none of its own. */
function governs({ field, reach, block }: Governing, part: Part, text: string): boolean {
  if (reach === 'cell') return true;
  if (reach === 'section') return part.block - block <= 1;
  if (part.block !== block) return false;
  if (field === 'risk-compensation' || field === 'exit-mechanism') return !isPlainFact(text);
  return part.span.start > part.sentence.start || ITEM_START.test(text);
}

/** Whether other words end what governs: a cue always does, 风险补偿上，… before how the pilot would end, within its paragraph. */
const yields = ({ by, reach, field }: Governing, cue: Field): boolean =>
  by === 'cue' ||
  // 风险防控, a heading in news: below it stands also who makes good.
  (reach === 'section' && field === 'none') ||
  (reach === 'block' && field === 'risk-compensation' && cue === 'exit-mechanism');

/** What governs a part, and how many characters its own label takes. */
function governingOf(
  before: Governing | null,
  part: Part,
  text: string,
): { governing: Governing | null; length: number } {
  const { block } = part;
  if (before?.reach === 'cell') return { governing: before, length: 0 };
  const label = labelAt(text);
  if (label) {
    const heading = label.length >= text.length && part.span.end === part.sentence.end;
    const reach = heading ? 'section' : 'block';
    // 风险防控方面，我行设立…，由资金池先行垫付.
    const pays = label.field === 'none' && arrangementCue(text.slice(label.length)) === 'risk-compensation';
    const field = pays ? 'risk-compensation' : label.field;
    return { governing: { field, by: pays ? 'cue' : 'label', reach, block }, length: label.length };
  }
  const cue = arrangementCue(text);
  const turns = before !== null && cue !== null && cue !== before.field && yields(before, cue);
  if (before && !turns && governs(before, part, text)) return { governing: { ...before, block }, length: 0 };
  return { governing: cue && { field: cue, by: 'cue', reach: 'block', block }, length: 0 };
}

/**
 * The passages of a scope in order. What stands under a label of other things (预期规模) has the field `none`.
 * @param cells what labels say of whole parts of the scope, by their start; the headers of columns where left out
 */
export function passagesOf(
  document: AnnotatedDocument,
  scope: readonly ViewSpan[],
  cells: ReadonlyMap<number, Field> = columns(document),
): Passage[] {
  const { text } = document.doc.view;
  const found: Passage[] = [];
  let before: Governing | null = null;
  for (const span of scope) {
    const block = sentenceOf(document, span)?.block ?? -1;
    const column = cells.get(span.start);
    if (column) before = { field: column, by: 'label', reach: 'cell', block };
    else if (before?.reach === 'cell') before = null;
    for (const { span: sentence, clauses } of cut(document, span)) {
      for (const run of partsOf(text, withoutPictures(text, clauses))) {
        const part = viewSpan((run[0] as ViewSpan).start, (run.at(-1) as ViewSpan).end);
        const own: string = text.slice(part.start, part.end);
        const { governing, length } = governingOf(before, { span: part, block, sentence }, own);
        before = governing;
        if (length >= own.length) continue;
        const [, next] = run;
        if (next && governing?.field === 'none' && IN_PROSE.test(own.slice(0, length))) {
          before = null;
          found.push(passage(text, viewSpan(next.start, part.end), run.slice(1), sentence, null));
          continue;
        }
        const rest = viewSpan(part.start + length, part.end);
        found.push(passage(text, rest, length > 0 ? clausesIn(text, rest) : run, sentence, governing));
      }
    }
  }
  return found;
}

const passage = (
  text: string,
  span: ViewSpan,
  clauses: readonly ViewSpan[],
  sentence: ViewSpan,
  governing: Governing | null,
): Passage => ({
  span,
  clauses,
  field: governing?.field ?? null,
  by: governing?.by ?? null,
  item: ITEM_START.test(text.slice(span.start, span.start + 8)),
  sentence: sentence.start,
});
