/** What commands over Redis have in common. */

import { plain } from '../plain.ts';
import type { CommandOption, Options } from './command.ts';
import { type Terminal, UsageError } from './terminal.ts';

export const REDIS_OPTION: CommandOption = {
  flags: '--redis <url>',
  about: 'Redis that submitters and workers share: redis://host:6379',
};

/** @throws UsageError where no Redis is named */
export function redisOf(options: Options, command: string): string {
  const url = options.text('redis');
  if (url === null) throw new UsageError(`${command} needs --redis redis://host:6379: submit without it works here`);
  return url;
}

const NAME = /^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/;

/** @throws UsageError where a name cannot be that of a submission */
export function checkedName(name: string): string {
  if (NAME.test(name)) return name;
  throw new UsageError(`${plain(name)} is no name of a submission: use letters, digits, - and _, at most 64`);
}

/** Says things on standard error. */
export const teller = (terminal: Terminal, quiet = false) => ({
  note: (message: string) => {
    if (!quiet) terminal.stderr.write(`${plain(message)}\n`);
  },
});
