/** The earlier run that `diff --base` compares with: a folder of results, or `extracted/` at a revision of the repository. */
import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { DocumentResult } from '../contract.ts';
import { EXTRACTED, isResultName, parseResult, resultsIn } from './diff-results.ts';
import { UsageError } from './terminal.ts';

/** Enough for the results of a large corpus. */
const LARGEST = 1 << 30;

/** An earlier run. */
export interface Base {
  readonly results: readonly DocumentResult[];
  /** Whether it holds results of `corpus/local/`: git does not. */
  readonly local: boolean;
}

/**
 * Reads an earlier run.
 * @param base a folder (one that holds `extracted/` stands for that), else a revision: `main`, `HEAD~1`
 * @throws UsageError where it is neither, or holds no results
 */
export function baseResults(base: string, root: string, cwd: string): Base {
  const folder = [resolve(cwd, base, EXTRACTED), resolve(cwd, base)].find(isFolder);
  const results = folder === undefined ? resultsAt(revision(base, root), root) : resultsIn(folder, base);
  if (results.length === 0) throw new UsageError(`--base ${base} holds no results: name a folder that extract wrote`);
  return { results, local: folder !== undefined && isFolder(join(folder, 'local')) };
}

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;

const git = (root: string, args: readonly string[], input = ''): Buffer =>
  execFileSync('git', args, { cwd: root, input, maxBuffer: LARGEST, stdio: ['pipe', 'pipe', 'ignore'] });

/** The commit that a revision names. */
function revision(base: string, root: string): string {
  try {
    return git(root, ['rev-parse', '--verify', '--end-of-options', `${base}^{commit}`])
      .toString()
      .trim();
  } catch {
    throw new UsageError(
      `--base ${base} is neither a folder nor a revision of this repository: fetch it, or name another`,
    );
  }
}

/** The results below `extracted/` at a commit, read in one go. The workspace may be a folder within the repository. */
function resultsAt(commit: string, root: string): DocumentResult[] {
  const names = git(root, ['ls-tree', '-z', '--name-only', commit, `${EXTRACTED}/`])
    .toString()
    .split('\0')
    .filter(isResultName);
  return names.map((name) =>
    parseResult(git(root, ['show', `${commit}:./${name}`]).toString(), `${commit.slice(0, 12)}:${name}`),
  );
}
