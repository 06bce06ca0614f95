/** The program run in this process, with what it prints. */
import { main } from '../../pipeline/cli/main.ts';
import type { Terminal } from '../../pipeline/cli/terminal.ts';

export interface ProgramRun {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

/** Runs the program in a folder. */
export async function program(cwd: string, ...args: readonly string[]): Promise<ProgramRun> {
  const texts = { out: '', err: '' };
  const stream = (name: 'out' | 'err') => ({
    write: (text: string | Uint8Array) => {
      texts[name] += typeof text === 'string' ? text : Buffer.from(text).toString();
      return true;
    },
    once: () => {},
  });
  const terminal: Terminal = { stdout: stream('out'), stderr: stream('err'), cwd, env: {}, now: () => 0 };
  return { status: await main(args, terminal), ...texts };
}
