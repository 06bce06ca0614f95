/** `cache`: what results are kept, and away with them. */
import { clear, sizeOf } from '../batch/cache/folder.ts';
import { cacheFolder } from './cache-options.ts';
import type { Command } from './command.ts';
import { print, UsageError } from './terminal.ts';

const megabytes = (bytes: number): string => `${(bytes / 2 ** 20).toFixed(1)} MB`;

export const cacheCommand: Command = {
  usage: 'cache <what>',
  about: 'The results that extract keeps: info says how much they take, clear removes them',
  options: [{ flags: '--cache [folder]', about: 'The folder they are in; by default the one of the workspace' }],
  examples: ['cache info', 'cache clear'],
  run: async ([what], options, terminal) => {
    if (what !== 'info' && what !== 'clear')
      throw new UsageError(`cache ${what} is unknown: use cache info or cache clear`);
    const asked = options.switched('cache');
    const folder = cacheFolder(typeof asked === 'string' ? asked : null, terminal.cwd);
    if (what === 'clear') {
      await print(terminal, `${folder}: ${megabytes(clear(folder))} removed\n`);
      return 0;
    }
    const { bytes, segments, generations } = sizeOf(folder);
    await print(
      terminal,
      `${folder}: ${megabytes(bytes)} in ${segments} files, of ${generations} versions of the program and its rules\n`,
    );
    return 0;
  },
};
