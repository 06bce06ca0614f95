/** Digests that say on what a result was measured: equal digests mean equal input. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { digestOfFiles } from '../lexicon/digest.ts';
import { corpusDocuments } from './documents.ts';
import { curatedFiles } from './registry.ts';

export { lexiconDigest } from '../lexicon/digest.ts';

const besides = (path: string): string[] => ['meta.yaml', 'layer.html'].map((name) => path.replace(/[^/]+$/, name));

/** Of the committed documents of a workspace, their `meta.yaml` and text layer, and the curated data; `corpus/local/` does not count. */
export function corpusDigest(root: string): string {
  const committed = corpusDocuments(root).filter(({ split }) => split !== 'local');
  const documents = committed.flatMap(({ path }) => [
    path,
    ...besides(path).filter((file) => existsSync(join(root, file))),
  ]);
  return digestOfFiles([...documents, ...curatedFiles(root)].map((name) => [name, readFileSync(join(root, name))]));
}
