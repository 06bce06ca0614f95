/** The payload of an HTTP response as it was sent: chunks joined, content decoded. */
import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib';
import { AsyncIterReader } from 'warcio';

/** A page that cannot be had out of its record; `code` stands in its error line. */
export class PayloadError extends Error {
  readonly code: 'size-limit' | 'bad-payload';

  constructor(code: PayloadError['code'], message: string) {
    super(message);
    this.code = code;
  }
}

const hasGzipMark = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b;

/** The first of several ways to decode that works; null where none does. */
function firstThatWorks(ways: readonly (() => Uint8Array)[]): Uint8Array | null {
  for (const way of ways)
    try {
      return way();
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw error;
    }
  return null;
}

/** Many crawlers store what they have decoded and keep the header, so that bytes which are not encoded that way are taken as they are. */
function decoded(bytes: Uint8Array, encoding: string, most: number): Uint8Array {
  const options = { maxOutputLength: most };
  switch (encoding.trim().toLowerCase()) {
    case 'gzip':
    case 'x-gzip':
      return hasGzipMark(bytes) ? gunzipSync(bytes, options) : bytes;
    case 'deflate':
      return firstThatWorks([() => inflateSync(bytes, options), () => inflateRawSync(bytes, options)]) ?? bytes;
    case 'br':
      return firstThatWorks([() => brotliDecompressSync(bytes, options)]) ?? bytes;
    default:
      return bytes;
  }
}

/**
 * The document that a response carried.
 * @param raw what stands behind the headers in the record
 * @param most bytes that the document may have
 * @throws PayloadError where it has more, or breaks off
 */
export async function payloadOf(
  raw: Uint8Array,
  headers: Headers | Map<string, string>,
  most: number,
): Promise<Uint8Array> {
  const isChunked = headers.get('Transfer-Encoding')?.trim().toLowerCase() === 'chunked';
  const joined = isChunked ? await new AsyncIterReader([raw], null, true).readFully() : raw;
  const encodings = (headers.get('Content-Encoding') ?? '').split(',').reverse();
  try {
    const bytes = encodings.reduce((rest, encoding) => decoded(rest, encoding, most), joined);
    if (bytes.byteLength > most) throw tooLarge(most);
    return bytes;
  } catch (error) {
    if (error instanceof PayloadError) throw error;
    const { code, message } = error as NodeJS.ErrnoException;
    throw code === 'ERR_BUFFER_TOO_LARGE'
      ? tooLarge(most)
      : new PayloadError('bad-payload', `the page cannot be decoded: ${message}`);
  }
}

/** The error for a page with more bytes than allowed. */
export const tooLarge = (most: number): PayloadError =>
  new PayloadError('size-limit', `the page has more than ${most} bytes, which no announcement has`);
