/** The job function: one task in, one outcome out. Loops, worker threads and queues all call this. */
import { CONTRACT_VERSION, type ErrorResult } from '../contract.ts';
import { CorpusError } from '../corpus/problem.ts';
import { readInput } from '../corpus/read.ts';
import { LexiconError } from '../lexicon.ts';
import { safeJson } from '../plain.ts';
import { LoadError, load, loadText } from '../stages/1-load.ts';
import { traced } from '../traced.ts';
import type { NormalDocument, RawDocument } from '../types.ts';
import { filterOf } from './cache/filter.ts';
import type { Outcome, Task, TaskContent } from './task.ts';

/** A task that has nothing to read: `code` stands in the error line. */
class TaskError extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

const NOT_FOUND = 'no such file, folder or document of the corpus';

/** The code of an error line for what went wrong with a document. */
function codeOf(error: unknown): string {
  if (error instanceof LoadError || error instanceof TaskError) return error.code;
  if (error instanceof CorpusError) return 'bad-meta';
  const code = error instanceof Error ? (error as NodeJS.ErrnoException).code : undefined;
  if (code === 'ENOENT' || code === 'ENOTDIR') return 'not-found';
  return code === undefined ? 'extraction-failed' : 'unreadable';
}

/** Why there is nothing to read or extract. */
export function failureOf(error: unknown): Extract<TaskContent, { kind: 'error' }> {
  const code = codeOf(error);
  const said = error instanceof Error ? error.message : String(error);
  return { kind: 'error', code, message: code === 'not-found' ? NOT_FOUND : said };
}

/** Why a document gave no result, as a line of the output. */
export function errorResult(path: string, error: unknown): ErrorResult {
  const { code, message } = failureOf(error);
  return { contract: CONTRACT_VERSION, document: { path }, error: { code, message } };
}

/**
 * The document of a task, decoded.
 * @throws as reading and `load` do; TaskError where the task says that there is nothing to read
 */
export async function documentOf({ path, id, meta, markup, charsetHint, content }: Task): Promise<RawDocument> {
  if (content.kind === 'error') throw new TaskError(content.code, content.message);
  const known = {
    path,
    ...(id === undefined ? {} : { id }),
    meta: meta ?? {},
    ...(markup === undefined ? {} : { markup }),
    ...(charsetHint === undefined ? {} : { charsetHint }),
  };
  const loaded = (work: () => RawDocument): RawDocument => traced('stage', '1-load', work);
  if (content.kind === 'text') return loaded(() => loadText(content.text, known));
  if (content.kind === 'bytes') {
    const { bytes, layer } = content;
    return loaded(() => load({ ...known, bytes, ...(layer === undefined ? {} : { layer }) }));
  }
  const read = await readInput({ ...known, file: content.file });
  return loaded(() => load({ ...known, ...read, meta: { ...read.meta, ...meta } }));
}

/** What the term lexicons could be found in: the text as rules read it, and what is known from outside. */
export const filterOfDocument = ({ raw, view }: NormalDocument): Uint8Array =>
  filterOf(view.text, ...Object.values(raw.meta));

/**
 * Performs one task. What is wrong with the document becomes its error line.
 * @throws LexiconError where a lexicon is bad: no document can be extracted then, so one message says it all
 */
export async function perform(task: Task): Promise<Outcome> {
  const { path, remember = false } = task;
  let filter: string | undefined;
  // The rules and the lexicons that they stand on are loaded with the first document that no cache knows.
  const { extractDocument } = await import('../run.ts');
  try {
    const result = extractDocument(await documentOf(task), ({ doc }) => {
      if (remember) filter = Buffer.from(filterOfDocument(doc)).toString('base64');
    });
    const outcome = { path, id: result.document.id, line: safeJson(result) };
    return filter === undefined ? outcome : { ...outcome, filter };
  } catch (error) {
    if (error instanceof LexiconError) throw error;
    return { path, id: null, line: safeJson(errorResult(path, error)) };
  }
}
