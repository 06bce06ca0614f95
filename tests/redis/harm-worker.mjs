/**
 * The thread of a worker whose documents can do to it what hostile ones might: the path of a document says what. The records are those of
 * the job function.
 */
import { appendFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { register } from 'tsx/esm/api';

register();
const { perform } = await import('../../pipeline/batch/perform.ts');
const { workLoop } = await import('../../pipeline/batch/pool/work-loop.ts');

const { MARKS, SLOW = '0', HARMLESS } = process.env;

export default workLoop(async (task) => {
  appendFileSync(MARKS, `${task.path}\n`);
  if (task.path.includes('slow')) await setTimeout(Number(SLOW));
  if (task.path.includes('poison') && HARMLESS === undefined) process.kill(process.pid, 'SIGKILL');
  return perform(task);
});
