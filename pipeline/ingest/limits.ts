/** How much of anything one document may take, and reading a file within it. */
import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { FormatError } from './formats/error.ts';

/** What bounds the work that one file may cause. */
export interface Limits {
  /** Bytes of a file as given or received. */
  readonly inputBytes: number;
  /** Bytes that an archive or an Office document may unpack to, all levels together. */
  readonly unpackedBytes: number;
  /** Unpacked bytes for each packed byte; judged once more than a megabyte is unpacked. */
  readonly unpackRatio: number;
  /** Members of an archive, all levels together. */
  readonly members: number;
  /** Archives within archives; 1 allows none within the first. */
  readonly archiveDepth: number;
  /** Pages of a PDF. */
  readonly pages: number;
  /** Cells of the tables of a document. */
  readonly cells: number;
  /** UTF-16 length of a text layer. */
  readonly layerChars: number;
  /** Milliseconds that reading one file, or unpacking one archive, may take. */
  readonly milliseconds: number;
  /** Bytes of memory of the process that reads it. */
  readonly memoryBytes: number;
}

const MEGABYTE = 1 << 20;

/** What official documents need, many times over. */
export const DEFAULT_LIMITS: Limits = {
  inputBytes: 100 * MEGABYTE,
  unpackedBytes: 200 * MEGABYTE,
  unpackRatio: 200,
  members: 2_000,
  archiveDepth: 3,
  pages: 500,
  cells: 200_000,
  layerChars: 10_000_000,
  milliseconds: 30_000,
  memoryBytes: 1024 * MEGABYTE,
};

/** Bytes as people write them: `1.5 MB`, `300 bytes`. */
export const inMegabytes = (bytes: number): string =>
  bytes < MEGABYTE / 10 ? `${bytes} bytes` : `${Number((bytes / MEGABYTE).toFixed(1))} MB`;

/** Opening a pipe waits for a writer that may never come; with this it does not. */
const WITHOUT_WAITING = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

/**
 * Reads a file that is not larger than allowed. Its size is asked for before anything is read, and a file that grows meanwhile is
 * not read beyond it.
 * @throws FormatError `size-limit` or `no-file` (a folder, a pipe, a device); the platform's error where there is no such file
 */
export async function readLimited(path: string, { inputBytes }: Limits): Promise<Uint8Array> {
  const file = await open(path, WITHOUT_WAITING);
  try {
    const stat = await file.stat();
    if (!stat.isFile()) throw new FormatError('no-file', `${path}: no regular file; name a file with a document`);
    if (stat.size > inputBytes) throw tooLarge(path, stat.size, inputBytes);
    const bytes = new Uint8Array(stat.size);
    let length = 0;
    while (length < bytes.length) {
      const { bytesRead } = await file.read(bytes, length, bytes.length - length, length);
      if (bytesRead === 0) break;
      length += bytesRead;
    }
    return bytes.subarray(0, length);
  } finally {
    await file.close();
  }
}

/** The error for what has more bytes than allowed. */
export const tooLarge = (path: string, size: number, most: number): FormatError =>
  new FormatError(
    'size-limit',
    `${path}: ${inMegabytes(size)}, and at most ${inMegabytes(most)} are read; give a smaller file, or raise the limit inputBytes`,
  );
