/** Reads a body within its limits and undoes its compression. */
import type { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress, createGunzip, createInflate, createInflateRaw } from 'node:zlib';
import { FetchError } from './error.ts';

/** What the caller lets a body cost. */
export interface BodyLimits {
  /** Bytes over the wire. */
  readonly received: number;
  /** Bytes decompressed. */
  readonly decoded: number;
  /** Keep the beginning of what decompresses to more, instead of refusing it. */
  readonly cut: boolean;
}

/** A body, and how many bytes came over the wire for it. */
export interface Body {
  readonly bytes: Uint8Array;
  readonly received: number;
}

/** More layers than any server uses; each layer may be a bomb. */
const MOST_LAYERS = 2;
/** Thrown to stop reading a body whose beginning is enough. */
const ENOUGH = Symbol('enough');

/** What a request may say it accepts. */
export const ACCEPTED_ENCODINGS = 'gzip, deflate, br';

/** "deflate" should be zlib's format, and often is the bare stream. */
const isZlib = (start: Uint8Array): boolean =>
  (start[0]! & 0x0f) === 8 && start.length > 1 && ((start[0]! << 8) | start[1]!) % 31 === 0;

function decoder(name: string, start: Uint8Array, url: URL): Transform {
  if (name === 'gzip' || name === 'x-gzip') return createGunzip();
  if (name === 'br') return createBrotliDecompress();
  if (name === 'deflate') return isZlib(start) ? createInflate() : createInflateRaw();
  throw new FetchError(
    'unknown-encoding',
    url,
    `is compressed as ${JSON.stringify(name)}, which was not asked for; save the page in a browser and ingest the file`,
  );
}

function decoders(encoding: string, start: Uint8Array, url: URL): Transform[] {
  const names = encoding
    .toLowerCase()
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '' && name !== 'identity');
  if (names.length > MOST_LAYERS) {
    throw new FetchError(
      'unknown-encoding',
      url,
      `is compressed ${names.length} times over; at most ${MOST_LAYERS} are undone`,
    );
  }
  return names.reverse().map((name) => decoder(name, start, url));
}

const tooLarge = (url: URL, most: number, what: string): FetchError =>
  new FetchError(
    'too-large',
    url,
    `more than ${most} bytes ${what}; raise the limit if the document is really so large`,
  );

/**
 * Reads the body to its end; never holds more than the limits allow and one chunk.
 * @throws FetchError `too-large`, `unknown-encoding`; else what the stream or zlib throws
 */
export async function readBody(stream: Readable, encoding: string, limits: BodyLimits, url: URL): Promise<Body> {
  const chunks: Uint8Array[] = [];
  let [received, decoded] = [0, 0];
  let reason: unknown = null;
  // Whoever stops a pipeline may get another stage's complaint of being stopped.
  const stop = (why: unknown): never => {
    reason = why;
    throw why;
  };
  const iterator = stream[Symbol.asyncIterator]() as AsyncIterator<Uint8Array>;
  const first = await iterator.next();
  if (first.done) return { bytes: new Uint8Array(), received };
  async function* counted(): AsyncGenerator<Uint8Array> {
    for (let next: IteratorResult<Uint8Array> = first; !next.done; next = await iterator.next()) {
      received += next.value.length;
      if (received > limits.received) stop(tooLarge(url, limits.received, 'came over the wire'));
      yield next.value;
    }
  }
  async function collect(source: AsyncIterable<Uint8Array>): Promise<void> {
    for await (const chunk of source) {
      const room = limits.decoded - decoded;
      if (chunk.length > room && !limits.cut) stop(tooLarge(url, limits.decoded, 'when decompressed'));
      chunks.push(chunk.subarray(0, room));
      decoded += Math.min(chunk.length, room);
      if (chunk.length > room) stop(ENOUGH);
    }
  }
  try {
    const stages = [counted(), ...decoders(encoding, first.value, url), collect];
    // A list of stages may hold generators and functions, too; its type does not say so.
    await pipeline(stages as unknown as NodeJS.ReadWriteStream[]);
  } catch (error) {
    if (reason !== ENOUGH) throw reason ?? error;
  }
  return { bytes: new Uint8Array(Buffer.concat(chunks)), received };
}
