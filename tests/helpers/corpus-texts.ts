/** The corpus as the tests of whole documents read it; texts that may not be redistributed are there where somebody put them. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { corpusDocuments, identity } from '../../pipeline/corpus.ts';
import { load } from '../../pipeline/stages/1-load.ts';
import type { RawDocument } from '../../pipeline/types.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Every document of the corpus, loaded. */
export const rawDocuments = (): RawDocument[] =>
  corpusDocuments(root).map(({ id, path }) =>
    load({ bytes: readFileSync(`${root}${path}`), path, id, meta: identity(`${root}${path}`).meta }),
  );

/** Whether the articles that may not be redistributed are at hand. */
export const hasLocal = (): boolean => corpusDocuments(root).some(({ split }) => split === 'local');

/** The same document with another text in the same place. */
export const withText = (raw: RawDocument, text: string): RawDocument => ({
  ...raw,
  source: text,
  encoding: 'utf-8',
});
