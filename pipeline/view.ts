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
const sourceSpan = (start: number, end: number): SourceSpan => ({ start, end }) as SourceSpan;

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

/** What one pass made of a text: the new text and what was replaced. */
export interface Rewrite {
  readonly text: string;
  readonly edits: readonly Edit[];
}

/** Builds a `Rewrite` from replacements given from left to right; what is not replaced is copied. */
export class Rewriter {
  readonly #before: string;
  readonly #parts: string[] = [];
  readonly #edits: Edit[] = [];
  #copied = 0;
  #length = 0;

  constructor(before: string) {
    this.#before = before;
  }

  /** Replaces `[from, to)` of the text before, at or after the end of the last replacement, by `by`. */
  replace(from: number, to: number, by: string): void {
    const kept = this.#before.slice(this.#copied, from);
    this.#parts.push(kept, by);
    this.#edits.push({ from, to, at: this.#length + kept.length, length: by.length });
    this.#length += kept.length + by.length;
    this.#copied = to;
  }

  /** How long the new text is up to `offset` of the text before, at or after the end of the last replacement. */
  lengthAt(offset: number): number {
    return this.#length + offset - this.#copied;
  }

  finish(): Rewrite {
    if (this.#edits.length === 0) return { text: this.#before, edits: this.#edits };
    this.#parts.push(this.#before.slice(this.#copied));
    return { text: this.#parts.join(''), edits: this.#edits };
  }
}

/** Index of the last edit whose `at` is below `limit`, or -1. */
const lastBefore = (edits: readonly Edit[], limit: number): number => {
  let low = 0;
  let high = edits.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (edits[middle]!.at < limit) low = middle + 1;
    else high = middle;
  }
  return low - 1;
};

/** Where a span that begins at `offset` after the edits began before them; deletions in front of it stay outside. */
const startBefore = (edits: readonly Edit[], offset: number): number => {
  const edit = edits[lastBefore(edits, offset + 1)];
  if (!edit) return offset;
  return offset < edit.at + edit.length ? edit.from : edit.to + offset - edit.at - edit.length;
};

/** Where a span that ends at `offset` after the edits ended before them; deletions behind it stay outside. */
const endBefore = (edits: readonly Edit[], offset: number): number => {
  const edit = edits[lastBefore(edits, offset)];
  if (!edit) return offset;
  return Math.max(edit.to, edit.to + offset - edit.at - edit.length);
};

/** The normalised text and the way back from any of its spans. */
export class View {
  readonly text: string;
  /** The source text that the view was made from. */
  readonly source: string;
  /** The edits of each pass, the first pass first: those of pass n+1 index the text that pass n gave. */
  readonly #passes: readonly (readonly Edit[])[];

  private constructor(source: string, text: string, passes: readonly (readonly Edit[])[]) {
    this.source = source;
    this.text = text;
    this.#passes = passes;
  }

  /** The view of a text that nothing has rewritten yet. */
  static of(source: string): View {
    return new View(source, source, []);
  }

  /** The view after one more pass: `rewrite` was made from `this.text`. */
  after(rewrite: Rewrite): View {
    const passes = rewrite.edits.length === 0 ? this.#passes : [...this.#passes, rewrite.edits];
    return new View(this.source, rewrite.text, passes);
  }

  /**
   * The smallest source span that covers everything a view span was made from; where the span cuts a replacement, it
   * snaps outward to the whole of it. Never empty: a span of inserted text alone gets what was deleted there, or else
   * the character beside it.
   */
  toSource(span: ViewSpan): SourceSpan {
    let { start, end } = span;
    for (let pass = this.#passes.length - 1; pass >= 0; pass -= 1) {
      const edits = this.#passes[pass]!;
      const from = startBefore(edits, start);
      const to = endBefore(edits, end);
      // Only an inserted text has from > to: a deletion stands where it was put.
      start = Math.min(from, to);
      end = Math.max(from, to);
    }
    if (start === end && end < this.source.length) end += 1;
    if (start === end) start = Math.max(0, start - 1);
    return sourceSpan(start, end);
  }
}
