/** The commands of the program. */

import { z } from 'zod';
import { documentResultSchema, errorResultSchema } from '../contract.ts';
import { corpusProblems, describeProblem, readRegistry, SPLITS } from '../corpus.ts';
import { lexiconCommand } from '../maintain/lexicon-command.ts';
import { newCommand } from '../maintain/new-command.ts';
import { tryCommand } from '../maintain/try-command.ts';
import { plain, safeJson } from '../plain.ts';
import { cacheCommand } from './cache.ts';
import type { Command } from './command.ts';
import { extractCorpus, scoreCorpus } from './corpus-run.ts';
import { diffCommand } from './diff.ts';
import { explainCommand } from './explain.ts';
import { exportCommand } from './export.ts';
import { extractCommand, extractionOf } from './extract-command.ts';
import { asksForFloors, checkFloors, FLOOR_OPTIONS } from './gate.ts';
import { ingestCommand } from './ingest.ts';
import { mergeCommand } from './merge.ts';
import { profileCommand } from './profile.ts';
import { reviewCommand } from './review.ts';
import { lossReport, scoreReport } from './score-report.ts';
import { painter, print, type Terminal, UsageError, widthOf } from './terminal.ts';
import { workspace } from './workspace.ts';

const scoreCommand: Command = {
  usage: 'score',
  about:
    'Extract the corpus and compare it with the curated data: precision, recall and F1 by field, strict and partial',
  options: [
    { flags: '--format <format>', about: 'table (the default) or json' },
    { flags: '--list', about: 'List every value lost: what was expected, what was found' },
    { flags: '--part <part>', about: `Only one part of the corpus: ${SPLITS.join(', ')}` },
    ...FLOOR_OPTIONS,
  ],
  examples: ['score', 'score --list --part development', 'score --format json', 'score --floors'],
  run: async (_, options, terminal) => {
    const format = options.choice('format', ['table', 'json']) ?? 'table';
    const part = options.choice('part', SPLITS);
    const gated = asksForFloors(options);
    const root = workspace(terminal.cwd);
    const registry = readRegistry(root);
    const extracted = await extractCorpus(terminal, root, extractionOf(options, terminal));
    if (gated) return checkFloors(terminal, root, { extracted, registry }, options);
    const chosen = extracted.filter(({ split }) => part === null || split === part);
    const { score, losses } = scoreCorpus(root, chosen, registry);
    const list = options.flag('list');
    const [width, paint] = [widthOf(terminal), painter(terminal)];
    if (format === 'json') await print(terminal, `${safeJson(list ? { ...score, losses } : score, 2)}\n`);
    else await print(terminal, scoreReport(score, width, paint) + (list ? lossReport(losses, width, paint) : ''));
    return extracted.every(({ result }) => result !== null) ? 0 : 1;
  },
};

const schemaCommand: Command = {
  usage: 'schema',
  about: 'Print the JSON Schema of a line of output: a result, or an error',
  options: [],
  examples: ['schema > shahe.schema.json'],
  run: async (_, __, terminal) => {
    await print(terminal, `${safeJson(z.toJSONSchema(z.union([documentResultSchema, errorResultSchema])), 2)}\n`);
    return 0;
  },
};

/** Prints problems, one a line. The exit status is 1 where there are any. */
async function report(terminal: Terminal, what: string, problems: readonly string[]): Promise<number> {
  for (const problem of problems) await print(terminal, `${plain(problem)}\n`);
  await print(terminal, `${what}: ${problems.length === 0 ? 'no problems' : `${problems.length} problems`}\n`);
  return problems.length === 0 ? 0 : 1;
}

/** A command with a word behind it, of which `check` is the only one so far. */
function checkCommand(name: string, about: string, problems: (terminal: Terminal) => readonly string[]): Command {
  return {
    usage: `${name} <what>`,
    about,
    options: [],
    examples: [`${name} check`],
    run: (args, _, terminal) => {
      if (args[0] !== 'check') throw new UsageError(`${name} ${args[0]} is unknown: use ${name} check`);
      return report(terminal, name, problems(terminal));
    },
  };
}

/** All commands, in the order of the help. */
export const COMMANDS: readonly Command[] = [
  ingestCommand,
  extractCommand,
  mergeCommand,
  cacheCommand,
  scoreCommand,
  diffCommand,
  profileCommand,
  reviewCommand,
  explainCommand,
  exportCommand,
  schemaCommand,
  lexiconCommand,
  checkCommand(
    'corpus',
    'Check the documents and the curated data: file, place, what is wrong and the cure',
    ({ cwd }) => corpusProblems(workspace(cwd)).map(describeProblem),
  ),
  newCommand,
  tryCommand,
];
