/**
 * What crosses a thread, a queue or a machine: a task goes out, an outcome comes back. Both are plain data, so that the same job function
 * serves a loop, worker threads and a queue, and gives the same bytes everywhere.
 */
import type { LoadInput } from '../stages/1-load.ts';
import type { DocumentMeta, Markup } from '../types.ts';
import type { Trace } from './trace/recorder.ts';

/** Where a task's document comes from. */
export type TaskContent =
  /** A file of this machine, with what its folder says of it; absolute. */
  | { readonly kind: 'file'; readonly file: string }
  /** With the text layer of bytes that are no text. */
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array; readonly layer?: NonNullable<LoadInput['layer']> }
  | { readonly kind: 'text'; readonly text: string }
  /** Nothing to read: why, as the error line will say. */
  | { readonly kind: 'error'; readonly code: string; readonly message: string };

/** One document to extract. */
export interface Task {
  /** As given; stands in the result. */
  readonly path: string;
  /** Where the caller names the document; else its folder or file does. */
  readonly id?: string;
  /** What the caller knows of it, over what its folder says. */
  readonly meta?: DocumentMeta;
  /** How the document is written, where the caller knows; else its name and its beginning tell. */
  readonly markup?: Markup;
  /** The encoding that a server stated of bytes: it counts where the document itself declares none. */
  readonly charsetHint?: string;
  /** Whether the outcome is to carry its filter, so that a cache can keep it. */
  readonly remember?: true;
  readonly content: TaskContent;
}

export const fileTask = (path: string, file: string, id?: string): Task => ({
  path,
  ...(id === undefined ? {} : { id }),
  content: { kind: 'file', file },
});

/** Bytes that a task carries with it; a file that is still to be read carries none. */
export function weightOf({ content }: Task): number {
  if (content.kind === 'bytes') return content.bytes.byteLength;
  return content.kind === 'text' ? content.text.length * 2 : 0;
}

/** What became of a task. */
export interface Outcome {
  /** As in the task. */
  readonly path: string;
  /** The document's id; null where there is no result. */
  readonly id: string | null;
  /** The line of output without its line end: a DocumentResult, or an ErrorResult. */
  readonly line: string;
  /** The line and its line end in UTF-8, where they are at hand: then `line` is made when it is asked for. */
  readonly bytes?: Uint8Array;
  /** Where the time went, where that was asked for. */
  readonly trace?: Trace;
  /** Of a result whose task asks for it: what its text holds (`cache/filter.ts`), in base64. */
  readonly filter?: string;
}

/** Turns tasks into outcomes, in their order; holds no more than a bounded number of them at once. */
export type Executor = (tasks: Iterable<Task> | AsyncIterable<Task>) => AsyncIterable<Outcome>;
