/** The corpus from end to end: extracted, scored, and, for `extract` without arguments, written and summed up. */
import { join, resolve } from 'node:path';
import { fileTask, type Outcome } from '../batch/task.ts';
import type { DocumentResult } from '../contract.ts';
import {
  type CorpusDocument,
  CorpusError,
  corpusDigest,
  corpusDocuments,
  describeProblem,
  lexiconDigest,
  type Registry,
  readRegistry,
} from '../corpus.ts';
import { safeJson } from '../plain.ts';
import { type Extracted, score } from '../score.ts';
import { type Extraction, eachOutcome, type Target } from './extract.ts';
import { Progress } from './progress.ts';
import { outputFolder, ResultPrinter, resultOf, writeResult } from './results.ts';
import { summary } from './summary.ts';
import { painter, print, type Terminal, widthOf } from './terminal.ts';
import { removeStale, workspace, writeAtomically } from './workspace.ts';

/** Extracts all documents of a workspace, in order. Says on standard error which failed: their result is null. */
export async function extractCorpus(
  terminal: Terminal,
  root: string,
  extraction: Extraction,
  take: (document: CorpusDocument, result: DocumentResult, outcome: Outcome) => void | Promise<void> = () => {},
): Promise<readonly Extracted[]> {
  const documents = corpusDocuments(root);
  const tasks = documents.map(({ id, path }) => fileTask(path, join(root, path), id));
  const extracted: Extracted[] = [];
  const progress = new Progress(terminal, extraction);
  progress.expect(documents.length);
  await eachOutcome(extraction.execute(tasks), progress, async (outcome) => {
    const document = documents[extracted.length]!;
    const { id, split } = document;
    const result = resultOf(outcome);
    extracted.push({ id, split, result: 'error' in result ? null : result });
    if ('error' in result) progress.error(result);
    else await take(document, result, outcome);
  });
  progress.end();
  return extracted;
}

/** Scores what was extracted from a workspace. */
export const scoreCorpus = (root: string, extracted: readonly Extracted[], registry: Registry) =>
  score(extracted, registry, { corpus: corpusDigest(root), lexicons: lexiconDigest() });

/**
 * `extract` without arguments: every document of the corpus becomes `extracted/<id>.json` (those of `corpus/local/` below `local/`, which
 * git ignores), results of documents that are gone are removed, and `score.json` says how good the committed ones are.
 * @returns the exit status
 */
export async function runCorpus(terminal: Terminal, target: Target, extraction: Extraction): Promise<number> {
  const root = workspace(terminal.cwd);
  const out = outputFolder(target.out === null ? join(root, 'extracted') : resolve(terminal.cwd, target.out));
  const printer = target.format === null ? null : new ResultPrinter(terminal, target.format);
  const folders = { committed: out, local: join(out, 'local') };
  const extracted = await extractCorpus(terminal, root, extraction, (document, result, outcome) => {
    writeResult(document.split === 'local' ? folders.local : folders.committed, result);
    return printer?.add(outcome);
  });
  await printer?.end();
  const idsOf = (local: boolean) => extracted.filter(({ split }) => (split === 'local') === local).map(({ id }) => id);
  removeStale(folders.committed, new Set(idsOf(false)));
  removeStale(folders.local, new Set(idsOf(true)));
  const scored = scoreFile(terminal, root, out, extracted);
  const results = extracted.flatMap(({ result }) => result ?? []);
  if (!printer) await print(terminal, summary({ results, ...scored }, widthOf(terminal), painter(terminal)));
  return scored.score !== null && results.length === extracted.length ? 0 : 1;
}

/** Writes `score.json` for the committed documents, and gives the score of all. */
function scoreFile(terminal: Terminal, root: string, out: string, extracted: readonly Extracted[]) {
  try {
    const registry = readRegistry(root);
    const committed = scoreCorpus(
      root,
      extracted.filter(({ split }) => split !== 'local'),
      registry,
    );
    writeAtomically(join(out, 'score.json'), `${safeJson(committed.score, 2)}\n`);
    return scoreCorpus(root, extracted, registry);
  } catch (error) {
    if (!(error instanceof CorpusError)) throw error;
    terminal.stderr.write(`no score: ${error.problems.map(describeProblem).join('\n')}\n`);
    return { score: null, losses: [] };
  }
}
