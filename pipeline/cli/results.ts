/** From documents to results: a bounded number of files is read ahead, and results come in the order of their inputs. */
import { readFile } from 'node:fs/promises';
import pLimit from 'p-limit';
import { CONTRACT_VERSION, type DocumentResult, type ErrorResult } from '../contract.ts';
import { CorpusError, identity } from '../corpus.ts';
import { LexiconError } from '../lexicon.ts';
import { extractDocument } from '../run.ts';
import { LoadError, load } from '../stages/1-load.ts';
import type { RawDocument } from '../types.ts';
import { type Input, type Unreadable, unreadable } from './inputs.ts';

/** How many files are read at once; extraction itself is one at a time. */
const READ_AHEAD = 8;

/** Reads and decodes one document. Errors as of the file system, `LoadError` and `CorpusError`. */
export async function readDocument({ path, file, id }: Input): Promise<RawDocument> {
  const bytes = await readFile(file);
  const known = identity(file);
  const name = id ?? known.id;
  return load({ bytes, path, meta: known.meta, ...(name === null ? {} : { id: name }) });
}

const failed = ({ path, error }: Unreadable): ErrorResult => ({
  contract: CONTRACT_VERSION,
  document: { path },
  error: { ...error },
});

/** Why a document gave no result, as a line of the output. */
export function errorResult(path: string, error: unknown): ErrorResult {
  if (error instanceof LoadError) return failed({ path, error: { code: error.code, message: error.message } });
  if (error instanceof CorpusError) return failed({ path, error: { code: 'bad-meta', message: error.message } });
  if (error instanceof Error && 'code' in error) return failed(unreadable(path, error));
  const message = error instanceof Error ? error.message : String(error);
  return failed({ path, error: { code: 'extraction-failed', message } });
}

async function resultOf(input: Input | Unreadable): Promise<DocumentResult | ErrorResult> {
  if ('error' in input) return failed(input);
  try {
    return extractDocument(await readDocument(input));
  } catch (error) {
    // No document can be extracted with a bad lexicon, so one message says it all.
    if (error instanceof LexiconError) throw error;
    return errorResult(input.path, error);
  }
}

/** The results of all inputs, in their order; no more than a few are held at once. */
export async function* resultsOf(
  inputs: readonly (Input | Unreadable)[],
): AsyncGenerator<DocumentResult | ErrorResult, void> {
  const limit = pLimit(READ_AHEAD);
  const pending: Promise<DocumentResult | ErrorResult>[] = [];
  for (const input of inputs) {
    pending.push(limit(() => resultOf(input)));
    if (pending.length >= READ_AHEAD) yield await pending.shift()!;
  }
  for (const result of pending) yield await result;
}
