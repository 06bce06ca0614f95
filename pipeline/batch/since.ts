/**
 * Which documents may have another result than at a commit: those whose own files changed, and those that a change of the lexicons can touch;
 * all, where the program or a lexicon changed whose effect cannot be confined (`cache/terms.ts`).
 */
import { fileURLToPath } from 'node:url';
import { lexiconFolder } from '../lexicon/read.ts';
import { partsOf } from './cache/key.ts';
import { packageFiles, programFiles } from './cache/program.ts';
import { isTermLexicon, type Touch, termsOf, touchedBy, touches } from './cache/terms.ts';
import { lexiconTexts } from './cache/version.ts';
import { Checkout } from './git.ts';
import { documentOf, filterOfDocument } from './perform.ts';
import type { Task } from './task.ts';

/** What has changed besides documents. */
interface Change {
  readonly touch: Touch;
  /** Why all documents are redone; null where not all are. */
  readonly why: string | null;
}

const all = (why: string): Change => ({ touch: 'all', why });

/** Files of the program that lie in the checkout: of an installed program none, and then it is what it was. */
function changedProgram(checkout: Checkout): string | null {
  const names = [...programFiles(), ...packageFiles()].flatMap((file) => checkout.nameOf(file) ?? []);
  return names.find((name) => !name.startsWith('node_modules/') && !checkout.isSame(name)) ?? null;
}

function changeOf(checkout: Checkout): Change {
  const program = changedProgram(checkout);
  if (program !== null) return all(program);
  const folder = checkout.nameOf(fileURLToPath(lexiconFolder));
  if (folder === null || folder.startsWith('node_modules/')) return { touch: [], why: null };
  const now = lexiconTexts();
  const inLexicons = (name: string): string => `${folder}/${name}`;
  const before = checkout.below(inLexicons('')).map((name) => name.slice(folder.length + 1));
  const names = [...new Set([...now.keys(), ...before.filter((name) => /\.(?:yaml|json)$/.test(name))])];
  const changed = names.filter((name) => !checkout.isSame(inLexicons(name)));
  const other = changed.find((name) => !isTermLexicon(name));
  if (other !== undefined) return all(inLexicons(other));
  if (changed.length === 0) return { touch: [], why: null };
  const old = before.filter(isTermLexicon).map((name) => [name, checkout.before(inLexicons(name))] as const);
  const touch = touchedBy(termsOf(new Map(old)), termsOf(now));
  return touch === 'all' ? all('the order of entries in a lexicon') : { touch, why: null };
}

export class Since {
  readonly #checkout: Checkout;
  readonly #change: Change;
  #seen = 0;
  #kept = 0;

  /** @throws GitError as `Checkout` does */
  constructor(folder: string, reference: string) {
    this.#checkout = new Checkout(folder, reference);
    this.#change = changeOf(this.#checkout);
  }

  /** The tasks whose result may be another. A task without a file of its own, and one that cannot be read, is one of them. */
  async *changed(tasks: Iterable<Task> | AsyncIterable<Task>): AsyncGenerator<Task, void> {
    for await (const task of tasks) {
      this.#seen += 1;
      if (!(this.#isChanged(task) || (await this.#isTouched(task)))) continue;
      this.#kept += 1;
      yield task;
    }
  }

  /** What was found, in a line. */
  summary(reference: string): string {
    const why = this.#change.why === null ? '' : `: ${this.#change.why} has changed`;
    return `${this.#kept} of ${this.#seen} documents may differ since ${reference}${why}`;
  }

  #isChanged({ content }: Task): boolean {
    if (content.kind !== 'file') return true;
    const { folder, names, gone } = partsOf(content.file);
    const inFolder = this.#checkout.nameOf(folder);
    if (inFolder === null) return true;
    const nameOf = (name: string): string => (inFolder === '' ? name : `${inFolder}/${name}`);
    // A part that is gone changed the document too: without its meta.yaml a source is another one.
    return (
      !names.every((name) => this.#checkout.isSame(nameOf(name))) ||
      gone.some((name) => this.#checkout.isKnown(nameOf(name)))
    );
  }

  async #isTouched(task: Task): Promise<boolean> {
    const { touch } = this.#change;
    if (touch === 'all' || touch.length === 0) return touch === 'all';
    const { normalise } = await import('../stages/2-normalise.ts');
    try {
      return touches(touch, filterOfDocument(normalise(await documentOf(task))));
    } catch {
      // It has no result now, and its bytes had none then.
      return false;
    }
  }
}
