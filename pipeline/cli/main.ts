/** Arguments in, exit status out: finds the command, and says what is wrong with arguments that cannot be used. */
import { cac } from 'cac';
import { CONTRACT_VERSION } from '../contract-version.ts';
import { CorpusError } from '../corpus/problem.ts';
import { lexiconDigest } from '../lexicon/digest.ts';
import { LexiconError } from '../lexicon/read.ts';
import { plain } from '../plain.ts';
import { type Command, Options } from './command.ts';
import { aboutCommands, COMMANDS } from './commands.ts';
import { commandHelp, nameOf, programHelp } from './help.ts';
import { print, type Terminal, UsageError, widthOf } from './terminal.ts';
import { PROGRAM, packageVersion } from './workspace.ts';

/** What can be done with the arguments. */
type Request =
  | { readonly kind: 'help' | 'version'; readonly command: Command | null }
  | { readonly kind: 'run'; readonly command: Command; readonly args: readonly string[]; readonly options: Options };

/**
 * Runs the program.
 * @param argv the arguments after the program's name
 * @returns the exit status: 0, 1 where something could not be read or a check failed, 2 for unusable arguments
 */
export async function main(argv: readonly string[], terminal: Terminal): Promise<number> {
  try {
    return await perform(await requestOf(argv, widthOf(terminal)), terminal);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const status = error instanceof UsageError ? 2 : 1;
    terminal.stderr.write(`${error.message.split('\n').map(plain).join('\n')}\n`);
    if (!expected(error)) terminal.stderr.write(`${error.stack?.split('\n').slice(1).map(plain).join('\n')}\n`);
    return status;
  }
}

/** Errors that say all a person needs; others are mistakes of the program, and their stack helps to mend them. */
const expected = (error: Error): boolean =>
  error instanceof UsageError || error instanceof CorpusError || error instanceof LexiconError || 'code' in error;

async function perform(request: Request, terminal: Terminal): Promise<number> {
  if (request.kind === 'run') return request.command.run(request.args, request.options, terminal);
  const width = widthOf(terminal);
  if (request.kind === 'version') await print(terminal, versionLine());
  else if (request.command) await print(terminal, commandHelp(request.command, width));
  else await print(terminal, programHelp(await aboutCommands(), width));
  return 0;
}

const versionLine = (): string =>
  `shahe ${packageVersion()} (contract ${CONTRACT_VERSION}, lexicons ${lexiconDigest()})\n`;

/** @throws UsageError where the arguments name no command, or not what it takes */
async function requestOf(argv: readonly string[], width: number): Promise<Request> {
  const cli = cac('shahe');
  cli.option('-h, --help', '').option('-v, --version', '');
  // What is not among the arguments cannot be the command, and need not be loaded.
  const commands = await Promise.all(COMMANDS.filter(({ name }) => argv.includes(name)).map(({ load }) => load()));
  for (const { usage, about, options } of commands) {
    const registered = cli.command(usage, about);
    for (const { flags, about: text } of options) registered.option(flags, text);
  }
  cli.parse(['', '', ...argv], { run: false });
  const command = commands.find((one) => nameOf(one) === cli.matchedCommandName) ?? null;
  if (cli.options.help) return { kind: 'help', command };
  if (cli.options.version) return { kind: 'version', command };
  if (!command || !cli.matchedCommand) throw await unknownCommand(cli.args[0], width);
  checked(cli.matchedCommand, nameOf(command));
  const after: string[] = cli.options['--'];
  return { kind: 'run', command, args: [...cli.args, ...after], options: new Options(cli.options, argv) };
}

async function unknownCommand(name: string | undefined, width: number): Promise<UsageError> {
  if (name === undefined) return new UsageError(programHelp(await aboutCommands(), width).trimEnd());
  return new UsageError(`${name} is no command: use ${COMMANDS.map((one) => one.name).join(', ')}`);
}

type Registered = NonNullable<ReturnType<typeof cac>['matchedCommand']>;

function checked(command: Registered, name: string): void {
  try {
    command.checkUnknownOptions();
    command.checkOptionValue();
    command.checkRequiredArgs();
    command.checkUnusedArgs();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UsageError(`${reason}: ${PROGRAM} ${name} --help says what there is`);
  }
}
