/** Stage 1: bytes and what is known from outside -> RawDocument. Decodes once; nothing later sees the bytes. */
import { createHash } from 'node:crypto';
import { basename, extname } from 'node:path/posix';
import type { DocumentMeta, RawDocument } from '../types.ts';

/** Why bytes cannot become a document: what is wrong, where, and the cure. */
export class LoadError extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.name = 'LoadError';
    this.code = code;
  }
}

/** What `load` needs to know of a document. */
export interface LoadInput {
  readonly bytes: Uint8Array;
  /** As given by the caller; decides the id and, by its extension, the media type. */
  readonly path: string;
  /** The corpus folder's name; else the file name without extension. */
  readonly id?: string;
  readonly meta?: DocumentMeta;
}

export const load = ({ bytes, path, id, meta = {} }: LoadInput): RawDocument => {
  const encoding = 'utf-8';
  const source = new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes);
  const name = basename(path);
  return {
    id: id ?? name.slice(0, name.length - extname(name).length),
    path,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    mediaType: /\.html?$/i.test(path) ? 'text/html' : 'text/plain',
    encoding,
    source,
    meta,
  };
};
