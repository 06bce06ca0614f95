/** What a task's result depends on, as a digest: all that is handed in or lies in the document's folder, and not where that is. */
import { createHash, type Hash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import type { Task } from '../task.ts';

/** A task as the cache knows it. */
export interface Key {
  /** 32 bytes. */
  readonly digest: Buffer;
  /** Of the document, as its result will say. */
  readonly id: string;
}

/** The parts of a document that is a folder of the corpus, whichever of them a task names. */
const PART = /^(?:source\..*|layer\.html|meta\.yaml)$/;

/** Each part behind its length, so that no two lists of parts make the same bytes. */
function add(hash: Hash, name: string, bytes: Uint8Array): void {
  hash.update(`${name}\0${bytes.byteLength}\0`).update(bytes);
}

/** The names of keys in order: what a caller writes first makes no difference. */
const plain = (value: unknown): string =>
  JSON.stringify(value, (_, field: unknown) =>
    field !== null && typeof field === 'object' && !Array.isArray(field)
      ? Object.fromEntries(Object.entries(field).sort(([a], [b]) => (a < b ? -1 : 1)))
      : field,
  );

/** The files that say what a document is, absolute; and its folder's name where it is named by that. */
function filesOf(file: string): { readonly files: readonly string[]; readonly id: string | null } {
  const [folder, name] = [dirname(file), basename(file)];
  // As `documentFiles` decides: another file of such a folder is a document of its own.
  if (!(name.startsWith('source.') || name === 'layer.html') || !existsSync(join(folder, 'meta.yaml')))
    return { files: [file], id: null };
  const parts = readdirSync(folder).filter((part) => PART.test(part));
  return { files: [...new Set([name, ...parts.sort()])].map((part) => join(folder, part)), id: basename(folder) };
}

/**
 * The key of a task; null where it has nothing to read. Of a file the bytes are read and digested each time: a size and a date may stay
 * while the bytes change, and digesting costs a hundredth of extraction.
 */
export function keyOf(task: Task): Key | null {
  const { path, content, remember: _, ...known } = task;
  if (content.kind === 'error') return null;
  const hash = createHash('sha256');
  let id = task.id ?? null;
  if (content.kind === 'bytes') add(hash, 'bytes', content.bytes);
  // UTF-16 keeps lone surrogates, which UTF-8 has no bytes for.
  else if (content.kind === 'text') add(hash, 'text', Buffer.from(content.text, 'utf16le'));
  else {
    const found = addFiles(hash, content.file);
    if (found === null) return null;
    id ??= found.id;
  }
  id ??= basename(path, extname(path));
  add(hash, 'known', Buffer.from(plain({ ...known, id, extension: extname(path) })));
  return { digest: hash.digest(), id };
}

/** Null where a file cannot be read: extraction will say why. */
function addFiles(hash: Hash, file: string): { readonly id: string | null } | null {
  try {
    const { files, id } = filesOf(file);
    for (const part of files) add(hash, basename(part), readFileSync(part));
    return { id };
  } catch {
    return null;
  }
}
