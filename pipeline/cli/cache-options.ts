/** Whether a command keeps results, and where. */
import { join, resolve } from 'node:path';
import { Cache } from '../batch/cache/cache.ts';
import { isCache } from '../batch/cache/folder.ts';
import { remembering } from '../batch/cache/remember.ts';
import type { Executor } from '../batch/task.ts';
import { plain } from '../plain.ts';
import type { CommandOption, Options } from './command.ts';
import { type Terminal, UsageError } from './terminal.ts';
import { findWorkspace } from './workspace.ts';

const FOLDER = '.shahe-cache';
/** Megabytes: of a million documents the results of some hundred thousand. */
const LIMIT = 4096;

export const CACHE_OPTIONS: readonly CommandOption[] = [
  {
    flags: '--cache [folder]',
    about: `Keep results in a folder, by default ${FOLDER} in the workspace, and make none twice; without inputs this is the default`,
  },
  { flags: '--no-cache', about: 'Make all results anew, and keep none' },
  { flags: '--cache-limit <megabytes>', about: `What the cache may take on disk; the default is ${LIMIT}` },
];

/** Where a cache is by default: in the workspace, else in the working directory. */
const defaultCache = (cwd: string): string => join(findWorkspace(cwd) ?? cwd, FOLDER);

/** @throws UsageError where something else lies in the folder */
export function cacheFolder(folder: string | null, cwd: string): string {
  const path = folder === null ? defaultCache(cwd) : resolve(cwd, folder);
  if (isCache(path)) return path;
  throw new UsageError(`--cache ${folder ?? path} is no cache and not empty: name a new folder, or an empty one`);
}

/**
 * What puts a cache around an executor, as the options ask for.
 * @param byDefault whether results are kept where no option says so: extraction of files by path writes nothing unasked
 */
export function cacheAround(options: Options, terminal: Terminal, byDefault: boolean): (execute: Executor) => Executor {
  const asked = options.switched('cache');
  if (asked === false || (asked === null && !byDefault)) return (execute) => execute;
  const folder = cacheFolder(typeof asked === 'string' ? asked : null, terminal.cwd);
  const limit = (options.number('cache-limit') ?? LIMIT) * 2 ** 20;
  const warn = (message: string) => terminal.stderr.write(`${plain(message)}\n`);
  return (execute) => (tasks) => remembering(execute, new Cache({ folder, limit, warn }))(tasks);
}
