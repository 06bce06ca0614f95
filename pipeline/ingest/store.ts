/**
 * Documents on disk: a folder appears in the corpus whole, or not at all. It is made beside the corpus's folders, put on the disk, and then
 * renamed into its place; what a killed process left behind is removed by the next.
 */
import { mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import type { Meta } from '../corpus/meta.ts';
import { withLock } from '../curate/lock.ts';
import { syncFolder, writeSynced } from '../durable.ts';
import { safeJson } from '../plain.ts';
import type { Candidate } from './candidate.ts';

/** The corpus cannot be written; the message says where, why and the cure. */
export class StoreError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'StoreError';
  }
}

const CORPUS = 'corpus';
const STAGING = '.staging-';

const EXTENSIONS: Readonly<Record<Candidate['mediaType'], string>> = {
  'text/plain': 'txt',
  'text/html': 'html',
  'text/csv': 'csv',
  'application/pdf': 'pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
  'multipart/related': 'mhtml',
};

/** Where a document of that kind is kept, relative to the workspace: texts that may not be redistributed are not in git. */
const partOf = ({ redistributable }: Meta): string =>
  redistributable === false ? `${CORPUS}/local` : `${CORPUS}/documents`;

/** The folder of a document, relative to the workspace. */
export const folderOf = (id: string, meta: Meta): string => `${partOf(meta)}/${id}`;

/** The name of a candidate's frozen source. */
export const sourceName = ({ mediaType }: Candidate): string => `source.${EXTENSIONS[mediaType]}`;

/** Fields in the order of the corpus's manual; what is not known is left out. */
function metaText(meta: Meta): string {
  const known = Object.fromEntries(Object.entries(meta).filter(([, value]) => value !== undefined));
  return stringify(known, { lineWidth: 0 });
}

/** The files of a document's folder. */
function filesOf(candidate: Candidate, meta: Meta): [name: string, content: string | Uint8Array][] {
  return [
    [sourceName(candidate), candidate.bytes],
    ...(candidate.layer === null ? [] : [['layer.html', candidate.layer] as [string, string]]),
    ...(candidate.response ? [['response.json', `${safeJson(candidate.response, 2)}\n`] as [string, string]] : []),
    ['meta.yaml', metaText(meta)],
  ];
}

/** Removes what processes that are gone left half-written. */
function removeLeftovers(root: string): void {
  for (const name of readdirSync(join(root, CORPUS)))
    if (name.startsWith(STAGING)) rmSync(join(root, CORPUS, name), { recursive: true, force: true });
}

/**
 * Puts a document into the corpus: when this returns, it is on the disk; when it throws, nothing of it is.
 * @returns its folder, relative to the workspace
 * @throws StoreError where a document of that id is there, or the disk takes no more; LockedError where another process writes
 */
export function storeDocument(root: string, id: string, candidate: Candidate, meta: Meta): string {
  const folder = folderOf(id, meta);
  const staging = join(root, CORPUS, `${STAGING}${id}`);
  mkdirSync(join(root, partOf(meta)), { recursive: true });
  return withLock(join(root, CORPUS, '.ingest.lock'), () => {
    // The lock is held, so whatever is staged was left behind.
    removeLeftovers(root);
    try {
      mkdirSync(staging);
      for (const [name, content] of filesOf(candidate, meta)) writeSynced(join(staging, name), content);
      syncFolder(staging);
      renameSync(staging, join(root, folder));
      syncFolder(join(root, partOf(meta)));
      return folder;
    } catch (error) {
      rmSync(staging, { recursive: true, force: true });
      throw storeError(folder, error);
    }
  });
}

function storeError(folder: string, error: unknown): Error {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'ENOTEMPTY' || code === 'EEXIST')
    return new StoreError(`${folder} is there already: name another id with --id`);
  if (code === 'ENOSPC' || code === 'EDQUOT' || code === 'EFBIG')
    return new StoreError(
      `${folder}: the disk takes no more (${code}); make room and ingest again, nothing was half-written`,
    );
  return code === undefined ? (error as Error) : new StoreError(`${folder} cannot be written: ${message}`);
}
