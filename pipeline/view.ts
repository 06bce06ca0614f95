/**
 * Spans and the way back to the source: all offset arithmetic of the project lives in this file.
 *
 * Two texts exist. The *source* is the document's bytes decoded once and nothing else changed. The *view* is what
 * normalisation made of it. A span is half-open, never empty, counts UTF-16 code units and is branded with the text
 * it indexes, so that mixing the two does not compile.
 */

/** Which text a span indexes. */
export type TextName = 'source' | 'view';

declare const text: unique symbol;

/** Half-open range `[start, end)` of UTF-16 code units in the text named `T`. */
export interface Span<T extends TextName> {
  readonly start: number;
  readonly end: number;
  readonly [text]: T;
}

/** A span of the view. */
export type ViewSpan = Span<'view'>;
/** A span of the source. */
export type SourceSpan = Span<'source'>;

/** Makes a span of the view; offsets index the view. */
export const viewSpan = (start: number, end: number): ViewSpan => ({ start, end }) as ViewSpan;
/** Makes a span of the source; offsets index the source. */
export const sourceSpan = (start: number, end: number): SourceSpan => ({ start, end }) as SourceSpan;

/** Whether `inner` lies wholly inside `outer`. */
export const contains = <T extends TextName>(outer: Span<T>, inner: Span<T>): boolean =>
  outer.start <= inner.start && inner.end <= outer.end;

/** Whether the two spans share at least one code unit. */
export const overlaps = <T extends TextName>(a: Span<T>, b: Span<T>): boolean => a.start < b.end && b.start < a.end;

/** Orders spans by start, the longer first where they start together. */
export const bySpan = <T extends TextName>(a: Span<T>, b: Span<T>): number => a.start - b.start || b.end - a.end;

/**
 * One replacement: the code units `[from, to)` of the text before became `[at, at + length)` of the text after.
 * An insertion has `from === to`, a deletion `length === 0`. Edits are sorted and do not overlap.
 */
export interface Edit {
  readonly from: number;
  readonly to: number;
  readonly at: number;
  readonly length: number;
}

/** The normalised text and the way back from any of its spans. */
export interface View {
  readonly text: string;
  /** The source text that the view was made from. */
  readonly source: string;
  /**
   * The smallest source span that covers everything a view span was made from; where the span cuts a replacement, it
   * snaps outward to the whole of it.
   */
  toSource(span: ViewSpan): SourceSpan;
}
