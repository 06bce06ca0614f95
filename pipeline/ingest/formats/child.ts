/**
 * The process that reads documents which may be hostile: entry point of `child_process.fork`. It does one task at a time, and is killed
 * where it takes too long or too much memory. What it is sent and sends is in `task.ts`.
 */
import { Worker } from 'node:worker_threads';
import { unpack } from './archive/unpack.ts';
import { convert } from './convert.ts';
import { FormatError } from './error.ts';
import type { Reply, Task } from './task.ts';

const send = (message: Reply | 'ready'): void => {
  process.send?.(message);
};

async function perform(task: Task): Promise<Reply> {
  const { format, bytes, path, limits } = task;
  try {
    if (task.kind === 'convert') return { kind: 'page', page: await convert(task.format, bytes, path, limits) };
    return { kind: 'unpacked', unpacked: await unpack(task.format, bytes, path, limits, task.budget) };
  } catch (error) {
    if (error instanceof FormatError) return { kind: 'failure', code: error.code, message: error.message };
    const reason = error instanceof Error ? error.message : String(error);
    return { kind: 'failure', code: 'damaged', message: `${path}: unreadable as ${format}: ${reason}; save it anew` };
  }
}

/**
 * Watches memory that the engine does not count as its heap (buffers), and whether the parent still lives, from a thread of its own: the
 * main one may be in a loop.
 */
const WATCH = `
const { workerData } = require('node:worker_threads');
setInterval(() => {
  const tooMuch = process.memoryUsage.rss() > workerData.memoryBytes;
  if (tooMuch || process.ppid !== workerData.parent) process.kill(process.pid, 'SIGTERM');
}, 50);
`;

const memoryBytes = Number(process.argv[2]);
new Worker(WATCH, { eval: true, execArgv: [], workerData: { memoryBytes, parent: process.ppid } }).unref();
process.on('message', (task: Task) => {
  void perform(task).then(send);
});
process.on('disconnect', () => process.exit());
send('ready');
