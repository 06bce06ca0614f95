/**
 * Writes a set of files whole or not at all: they are made in a hidden folder beside their place and then moved, each at once. What a
 * killed run left there is removed by the next.
 */

import { rmSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';

const DRAFT = /^\.export-(\d+)-\w+$/;

/** Whether the process that a draft names is still there. */
function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

async function removeLeftovers(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const pid = DRAFT.exec(name)?.[1];
    if (pid !== undefined && !alive(Number(pid))) await rm(join(folder, name), { recursive: true, force: true });
  }
}

/**
 * Lets `make` write files into a draft of the folder, then moves those that it names to the folder.
 * @param make what it throws leaves the folder as it was
 */
export async function writeTogether<T extends { readonly files: readonly string[] }>(
  folder: string,
  make: (draft: string) => Promise<T>,
): Promise<T> {
  await mkdir(folder, { recursive: true });
  await removeLeftovers(folder);
  const draft = await mkdtemp(join(folder, `.export-${process.pid}-`));
  const remove = () => rmSync(draft, { recursive: true, force: true });
  process.once('exit', remove);
  try {
    const made = await make(draft);
    for (const file of made.files) await rename(join(draft, file), join(folder, file));
    return made;
  } finally {
    process.removeListener('exit', remove);
    await rm(draft, { recursive: true, force: true });
  }
}
