/** The corpus as the tests of whole documents read it; texts that may not be redistributed are there where somebody put them. */
import { fileURLToPath } from 'node:url';
import { corpusDocuments, readDocumentSync } from '../../pipeline/corpus.ts';
import type { RawDocument } from '../../pipeline/types.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Every document of the corpus, loaded. */
export const rawDocuments = (): RawDocument[] =>
  corpusDocuments(root).map(({ id, path }) => readDocumentSync({ id, path, file: `${root}${path}` }));

/** Whether the articles that may not be redistributed are at hand. */
export const hasLocal = (): boolean => corpusDocuments(root).some(({ split }) => split === 'local');

/** The same document with another text in the same place. */
export const withText = (raw: RawDocument, text: string): RawDocument => ({
  ...raw,
  source: text,
  encoding: 'utf-8',
});
