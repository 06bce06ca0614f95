/** Copies of this checkout that a test may change, and runs of their program in processes of their own. */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { dump, load } from 'js-yaml';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** An entry of a lexicon, as written. */
export type Written = Record<string, unknown>;

/** A copy of the program and its lexicons in a new folder below the system's folder for such, which the caller removes. */
export function checkout(): string {
  const copy = mkdtempSync(join(tmpdir(), 'shahe-checkout-'));
  for (const name of ['pipeline', 'lexicons', 'package.json', 'package-lock.json'])
    cpSync(join(root, name), join(copy, name), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  return copy;
}

/** Changes the entries of a copy's lexicon. */
export function editLexicon(copy: string, file: string, edit: (entries: Written[]) => Written[]): void {
  const path = join(copy, 'lexicons', file);
  writeFileSync(path, dump(edit(load(readFileSync(path, 'utf8')) as Written[])));
}

/** What `cache-run.ts` found out. */
export interface CacheRun {
  /** Paths of documents whose result differs between a run with the cache and one without. */
  readonly wrong: readonly string[];
  /** Paths of documents whose result was not known. */
  readonly made: readonly string[];
  /** All lines, made without the cache. */
  readonly lines: readonly string[];
}

/** Extracts documents by the program of a copy, with a cache and without. */
export function cacheRun(copy: string, cache: string, files: readonly string[]): CacheRun {
  const script = join(root, 'tests/helpers/cache-run.ts');
  const output = execFileSync(process.execPath, ['--import', 'tsx', script, copy, cache], {
    input: JSON.stringify(files),
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  return JSON.parse(output) as CacheRun;
}
