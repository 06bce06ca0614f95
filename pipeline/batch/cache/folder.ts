/**
 * The cache on disk: `<cache>/<generation>/` holds segments (`*.seg`) and the term lexicons that they were made with (`*.terms`). Files are written
 * beside and renamed, never changed: writers at the same time do not disturb each other, and what a killed one leaves is swept up later.
 */
import { createHash, randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Terms } from './terms.ts';

const GENERATION = /^[0-9a-f]{16}$/;
const OURS = /\.(?:seg|terms|tmp)$/;
/** The mark by which back-ups know a cache; its first line is fixed. */
const TAG = 'CACHEDIR.TAG';
const TAG_TEXT =
  'Signature: 8a477f597d28d172789f06886806bc55\n# Results of shahe extract, kept so that they are not made twice. May be removed at any time.\n';
const IGNORE = '.gitignore';
/** As many as a maintainer goes back and forth between. */
const GENERATIONS = 3;
/** Milliseconds after which nobody is writing a draft any more. */
const ABANDONED = 3_600_000;

/** Whether a folder can be used as a cache: it is one, is empty, or is not there yet. */
export const isCache = (folder: string): boolean =>
  !existsSync(folder) ||
  (statSync(folder).isDirectory() && (existsSync(join(folder, TAG)) || readdirSync(folder).length === 0));

/** Makes the folders. */
export function makeFolders(cache: string, generation: string): void {
  mkdirSync(join(cache, generation), { recursive: true });
  if (!existsSync(join(cache, TAG))) writeFileSync(join(cache, TAG), TAG_TEXT);
  if (!existsSync(join(cache, IGNORE))) writeFileSync(join(cache, IGNORE), '*\n');
}

/** Writes a file whole or not at all. */
export function place(folder: string, name: string, parts: readonly Uint8Array[]): void {
  const draft = join(folder, `${name}.${process.pid}.${randomBytes(4).toString('hex')}.tmp`);
  try {
    const descriptor = openSync(draft, 'w');
    try {
      writeAll(descriptor, parts);
    } finally {
      closeSync(descriptor);
    }
    renameSync(draft, join(folder, name));
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
}

/** A write may stop short, above all where the disk is full: then the next one says so. */
function writeAll(descriptor: number, parts: readonly Uint8Array[]): void {
  const MOST = 512;
  for (let from = 0; from < parts.length; from += MOST) {
    let left: Uint8Array = Buffer.concat(parts.slice(from, from + MOST));
    while (left.length > 0) left = left.subarray(writeSync(descriptor, left));
  }
}

/** A name for a segment that no other has. */
export const segmentName = (): string => `${randomBytes(12).toString('hex')}.seg`;

/** A file of the cache. */
export interface Kept {
  readonly file: string;
  readonly size: number;
  /** Milliseconds since 1970. */
  readonly written: number;
}

/** The segments of a generation, the newest first. Drafts that nobody writes any more are removed. */
export function segmentFiles(folder: string): Kept[] {
  const now = Date.now();
  for (const draft of files(folder, '.tmp')) if (now - draft.written > ABANDONED) rmSync(draft.file, { force: true });
  return files(folder, '.seg').sort((a, b) => b.written - a.written || (a.file < b.file ? -1 : 1));
}

function files(folder: string, ending: string): Kept[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder).flatMap((name) => {
    const file = join(folder, name);
    const found = name.endsWith(ending) ? statSync(file, { throwIfNoEntry: false }) : undefined;
    return found?.isFile() ? [{ file, size: found.size, written: found.mtimeMs }] : [];
  });
}

/** Says that a generation is in use, where that may be said: a cache that may only be read is of use as it is. */
export function touch(folder: string): void {
  const now = new Date();
  try {
    utimesSync(folder, now, now);
  } catch (error) {
    if (!['EPERM', 'EACCES', 'EROFS'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
  }
}

/** The generations of a cache, the one last used first. */
function generations(cache: string): string[] {
  if (!existsSync(cache)) return [];
  const used = new Map(
    readdirSync(cache)
      .filter((name) => GENERATION.test(name))
      .map((name) => [join(cache, name), statSync(join(cache, name)).mtimeMs]),
  );
  return [...used.keys()].sort((a, b) => used.get(b)! - used.get(a)!);
}

/** Removes a generation's files, and its folder where nothing else is in it. */
function removeGeneration(folder: string): void {
  for (const name of readdirSync(folder)) if (OURS.test(name)) rmSync(join(folder, name), { force: true });
  if (readdirSync(folder).length === 0) rmdirSync(folder);
}

/** Keeps a cache within its bounds: the generations last used, and of their segments the newest. @param own the generation in use */
export function prune(cache: string, own: string, limit: number): void {
  const all = [own, ...generations(cache).filter((folder) => folder !== own)];
  for (const folder of all.slice(GENERATIONS)) removeGeneration(folder);
  let room = limit;
  for (const { file, size } of all.slice(0, GENERATIONS).flatMap(segmentFiles)) {
    room -= size;
    if (room < 0) rmSync(file, { force: true });
  }
}

/** Removes all that a cache has written; whatever else lies there stays. @returns the bytes that were freed */
export function clear(cache: string): number {
  const freed = sizeOf(cache).bytes;
  for (const folder of generations(cache)) removeGeneration(folder);
  for (const name of [TAG, IGNORE]) rmSync(join(cache, name), { force: true });
  if (existsSync(cache) && readdirSync(cache).length === 0) rmdirSync(cache);
  return freed;
}

/** How much a cache holds. */
export function sizeOf(cache: string): {
  readonly bytes: number;
  readonly segments: number;
  readonly generations: number;
} {
  const folders = generations(cache);
  const all = folders.flatMap(segmentFiles);
  return { bytes: all.reduce((sum, { size }) => sum + size, 0), segments: all.length, generations: folders.length };
}

const termsFile = (folder: string, lexicons: string): string => join(folder, `${lexicons}.terms`);
const sumOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Keeps the term lexicons of a digest, once. */
export function keepTerms(folder: string, lexicons: string, terms: () => Terms): void {
  if (existsSync(termsFile(folder, lexicons))) return;
  const text = JSON.stringify(terms());
  place(folder, `${lexicons}.terms`, [Buffer.from(`${sumOf(text)}\n${text}`)]);
}

/** The term lexicons of a digest; null where they are not there, or not as they were written. */
export function keptTerms(folder: string, lexicons: string): Terms | null {
  try {
    const text = readFileSync(termsFile(folder, lexicons), 'utf8');
    const at = text.indexOf('\n');
    if (sumOf(text.slice(at + 1)) === text.slice(0, at)) return JSON.parse(text.slice(at + 1)) as Terms;
    rmSync(termsFile(folder, lexicons), { force: true });
    return null;
  } catch {
    return null;
  }
}
