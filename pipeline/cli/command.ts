/** A command as data: what it is called, takes and does. Parsing, help and errors are the same for all. */
import { type Terminal, UsageError } from './terminal.ts';

export interface CommandOption {
  /** As cac reads it: `--format <format>` takes a value, `--list` does not. */
  readonly flags: string;
  readonly about: string;
}

/** What a command says of itself. */
export interface CommandAbout {
  /** As cac reads it: `extract [...inputs]`. */
  readonly usage: string;
  readonly about: string;
  readonly options: readonly CommandOption[];
  /** Arguments after the program's name. */
  readonly examples: readonly string[];
}

export interface Command extends CommandAbout {
  /** @returns the exit status */
  run(args: readonly string[], options: Options, terminal: Terminal): Promise<number>;
}

/** The options that were given. */
export class Options {
  readonly #given: Readonly<Record<string, unknown>>;
  readonly #argv: readonly string[];

  /** @param argv the arguments as they came: cac turns `007` into a number */
  constructor(given: Readonly<Record<string, unknown>>, argv: readonly string[]) {
    this.#given = given;
    this.#argv = argv;
  }

  flag(name: string): boolean {
    return this.#given[inCamelCase(name)] === true;
  }

  /** The value of an option, null where it is not given. */
  text(name: string): string | null {
    const value = this.#given[inCamelCase(name)];
    if (value === undefined) return null;
    if (Array.isArray(value)) throw new UsageError(`--${name} is given twice: give it once`);
    const at = this.#argv.findIndex((arg) => arg === `--${name}` || arg.startsWith(`--${name}=`));
    const arg = this.#argv[at] ?? '';
    return arg.includes('=') ? arg.slice(arg.indexOf('=') + 1) : (this.#argv[at + 1] ?? String(value));
  }

  /** Of an option that can be given with a value, alone, or refused with `no-`: the value, true or false; null where it is not given. */
  switched(name: string): string | boolean | null {
    const value = this.#given[inCamelCase(name)];
    if (value === undefined || value === false) return value ?? null;
    const isGiven = this.#argv.some((arg) => arg === `--${name}` || arg.startsWith(`--${name}=`));
    // Of an option that can be refused the parser says true where it is not given.
    if (value === true) return isGiven ? true : null;
    return this.text(name);
  }

  /** One of a few values, null where the option is not given. */
  choice<T extends string>(name: string, choices: readonly T[]): T | null {
    const value = this.text(name);
    const chosen = choices.find((choice) => choice === value);
    if (value === null || chosen !== undefined) return chosen ?? null;
    throw new UsageError(`--${name} ${value} is unknown: use ${choices.join(', ')}`);
  }

  /** A whole number from 1, null where the option is not given. */
  number(name: string): number | null {
    const value = this.text(name);
    if (value === null) return null;
    if (/^[1-9]\d{0,8}$/.test(value)) return Number(value);
    throw new UsageError(`--${name} ${value} is no number: count from 1`);
  }
}

/** How cac calls an option: `failOn` for `--fail-on`. */
const inCamelCase = (name: string): string => name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
