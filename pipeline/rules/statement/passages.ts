/** The scope of a pilot cut into passages: parts of sentences between semicolons, or items of a list, each with the field of its label. */
import { sentenceOf } from '../../annotated.ts';
import { clausesIn, sentencesIn } from '../../segment/sentences.ts';
import type { AnnotatedDocument } from '../../types.ts';
import { type ViewSpan, viewSpan } from '../../view.ts';
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

/** Cuts a sentence behind semicolons and before items. */
function partsOf(text: string, sentence: ViewSpan): ViewSpan[] {
  const found: ViewSpan[] = [];
  let open = false;
  for (const clause of clausesIn(text, sentence)) {
    const last = open && !ITEM_START.test(text.slice(clause.start, clause.start + 8)) ? found.pop() : undefined;
    found.push(viewSpan(last?.start ?? clause.start, clause.end));
    open = !/[；;]$/.test(text.slice(clause.start, clause.end));
  }
  return found;
}

/** Whether a label still governs a part that has none of its own. */
function governs({ field, reach, block }: Governing, part: Part, text: string): boolean {
  if (reach === 'cell') return true;
  if (reach === 'section') return part.block - block <= 1;
  if (part.block !== block) return false;
  if (field === 'risk-compensation' || field === 'exit-mechanism') return !isPlainFact(text);
  return part.span.start > part.sentence.start || ITEM_START.test(text);
}

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
    return { governing: { field: label.field, by: 'label', reach, block }, length: label.length };
  }
  const cue = arrangementCue(text);
  const turns = before?.by === 'cue' && cue !== null && cue !== before.field;
  if (before && !turns && governs(before, part, text)) return { governing: { ...before, block }, length: 0 };
  return { governing: cue && { field: cue, by: 'cue', reach: 'block', block }, length: 0 };
}

/** The passages of a scope in order. What stands under a label of other things (预期规模) has the field `none`. */
export function passagesOf(document: AnnotatedDocument, scope: readonly ViewSpan[]): Passage[] {
  const { text } = document.doc.view;
  const cells = cellFields(document);
  const found: Passage[] = [];
  let before: Governing | null = null;
  for (const span of scope) {
    const block = sentenceOf(document, span)?.block ?? -1;
    const column = cells.get(span.start);
    if (column) before = { field: column, by: 'label', reach: 'cell', block };
    else if (before?.reach === 'cell') before = null;
    for (const sentence of sentencesIn(text, span)) {
      for (const part of partsOf(text, sentence)) {
        const own: string = text.slice(part.start, part.end);
        const { governing, length } = governingOf(before, { span: part, block, sentence }, own);
        before = governing;
        if (length < own.length)
          found.push(passage(text, viewSpan(part.start + length, part.end), sentence, governing));
      }
    }
  }
  return found;
}

const passage = (text: string, span: ViewSpan, sentence: ViewSpan, governing: Governing | null): Passage => ({
  span,
  clauses: clausesIn(text, span),
  field: governing?.field ?? null,
  by: governing?.by ?? null,
  item: ITEM_START.test(text.slice(span.start, span.start + 8)),
  sentence: sentence.start,
});
