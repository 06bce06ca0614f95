/** From arguments to documents: files, folders, archives of crawls, and ids of the corpus. */
import { type Dirent, existsSync } from 'node:fs';
import { opendir, realpath, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { failureOf } from '../batch/perform.ts';
import { fileTask, type Task } from '../batch/task.ts';
import type { ArchiveSummary } from '../batch/warc/archive.ts';
import { corpusDocuments, isDocumentFile } from '../corpus.ts';
import { UsageError } from './terminal.ts';
import { findWorkspace, workspace } from './workspace.ts';

const isArchive = (name: string): boolean => /\.warc(?:\.gz)?$/i.test(name);

/** A task that says why there is nothing to read, whatever the system's words for it. */
const unreadable = (path: string, error: unknown): Task => ({ path, content: failureOf(error) });

/** @throws UsageError where an argument names nothing at all */
export function checkInputs(args: readonly string[]): void {
  if (args.includes(''))
    throw new UsageError('an argument is empty: name a file, a folder, an archive or a document of the corpus');
}

/**
 * The documents that arguments name, in their order and listed only as they are asked for: a file; the pages of a .warc or .warc.gz; a
 * folder, for its .txt, .html and .htm files, recursively, sorted; else the id of a document of the corpus.
 * @param onArchive hears what an archive held
 */
export async function* inputsOf(
  args: readonly string[],
  cwd: string,
  onArchive: (summary: ArchiveSummary) => void = () => {},
): AsyncGenerator<Task, void> {
  for (const arg of args) {
    const file = resolve(cwd, arg);
    try {
      const found = await stat(file);
      if (found.isDirectory()) yield* documentsIn(arg.replace(/(?<=.)\/+$/, ''), file, new Set());
      else if (isArchive(file)) yield* (await import('../batch/warc/archive.ts')).archiveTasks(arg, file, onArchive);
      else yield fileTask(arg, file);
    } catch (error) {
      yield corpusInput(arg, cwd) ?? unreadable(arg, error);
    }
  }
}

/** The document of the corpus with that id, null where there is none. */
const corpusInput = (id: string, cwd: string): Task | null => {
  const root = findWorkspace(cwd);
  if (root === null) return null;
  const found = corpusDocuments(root).find((document) => document.id === id);
  return found ? fileTask(found.path, join(root, found.path), id) : null;
};

/** All documents of the corpus. @throws UsageError where there is none */
export async function* corpusTasks(cwd: string): AsyncGenerator<Task, void> {
  const root = workspace(cwd);
  for (const { id, path } of corpusDocuments(root)) yield fileTask(path, join(root, path), id);
}

/** Follows symbolic links; a link that leads nowhere stays, so that it is reported. */
async function kindOf(folder: string, entry: Dirent): Promise<'folder' | 'document' | null> {
  const file = join(folder, entry.name);
  const kind = entry.isSymbolicLink() && existsSync(file) ? await stat(file) : entry;
  if (kind.isDirectory()) return 'folder';
  return isDocumentFile(entry.name) && (kind.isFile() || kind.isSymbolicLink()) ? 'document' : null;
}

/** Entries of a folder that are asked for at once. */
const AT_ONCE = 1000;

/**
 * The names in a folder that matter, those of folders with a slash behind: so they sort as the paths below them do. Nothing else is kept,
 * as there may be a hundred thousand.
 */
async function namesIn(folder: string): Promise<string[]> {
  const names: string[] = [];
  for await (const entry of await opendir(folder, { bufferSize: AT_ONCE })) {
    const kind = await kindOf(folder, entry);
    if (kind !== null) names.push(kind === 'folder' ? `${entry.name}/` : entry.name);
  }
  return names.sort();
}

/** `seen` holds the real folders, so that a loop of links ends. */
async function* documentsIn(path: string, folder: string, seen: Set<string>): AsyncGenerator<Task, void> {
  let names: string[];
  try {
    const real = await realpath(folder);
    if (seen.has(real)) return;
    seen.add(real);
    names = await namesIn(folder);
  } catch (error) {
    yield unreadable(path, error);
    return;
  }
  for (const entry of names) {
    const name = entry.replace(/\/$/, '');
    const [below, file] = [path.endsWith('/') ? path + name : `${path}/${name}`, join(folder, name)];
    if (name !== entry) yield* documentsIn(below, file, seen);
    else yield fileTask(below, file);
  }
}

/** How many documents arguments name, without reading any; null where only reading would tell. Never throws. */
export async function countInputs(args: readonly string[], cwd: string): Promise<number | null> {
  if (args.some(isArchive)) return null;
  let count = 0;
  try {
    for await (const _ of inputsOf(args, cwd)) count += 1;
  } catch {
    // What is wrong is told by whoever extracts them.
    return null;
  }
  return count;
}
