/** Results on their way out: to standard output, and to files. */
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Outcome } from '../batch/task.ts';
import { CONTRACT_VERSION, type DocumentResult, type ErrorResult } from '../contract.ts';
import { safeJson } from '../plain.ts';
import { showResult } from './records.ts';
import { type Paint, painter, print, type Terminal, UsageError, widthOf } from './terminal.ts';
import { writeAtomically } from './workspace.ts';

export const FORMATS = ['ndjson', 'json', 'table'] as const;
export type Format = (typeof FORMATS)[number];

/** The line of an outcome as an object. */
export const resultOf = ({ line }: Outcome): DocumentResult | ErrorResult =>
  JSON.parse(line) as DocumentResult | ErrorResult;

/** Writes outcomes to standard output, one at a time. */
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

  async add(outcome: Outcome): Promise<void> {
    const first = this.#printed === 0;
    this.#printed += 1;
    if (this.#format === 'ndjson') return print(this.#terminal, outcome.bytes ?? `${outcome.line}\n`);
    const result = resultOf(outcome);
    if (this.#format === 'json') return print(this.#terminal, `${first ? '[\n' : ',\n'}${safeJson(result, 2)}`);
    if (!('error' in result))
      await print(this.#terminal, `${first ? '' : '\n'}${showResult(result, widthOf(this.#terminal), this.#paint)}`);
  }

  async end(): Promise<void> {
    if (this.#format !== 'json') return;
    await print(this.#terminal, this.#printed === 0 ? '[]\n' : '\n]\n');
  }
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

/** Bytes that a file's name may have, less what is put behind it. */
const NAME_BYTES = 200;
/** Whether a file can be named after an id: ids of streams are whatever their sender calls a document. */
const isFileName = (id: string): boolean =>
  /^[^/\\:]+$/.test(id) && !id.startsWith('.') && Buffer.byteLength(id) <= NAME_BYTES;

/** Writes each result to a file named after its id, and refuses the second of two documents with one id. */
export class ResultWriter {
  readonly #folder: string;
  readonly #written = new Map<string, string>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  add(outcome: Outcome): Outcome {
    const { id, path } = outcome;
    if (id === null) return outcome;
    const other = this.#written.get(id);
    if (other !== undefined)
      return failed(path, 'duplicate-id', `${other} has the id ${id} too: extract the two into different folders`);
    if (!isFileName(id))
      return failed(path, 'unusable-id', `no file can be named after the id ${id}: choose another, or leave out --out`);
    this.#written.set(id, path);
    writeResult(this.#folder, resultOf(outcome) as DocumentResult);
    return outcome;
  }
}

function failed(path: string, code: string, message: string): Outcome {
  const line = safeJson({ contract: CONTRACT_VERSION, document: { path }, error: { code, message } });
  return { path, id: null, line };
}
