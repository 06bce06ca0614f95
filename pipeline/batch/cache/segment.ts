/**
 * A segment: the results of some thousand documents in one file, written whole and never changed. So a million documents are some
 * hundred files, and a writer that is killed leaves no half of one.
 *
 * | part    | bytes                                                                                                   |
 * | ------- | ------------------------------------------------------------------------------------------------------- |
 * | results | of each its line in UTF-8, then its filter                                                                |
 * | index   | of each `RECORD` bytes: key, offset, lengths of line and filter, where its path begins and ends, check sum |
 * | end     | `END` bytes: number of results, offset of the index, the lexicons it was made with, check sum, magic        |
 */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { crc32 } from 'node:zlib';

const MAGIC = Buffer.from('shahe-1\n');
const KEY = 32;
const RECORD = KEY + 6 * 4;
const LEXICONS = 16;
const END = 4 + 4 + LEXICONS + 4 + MAGIC.length;

/** A result to be kept. */
export interface Entry {
  readonly digest: Buffer;
  /** A line of output without its line end. */
  readonly line: Buffer;
  /** Where in the line the document's path stands as JSON: bytes, half-open. */
  readonly path: readonly [start: number, end: number];
  readonly filter: Uint8Array;
}

/** A segment's file is not what was written: the reason. */
export class DamageError extends Error {}

const recordOf = ({ digest, line, filter, path }: Entry, offset: number): Buffer => {
  const record = Buffer.alloc(RECORD);
  digest.copy(record);
  const fields = [offset, line.length, filter.length, ...path, crc32(filter, crc32(line, crc32(digest)))];
  for (const [at, field] of fields.entries()) record.writeUInt32LE(field, KEY + 4 * at);
  return record;
};

/** The parts of a segment's file. @param lexicons 16 characters: the term lexicons that the results were made with */
export function segmentOf(entries: readonly Entry[], lexicons: string): Uint8Array[] {
  const parts: Uint8Array[] = [];
  const records: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    records.push(recordOf(entry, offset));
    parts.push(entry.line, entry.filter);
    offset += entry.line.length + entry.filter.length;
  }
  const index = Buffer.concat(records);
  const end = Buffer.alloc(END);
  end.writeUInt32LE(entries.length, 0);
  end.writeUInt32LE(offset, 4);
  end.write(lexicons, 8, LEXICONS, 'latin1');
  end.writeUInt32LE(crc32(end.subarray(0, 8 + LEXICONS), crc32(index)), 8 + LEXICONS);
  MAGIC.copy(end, END - MAGIC.length);
  return [...parts, index, end];
}

/** A segment on disk. Its file is open as long as it is read from. */
export class Segment {
  readonly file: string;
  readonly size: number;
  readonly lexicons: string;
  readonly count: number;
  readonly #index: Buffer;
  #descriptor: number | null = null;

  /** Reads the index. @throws DamageError where the file is not a whole segment; as the file system does */
  constructor(file: string) {
    this.file = file;
    this.#descriptor = openSync(file, 'r');
    try {
      this.size = fstatSync(this.#descriptor).size;
      const end = this.size < END ? Buffer.alloc(0) : this.#read(this.size - END, END);
      if (!end.subarray(END - MAGIC.length).equals(MAGIC)) throw new DamageError('its end is missing');
      this.count = end.readUInt32LE(0);
      const begin = end.readUInt32LE(4);
      if (begin + this.count * RECORD + END !== this.size) throw new DamageError('its length is wrong');
      this.#index = this.#read(begin, this.count * RECORD);
      if (crc32(end.subarray(0, 8 + LEXICONS), crc32(this.#index)) !== end.readUInt32LE(8 + LEXICONS))
        throw new DamageError('its index does not agree with its check sum');
      this.lexicons = end.toString('latin1', 8, 8 + LEXICONS);
    } finally {
      this.rest();
    }
  }

  /** The beginning of a key as a number, for a table. */
  hash(record: number): number {
    return this.#index.readUInt32LE(record * RECORD);
  }

  holds(record: number, digest: Buffer): boolean {
    return this.#index.compare(digest, 0, KEY, record * RECORD, record * RECORD + KEY) === 0;
  }

  /** One result. @throws DamageError where it is not what was written; as the file system does */
  entry(record: number): Entry {
    const at = record * RECORD;
    const digest = this.#index.subarray(at, at + KEY);
    const field = (number: number): number => this.#index.readUInt32LE(at + KEY + 4 * number);
    const [offset, line, filter, sum] = [field(0), field(1), field(2), field(5)];
    const bytes = this.#read(offset, line + filter);
    if (crc32(bytes, crc32(digest)) !== sum) throw new DamageError('a result does not agree with its check sum');
    return { digest, line: bytes.subarray(0, line), path: [field(3), field(4)], filter: bytes.subarray(line) };
  }

  /** Closes the file until it is read again. */
  rest(): void {
    if (this.#descriptor !== null) closeSync(this.#descriptor);
    this.#descriptor = null;
  }

  #read(offset: number, length: number): Buffer {
    this.#descriptor ??= openSync(this.file, 'r');
    const bytes = Buffer.allocUnsafe(length);
    if (length > 0 && readSync(this.#descriptor, bytes, 0, length, offset) < length)
      throw new DamageError('it is shorter than it says');
    return bytes;
  }
}
