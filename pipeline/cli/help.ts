/** Help for the program and for each command. */
import type { Command, CommandOption } from './command.ts';
import { PROGRAM } from './workspace.ts';

/** Name of a command: the first word of its usage. */
export const nameOf = ({ usage }: Command): string => usage.split(' ')[0] ?? usage;

const GLOBAL: readonly CommandOption[] = [{ flags: '-h, --help', about: 'Print this help' }];

function columns(rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`);
}

const options = (all: readonly CommandOption[]): string[] => [
  'Options:',
  ...columns(all.map(({ flags, about }) => [flags, about] as const)),
];

/** Help for one command, with its examples. */
export const commandHelp = (command: Command): string =>
  [
    `Usage: ${PROGRAM} ${command.usage}${command.options.length > 0 ? ' [options]' : ''}`,
    '',
    command.about,
    '',
    ...options([...command.options, ...GLOBAL]),
    '',
    'Examples:',
    ...command.examples.map((example) => `  ${PROGRAM} ${example}`),
    '',
  ].join('\n');

/** Help for the program: its commands. */
export const programHelp = (commands: readonly Command[]): string =>
  [
    `Usage: ${PROGRAM} <command> [options]`,
    '',
    "Reads announcements of China's fintech regulatory sandbox and turns them into pilot records, every value beside its evidence.",
    '',
    'Commands:',
    ...columns(commands.map(({ usage, about }) => [usage, about] as const)),
    '',
    ...options([...GLOBAL, { flags: '-v, --version', about: 'Print the version and the digest of the lexicons' }]),
    '',
    'Example:',
    `  ${PROGRAM} extract article.html --format table`,
    '',
    `${PROGRAM} <command> --help says more of each.`,
    '',
  ].join('\n');
