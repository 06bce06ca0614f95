/** Which characters of a text some spans hold. */
import type { ViewSpan } from '../../view.ts';

/** A set of characters of one text, asked and filled by spans. */
export class Cover {
  readonly #held: Uint8Array;

  /** @param length of the text */
  constructor(length: number, spans: readonly ViewSpan[] = []) {
    this.#held = new Uint8Array(length);
    for (const span of spans) this.add(span);
  }

  add({ start, end }: ViewSpan): void {
    this.#held.fill(1, start, end);
  }

  /** Whether at least one character of the span is held. */
  overlaps({ start, end }: ViewSpan): boolean {
    return this.#held.subarray(start, end).includes(1);
  }
}
