/** The documents of a workspace, read for a maintainer's tools. */
import { join } from 'node:path';
import { corpusDocuments, readDocument } from '../corpus.ts';
import type { RawDocument } from '../types.ts';

/** All documents, one at a time, in order. Errors as of reading them. */
export async function* corpusTexts(root: string): AsyncGenerator<RawDocument, void> {
  for (const { id, path } of corpusDocuments(root)) yield await readDocument({ id, path, file: join(root, path) });
}
