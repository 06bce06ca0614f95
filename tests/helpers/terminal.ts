/** A terminal for tests: what a command writes to it is kept. */

import { main } from '../../pipeline/cli/main.ts';
import type { Terminal } from '../../pipeline/cli/terminal.ts';

/** What is told of a terminal, where it matters. */
export interface Surroundings extends Partial<Omit<Terminal, 'stdout' | 'stderr'>> {
  readonly isTTY?: boolean;
  readonly columns?: number;
}

/** What was written, and the exit status. */
export interface Run {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

/** A terminal whose clock stands still, and what has been written to it so far. */
export function terminalIn(cwd: string, { isTTY, columns, ...more }: Surroundings = {}) {
  const said = { out: '', err: '' };
  const stream = (name: 'out' | 'err') => ({
    write: (text: string) => {
      said[name] += text;
      return true;
    },
    once: () => {},
    ...(isTTY === undefined ? {} : { isTTY }),
    ...(columns === undefined ? {} : { columns }),
  });
  const terminal: Terminal = { stdout: stream('out'), stderr: stream('err'), cwd, env: {}, now: () => 0, ...more };
  return { terminal, said };
}

/** Runs the program in a folder. */
export async function runIn(cwd: string, args: readonly string[], surroundings: Surroundings = {}): Promise<Run> {
  const { terminal, said } = terminalIn(cwd, surroundings);
  return { status: await main(args, terminal), ...said };
}
