/** Results as `extract` wrote them: read for the diff, and refused with the cure where they are missing, stale or unusable. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CONTRACT_VERSION, type DocumentResult } from '../contract.ts';
import { type CorpusDocument, corpusDocuments, lexiconDigest } from '../corpus.ts';
import { type Terminal, UsageError } from './terminal.ts';
import { PROGRAM } from './workspace.ts';

export const EXTRACTED = 'extracted';
const SCORE = 'score.json';
const CURE = `run ${PROGRAM} extract`;

/** Whether a file of `extracted/` is the result of a document. */
export const isResultName = (name: string): boolean => name.endsWith('.json') && name !== SCORE;

/**
 * A result from its text. Its shape is trusted beyond the keys that every version has: `extract` checked it against the contract.
 * @param name for the message
 * @throws UsageError where it is none
 */
export function parseResult(text: string, name: string): DocumentResult {
  try {
    const value = JSON.parse(text) as Partial<DocumentResult> | null;
    const lists = [value?.announcements, value?.pilots, value?.programmes, value?.notices];
    const isResult = value?.contract === CONTRACT_VERSION && typeof value.document?.id === 'string';
    if (isResult && lists.every(Array.isArray)) return value as DocumentResult;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw new UsageError(`${name} is no result of contract ${CONTRACT_VERSION}: ${CURE}`);
}

/** All results in a folder, and below its `local/`. @throws UsageError where a file is no result */
export function resultsIn(folder: string, label: string): DocumentResult[] {
  return [folder, join(folder, 'local')].flatMap((place, at) =>
    (existsSync(place) ? readdirSync(place) : [])
      .filter(isResultName)
      .sort()
      .map((name) =>
        parseResult(readFileSync(join(place, name), 'utf8'), `${label}${at === 1 ? '/local' : ''}/${name}`),
      ),
  );
}

/**
 * The results of the documents of a workspace, as `extracted/` has them.
 * @param local whether those of `corpus/local/` belong to them
 * @throws UsageError where a document has none, or has changed since
 */
export function extractedResults(terminal: Terminal, root: string, local: boolean): DocumentResult[] {
  const documents = corpusDocuments(root).filter(({ split }) => local || split !== 'local');
  const results = documents.map((document) => resultOf(root, document));
  const lexicons = scoreOf(root)?.lexicons;
  if (lexicons !== undefined && lexicons !== lexiconDigest())
    terminal.stderr.write(
      `${EXTRACTED}/ was written with other lexicons: ${CURE} to see what these make of the corpus\n`,
    );
  return results;
}

function resultOf(root: string, { id, path, split }: CorpusDocument): DocumentResult {
  const file = `${EXTRACTED}${split === 'local' ? '/local' : ''}/${id}.json`;
  if (!existsSync(join(root, file))) throw new UsageError(`${file} is missing: ${CURE}`);
  const result = parseResult(readFileSync(join(root, file), 'utf8'), file);
  const sha256 = createHash('sha256')
    .update(readFileSync(join(root, path)))
    .digest('hex');
  if (result.document.id === id && result.document.sha256 === sha256) return result;
  throw new UsageError(`${file} is stale, ${path} has changed: ${CURE}`);
}

function scoreOf(root: string): { readonly lexicons?: string } | null {
  const path = join(root, EXTRACTED, SCORE);
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as { lexicons?: string }) : null;
}
