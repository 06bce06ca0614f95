/** Runs in English quotation marks: double, which stage 2 has made curly, and single. Offsets index the view. */
import { type ViewSpan, viewSpan } from '../../view.ts';

/** A quoted run: `inner` between the marks, without the comma or full stop that American style puts inside; `outer` with them. */
export interface Quoted {
  readonly inner: ViewSpan;
  readonly outer: ViewSpan;
}

const CLOSER = new Map([
  ['“', '”'],
  ['‘', '’'],
  ["'", "'"],
]);
/** Longer than any name of a pilot. */
const LONGEST = 200;

const opens = (text: string, at: number): boolean =>
  text[at] === '“' ||
  ((at === 0 || /[\s(“—–-]/.test(text[at - 1] as string)) && /[\p{L}\p{N}]/u.test(text[at + 1] ?? ''));

/** Whether the mark at `at` closes: an apostrophe before a letter (bank's) or after a space does not. */
const closes = (text: string, at: number, closer: string): boolean =>
  text[at] === closer &&
  (closer === '”' || (!/[\p{L}\p{N}]/u.test(text[at + 1] ?? '') && !/\s/.test(text[at - 1] as string)));

function closing(text: string, start: number, limit: number, closer: string): number {
  let depth = 0;
  for (let at = start + 1; at < Math.min(limit, start + LONGEST); at++) {
    if (text[at] === '\n') return -1;
    if (text[at] === '“' && closer === '”') depth++;
    else if (closes(text, at, closer) && depth-- === 0) return at;
  }
  return -1;
}

/** The outermost quoted runs of a span, in order. */
export function quotedRuns(text: string, span: ViewSpan): Quoted[] {
  const runs: Quoted[] = [];
  for (let at = span.start; at < span.end; at++) {
    const closer = CLOSER.get(text[at] as string);
    if (!closer || !opens(text, at)) continue;
    const close = closing(text, at, span.end, closer);
    if (close < 0) continue;
    const mark = /[,.;]$/.test(text.slice(at + 1, close)) ? 1 : 0;
    if (close - mark > at + 1) runs.push({ inner: viewSpan(at + 1, close - mark), outer: viewSpan(at, close + 1) });
    at = close;
  }
  return runs;
}
