import type { Edit } from '../view.ts';

/** What the writer puts between two pieces of text that stood apart in the source. */
type Gap = '' | ' ' | '\n';

/** A state to come back to: where a box began that turned out to be blank. */
export interface Mark {
  readonly pieces: number;
  readonly edits: number;
  readonly length: number;
  readonly consumed: number;
}

/**
 * Writes a text out of slices of its source and records each departure from it as an edit. Slices must come in source order;
 * what the source holds between two of them is dropped, or becomes a space or a line break.
 */
export class AlignedWriter {
  readonly #source: string;
  readonly #pieces: string[] = [];
  readonly #edits: Edit[] = [];
  #length = 0;
  #consumed = 0;

  constructor(source: string) {
    this.#source = source;
  }

  /** Code units written so far. */
  get length(): number {
    return this.#length;
  }

  mark(): Mark {
    return { pieces: this.#pieces.length, edits: this.#edits.length, length: this.#length, consumed: this.#consumed };
  }

  /** Takes back all that was written since the mark. */
  rewind(mark: Mark): void {
    this.#pieces.length = mark.pieces;
    this.#edits.length = mark.edits;
    this.#length = mark.length;
    this.#consumed = mark.consumed;
  }

  /** Writes `source[from, to)` as it stands, after the gap. */
  copy(from: number, to: number, gap: Gap): void {
    this.#bridge(from, gap);
    this.#push(this.#source.slice(from, to));
    this.#consumed = to;
  }

  /** Writes `text` for `source[from, to)`, after the gap; said twice of one place, the second text joins the first. */
  replace(from: number, to: number, text: string, gap: Gap): void {
    const last = this.#edits.at(-1);
    if (last !== undefined && last.to === to && last.from === from) {
      this.#edits[this.#edits.length - 1] = { ...last, length: last.length + text.length };
      this.#push(text);
      return;
    }
    this.#bridge(from, gap);
    this.#edits.push({ from: this.#consumed, to, at: this.#length, length: text.length });
    this.#push(text);
    this.#consumed = to;
  }

  /** The text and its edits; the rest of the source counts as dropped. */
  finish(): { text: string; edits: Edit[] } {
    this.#bridge(this.#source.length, '');
    return { text: this.#pieces.join(''), edits: this.#edits };
  }

  #bridge(from: number, gap: Gap): void {
    const start = this.#consumed;
    if (start === from && gap === '') return;
    const same = from - start === 1 && this.#source[start] === gap;
    if (!same) this.#edits.push({ from: start, to: from, at: this.#length, length: gap.length });
    this.#push(gap);
    this.#consumed = from;
  }

  #push(text: string): void {
    this.#pieces.push(text);
    this.#length += text.length;
  }
}
