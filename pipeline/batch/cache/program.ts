/** The files that extraction runs: what a cached result depends on besides its document and the lexicons. */
import { existsSync, readFileSync } from 'node:fs';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';

const OWN = import.meta.url;
const EXTENSION = extname(fileURLToPath(OWN));
/** A relative name of a module, however it is asked for: imported, or named by a URL. */
const MODULE = /['"`](\.{1,2}\/[^'"`\s]+\.[cm]?[jt]s)['"`]/g;

/**
 * The job function and all modules that it loads, directly or through others, sorted; absolute. The modules of commands, of the review page and of
 * the comparison are none of them, so that work on those leaves cached results alone. In a bundle it is the bundle.
 */
export function programFiles(): readonly string[] {
  const entry = new URL(`../perform${EXTENSION}`, OWN);
  const found = new Set<string>();
  const open = [existsSync(entry) ? entry : new URL(OWN)];
  for (let module = open.pop(); module; module = open.pop()) {
    const file = fileURLToPath(module);
    if (found.has(file) || !existsSync(file)) continue;
    found.add(file);
    for (const [, name] of readFileSync(file, 'utf8').matchAll(MODULE)) open.push(new URL(name!, module));
  }
  return [...found].sort();
}

/** The package's own description, which pins its dependencies, and where there is one the lock of a checkout; absolute. */
export function packageFiles(): readonly string[] {
  let folder = new URL('.', OWN);
  while (!existsSync(new URL('package.json', folder)) && folder.pathname !== '/') folder = new URL('../', folder);
  return ['package.json', 'package-lock.json']
    .map((name) => fileURLToPath(new URL(name, folder)))
    .filter((file) => existsSync(file));
}
