/** Where a pilot's name stands in a text, and how far it reaches. Offsets index the view. */
import { institutionsIn, textOf } from '../../annotated.ts';
import type { AnnotatedDocument } from '../../types.ts';
import { type ViewSpan, viewSpan } from '../../view.ts';
import { type Quoted, quotedRuns } from './marks.ts';
import { isTitle, nameShape } from './shape.ts';
import { titleEnd } from './title-runs.ts';
import { anyWord } from './words.ts';

const GENERIC = new RegExp(`^${anyWord('english-pilot-words.yaml', 'generic', 'generic-trial')}$`, 'iu');

/** A name and the same with its marks. */
export interface Place {
  readonly name: ViewSpan;
  readonly outer: ViewSpan;
}

/** “Panshi” Intelligent Risk Control Product: behind a nickname in marks the name goes on to its head noun. */
export function quotedPlace(document: AnnotatedDocument, { inner, outer }: Quoted, limit: number): Place {
  const { text } = document.doc.view;
  // “Name,” Bank: a mark inside ends the name; so does an institution behind it.
  const nickname = inner.end === outer.end - 1 && inner.end - inner.start <= 30 && text[outer.end] === ' ';
  const end = nickname ? titleEnd(text, outer.end + 1, limit) : outer.end;
  const rest = viewSpan(outer.end, Math.max(end, outer.end + 1));
  const whole = viewSpan(outer.start, end);
  // “X” Project is a name and what it is called.
  const words = textOf(document, rest).trim();
  const longer = isTitle(words) && (words.includes(' ') || !GENERIC.test(words));
  if (!longer || institutionsIn(document, rest).length > 0 || nameShape(textOf(document, whole)) !== 'strong')
    return { name: inner, outer };
  return { name: whole, outer: whole };
}

/** The quoted name that a span begins with; null where it begins otherwise. */
export function quotedAt(document: AnnotatedDocument, span: ViewSpan): Place | null {
  const [run] = quotedRuns(document.doc.view.text, viewSpan(span.start, Math.min(span.end, span.start + 240)));
  return run && run.outer.start === span.start ? quotedPlace(document, run, span.end) : null;
}
