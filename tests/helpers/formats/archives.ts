/** Archives for tests, honest ones and others. */
import { gzipSync } from 'node:zlib';
import { pack } from 'tar-stream';
import { ZipFile } from 'yazl';

/** A member by its name; its mode tells links and devices. */
export interface ArchiveFile {
  readonly name: string;
  readonly bytes: Uint8Array | string;
  /** Unix mode with the type of the file. */
  readonly mode?: number;
}

async function collected(source: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of source) chunks.push(chunk);
  return new Uint8Array(Buffer.concat(chunks));
}

/** A ZIP archive; the library refuses unsafe names, so those are written in place of harmless ones of the same length. */
export async function zipOf(files: readonly ArchiveFile[]): Promise<Uint8Array> {
  const zip = new ZipFile();
  const placeholder = (name: string, at: number): string => `${at}`.padStart(Buffer.byteLength(name), 'x');
  for (const [at, { name, bytes, mode = 0o100644 }] of files.entries())
    zip.addBuffer(Buffer.from(bytes as string), placeholder(name, at), { mode, mtime: new Date(0) });
  zip.end();
  const archive = Buffer.from(await collected(zip.outputStream as unknown as AsyncIterable<Uint8Array>));
  for (const [at, { name }] of files.entries()) renamed(archive, placeholder(name, at), Buffer.from(name));
  return new Uint8Array(archive);
}

/** Puts other bytes of the same length in place of a name, wherever it stands. */
export function renamed(archive: Buffer, name: string, bytes: Buffer): void {
  const old = Buffer.from(name);
  if (old.length !== bytes.length) throw new Error(`${name}: ${old.length} bytes, not ${bytes.length}`);
  for (let at = archive.indexOf(old); at >= 0; at = archive.indexOf(old, at + 1)) bytes.copy(archive, at);
}

/** A TAR archive. */
export async function tarOf(
  files: readonly (ArchiveFile & {
    readonly type?: 'file' | 'symlink' | 'character-device';
    readonly linkname?: string;
  })[],
): Promise<Uint8Array> {
  const tar = pack();
  for (const { name, bytes, type = 'file', linkname } of files)
    tar.entry({ name, type, ...(linkname ? { linkname } : {}), mtime: new Date(0) }, Buffer.from(bytes as string));
  tar.finalize();
  return collected(tar as unknown as AsyncIterable<Uint8Array>);
}

export const gzipOf = (bytes: Uint8Array): Uint8Array => new Uint8Array(gzipSync(bytes));
