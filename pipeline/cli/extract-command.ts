/** `extract` as a command. */
import { ndjsonTasks } from '../batch/stream/ndjson.ts';
import type { Executor } from '../batch/task.ts';
import { CACHE_OPTIONS, cacheAround } from './cache-options.ts';
import type { Command, CommandOption, Options } from './command.ts';
import { runCorpus } from './corpus-run.ts';
import { EXECUTOR_OPTIONS, executorFor, type Surroundings } from './executor.ts';
import { type Extraction, extractPaths, extractTo, type Target } from './extract.ts';
import { PROGRESS_OPTIONS, Progress, progressSettings } from './progress.ts';
import { FORMATS } from './results.ts';
import { SELECTION_OPTIONS, selectionOf } from './selection.ts';
import { type Terminal, UsageError } from './terminal.ts';

/** Megabytes that a line may have: a document of usual size takes a thousandth of that. */
const LINE_LIMIT = 32;

const STREAM_OPTIONS: readonly CommandOption[] = [
  {
    flags: '--stdin',
    about:
      'Read documents from standard input, one JSON object a line: id, text or base64, and maybe url, published, mediaType, title, publisher, charset; each result is printed as soon as its turn comes',
  },
  { flags: '--line-limit <megabytes>', about: `What a line of standard input may have; the default is ${LINE_LIMIT}` },
];

/** How documents are to be extracted, by a command's options. */
export const extractionOf = (options: Options, surroundings: Surroundings): Extraction => ({
  ...progressSettings(options),
  execute: executorFor(options, surroundings),
});

/** Puts another executor in the place of this process and its threads. */
export type Elsewhere = (here: Executor) => Executor;
const HERE: Elsewhere = (here) => here;

/** The cache around whatever makes results. */
function around(options: Options, terminal: Terminal, byDefault: boolean, elsewhere: Elsewhere): Elsewhere {
  const cached = cacheAround(options, terminal, byDefault);
  return (execute) => cached(elsewhere(execute));
}

/** @returns the exit status: 1 where a line or a document gave no result */
async function extractStream(
  terminal: Terminal,
  options: Options,
  target: Target,
  elsewhere: Elsewhere,
): Promise<number> {
  const extraction = extractionOf(options, {
    cwd: terminal.cwd,
    endless: true,
    around: around(options, terminal, false, elsewhere),
  });
  const selection = selectionOf(options, terminal);
  if (options.text('since') !== null) throw new UsageError('--since compares files: it knows nothing of --stdin');
  const lineLimit = (options.number('line-limit') ?? LINE_LIMIT) << 20;
  const progress = new Progress(terminal, extraction);
  const tasks = ndjsonTasks(terminal.stdin ?? none(), { lineLimit });
  const { status } = await extractTo(terminal, tasks, target, { ...extraction, selection, progress });
  progress.end();
  return status;
}

async function* none(): AsyncGenerator<Uint8Array, void> {}

/** What extraction takes, wherever it is done. */
export const EXTRACT_OPTIONS: readonly CommandOption[] = [
  {
    flags: '--format <format>',
    about: 'ndjson (a result a line), json (one array) or table; on a terminal table, else ndjson',
  },
  { flags: '--out <folder>', about: 'Write each result to <folder>/<document-id>.json' },
  ...EXECUTOR_OPTIONS,
  ...CACHE_OPTIONS,
  ...SELECTION_OPTIONS,
  ...STREAM_OPTIONS,
  ...PROGRESS_OPTIONS,
];

/** @returns the exit status */
export async function runExtract(
  args: readonly string[],
  options: Options,
  terminal: Terminal,
  elsewhere: Elsewhere = HERE,
): Promise<number> {
  const target = { format: options.choice('format', FORMATS), out: options.text('out') };
  if (options.flag('stdin')) {
    if (args.length > 0) throw new UsageError('--stdin takes no inputs: name files, or pass documents, not both');
    return extractStream(terminal, options, target, elsewhere);
  }
  const surroundings = { cwd: terminal.cwd, around: around(options, terminal, args.length === 0, elsewhere) };
  const extraction = { ...extractionOf(options, surroundings), selection: selectionOf(options, terminal) };
  return args.length === 0 && extraction.selection === null
    ? runCorpus(terminal, target, extraction)
    : extractPaths(terminal, args, target, extraction);
}

export const extractCommand: Command = {
  usage: 'extract [...inputs]',
  about:
    'Turn documents into records: files, folders, .warc archives, or ids of the corpus; without any, the whole corpus, written and summed up',
  options: EXTRACT_OPTIONS,
  examples: [
    'extract article.html --format table',
    'extract scraped/ --format ndjson',
    'extract crawl.warc.gz --jobs 4',
    'extract --stdin < pages.ndjson',
    'extract --since origin/main --format ndjson',
    'extract scraped/ --shard 2/5 > 2.ndjson',
    'extract',
  ],
  run: (args, options, terminal) => runExtract(args, options, terminal),
};
