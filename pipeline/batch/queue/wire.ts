/** Documents as they travel: the bytes themselves with all that their folder says, so that workers need no disk of the sender. */
import { createHash } from 'node:crypto';
import { readInput } from '../../corpus/read.ts';
import { failureOf } from '../perform.ts';
import type { Task, TaskContent } from '../task.ts';

type Bytes = Extract<TaskContent, { readonly kind: 'bytes' }>;

/** A task whose document is at hand: plain data. */
export type WireTask = Omit<Task, 'content'> & {
  readonly content:
    | Exclude<TaskContent, { readonly kind: 'bytes' | 'file' }>
    | (Omit<Bytes, 'bytes'> & { readonly base64: string });
};

/** What a job of the queue holds. */
export interface JobData {
  readonly version: string;
  /** Name of the submission. */
  readonly submission: string;
  readonly task: WireTask;
}

/** The task with its document read; what cannot be read becomes the reason, as extraction would say it. */
async function withBytes(task: Task): Promise<Task> {
  const { path, id, meta, content } = task;
  if (content.kind !== 'file') return task;
  try {
    const read = await readInput({ path, ...(id === undefined ? {} : { id }), file: content.file });
    const layer = read.layer === undefined ? {} : { layer: read.layer };
    return {
      ...task,
      ...(read.id === undefined ? {} : { id: read.id }),
      meta: { ...read.meta, ...meta },
      content: { kind: 'bytes', bytes: read.bytes, ...layer },
    };
  } catch (error) {
    return { ...task, content: failureOf(error) };
  }
}

/** The task as it travels. */
export async function wireOf(given: Task): Promise<WireTask> {
  const { content, ...task } = await withBytes(given);
  if (content.kind === 'file') throw new Error('the file was read');
  if (content.kind !== 'bytes') return { ...task, content };
  const { bytes, ...rest } = content;
  const base64 = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
  return { ...task, content: { ...rest, base64 } };
}

/** The task as it was sent. */
export function taskOf({ content, ...task }: WireTask): Task {
  if (content.kind !== 'bytes') return { ...task, content };
  const { base64, ...rest } = content;
  return { ...task, content: { ...rest, bytes: Buffer.from(base64, 'base64') } };
}

/** Bytes of a document as it travels. */
export function sizeOf({ content }: WireTask): number {
  if (content.kind === 'bytes') return content.base64.length + (content.layer?.text.length ?? 0);
  return content.kind === 'text' ? Buffer.byteLength(content.text) : 0;
}

/**
 * Names a document's job: the same task has the same name whenever it is sent, so that sending it twice makes one job, and a result that
 * comes twice counts once.
 */
export const jobIdOf = (submission: string, task: WireTask): string =>
  `${submission}.${createHash('sha256').update(JSON.stringify(task)).digest('hex').slice(0, 32)}`;
