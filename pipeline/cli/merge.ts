/** `merge`: the outputs of shards become what one run gives. */
import { resolve } from 'node:path';
import { MergeError, merged } from '../batch/merge.ts';
import { shardOutputs } from '../batch/merge-files.ts';
import type { Command } from './command.ts';
import { deliver } from './extract.ts';
import { PROGRESS_OPTIONS, Progress, progressSettings } from './progress.ts';
import { FORMATS } from './results.ts';
import { type Terminal, UsageError } from './terminal.ts';

const outputsOf = (args: readonly string[], { cwd }: Terminal) =>
  args.flatMap((arg) => shardOutputs(arg, resolve(cwd, arg)));

export const mergeCommand: Command = {
  usage: 'merge [...outputs]',
  about:
    'Put the outputs of all shards of a run together: files of ndjson, or folders that --out named; the order is that of one run',
  options: [
    {
      flags: '--format <format>',
      about: 'ndjson (a result a line), json (one array) or table; on a terminal table, else ndjson',
    },
    { flags: '--out <folder>', about: 'Write each result to <folder>/<document-id>.json' },
    ...PROGRESS_OPTIONS,
  ],
  examples: ['merge 1.ndjson 2.ndjson 3.ndjson --format ndjson', 'merge shards/* --out extracted'],
  run: async (args, options, terminal) => {
    const target = { format: options.choice('format', FORMATS), out: options.text('out') };
    const progress = new Progress(terminal, progressSettings(options));
    try {
      const { status } = await deliver(terminal, merged(outputsOf(args, terminal)), target, progress);
      progress.end();
      return status;
    } catch (error) {
      if (error instanceof MergeError) throw new UsageError(error.message);
      throw error;
    }
  },
};
