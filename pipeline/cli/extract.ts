/** `extract`: documents in, results out. */
import { resolve } from 'node:path';
import type { Executor, Outcome, Task } from '../batch/task.ts';
import type { ArchiveSummary } from '../batch/warc/archive.ts';
import type { ErrorResult } from '../contract.ts';
import { checkInputs, corpusTasks, countInputs, inputsOf } from './inputs.ts';
import { Progress, type ProgressSettings } from './progress.ts';
import { type Format, outputFolder, ResultPrinter, ResultWriter, resultOf } from './results.ts';
import type { Selection } from './selection.ts';
import { ShardOutput } from './shard-output.ts';
import type { Terminal } from './terminal.ts';

/** How a command extracts. */
export interface Extraction extends ProgressSettings {
  readonly execute: Executor;
  /** Which documents; all where it is not given. */
  readonly selection?: Selection | null;
}

/** Where results go. */
export interface Target {
  readonly format: Format | null;
  readonly out: string | null;
}

/**
 * Extracts the documents that arguments name; the corpus where they name none. Without `out` nothing is written; with it, each result becomes a file there, and standard
 * output stays empty unless a format is asked for.
 * @returns the exit status: 1 where a document gave no result
 */
export async function extractPaths(
  terminal: Terminal,
  args: readonly string[],
  target: Target,
  extraction: Extraction,
): Promise<number> {
  checkInputs(args);
  const progress = new Progress(terminal, extraction);
  const { quiet, selection } = extraction;
  if (!quiet && !selection) void countInputs(args, terminal.cwd).then((total) => progress.expect(total));
  const archive = (summary: ArchiveSummary) => progress.archive(summary);
  const inputs = args.length === 0 ? corpusTasks(terminal.cwd) : inputsOf(args, terminal.cwd, archive);
  const { documents, status } = await extractTo(terminal, inputs, target, { ...extraction, progress });
  if (documents === 0 && !selection)
    progress.note('no document there: extract reads .txt, .html and .htm files and .warc archives');
  progress.end();
  return status;
}

/** What became of many documents: their number and the exit status. */
export interface Delivery {
  readonly documents: number;
  readonly status: number;
}

/** Extracts tasks, those that a selection has where one is given, and writes and prints the results in their order. */
export async function extractTo(
  terminal: Terminal,
  tasks: AsyncIterable<Task>,
  target: Target,
  { execute, progress, selection }: Pick<Extraction, 'execute' | 'selection'> & { readonly progress: Progress },
): Promise<Delivery> {
  const changed = selection?.changed(tasks) ?? tasks;
  const shard = selection?.shard ? new ShardOutput(selection.shard, terminal, target) : null;
  const outcomes = execute(shard?.own(changed) ?? changed);
  const delivery = await deliver(terminal, outcomes, target, progress, (outcome) => shard?.add(outcome));
  await shard?.end();
  const summary = selection?.summary() ?? null;
  if (summary !== null) progress.note(summary);
  return delivery;
}

/** Writes and prints outcomes in their order. @param onOutcome hears of each as it was delivered */
export async function deliver(
  terminal: Terminal,
  outcomes: AsyncIterable<Outcome>,
  target: Target,
  progress: Progress,
  onOutcome: (outcome: Outcome) => void = () => {},
): Promise<Delivery> {
  const out = target.out === null ? null : outputFolder(resolve(terminal.cwd, target.out));
  const format = target.format ?? (terminal.stdout.isTTY === true ? 'table' : 'ndjson');
  const printer = out === null || target.format !== null ? new ResultPrinter(terminal, format) : null;
  const writer = out === null ? null : new ResultWriter(out);
  let [documents, status] = [0, 0];
  await eachOutcome(outcomes, progress, async (extracted) => {
    const outcome = writer ? writer.add(extracted) : extracted;
    onOutcome(outcome);
    documents += 1;
    if (outcome.id === null) {
      status = 1;
      progress.error(resultOf(outcome) as ErrorResult);
    }
    if (terminal.stdout.isTTY) progress.clear();
    await printer?.add(outcome);
  });
  await printer?.end();
  return { documents, status };
}

/** Hands over the outcomes in order, and says how far the work is. */
export async function eachOutcome(
  outcomes: AsyncIterable<Outcome>,
  progress: Progress,
  take: (outcome: Outcome) => void | Promise<void>,
): Promise<void> {
  for await (const outcome of outcomes) {
    await take(outcome);
    progress.step(outcome.path);
  }
  progress.clear();
}
