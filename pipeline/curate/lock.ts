/** One writer at a time, also among processes: a lock file that names its owner; the lock of a process that died is taken over. */
import { closeSync, linkSync, openSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';

/** How long to wait for another writer; one decision takes milliseconds. */
const PATIENCE_MS = 10_000;
/** A breaker's lock is held for microseconds: one that is older was left behind. */
const BREAKER_STALE_MS = 5_000;

/** Another process holds the lock and does not let go. */
export class LockedError extends Error {
  constructor(path: string, owner: string) {
    super(`${path} is held by process ${owner.trim()}: if no review is running, remove that file`);
    this.name = 'LockedError';
  }
}

/** Runs `action` while no other process can. @throws LockedError */
export function withLock<T>(path: string, action: () => T): T {
  const own = `${path}.${process.pid}`;
  const deadline = Date.now() + PATIENCE_MS;
  writeFileSync(own, `${process.pid}\n`);
  try {
    while (!acquire(own, path)) {
      if (Date.now() > deadline) throw new LockedError(path, ownerOf(path) ?? '?');
      if (!breakDead(path)) sleep(2);
    }
  } finally {
    rmSync(own, { force: true });
  }
  try {
    return action();
  } finally {
    rmSync(path, { force: true });
  }
}

/** A link appears with its content or not at all, so that a lock always names its owner. */
function acquire(own: string, path: string): boolean {
  try {
    linkSync(own, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function ownerOf(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}

function isAlive(owner: string): boolean {
  try {
    process.kill(Number(owner), 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/**
 * Removes the lock of a dead process. Only who holds the breaker may, and looks once more: between reading a dead owner and removing the
 * file another process could have taken the lock.
 * @returns whether it is worth trying again at once
 */
function breakDead(path: string): boolean {
  const owner = ownerOf(path);
  if (owner === null) return true;
  if (isAlive(owner)) return false;
  const breaker = `${path}.breaker`;
  try {
    closeSync(openSync(breaker, 'wx'));
  } catch {
    const age = Date.now() - (statSync(breaker, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
    if (age > BREAKER_STALE_MS) rmSync(breaker, { force: true });
    return false;
  }
  try {
    if (ownerOf(path) === owner) rmSync(path, { force: true });
  } finally {
    rmSync(breaker, { force: true });
  }
  return true;
}

const sleep = (ms: number): void => void Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
