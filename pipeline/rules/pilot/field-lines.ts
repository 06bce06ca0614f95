/**
 * Lines that tell one thing of the pilot above them behind a label (服务范围：…), and headings that do (推广计划): fields, and no names.
 * Known labels say so by themselves; an unknown one does by coming again from pilot to pilot, or by standing among known ones.
 */
import { oncePerDocument, textOf } from '../../annotated.ts';
import { fieldOf, type TableField } from '../../segment/table-fields.ts';
import type { AnnotatedDocument, Block } from '../../types.ts';
import { isSpokenLabel, labelAt } from '../statement/labels.ts';
import { NUMBERING, nameShape } from './shape.ts';
import { typeNamed } from './type-words.ts';

/** A label is no longer. */
const LONGEST = 12;
const LABELLED = new RegExp(`^【?([^，。；：“《（】\\n]{2,${LONGEST}})】?[：:]`);

interface Line {
  readonly label: string;
  /** Whether a value stands behind the label; else the line is nothing but the label. */
  readonly valued: boolean;
}

/** The label of a line, null where it has none. */
function lineOf(document: AnnotatedDocument, { span, kind }: Block): Line | null {
  if (kind === 'boilerplate') return null;
  const text = textOf(document, span);
  const rest = text.slice(NUMBERING.exec(text)?.[0].length ?? 0, 200);
  const label = LABELLED.exec(rest)?.[1];
  if (label) return { label: label.replace(/\s/g, ''), valued: true };
  return kind === 'heading' && rest.length >= 2 && rest.length <= LONGEST ? { label: rest, valued: false } : null;
}

/** Whether a lexicon knows the label as one of a field other than the name. */
function isKnown({ label, valued }: Line): boolean {
  const field = fieldOf(label);
  if (field !== null) return field !== 'name';
  return valued ? labelAt(`${label}：`)?.length === label.length + 1 : isSpokenLabel(label);
}

/** What names a pilot, or groups pilots, is no field however often it comes. */
const mayRecur = ({ label }: Line): boolean =>
  fieldOf(label) !== 'name' && nameShape(label) !== 'strong' && typeNamed(label) === null;

/** What the lines of a whole batch tell: 公示时间：, 联系方式：. */
const OF_BATCH: ReadonlySet<TableField | null> = new Set(['announced', 'region', 'batch', 'other']);

/**
 * The blocks that are fields, by where they begin; with each whether it tells of a pilot and not of the whole batch. What stands right
 * below a label that has a line to itself belongs to it.
 */
export const fieldLines = oncePerDocument((document): ReadonlyMap<number, boolean> => {
  const lines = document.blocks.map((block) => lineOf(document, block));
  const times = new Map<string, number>();
  for (const line of lines) if (line) times.set(line.label, (times.get(line.label) ?? 0) + 1);
  const own = (line: Line): boolean => !OF_BATCH.has(fieldOf(line.label));
  const sure = lines.map((line) => line !== null && (isKnown(line) || (mayRecur(line) && times.get(line.label)! > 1)));
  const isSure = (at: number): boolean => sure[at] === true && own(lines[at] as Line);
  const fields = new Map<number, boolean>();
  for (const [at, { span, kind }] of document.blocks.entries()) {
    const line = lines[at];
    const among = line?.valued === true && mayRecur(line) && (isSure(at - 1) || isSure(at + 1));
    if (line && (sure[at] || among)) fields.set(span.start, own(line));
    const above = lines[at - 1];
    if (!line && kind === 'body' && above?.valued === false && isSure(at - 1)) fields.set(span.start, true);
  }
  return fields;
});
