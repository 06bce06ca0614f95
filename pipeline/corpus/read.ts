/** Reads a document: its bytes, its text layer where it has one, and what its folder says of it. */
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { type LoadInput, load } from '../stages/1-load.ts';
import type { RawDocument } from '../types.ts';
import { type DocumentFiles, documentFiles } from './documents.ts';
import { documentMeta } from './meta.ts';

/** Where a document is. */
export interface DocumentPlace {
  /** As given by the caller; stands in the result. */
  readonly path: string;
  /** Absolute. */
  readonly file: string;
  /** Where the caller names the document; else its folder or file does. */
  readonly id?: string;
}

/** What `load` needs of files that have been read. */
function inputOf({ path, id }: DocumentPlace, files: DocumentFiles, bytes: Uint8Array, text: string | null): LoadInput {
  const name = id ?? files.id;
  const { mediaType = 'text/html' } = files.meta;
  return {
    bytes,
    path,
    meta: documentMeta(files.meta),
    ...(name === null ? {} : { id: name }),
    ...(text === null ? {} : { layer: { text, mediaType } }),
  };
}

/** Everything that `load` needs of a document, read from disk. Errors as of the file system, and `CorpusError`. */
export async function readInput(place: DocumentPlace): Promise<LoadInput> {
  const files = documentFiles(place.file);
  const [bytes, layer] = await Promise.all([readFile(files.source), files.layer && readFile(files.layer, 'utf8')]);
  return inputOf(place, files, bytes, layer);
}

/** Reads and decodes one document. Errors as of the file system, `LoadError` and `CorpusError`. */
export const readDocument = async (place: DocumentPlace): Promise<RawDocument> => load(await readInput(place));

/** The same, at once. */
export function readDocumentSync(place: DocumentPlace): RawDocument {
  const files = documentFiles(place.file);
  const layer = files.layer && readFileSync(files.layer, 'utf8');
  return load(inputOf(place, files, readFileSync(files.source), layer));
}
