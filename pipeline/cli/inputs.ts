/** From arguments to documents: files, folders and ids of the corpus. */
import { type Dirent, existsSync } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { failureOf } from '../batch/perform.ts';
import { fileTask, type Task } from '../batch/task.ts';
import { corpusDocuments, isDocumentFile } from '../corpus.ts';
import { UsageError } from './terminal.ts';
import { findWorkspace } from './workspace.ts';

/** A task that says why there is nothing to read, whatever the system's words for it. */
const unreadable = (path: string, error: unknown): Task => ({ path, content: failureOf(error) });

/**
 * The documents that arguments name, in their order: a file; a folder, for its .txt, .html and .htm files, recursively, sorted; else
 * the id of a document of the corpus.
 */
export async function inputsOf(args: readonly string[], cwd: string): Promise<readonly Task[]> {
  const all: Task[] = [];
  for (const arg of args) {
    if (arg === '') throw new UsageError('an argument is empty: name a file, a folder or a document of the corpus');
    const file = resolve(cwd, arg);
    try {
      const found = await stat(file);
      if (found.isDirectory()) all.push(...(await documentsIn(arg, file)));
      else all.push(fileTask(arg, file));
    } catch (error) {
      all.push(corpusInput(arg, cwd) ?? unreadable(arg, error));
    }
  }
  return all;
}

/** The document of the corpus with that id, null where there is none. */
const corpusInput = (id: string, cwd: string): Task | null => {
  const root = findWorkspace(cwd);
  if (root === null) return null;
  const found = corpusDocuments(root).find((document) => document.id === id);
  return found ? fileTask(found.path, join(root, found.path), id) : null;
};

async function documentsIn(arg: string, folder: string): Promise<Task[]> {
  const found: Task[] = [];
  await walk(arg.replace(/(?<=.)\/+$/, ''), folder, new Set(), found);
  return found.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Follows symbolic links; `seen` holds the real folders, so that a loop ends. */
async function walk(path: string, folder: string, seen: Set<string>, found: Task[]): Promise<void> {
  let entries: Dirent[];
  try {
    const real = await realpath(folder);
    if (seen.has(real)) return;
    seen.add(real);
    entries = await readdir(folder, { withFileTypes: true });
  } catch (error) {
    found.push(unreadable(path, error));
    return;
  }
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const [below, file] = [path.endsWith('/') ? path + entry.name : `${path}/${entry.name}`, join(folder, entry.name)];
    const kind = entry.isSymbolicLink() && existsSync(file) ? await stat(file) : entry;
    if (kind.isDirectory()) await walk(below, file, seen, found);
    else if (isDocumentFile(entry.name) && (kind.isFile() || kind.isSymbolicLink())) found.push(fileTask(below, file));
  }
}
