/** `corpus check`: what is wrong with documents and curated data. */
import { corpusProblems, describeProblem } from '../corpus.ts';
import { plain } from '../plain.ts';
import type { Command } from './command.ts';
import { print, type Terminal, UsageError } from './terminal.ts';
import { workspace } from './workspace.ts';

/** Prints problems, one a line. The exit status is 1 where there are any. */
async function report(terminal: Terminal, what: string, problems: readonly string[]): Promise<number> {
  for (const problem of problems) await print(terminal, `${plain(problem)}\n`);
  await print(terminal, `${what}: ${problems.length === 0 ? 'no problems' : `${problems.length} problems`}\n`);
  return problems.length === 0 ? 0 : 1;
}

export const corpusCommand: Command = {
  usage: 'corpus <what>',
  about: 'Check the documents and the curated data: file, place, what is wrong and the cure',
  options: [],
  examples: ['corpus check'],
  run: (args, _, terminal) => {
    if (args[0] !== 'check') throw new UsageError(`corpus ${args[0]} is unknown: use corpus check`);
    return report(terminal, 'corpus', corpusProblems(workspace(terminal.cwd)).map(describeProblem));
  },
};
