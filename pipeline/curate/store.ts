/** Curated files on disk: read with their revision, written whole and durably, and only over the revision that was read. */
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { curatedAnnouncementSchema, curatedDocumentSchema } from '../corpus/curated.ts';
import { writeDurably } from '../durable.ts';
import { withLock } from './lock.ts';
import { type Review, shortDigest } from './reviews.ts';
import { CuratedText } from './text.ts';

/** The file has changed since the reviewer's page was made. */
export class StaleRevisionError extends Error {
  constructor(file: string) {
    super(`${file} has changed since this page was loaded`);
    this.name = 'StaleRevisionError';
  }
}

/** A decision that cannot be written: the message says why. */
export class DecisionError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'DecisionError';
  }
}

const FOLDER = 'corpus/curated';
const LOCK = `${FOLDER}/.lock`;
const ID = /^[\p{L}\p{N}_-][\p{L}\p{N}._-]*$/u;

/** The file of an announcement, relative to the workspace. @throws DecisionError where the id is no file name */
export const announcementFile = (id: string): string => `${FOLDER}/${checked(id)}.yaml`;
/** The file of a document, relative to the workspace. @throws DecisionError where the id is no file name */
export const documentFile = (id: string): string => `${FOLDER}/documents/${checked(id)}.yaml`;

function checked(id: string): string {
  if (ID.test(id)) return id;
  throw new DecisionError(`${JSON.stringify(id)} is no id that a file can have`);
}

const textOf = (root: string, file: string): string | null =>
  existsSync(join(root, file)) ? readFileSync(join(root, file), 'utf8') : null;

/** What a file holds now, in a word; `none` where there is no file. */
export function revisionOf(root: string, file: string): string {
  const text = textOf(root, file);
  return text === null ? 'none' : shortDigest(text);
}

/** A change to one curated file, with the decision that it follows from. */
export interface Change {
  readonly file: string;
  /** Of the file as the reviewer saw it. */
  readonly revision: string;
  readonly review: Review;
  /** Changes the text; a file that is not there yet is empty. */
  apply(text: CuratedText): void;
  /** Writes what the change depends on; called under the lock, before the file itself is written. */
  before?(): void;
}

/**
 * Makes a change and records its decision, in one file and one step: when this returns, both are on the disk; when it throws, or the
 * process is killed, the file is as it was.
 * @returns the new revision
 * @throws StaleRevisionError where somebody else has written meanwhile, DecisionError where the file would no longer fit its schema
 */
export function makeChange(root: string, { file, revision, review, apply, before }: Change): string {
  mkdirSync(join(root, FOLDER, 'documents'), { recursive: true });
  return withLock(join(root, LOCK), () => {
    const old = textOf(root, file);
    if ((old === null ? 'none' : shortDigest(old)) !== revision) throw new StaleRevisionError(file);
    const changed = new CuratedText(old ?? '');
    apply(changed);
    changed.append(['reviews'], review, ['reviews']);
    const text = changed.text;
    checkSchema(file, text);
    before?.();
    writeDurably(join(root, file), text);
    return shortDigest(text);
  });
}

/**
 * Has a curated document list an announcement. Call it under the lock, from `before`.
 * @throws DecisionError where nobody has curated the document
 */
export function linkAnnouncement(root: string, documentId: string, announcementId: string): void {
  const file = documentFile(documentId);
  const old = textOf(root, file);
  if (old === null) throw new DecisionError(`nobody has curated the document ${documentId}: accept it first`);
  const text = new CuratedText(old);
  const listed = (text.get(['announcements']) ?? []) as readonly string[];
  if (listed.includes(announcementId)) return;
  text.set([], 'announcements', [...listed, announcementId], Object.keys(curatedDocumentSchema.shape));
  checkSchema(file, text.text);
  writeDurably(join(root, file), text.text);
}

/** @throws DecisionError with the first thing that is wrong */
function checkSchema(file: string, text: string): void {
  const schema = file.startsWith(`${FOLDER}/documents/`) ? curatedDocumentSchema : curatedAnnouncementSchema;
  const { error } = schema.safeParse(load(text));
  const issue = error?.issues[0];
  if (issue) throw new DecisionError(`${issue.path.join('.')}: ${issue.message}`);
}
