/** The digest of the lexicons: equal digests mean equal lexicons. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { lexiconFolder } from './read.ts';

/** One digest of named files, whatever their order: lower-case hex, 16 digits. */
export function digestOfFiles(files: readonly (readonly [name: string, bytes: Uint8Array])[]): string {
  const hash = createHash('sha256');
  for (const [name, bytes] of [...files].sort(([a], [b]) => (a < b ? -1 : 1)))
    hash.update(`${name}\0${createHash('sha256').update(bytes).digest('hex')}\n`);
  return hash.digest('hex').slice(0, 16);
}

/** Of all files below `lexicons/` that the program reads. */
export function lexiconDigest(): string {
  const names = readdirSync(lexiconFolder, { recursive: true, encoding: 'utf8' }).map((name) =>
    name.replaceAll('\\', '/'),
  );
  const read = names.filter((name) => /\.(?:yaml|json)$/.test(name));
  return digestOfFiles(read.map((name) => [name, readFileSync(new URL(name, lexiconFolder))]));
}
