/** Any file to the documents in it. */
import { type Limits, tooLarge } from '../limits.ts';
import type { Budget } from './archive/allowance.ts';
import type { ArchiveFormat } from './archive/unpack.ts';
import type { LayeredFormat } from './convert.ts';
import { type Format, formatOf } from './detect.ts';
import { FormatError } from './error.ts';
import type { Part, PartFailure } from './part.ts';
import { Reader } from './reader.ts';

const MEDIA_TYPES: Readonly<Record<LayeredFormat | 'text' | 'html', string>> = {
  text: 'text/plain',
  html: 'text/html',
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv',
  mhtml: 'multipart/related',
};

const ARCHIVES: readonly string[] = ['zip', 'tar', 'gzip'] satisfies ArchiveFormat[];
const isArchive = (format: Format): format is ArchiveFormat => ARCHIVES.includes(format);

/** One file being read: what may still be unpacked of it, and the process that does. */
interface Reading {
  readonly limits: Limits;
  readonly reader: Reader;
  left: Budget;
}

/**
 * The documents of a file: itself, or what an archive holds, however deep. What cannot be read is a failure in its place, and the others
 * go on; bad input never throws.
 * @param path as given; its extension tells text from HTML and CSV where the bytes do not
 * @param shared for reading many files: starting a process for each takes longer than reading most; the caller closes it
 */
export async function readParts(
  bytes: Uint8Array,
  path: string,
  limits: Limits,
  shared?: Reader,
): Promise<(Part | PartFailure)[]> {
  const reader = shared ?? new Reader(limits);
  try {
    return await partsOf(bytes, path, 0, { limits, reader, left: limits });
  } finally {
    if (!shared) reader.close();
  }
}

async function partsOf(
  bytes: Uint8Array,
  path: string,
  depth: number,
  reading: Reading,
): Promise<(Part | PartFailure)[]> {
  try {
    if (bytes.length > reading.limits.inputBytes) throw tooLarge(path, bytes.length, reading.limits.inputBytes);
    const format = formatOf(bytes, path);
    if (isArchive(format)) return await membersOf(format, bytes, path, depth, reading);
    return [await partOf(format, bytes, path, reading)];
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    return [{ path, code: error.code, message: error.message }];
  }
}

async function partOf(
  format: Exclude<Format, ArchiveFormat>,
  bytes: Uint8Array,
  path: string,
  { limits, reader }: Reading,
): Promise<Part> {
  const mediaType = MEDIA_TYPES[format];
  if (format === 'text' || format === 'html') return { path, mediaType, bytes, layer: null };
  const reply = await reader.run({ kind: 'convert', format, bytes, path, limits });
  if (reply.kind !== 'page') throw new Error(`expected a page, not ${reply.kind}`);
  return { path, mediaType, bytes, ...reply.page };
}

async function membersOf(
  format: ArchiveFormat,
  bytes: Uint8Array,
  path: string,
  depth: number,
  reading: Reading,
): Promise<(Part | PartFailure)[]> {
  const { limits, reader, left: budget } = reading;
  if (depth >= limits.archiveDepth) {
    const what = `archives within archives, more than ${limits.archiveDepth} deep`;
    throw new FormatError(
      'size-limit',
      `${path}: ${what}; unpack them and give the documents, or raise the limit archiveDepth`,
    );
  }
  const reply = await reader.run({ kind: 'unpack', format, bytes, path, limits, budget });
  if (reply.kind !== 'unpacked') throw new Error(`expected members, not ${reply.kind}`);
  reading.left = reply.unpacked.left;
  const parts: (Part | PartFailure)[] = [];
  for (const member of reply.unpacked.members) {
    // A compressed tar is one archive, not two: its path says so, and it is no level deeper.
    const level = 'bytes' in member && member.path === path ? depth : depth + 1;
    parts.push(...('bytes' in member ? await partsOf(member.bytes, member.path, level, reading) : [member]));
  }
  if (parts.length > 0) return parts;
  throw new FormatError('no-text', `${path}: an archive with no documents in it; pack the documents and give it again`);
}
