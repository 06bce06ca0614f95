/** TAR archives, member by member, nothing written to disk. */
import { Readable } from 'node:stream';
import { extract, type Header } from 'tar-stream';
import { FormatError } from '../error.ts';
import { decodeName } from './names.ts';
import type { ZipEntry } from './zip.ts';

const KINDS: Readonly<Record<string, ZipEntry['kind']>> = {
  file: 'file',
  'contiguous-file': 'file',
  directory: 'folder',
  link: 'link',
  symlink: 'link',
};

/** A name read byte by byte; one that holds more than bytes came from a header in UTF-8. */
const nameOf = ({ name }: Header): string =>
  /^[\0-\xff]*$/.test(name) ? decodeName(Buffer.from(name, 'latin1')) : name;

/**
 * The members of a TAR archive in their order.
 * @throws FormatError `damaged`
 */
export async function* tarEntries(bytes: Uint8Array, path: string): AsyncGenerator<ZipEntry> {
  const unpacked = extract({ filenameEncoding: 'latin1' } as never);
  const source = Readable.from([Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)], { objectMode: false });
  source.on('error', () => undefined).pipe(unpacked);
  try {
    for await (const entry of unpacked) {
      const name = nameOf(entry.header);
      const kind = KINDS[entry.header.type ?? 'file'] ?? 'device';
      yield { name, kind, encrypted: false, open: async () => entry as AsyncIterable<Buffer> };
      entry.resume();
    }
  } catch (error) {
    if (error instanceof FormatError) throw error;
    throw new FormatError(
      'damaged',
      `${path}: a damaged TAR archive: ${(error as Error).message}; fetch it again, or pack it anew`,
    );
  }
}
