/** The parts of an English list in one sentence. */
import { everyMatch } from '../../matches.ts';
import type { AnnotatedDocument } from '../../types.ts';
import { type ViewSpan, viewSpan } from '../../view.ts';

const COMMA = /[,;] ?(?:and )?/g;
const AND = ' and ';

/** The pieces between commas and the conjunction behind the last; then the same with a conjunction that stands for the last comma. */
export function listParts(document: AnnotatedDocument, { start, end }: ViewSpan): ViewSpan[][] {
  const { text } = document.doc.view;
  const parts: ViewSpan[] = [];
  let from = start;
  for (const { index, 0: mark } of everyMatch(COMMA, text.slice(start, end))) {
    if (start + index > from) parts.push(viewSpan(from, start + index));
    from = start + index + mark.length;
  }
  if (from >= end) return [parts];
  const and = text.slice(from, end).lastIndexOf(AND);
  const whole = [...parts, viewSpan(from, end)];
  if (and <= 0) return [whole];
  const joined = [viewSpan(from, from + and), viewSpan(from + and + AND.length, end)];
  return [[...parts, ...joined], whole];
}
