/** A text cut where marks begin and end, so that each piece knows the marks over it. */
import type { TextRange } from '../model.ts';

export interface MarkedRange extends TextRange {
  readonly row: string;
  readonly field: string;
}

export interface Segment extends TextRange {
  /** The shortest mark first: the most particular value decides the colour and takes the click. */
  readonly marks: readonly MarkedRange[];
}

/** The pieces of `[start, end)`; marks beyond it are cut off. */
export function segments({ start, end }: TextRange, marks: readonly MarkedRange[]): Segment[] {
  const inside = marks.filter((mark) => mark.start < end && start < mark.end);
  const cuts = new Set([start, end]);
  for (const mark of inside) {
    cuts.add(Math.max(start, mark.start));
    cuts.add(Math.min(end, mark.end));
  }
  const places = [...cuts].sort((a, b) => a - b);
  return places.slice(1).map((to, index) => {
    const from = places[index]!;
    const over = inside.filter((mark) => mark.start <= from && to <= mark.end);
    return { start: from, end: to, marks: over.sort((a, b) => a.end - a.start - (b.end - b.start)) };
  });
}
