/** The parent's side of the child process that reads hostile documents: starts it, holds it to its limits, ends it. */
import { type ChildProcess, fork } from 'node:child_process';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Limits } from '../limits.ts';
import { FormatError } from './error.ts';
import type { Reply, Task } from './task.ts';

/** Starting takes a second on a busy machine; longer than this, something is wrong with the installation. */
const START_MILLISECONDS = 60_000;
/** So much of what the child says on its way out is kept. */
const LAST_WORDS = 2_000;

/** This file's extension: run from source the child needs a loader, compiled it does not. */
const EXTENSION = extname(fileURLToPath(import.meta.url));
const ENTRY = fileURLToPath(new URL(`./child${EXTENSION}`, import.meta.url));

const nodeOptions = (memoryBytes: number): string[] => [
  `--max-old-space-size=${Math.ceil(memoryBytes / (1 << 20))}`,
  ...(EXTENSION === '.ts' ? ['--import', 'tsx'] : []),
];

/** What documents leave behind in a process adds up: after so many tasks the next begins in a new one. */
const MOST_TASKS = 50;

/** A running child. */
interface Started {
  readonly process: ChildProcess;
  words: string;
  tasks: number;
}

/** Reads documents one after another in a process of its own; the next task starts a new one where the last was killed. */
export class Reader {
  readonly #limits: Limits;
  #child: Started | null = null;

  constructor(limits: Limits) {
    this.#limits = limits;
  }

  /**
   * Does one task.
   * @throws FormatError `time-limit`, `memory-limit`, or `reader-failed` where the process cannot run
   */
  async run(task: Task): Promise<Exclude<Reply, { kind: 'failure' }>> {
    if ((this.#child?.tasks ?? 0) >= MOST_TASKS) this.close();
    const child = this.#child ?? (await this.#start(task.path));
    child.tasks += 1;
    const reply = await this.#ask(child, task);
    if (reply.kind === 'failure') throw new FormatError(reply.code, reply.message);
    return reply;
  }

  /** Ends the process. */
  close(): void {
    this.#child?.process.kill('SIGKILL');
    this.#child = null;
  }

  async #start(path: string): Promise<Started> {
    const { memoryBytes } = this.#limits;
    const child = fork(ENTRY, [String(memoryBytes)], {
      cwd: fileURLToPath(new URL('.', import.meta.url)),
      execArgv: nodeOptions(memoryBytes),
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    const started: Started = { process: child, words: '', tasks: 0 };
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      started.words = (started.words + text).slice(-LAST_WORDS);
    });
    this.#child = started;
    await this.#next(started, path, START_MILLISECONDS, () => undefined);
    return started;
  }

  #ask(child: Started, task: Task): Promise<Reply> {
    const { milliseconds } = this.#limits;
    return this.#next(child, task.path, milliseconds, () => child.process.send(task)) as Promise<Reply>;
  }

  /** The next message of the child; an error where it ends before, or says nothing in time. */
  #next(child: Started, path: string, milliseconds: number, begin: () => void): Promise<Reply | 'ready'> {
    return new Promise((resolve, reject) => {
      const settle = (act: () => void): void => {
        clearTimeout(timer);
        for (const event of ['message', 'exit', 'error']) child.process.removeAllListeners(event);
        act();
      };
      const fail = (error: FormatError): void =>
        settle(() => {
          this.close();
          reject(error);
        });
      const timer = setTimeout(() => fail(tooSlow(path, milliseconds)), milliseconds);
      child.process.once('message', (message: Reply | 'ready') => settle(() => resolve(message)));
      child.process.once('exit', (code, signal) => fail(this.#ended(child, path, code, signal)));
      child.process.once('error', (error) => fail(failed(path, error.message)));
      begin();
    });
  }

  /** Why the child ended: its watch ends it with SIGTERM, the engine aborts where its heap is full. */
  #ended({ words }: Started, path: string, code: number | null, signal: string | null): FormatError {
    const full = signal === 'SIGTERM' || signal === 'SIGABRT' || code === 134 || /heap out of memory/.test(words);
    if (!full) return failed(path, words.trim().split('\n').at(-1) || `it ended with ${signal ?? code}`);
    const most = Math.round(this.#limits.memoryBytes / (1 << 20));
    const cure = 'give a smaller document, or raise the limit memoryBytes';
    return new FormatError('memory-limit', `${path}: takes more than ${most} MB of memory to read; ${cure}`);
  }
}

const tooSlow = (path: string, milliseconds: number): FormatError =>
  new FormatError(
    'time-limit',
    `${path}: not read within ${milliseconds / 1000} s; give the pages that matter, or raise the limit milliseconds`,
  );

const failed = (path: string, reason: string): FormatError =>
  new FormatError(
    'reader-failed',
    `${path}: the process that reads documents failed: ${reason}; check the installation (npm ci)`,
  );
