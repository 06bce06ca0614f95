/** Help for the program and for each command. */
import type { CommandAbout, CommandOption } from './command.ts';
import { wrapped } from './table.ts';
import { PROGRAM } from './workspace.ts';

/** Name of a command: the first word of its usage. */
export const nameOf = ({ usage }: CommandAbout): string => usage.split(' ')[0] ?? usage;

const ABOUT =
  "Reads announcements of China's fintech regulatory sandbox and turns them into pilot records, every value beside its evidence.";
const GLOBAL: readonly CommandOption[] = [{ flags: '-h, --help', about: 'Print this help' }];

/** Two columns, the right one broken to the width and hanging. */
function columns(rows: readonly (readonly [string, string])[], width: number): string[] {
  const left = Math.max(...rows.map(([name]) => name.length)) + 4;
  return rows.flatMap(([name, about]) =>
    wrapped(about, Math.max(20, width - left)).map((line, at) => `  ${at === 0 ? name : ''}`.padEnd(left) + line),
  );
}

const options = (all: readonly CommandOption[], width: number): string[] => [
  'Options:',
  ...columns(
    all.map(({ flags, about }) => [flags, about] as const),
    width,
  ),
];

/** Help for one command, with its examples. */
export const commandHelp = (command: CommandAbout, width: number): string =>
  [
    `Usage: ${PROGRAM} ${command.usage}${command.options.length > 0 ? ' [options]' : ''}`,
    '',
    ...wrapped(command.about, width),
    '',
    ...options([...command.options, ...GLOBAL], width),
    '',
    'Examples:',
    ...command.examples.map((example) => `  ${PROGRAM} ${example}`),
    '',
  ].join('\n');

/** Help for the program: its commands. */
export const programHelp = (commands: readonly CommandAbout[], width: number): string =>
  [
    `Usage: ${PROGRAM} <command> [options]`,
    '',
    ...wrapped(ABOUT, width),
    '',
    'Commands:',
    ...columns(
      commands.map(({ usage, about }) => [usage, about] as const),
      width,
    ),
    '',
    ...options(
      [...GLOBAL, { flags: '-v, --version', about: 'Print the version and the digest of the lexicons' }],
      width,
    ),
    '',
    'Example:',
    `  ${PROGRAM} extract article.html --format table`,
    '',
    `${PROGRAM} <command> --help says more of each.`,
    '',
  ].join('\n');
