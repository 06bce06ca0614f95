/** `profile`: which stages, rules and documents take the time. */
import { join, resolve } from 'node:path';
import { inlineTraced } from '../batch/inline.ts';
import { fileTask, type Task } from '../batch/task.ts';
import { type Profile, profileOf, type Row } from '../batch/trace/profile.ts';
import type { Trace } from '../batch/trace/recorder.ts';
import { readTraces } from '../batch/trace/trace-file.ts';
import { corpusDocuments } from '../corpus.ts';
import { plain, safeJson } from '../plain.ts';
import type { Command } from './command.ts';
import { eachOutcome } from './extract.ts';
import { checkInputs, inputsOf } from './inputs.ts';
import { PROGRESS_OPTIONS, Progress, type ProgressSettings, progressSettings } from './progress.ts';
import { type Column, table } from './table.ts';
import { type Paint, painter, print, type Terminal, UsageError, widthOf } from './terminal.ts';
import { workspace } from './workspace.ts';

/** How many rules and documents are listed. */
const TOP = 15;

export const profileCommand: Command = {
  usage: 'profile [...inputs]',
  about:
    'Extract documents one at a time (the corpus, where none are named) and show what took the time: stages, families of rules, rules, documents',
  options: [
    { flags: '--from <trace>', about: 'Extract nothing: read what extract --trace wrote' },
    { flags: '--top <number>', about: `How many rules and documents are listed; the default is ${TOP}` },
    { flags: '--format <format>', about: 'table (the default) or json' },
    ...PROGRESS_OPTIONS,
  ],
  examples: ['profile', 'profile scraped/ --top 30', 'profile --from trace.ndjson'],
  run: async (args, options, terminal) => {
    const [from, top] = [options.text('from'), options.number('top') ?? TOP];
    const format = options.choice('format', ['table', 'json']) ?? 'table';
    if (from !== null && args.length > 0)
      throw new UsageError('--from takes no inputs: read a trace, or name documents');
    const traces =
      from === null
        ? await tracesOf(terminal, args, progressSettings(options))
        : readTraces(resolve(terminal.cwd, from));
    if (traces.length === 0) throw new UsageError('there is no document: nothing took any time');
    const profile = profileOf(traces, top);
    if (format === 'json') await print(terminal, `${safeJson(profile, 2)}\n`);
    else await print(terminal, shown(profile, widthOf(terminal), painter(terminal)));
    return 0;
  },
};

async function tracesOf(terminal: Terminal, args: readonly string[], settings: ProgressSettings): Promise<Trace[]> {
  checkInputs(args);
  const progress = new Progress(terminal, settings);
  const traces: Trace[] = [];
  const tasks = args.length === 0 ? corpusTasks(terminal.cwd) : inputsOf(args, terminal.cwd);
  await eachOutcome(inlineTraced(tasks), progress, ({ trace }) => {
    if (trace) traces.push(trace);
  });
  progress.end();
  return traces;
}

function corpusTasks(cwd: string): Task[] {
  const root = workspace(cwd);
  return corpusDocuments(root).map(({ id, path }) => fileTask(path, join(root, path), id));
}

const milliseconds = (ms: number): string => ms.toFixed(ms < 10 ? 2 : 0);

const PARTS: readonly Column[] = [
  { title: 'Name', style: 'bold' },
  { title: 'ms', align: 'right' },
  { title: 'Share', align: 'right', style: 'yellow' },
  { title: 'Calls', align: 'right' },
  { title: 'µs a call', align: 'right' },
];

const partCells = ({ name, ms, share, calls }: Row): string[] => [
  plain(name),
  milliseconds(ms),
  `${(share * 100).toFixed(1)} %`,
  String(calls),
  calls > 0 ? ((ms * 1000) / calls).toFixed(0) : '',
];

const DOCUMENTS: readonly Column[] = [
  { title: 'Document', style: 'bold' },
  { title: 'ms', align: 'right' },
  { title: 'Characters', align: 'right' },
  { title: 'ms a 1,000', align: 'right', style: 'yellow' },
  { title: 'Most in' },
];

function shown(
  { documents, chars, ms, stages, families, rules, slowest }: Profile,
  width: number,
  paint: Paint,
): string {
  const shape = { width, paint, wrap: false };
  const part = (title: string, rows: readonly Row[]): string[] =>
    rows.length === 0 ? [] : ['', paint('bold', title), ...table(PARTS, rows.map(partCells), shape)];
  const cells = slowest.map((one) => [
    plain(one.path),
    milliseconds(one.ms),
    one.chars === null ? '' : String(one.chars),
    one.chars ? ((one.ms * 1000) / one.chars).toFixed(2) : '',
    one.slowest,
  ]);
  const lines = [
    `${documents} documents, ${chars} characters, ${milliseconds(ms)} ms`,
    ...part('Stages', stages),
    ...part('Families of rules, each without those within it', families),
    ...part('Slowest rules, each without those within it', rules),
    '',
    paint('bold', 'Slowest documents'),
    ...table(DOCUMENTS, cells, shape),
  ];
  return `${lines.join('\n')}\n`;
}
