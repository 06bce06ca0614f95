/** What git knows of a checkout. */
import { execFileSync } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { relative, sep } from 'node:path';

/** A checkout, or a state of it, that git does not know. The message says which, and the cure. */
export class GitError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'GitError';
  }
}

const MOST = 1 << 30;

/** Runs git. @throws as the process does */
const git = (folder: string, args: readonly string[]): string =>
  execFileSync('git', ['-C', folder, ...args], {
    encoding: 'utf8',
    maxBuffer: MOST,
    stdio: ['ignore', 'pipe', 'pipe'],
  });

const listed = (output: string): string[] => output.split('\0').filter((name) => name !== '');

/** A checkout beside one of its commits. Files are absolute outside and relative to the checkout inside. */
export class Checkout {
  readonly #top: string;
  readonly #commit: string;
  /** Files of the commit. */
  readonly #known: ReadonlySet<string>;
  /** Files that differ between the commit and what lies there now, those that are gone included. */
  readonly #changed: ReadonlySet<string>;

  /** @throws GitError where the folder is in no checkout, or the reference is unknown there */
  constructor(folder: string, reference: string) {
    this.#top = topOf(folder);
    this.#commit = commitOf(this.#top, reference);
    this.#known = new Set(listed(git(this.#top, ['ls-tree', '-r', '-z', '--name-only', '--full-tree', this.#commit])));
    this.#changed = new Set(
      listed(git(this.#top, ['diff', '--name-only', '--no-renames', '--no-ext-diff', '-z', this.#commit, '--'])),
    );
  }

  /** Relative to the checkout with `/`; null outside. */
  nameOf(file: string): string | null {
    const name = relative(this.#top, real(file)).replaceAll(sep, '/');
    return name.startsWith('../') || name === '..' ? null : name;
  }

  /** Whether a file of the checkout, by its name in there, is what it was. What the commit does not know never is. */
  isSame = (name: string): boolean => this.#known.has(name) && !this.#changed.has(name);

  /** Whether the commit has a file. */
  isKnown = (name: string): boolean => this.#known.has(name);

  /** The files of the commit below a folder, by their names. */
  below(folder: string): string[] {
    return [...this.#known].filter((name) => name.startsWith(folder));
  }

  /** The text of a file as it was. */
  before(name: string): string {
    return git(this.#top, ['show', `${this.#commit}:${name}`]);
  }
}

/** Git gives real paths. A file that is gone has the path of its folder. */
function real(file: string): string {
  try {
    return realpathSync(file);
  } catch {
    return file;
  }
}

function topOf(folder: string): string {
  try {
    return realpathSync(git(folder, ['rev-parse', '--show-toplevel']).trimEnd());
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT')
      throw new GitError('git is not installed here: --since asks it what has changed');
    throw new GitError(`${folder} is in no git checkout: --since asks git what has changed; leave it out`);
  }
}

function commitOf(top: string, reference: string): string {
  try {
    if (reference.startsWith('-')) throw new Error('an option');
    return git(top, ['rev-parse', '--verify', '--quiet', `${reference}^{commit}`]).trim();
  } catch {
    throw new GitError(
      `${reference} is no commit, branch or tag of this checkout: fetch it (git fetch --depth may have left it out), or name another`,
    );
  }
}
