/** Run in a process of its own: `cache-run.ts CHECKOUT CACHE`, files to extract as JSON on standard input; see `checkout.ts`. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Outcome, Task } from '../../pipeline/batch/task.ts';

const [, , checkout = '', folder = ''] = process.argv;
const files = JSON.parse(readFileSync(0, 'utf8')) as string[];
const of = <T>(module: string): Promise<T> => import(pathToFileURL(join(checkout, 'pipeline/batch', module)).href);

const { Cache } = await of<typeof import('../../pipeline/batch/cache/cache.ts')>('cache/cache.ts');
const { remembering } = await of<typeof import('../../pipeline/batch/cache/remember.ts')>('cache/remember.ts');
const { inline } = await of<typeof import('../../pipeline/batch/inline.ts')>('inline.ts');
const { fileTask } = await of<typeof import('../../pipeline/batch/task.ts')>('task.ts');

const tasks = files.map((file) => fileTask(file, file));
const collect = async (outcomes: AsyncIterable<Outcome>): Promise<string[]> => {
  const lines: string[] = [];
  for await (const { line } of outcomes) lines.push(line);
  return lines;
};

const made: string[] = [];
async function* watched(all: Iterable<Task> | AsyncIterable<Task>): AsyncGenerator<Task> {
  for await (const task of all) {
    made.push(task.path);
    yield task;
  }
}
const warn = (message: string): void => {
  throw new Error(message);
};
const cache = new Cache({ folder, limit: 1 << 30, warn });
const lines = await collect(inline(tasks));
const cached = await collect(remembering((all) => inline(watched(all)), cache)(tasks));
const wrong = files.filter((_, at) => lines[at] !== cached[at]);
process.stdout.write(JSON.stringify({ wrong, made, lines }));
