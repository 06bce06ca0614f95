/** Where a pilot's name stands in a text, and how far it reaches. Offsets index the view. */
import { type ViewSpan, viewSpan } from '../../view.ts';
import { type Quoted, quotedRuns } from './marks.ts';
import { isTitle, nameShape } from './shape.ts';
import { titleEnd } from './title-runs.ts';

/** A name and the same with its marks. */
export interface Place {
  readonly name: ViewSpan;
  readonly outer: ViewSpan;
}

/** “Panshi” Intelligent Risk Control Product: behind a nickname in marks the name goes on to its head noun. */
export function quotedPlace(text: string, { inner, outer }: Quoted, limit: number): Place {
  // “Name,” Bank: a mark inside ends the name.
  const nickname =
    inner.end === outer.end - 1 &&
    inner.end - inner.start <= 30 &&
    nameShape(text.slice(inner.start, inner.end)) !== 'strong';
  const end = nickname && text[outer.end] === ' ' ? titleEnd(text, outer.end + 1, limit) : outer.end;
  const whole = viewSpan(outer.start, end);
  // “X” Project and “X” Bank of China are a name and something else.
  if (end <= outer.end + 1 || !isTitle(text.slice(outer.end + 1, end))) return { name: inner, outer };
  return nameShape(text.slice(outer.start, end)) === 'strong' && text.slice(outer.end + 1, end).includes(' ')
    ? { name: whole, outer: whole }
    : { name: inner, outer };
}

/** The quoted name that a span begins with; null where it begins otherwise. */
export function quotedAt(text: string, span: ViewSpan): Place | null {
  const [run] = quotedRuns(text, viewSpan(span.start, Math.min(span.end, span.start + 240)));
  return run && run.outer.start === span.start ? quotedPlace(text, run, span.end) : null;
}
