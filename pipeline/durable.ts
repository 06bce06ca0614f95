/** Files that are on the disk, whole, when a call returns; and that are not there at all when it throws or the process is killed. */
import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Writes a file and waits until it is on the disk. What stood there before is lost where this fails: write drafts with it. */
export function writeSynced(path: string, content: string | Uint8Array): void {
  const descriptor = openSync(path, 'w');
  try {
    writeFileSync(descriptor, content);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** Replaces a file, whole or not at all. One writer at a time: the draft beside it has one name. */
export function writeDurably(path: string, content: string): void {
  const draft = `${path}.tmp`;
  try {
    writeSynced(draft, content);
    renameSync(draft, path);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
  syncFolder(dirname(path));
}

/** Waits until a rename in a folder is on the disk; some systems cannot open a folder. */
export function syncFolder(folder: string): void {
  let descriptor: number;
  try {
    descriptor = openSync(folder, 'r');
  } catch {
    return;
  }
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
