/** ZIP archives, member by member, nothing written to disk. */
import type { Readable } from 'node:stream';
import { type Entry, fromBuffer, type ZipFile } from 'yauzl';
import { FormatError } from '../error.ts';
import { decodeName } from './names.ts';

/** A member as the directory lists it. */
export interface ZipEntry {
  readonly name: string;
  readonly kind: 'file' | 'folder' | 'link' | 'device';
  readonly encrypted: boolean;
  /** Unpacks it; the stream fails where it is not as long as the directory says. */
  open(): Promise<AsyncIterable<Buffer>>;
}

const UNIX = 3;
/** The types of files in a Unix mode. */
const KINDS: ReadonlyMap<number, ZipEntry['kind']> = new Map([
  [0, 'file'],
  [0o100000, 'file'],
  [0o040000, 'folder'],
  [0o120000, 'link'],
]);
/** Info-ZIP's extra field with the name in UTF-8, behind a version and a checksum. */
const UNICODE_NAME = 0x7075;

const kindOf = (entry: Entry, name: string): ZipEntry['kind'] => {
  if (entry.versionMadeBy >> 8 === UNIX) {
    const kind = KINDS.get((entry.externalFileAttributes >>> 16) & 0o170000) ?? 'device';
    if (kind !== 'file') return kind;
  }
  return /[/\\]$/.test(name) ? 'folder' : 'file';
};

const nameOf = (entry: Entry): string => {
  const unicode = entry.extraFields.find(({ id }) => id === UNICODE_NAME)?.data.subarray(5);
  return decodeName(unicode ?? (entry.fileName as unknown as Buffer));
};

const damaged = (path: string, error: Error): FormatError =>
  new FormatError('damaged', `${path}: a damaged ZIP archive: ${error.message}; fetch it again, or pack it anew`);

function openZip(bytes: Uint8Array, path: string): Promise<ZipFile> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return new Promise((resolve, reject) => {
    // Names are decoded here, since the library knows no Chinese encoding; and refused one by one, not with the whole archive.
    fromBuffer(buffer, { lazyEntries: true, decodeStrings: false }, (error, zip) =>
      error ? reject(damaged(path, error)) : resolve(zip),
    );
  });
}

/**
 * The members of a ZIP archive in the order of its directory.
 * @throws FormatError `damaged`
 */
export async function* zipEntries(bytes: Uint8Array, path: string): AsyncGenerator<ZipEntry> {
  const zip = await openZip(bytes, path);
  const entries = zip.eachEntry();
  while (true) {
    const { value: entry, done } = await entries.next().catch((error: Error) => {
      throw damaged(path, error);
    });
    if (done) return;
    const name = nameOf(entry);
    yield {
      name,
      kind: kindOf(entry, name),
      encrypted: entry.isEncrypted(),
      open: () =>
        new Promise<Readable>((resolve, reject) => {
          zip.openReadStream(entry, (error, stream) =>
            error ? reject(damaged(`${path}/${name}`, error)) : resolve(stream),
          );
        }),
    };
  }
}
