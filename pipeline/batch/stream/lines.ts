/** Bytes cut into lines, none longer than allowed in memory. */

export interface Line {
  /** Counts from 1. */
  readonly number: number;
  /** Without the line end; null where the line is longer than allowed. */
  readonly bytes: Uint8Array | null;
}

const LINE_FEED = 10;

/** The bytes of one line as they come in. */
class Gathered {
  readonly #most: number;
  #parts: Uint8Array[] = [];
  #size = 0;

  constructor(most: number) {
    this.#most = most;
  }

  get isEmpty(): boolean {
    return this.#size === 0;
  }

  add(part: Uint8Array): void {
    this.#size += part.byteLength;
    if (this.#size > this.#most) this.#parts = [];
    else if (part.byteLength > 0) this.#parts.push(part);
  }

  take(number: number): Line {
    const bytes = this.#size > this.#most ? null : Buffer.concat(this.#parts, this.#size);
    this.#parts = [];
    this.#size = 0;
    return { number, bytes };
  }
}

/**
 * The lines of a stream, each as soon as its end has come.
 * @param most bytes that a line may have; of a longer one nothing is kept
 */
export async function* linesOf(chunks: AsyncIterable<Uint8Array>, most: number): AsyncGenerator<Line, void> {
  const line = new Gathered(most);
  let number = 1;
  for await (const chunk of chunks) {
    let start = 0;
    for (let end = chunk.indexOf(LINE_FEED); end >= 0; end = chunk.indexOf(LINE_FEED, start)) {
      line.add(chunk.subarray(start, end));
      yield line.take(number);
      number += 1;
      start = end + 1;
    }
    line.add(chunk.subarray(start));
  }
  if (!line.isEmpty) yield line.take(number);
}
