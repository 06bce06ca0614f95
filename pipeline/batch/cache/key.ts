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

/** Each part behind its length, so that no two lists of parts make the same bytes. */
function add(hash: Hash, name: string, bytes: Uint8Array): void {
  hash.update(`${name}\0${bytes.byteLength}\0`).update(bytes);
}

/** The fields of an object in order, objects within as well: which of them a caller wrote first makes no difference. */
const inOrder = (value: object): unknown[] =>
  Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, field]) => [name, typeof field === 'object' && field !== null ? inOrder(field) : field]);

/** The files that say what a document is. */
export interface Parts {
  /** Absolute. */
  readonly folder: string;
  /** In the folder: the file itself, then what belongs to it. */
  readonly names: readonly string[];
  /** What would belong to it and is not there. */
  readonly gone: readonly string[];
  /** The folder's name, where that names the document. */
  readonly id: string | null;
}

const [META, LAYER] = ['meta.yaml', 'layer.html'];

/** The files of a document, as `documentFiles` finds them: another file than these in a document's folder is a document of its own. */
export function partsOf(file: string): Parts {
  const [folder, name] = [dirname(file), basename(file)];
  if (!name.startsWith('source.') && name !== LAYER) return { folder, names: [name], gone: [], id: null };
  const others = existsSync(folder) ? readdirSync(folder).filter((other) => other !== name) : [];
  if (!others.includes(META)) return { folder, names: [name], gone: [META], id: null };
  const parts = others.filter((other) => other === META || other === LAYER || other.startsWith('source.')).sort();
  const gone = [LAYER].filter((part) => part !== name && !parts.includes(part));
  return { folder, names: [name, ...parts], gone, id: basename(folder) };
}

/** The id of a task's document, as its result will say. */
export function idOf({ id, path, content }: Task): string {
  const own = content.kind === 'file' ? partsOf(content.file).id : null;
  return id ?? own ?? basename(path, extname(path));
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
  if (content.kind === 'bytes') {
    add(hash, 'bytes', content.bytes);
    if (content.layer) add(hash, 'layer', Buffer.from(JSON.stringify(inOrder(content.layer))));
  }
  // UTF-16 keeps lone surrogates, which UTF-8 has no bytes for.
  else if (content.kind === 'text') add(hash, 'text', Buffer.from(content.text, 'utf16le'));
  else {
    const found = addFiles(hash, content.file);
    if (found === null) return null;
    id ??= found.id;
  }
  id ??= basename(path, extname(path));
  add(hash, 'known', Buffer.from(JSON.stringify(inOrder({ ...known, id, extension: extname(path) }))));
  return { digest: hash.digest(), id };
}

/** Null where a file cannot be read: extraction will say why. */
function addFiles(hash: Hash, file: string): { readonly id: string | null } | null {
  try {
    const { folder, names, id } = partsOf(file);
    for (const name of names) add(hash, name, readFileSync(join(folder, name)));
    return { id };
  } catch {
    return null;
  }
}
