/** A worker whose documents can do to it what hostile ones might: the name of a document says what. Nothing is extracted. */
import { existsSync, writeFileSync } from 'node:fs';
import { register } from 'tsx/esm/api';

register();
const { workLoop } = await import('../../pipeline/batch/pool/work-loop.ts');

const harm = {
  exit: () => process.exit(3),
  hang: () => {
    for (;;);
  },
  wait: () => new Promise(() => {}),
  fill: () => {
    const kept = [];
    for (;;) kept.push(new Array(1000).fill(kept.length));
  },
  throw: () => {
    setImmediate(() => {
      throw new Error('thrown by nobody in particular');
    });
    return new Promise(() => {});
  },
  /** Only the first time. */
  once: (marker) => {
    if (existsSync(marker)) return;
    writeFileSync(marker, '');
    process.exit(4);
  },
};

export default workLoop(async ({ path }) => {
  const [kind, detail] = path.split(':');
  await harm[kind]?.(detail);
  return { path, id: path, line: JSON.stringify({ path }) };
});
