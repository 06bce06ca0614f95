/**
 * Reads the lists under `lexicons/`. Each file is a YAML list whose entries one zod schema checks; a bad entry is refused
 * with file, line, what is wrong and how to mend it.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { z } from 'zod';
import { compiledIn, compiledText } from './compiled.ts';

const require = createRequire(import.meta.url);

/** The folder of the lexicons: beside `pipeline/` in a checkout, beside `dist/` when installed. */
export const lexiconFolder = new URL('../../lexicons/', import.meta.url);

/** What is wrong with a lexicon, and the cure. */
export interface Problem {
  /** Relative to the folder of the lexicons. */
  readonly file: string;
  /** Counts from 1. */
  readonly line: number;
  readonly message: string;
  readonly cure: string;
}

/** A lexicon file that cannot be used: the first problem found in it. */
export class LexiconError extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(`lexicons/${problem.file}:${problem.line}: ${problem.message}; ${problem.cure}`);
    this.name = 'LexiconError';
    this.problem = problem;
  }
}

/** Beside the compiled program only. */
const compiledEntries = compiledIn(new URL('../lexicons.json', import.meta.url));

const cache = new Map<string, readonly unknown[]>();

/**
 * The entries of one lexicon file, parsed when first asked for and then kept.
 * @param file relative to `lexicons/`: `technologies.yaml`
 * @param schema what one entry must look like
 * @throws LexiconError where the file is no YAML list or an entry breaks the schema
 */
export function readLexicon<T>(file: string, schema: z.ZodType<T>): readonly T[] {
  const known = cache.get(file);
  if (known) return known as readonly T[];
  const text = lexiconText(file);
  const entries = compiledEntries(file, text) ?? checkedEntries(file, text, schema);
  cache.set(file, entries);
  return entries as readonly T[];
}

function checkedEntries<T>(file: string, text: string, schema: z.ZodType<T>): readonly T[] {
  const list = parseList(file, text);
  refuseDuplicates(file, text, list);
  return list.map((entry, index) => checked(file, text, entry, index, schema));
}

/** What a build keeps of the lexicons that have been read so far. */
export const compiledLexicons = (): string =>
  compiledText([...cache].map(([file, entries]) => [file, lexiconText(file), entries] as const));

/** The text of a lexicon file, relative to `lexicons/`. */
export const lexiconText = (file: string): string => readFileSync(new URL(file, lexiconFolder), 'utf8');

/** The `.yaml` files under a folder of the lexicons (`''` for all of them), sorted, relative to `lexicons/`. */
export function lexiconFiles(folder = ''): readonly string[] {
  return readdirSync(new URL(folder, lexiconFolder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => folder + name.replaceAll('\\', '/'))
    .sort();
}

/** The line (from 1) on which entry `index` of a lexicon text begins, or its `field` where it stands on a line of its own. */
export function lineOf(text: string, index: number, field?: string): number {
  const lines = text.split('\n');
  let entry = -1;
  let begin = 0;
  for (const [number, line] of lines.entries()) {
    if (line.startsWith('- ') && ++entry === index) begin = number + 1;
    if (entry === index && field !== undefined && line.startsWith(`  ${field}:`)) return number + 1;
  }
  return begin || 1;
}

function parseList(file: string, text: string): readonly unknown[] {
  // Loaded where it is needed: an installed program mostly finds its lexicons compiled.
  const { load, YAMLException } = require('js-yaml') as typeof import('js-yaml');
  let list: unknown;
  try {
    list = load(text);
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    throw new LexiconError({ file, line: (error.mark?.line ?? 0) + 1, message: error.reason, cure: 'mend the YAML' });
  }
  if (Array.isArray(list)) return list;
  throw new LexiconError({ file, line: 1, message: 'not a list', cure: 'write one entry a block, each with "- "' });
}

/** The ids of a file's entries in order, null where an entry has none; what the loader looks at before the schema does. */
export function readIds(file: string): (string | null)[] {
  return parseList(file, lexiconText(file)).map(idOf);
}

const idOf = (entry: unknown): string | null =>
  typeof entry === 'object' && entry !== null && 'id' in entry && typeof entry.id === 'string' ? entry.id : null;

/** @throws LexiconError where two entries have the same id: one of them would be lost */
function refuseDuplicates(file: string, text: string, entries: readonly unknown[]): void {
  const seen = new Set<string>();
  for (const [index, entry] of entries.entries()) {
    const id = idOf(entry);
    if (id !== null && seen.has(id)) {
      throw new LexiconError({
        file,
        line: lineOf(text, index),
        message: `${id} stands here again`,
        cure: 'merge the two entries',
      });
    }
    if (id !== null) seen.add(id);
  }
}

function checked<T>(file: string, text: string, entry: unknown, index: number, schema: z.ZodType<T>): T {
  const result = schema.safeParse(entry);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const path = issue?.path.map(String) ?? [];
  throw new LexiconError({
    file,
    line: lineOf(text, index, path[0]),
    message: `entry ${index + 1}${path.length > 0 ? `, ${path.join('.')}` : ''}: ${issue?.message ?? 'unusable'}`,
    cure: 'see lexicons/README.md for the fields of this file',
  });
}
