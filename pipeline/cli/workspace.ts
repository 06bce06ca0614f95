/** Where the corpus and the results are, and how files are written. */
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { UsageError } from './terminal.ts';

const packageFolder = fileURLToPath(new URL('../../', import.meta.url));

/** How to call the program, for help and hints: from the sources, or installed. */
export const PROGRAM = import.meta.url.endsWith('.ts') ? 'npx tsx pipeline/cli.ts' : 'shahe';

/** Version of the package. */
export const packageVersion = (): string =>
  (JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')) as { version: string }).version;

const hasCorpus = (folder: string): boolean => existsSync(join(folder, 'corpus', 'documents'));

/** The folder that holds `corpus/`: the working directory, else the package's own; null where neither does. */
export const findWorkspace = (cwd: string): string | null => [cwd, packageFolder].find(hasCorpus) ?? null;

/** @throws UsageError where there is no corpus */
export function workspace(cwd: string): string {
  const found = findWorkspace(cwd);
  if (found !== null) return found;
  throw new UsageError(
    'there is no corpus here: run this in a folder that holds corpus/documents, or name files to extract',
  );
}

/** Writes a file whole or not at all: a reader sees the old content or the new, and nothing else is left behind. */
export function writeAtomically(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  const draft = `${path}.${process.pid}.tmp`;
  try {
    writeFileSync(draft, text);
    renameSync(draft, path);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
}

/**
 * Removes results whose document is gone. Only files that `extract` wrote: those that hold a result with the id they are named after.
 * @param ids the documents that there are
 * @returns the names of the removed files
 */
export function removeStale(folder: string, ids: ReadonlySet<string>): readonly string[] {
  if (!existsSync(folder)) return [];
  const stale = readdirSync(folder).filter((name) => {
    const id = name.replace(/\.json$/, '');
    return id !== name && !ids.has(id) && isResultOf(id, join(folder, name));
  });
  for (const name of stale) rmSync(join(folder, name));
  return stale;
}

function isResultOf(id: string, path: string): boolean {
  try {
    const content: unknown = JSON.parse(readFileSync(path, 'utf8'));
    const result = content as { contract?: unknown; document?: { id?: unknown } } | null;
    return result?.contract !== undefined && result.document?.id === id;
  } catch {
    return false;
  }
}
