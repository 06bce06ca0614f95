/** Digests that say on what a result was measured: equal digests mean equal input. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { lexiconFolder } from '../lexicon/read.ts';
import { corpusDocuments } from './documents.ts';
import { curatedFiles } from './registry.ts';

/** One digest of named files, whatever their order: lower-case hex, 16 digits. */
function digest(files: readonly (readonly [name: string, bytes: Uint8Array])[]): string {
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
  return digest(read.map((name) => [name, readFileSync(new URL(name, lexiconFolder))]));
}

const besides = (path: string): string[] => ['meta.yaml', 'layer.html'].map((name) => path.replace(/[^/]+$/, name));

/** Of the committed documents of a workspace, their `meta.yaml` and text layer, and the curated data; `corpus/local/` does not count. */
export function corpusDigest(root: string): string {
  const committed = corpusDocuments(root).filter(({ split }) => split !== 'local');
  const documents = committed.flatMap(({ path }) => [
    path,
    ...besides(path).filter((file) => existsSync(join(root, file))),
  ]);
  return digest([...documents, ...curatedFiles(root)].map((name) => [name, readFileSync(join(root, name))]));
}
