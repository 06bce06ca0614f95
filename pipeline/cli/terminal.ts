/** What the commands need of the world around them; tests hand in their own. */
import { styleText } from 'node:util';

/** A stream that text goes to. */
interface Output {
  write(text: string | Uint8Array): boolean;
  once(event: 'drain', listener: () => void): unknown;
  readonly isTTY?: boolean;
  readonly columns?: number;
}

export interface Terminal {
  readonly stdout: Output;
  readonly stderr: Output;
  /** What is piped in; absent where there is nothing. */
  readonly stdin?: AsyncIterable<Uint8Array>;
  /** The working directory: relative paths start here. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Milliseconds since 1970; progress depends on it, and when a document was retrieved. */
  now(): number;
  /** Asks the person at the terminal; absent where nobody can be asked. */
  ask?(question: string): Promise<string>;
}

export type Style = 'bold' | 'dim' | 'red' | 'green' | 'yellow' | 'cyan' | 'inverse';
/** Puts a style around text that is safe to print. */
export type Paint = (style: Style, text: string) => string;

/** Colours where standard output is a terminal; `NO_COLOR` turns them off and `FORCE_COLOR` on. */
export function painter({ stdout, env }: Terminal): Paint {
  const off = Boolean(env.NO_COLOR) || env.FORCE_COLOR === '0';
  const colours = !off && (stdout.isTTY === true || Boolean(env.FORCE_COLOR));
  return colours ? (style, text) => styleText(style, text, { validateStream: false }) : (_, text) => text;
}

const USUAL_WIDTH = 120;

/** Columns of the terminal; where there is none, of `COLUMNS`, else 120. */
export function widthOf({ stdout, env }: Terminal): number {
  const width = stdout.columns ?? Number(env.COLUMNS);
  return Number.isInteger(width) && width > 0 ? width : USUAL_WIDTH;
}

/** Writes, and waits where the reader is slower than we are, so that memory stays bounded. */
export async function print({ stdout }: Terminal, text: string | Uint8Array): Promise<void> {
  if (!stdout.write(text)) await new Promise<void>((resolve) => stdout.once('drain', resolve));
}

/** Arguments or surroundings that a command cannot work with: exit status 2. The message says what is wrong and the cure. */
export class UsageError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'UsageError';
  }
}
