/** Runs in quotation marks and title marks: where names of pilots stand, and much else. Offsets index the view. */
import { type ViewSpan, viewSpan } from '../../view.ts';

/** A marked run: `inner` between the outer marks, `outer` with them. */
export interface Marked {
  readonly inner: ViewSpan;
  readonly outer: ViewSpan;
  /** ‘…’ that stands in no other marks is taken for “…”: 『…』 of Traditional texts. */
  readonly mark: '《' | '“';
}

const CLOSER = { '《': '》', '“': '”', '‘': '’' } as const;
/** Longer than any name of a pilot: a mark open for longer was lost by the scraper. */
const LONGEST = 80;

/** The end of the run that opens at `start`, or -1. Marks nest: 《“亿亩田”…》, “基于“端管云”…”. */
function closing(text: string, start: number, end: number): number {
  const stack: string[] = [];
  for (let at = start; at < Math.min(end, start + LONGEST); at++) {
    const char = text[at] as string;
    if (char === '《' || char === '“' || (char === '‘' && at === start)) stack.push(CLOSER[char]);
    else if (char === stack.at(-1)) {
      stack.pop();
      if (stack.length === 0) return at;
    } else if (char === '》' && stack[0] === '》') return at;
    else if (char === '\n' || char === '。') return -1;
  }
  return -1;
}

/** The outermost marked runs of a span, in order. */
export function markedRuns(text: string, span: ViewSpan): Marked[] {
  const runs: Marked[] = [];
  for (let at = span.start; at < span.end; at++) {
    const mark = text[at];
    if (mark !== '《' && mark !== '“' && mark !== '‘') continue;
    const end = closing(text, at, span.end);
    if (end < 0 || end === at + 1) continue;
    runs.push({ inner: viewSpan(at + 1, end), outer: viewSpan(at, end + 1), mark: mark === '《' ? mark : '“' });
    at = end;
  }
  return runs;
}
