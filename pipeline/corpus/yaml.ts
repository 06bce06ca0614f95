/** Reads a YAML file of the corpus and checks it against its schema. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { z } from 'zod';
import type { CorpusProblem } from './problem.ts';

const require = createRequire(import.meta.url);

/** What reading gave: the checked value, or all that is wrong with the file. */
export type Checked<T> = { readonly value: T } | { readonly problems: readonly CorpusProblem[] };

const CURE = 'see corpus/README.md for the fields of this file';

/**
 * @param root the workspace: the folder that holds `corpus/`
 * @param file relative to it
 */
export function readYaml<T>(root: string, file: string, schema: z.ZodType<T>): Checked<T> {
  // Loaded where there is a file to read: most documents that are named by path have none beside them.
  const { load, YAMLException } = require('js-yaml') as typeof import('js-yaml');
  let content: unknown;
  try {
    content = load(readFileSync(join(root, file), 'utf8'));
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    const line = (error.mark?.line ?? 0) + 1;
    return { problems: [{ file, path: '', message: `line ${line}: ${error.reason}`, cure: 'mend the YAML' }] };
  }
  const result = schema.safeParse(content);
  if (result.success) return { value: result.data };
  return {
    problems: result.error.issues.map((issue) => ({
      file,
      path: written(issue.path),
      message: issue.message,
      cure: CURE,
    })),
  };
}

/** `['pilots', 2, 'name']` as `pilots[2].name`. */
const written = (path: readonly PropertyKey[]): string =>
  path
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`))
    .join('')
    .replace(/^\./, '');
