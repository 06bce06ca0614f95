/** The modules below `rules/`, read as they lie there, so that a new one is known without being listed. A build lists them instead. */
import { readdirSync } from 'node:fs';

const folder = new URL('../rules/', import.meta.url);

/** All of them, in the order of their names. */
export function ruleModules(): Promise<object[]> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => /\.[jt]s$/.test(name) && !name.endsWith('.d.ts'))
    .sort();
  return Promise.all(files.map((name) => import(new URL(name, folder).href) as Promise<object>));
}
