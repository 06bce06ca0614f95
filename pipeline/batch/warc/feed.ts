/** The bytes of an archive, unpacked, of which a reader cannot take more than it was allowed to. */
import { createReadStream } from 'node:fs';
import { pipeline, type Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';

/** What is wrong with an archive as a whole: nothing behind that place can be read. */
export class ArchiveError extends Error {}

/** A source for the parser: headers without end would fill the memory before the parser noticed. */
export class Feed {
  readonly #stream: Readable;
  #room = 0;
  #last: number | undefined;

  /** @param file absolute; unpacked where its name ends in .gz */
  constructor(file: string) {
    const bytes = createReadStream(file);
    // Errors reach the reader of the last stream.
    this.#stream = /\.gz$/i.test(file) ? pipeline(bytes, createGunzip(), () => {}) : bytes;
  }

  /** Lets so many bytes be taken until the next call. */
  allow(bytes: number): void {
    this.#room = bytes;
  }

  /** Whether what has been taken ends with a line, as records do. */
  get endsWithLine(): boolean {
    return this.#last === undefined || this.#last === 10;
  }

  close(): void {
    this.#stream.destroy();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array, void> {
    for await (const chunk of this.#stream as AsyncIterable<Uint8Array>) {
      if (this.#room <= 0) throw new ArchiveError('headers without end');
      this.#room -= chunk.byteLength;
      this.#last = chunk.at(-1);
      yield chunk;
    }
  }
}
