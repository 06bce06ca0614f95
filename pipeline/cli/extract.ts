/** `extract`: documents in, results out. */
import { existsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { inline } from '../batch/inline.ts';
import type { Executor, Task } from '../batch/task.ts';
import type { DocumentResult, ErrorResult } from '../contract.ts';
import { plain, safeJson } from '../plain.ts';
import { inputsOf } from './inputs.ts';
import { type Progress, progressBar } from './progress.ts';
import { showResult } from './records.ts';
import { type Paint, painter, print, type Terminal, UsageError, widthOf } from './terminal.ts';
import { writeAtomically } from './workspace.ts';

export const FORMATS = ['ndjson', 'json', 'table'] as const;
export type Format = (typeof FORMATS)[number];

type Result = DocumentResult | ErrorResult;

/** Writes results to standard output, one at a time. */
export class ResultPrinter {
  readonly #terminal: Terminal;
  readonly #format: Format;
  readonly #paint: Paint;
  #printed = 0;

  constructor(terminal: Terminal, format: Format) {
    this.#terminal = terminal;
    this.#format = format;
    this.#paint = painter(terminal);
  }

  async add(result: Result): Promise<void> {
    const first = this.#printed === 0;
    this.#printed += 1;
    if (this.#format === 'ndjson') return print(this.#terminal, `${safeJson(result)}\n`);
    if (this.#format === 'json') return print(this.#terminal, `${first ? '[\n' : ',\n'}${safeJson(result, 2)}`);
    if (!('error' in result))
      await print(this.#terminal, `${first ? '' : '\n'}${showResult(result, widthOf(this.#terminal), this.#paint)}`);
  }

  async end(): Promise<void> {
    if (this.#format !== 'json') return;
    await print(this.#terminal, this.#printed === 0 ? '[]\n' : '\n]\n');
  }
}

/** Says on standard error why a document gave no result. */
export function reportError(terminal: Terminal, { document, error }: ErrorResult): void {
  const message = error.message.startsWith(document.path) ? error.message : `${document.path}: ${error.message}`;
  terminal.stderr.write(`${plain(message)} (${plain(error.code)})\n`);
}

/** @throws UsageError where results cannot be written into that folder */
export function outputFolder(folder: string): string {
  if (existsSync(folder) && !statSync(folder).isDirectory())
    throw new UsageError(`--out ${folder} is a file: name a folder for the results`);
  return folder;
}

/** A result on disk: pretty-printed, with a line end. */
export const writeResult = (folder: string, result: DocumentResult): void =>
  writeAtomically(join(folder, `${result.document.id}.json`), `${safeJson(result, 2)}\n`);

/**
 * Extracts the documents that arguments name. Without `out` nothing is written; with it, each result becomes a file there, and standard
 * output stays empty unless a format is asked for.
 * @returns the exit status: 1 where a document gave no result
 */
export async function extractPaths(
  terminal: Terminal,
  args: readonly string[],
  given: { readonly format: Format | null; readonly out: string | null },
): Promise<number> {
  const out = given.out === null ? null : outputFolder(resolve(terminal.cwd, given.out));
  const format = given.format ?? (terminal.stdout.isTTY === true ? 'table' : 'ndjson');
  const printer = out === null || given.format !== null ? new ResultPrinter(terminal, format) : null;
  const inputs = await inputsOf(args, terminal.cwd);
  if (inputs.length === 0) terminal.stderr.write('no .txt, .html or .htm file there\n');
  const writer = out === null ? null : new ResultWriter(out);
  let status = 0;
  await eachResult(terminal, inputs, async (extracted, progress) => {
    const result = writer ? writer.add(extracted) : extracted;
    if (terminal.stdout.isTTY || 'error' in result) progress.clear();
    if ('error' in result) {
      status = 1;
      reportError(terminal, result);
    }
    await printer?.add(result);
  });
  await printer?.end();
  return status;
}

/** Hands over the results in order, with a progress bar. */
export async function eachResult(
  terminal: Terminal,
  tasks: readonly Task[],
  take: (result: Result, progress: Progress) => void | Promise<void>,
  execute: Executor = inline,
): Promise<void> {
  const progress = progressBar(terminal, tasks.length);
  let done = 0;
  for await (const { line } of execute(tasks)) {
    done += 1;
    await take(JSON.parse(line) as Result, progress);
    progress.show(done, tasks[done]?.path ?? '');
  }
  progress.clear();
}

/** Writes each result to a file named after its id, and refuses the second of two documents with one id. */
class ResultWriter {
  readonly #folder: string;
  readonly #written = new Map<string, string>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  add(result: Result): Result {
    if ('error' in result) return result;
    const { id, path } = result.document;
    const other = this.#written.get(id);
    if (other !== undefined) {
      const message = `${other} has the id ${id} too: extract the two into different folders`;
      return { contract: result.contract, document: { path }, error: { code: 'duplicate-id', message } };
    }
    this.#written.set(id, path);
    writeResult(this.#folder, result);
    return result;
  }
}
