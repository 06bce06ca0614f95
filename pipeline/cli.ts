#!/usr/bin/env node
/** The program: arguments in, text or JSON out. No extraction logic. */
import { createInterface } from 'node:readline/promises';
import { setFlagsFromString } from 'node:v8';
import { main } from './cli/main.ts';

const { stdin, stdout, stderr, env } = process;

// Else the platform lets garbage grow to several times what is in use, in every worker: memory then depends on how long a batch runs.
setFlagsFromString('--heap-growing-percent=50');

// A reader that has seen enough (`| head`) is no error. Files are written within one turn of the event loop, so none is left half-written.
stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});
process.once('SIGINT', () => {
  if (stderr.isTTY) stderr.write('\n');
  process.exit(130);
});

/** Asks on standard error, so that standard output stays the command's. */
async function ask(question: string): Promise<string> {
  const lines = createInterface({ input: stdin, output: stderr });
  try {
    return await lines.question(question);
  } finally {
    lines.close();
  }
}

const asked = stdin.isTTY && stderr.isTTY ? { ask } : {};
const surroundings = { stdin, stdout, stderr, env, cwd: process.cwd(), now: Date.now, ...asked };
process.exitCode = await main(process.argv.slice(2), surroundings);
