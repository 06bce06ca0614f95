/** A value with labels inside: 牌照名称：金融许可证 机构编码：B0001 发证机关：…. */
import type { AnnotatedDocument } from '../../types.ts';
import { type ViewSpan, viewSpan } from '../../view.ts';
import { type FormField, labelsInside } from './fields.ts';
import { valueText } from './forms.ts';

/** What stands behind a label within a value. */
export interface Part {
  /** Null before the first label. */
  readonly field: FormField | null;
  readonly text: string;
  readonly at: readonly ViewSpan[];
}

const EDGE = /^[\s；;，,。：:]+|[\s；;，,。]+$/g;

/** The spans of the lines that a slice of their joined text is made of. */
export function spansOf(lines: readonly ViewSpan[], start: number, end: number): ViewSpan[] {
  let from = 0;
  return lines.flatMap((line) => {
    const [low, high] = [Math.max(start, from), Math.min(end, from + line.end - line.start)];
    const piece = high > low ? [viewSpan(line.start + low - from, line.start + high - from)] : [];
    from += line.end - line.start;
    return piece;
  });
}

/**
 * The parts of a value between its labels.
 * @param field what stands before the first of them
 */
export function partsOf(document: AnnotatedDocument, lines: readonly ViewSpan[], field: FormField | null): Part[] {
  const text = valueText(document, lines);
  const bounds = [{ field, start: 0, end: 0 }, ...labelsInside(text)];
  return bounds.flatMap(({ field: own, end }, index) => {
    const body = text.slice(end, bounds[index + 1]?.start ?? text.length);
    const value = body.replace(EDGE, '');
    const from = end + body.indexOf(value);
    return value === '' ? [] : [{ field: own, text: value, at: spansOf(lines, from, from + value.length) }];
  });
}
