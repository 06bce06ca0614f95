/** Takes an archive apart in memory: every member becomes bytes or a reason why not, and a bad one does not stop the others. */
import { basename } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Limits } from '../../limits.ts';
import { FormatError } from '../error.ts';
import type { PartFailure } from '../part.ts';
import { type Allowance, type Budget, unpackAllowance } from './allowance.ts';
import { noDocument, safeName } from './names.ts';
import { tarEntries } from './tar.ts';
import { type ZipEntry, zipEntries } from './zip.ts';

/** A document within an archive; its path begins with the archive's. */
interface Member {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** What an archive gave, and what may still be unpacked of the whole file. */
export interface Unpacked {
  readonly members: readonly (Member | PartFailure)[];
  readonly left: Budget;
}

/** The archives that can be taken apart. */
export type ArchiveFormat = 'zip' | 'tar' | 'gzip';

const REFUSED: Readonly<Record<'link' | 'device', string>> = {
  link: 'a link, which may lead out of the archive; pack the file itself',
  device: 'a device or a pipe, no document; leave it out',
};

async function bytesOf(entry: ZipEntry, path: string, allowance: Allowance): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of await entry.open()) {
      allowance.take(chunk.length);
      chunks.push(chunk);
    }
  } catch (error) {
    if (error instanceof FormatError) throw error;
    throw new FormatError('damaged', `${path}: does not unpack: ${(error as Error).message}; fetch the archive again`);
  }
  return new Uint8Array(Buffer.concat(chunks));
}

/** One member; null for a folder. */
async function memberOf(entry: ZipEntry, archive: string, allowance: Allowance): Promise<Member | null> {
  const path = `${archive}/${safeName(entry.name, archive)}`;
  if (entry.kind === 'folder') return null;
  if (entry.kind !== 'file') throw new FormatError('unsafe-member', `${path}: ${REFUSED[entry.kind]}`);
  const reason = noDocument(path);
  if (reason) throw new FormatError('skipped', `${path}: skipped: ${reason}`);
  if (entry.encrypted) throw new FormatError('encrypted', `${path}: has a password; pack it without one`);
  return { path, bytes: await bytesOf(entry, path, allowance) };
}

const failure = (path: string, { code, message }: FormatError): PartFailure => ({ path, code, message });

async function unpackEntries(
  entries: AsyncGenerator<ZipEntry>,
  archive: string,
  allowance: Allowance,
): Promise<(Member | PartFailure)[]> {
  const members = new Map<string, Member | PartFailure>();
  const add = (path: string, member: Member | PartFailure): void => {
    const again = members.has(path);
    const message = `${path}: a second member of this name; only the first is read`;
    if (again) members.set(`${path}#${members.size}`, { path, code: 'unsafe-member', message });
    else members.set(path, member);
  };
  try {
    for await (const entry of entries) {
      allowance.member();
      const path = `${archive}/${entry.name}`;
      try {
        const member = await memberOf(entry, archive, allowance);
        if (member) add(member.path, member);
      } catch (error) {
        if (!(error instanceof FormatError) || error.code === 'size-limit') throw error;
        add(path, failure(path, error));
      }
    }
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    // What was unpacked before stands; the archive as a whole is reported.
    return [...members.values(), failure(archive, error)];
  }
  return [...members.values()];
}

function gunzip(bytes: Uint8Array, path: string, allowance: Allowance): Member {
  try {
    const unpacked = gunzipSync(bytes, { maxOutputLength: allowance.bytes });
    allowance.take(unpacked.length);
    const inner =
      unpacked.toString('latin1', 257, 262) === 'ustar' ? path : `${path}/${basename(path).replace(/\.gz$/i, '')}`;
    return { path: inner, bytes: new Uint8Array(unpacked) };
  } catch (error) {
    // Beyond the most it may unpack to, the library stops: one byte more and the allowance says so in its own words.
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') allowance.take(allowance.bytes + 1);
    if (error instanceof FormatError) throw error;
    throw new FormatError('damaged', `${path}: a damaged gzip archive: ${(error as Error).message}; fetch it again`);
  }
}

/** Unpacks one level of an archive. Never throws for what the archive holds. */
export async function unpack(
  format: ArchiveFormat,
  bytes: Uint8Array,
  path: string,
  limits: Limits,
  budget: Budget,
): Promise<Unpacked> {
  const allowance = unpackAllowance(bytes, path, limits, budget);
  if (format === 'gzip') {
    try {
      allowance.member();
      return { members: [gunzip(bytes, path, allowance)], left: allowance.left() };
    } catch (error) {
      if (!(error instanceof FormatError)) throw error;
      return { members: [failure(path, error)], left: allowance.left() };
    }
  }
  const entries = format === 'zip' ? zipEntries(bytes, path) : tarEntries(bytes, path);
  const members = await unpackEntries(entries, path, allowance);
  return { members, left: allowance.left() };
}
