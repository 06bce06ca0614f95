/** What the corpus holds already, asked by digest, address and likeness. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Meta } from '../corpus/meta.ts';
import { type CorpusDocument, corpusDocuments, documentFiles, readDocumentSync } from '../corpus.ts';
import { annotate, extractDocument } from '../run.ts';
import type { RawDocument } from '../types.ts';
import type { Response } from './candidate.ts';
import type { Examined } from './examine.ts';
import { type Validators, validatorsOf } from './fetch/fetched.ts';
import { type Matter, mattersOf } from './matter.ts';
import { keptText } from './similar/kept.ts';
import { type Signature, signatureOf } from './similar/signature.ts';
import { type Similar, SimilarIndex } from './similar/similar-index.ts';

/** A document that is there. */
export interface Holding {
  readonly id: string;
  readonly sha256: string;
  readonly meta: Meta;
}

interface Held extends Holding {
  /** Relative to the workspace; null of what was not written. */
  readonly path: string | null;
  /** Of what this call has added; of others the text is asked. */
  readonly matters: readonly Matter[];
}

export class Holdings {
  readonly #root: string;
  readonly #documents = new Map<string, Held>();
  readonly #similar = new SimilarIndex();

  /**
   * Reads what a workspace holds. A document that cannot be read is held by its id alone.
   * @throws CorpusError where the corpus is broken
   */
  constructor(root: string) {
    this.#root = root;
    for (const document of corpusDocuments(root)) this.#addHeld(document);
  }

  /** The document with these bytes. */
  withBytes(sha256: string): Holding | null {
    return [...this.#documents.values()].find((held) => held.sha256 === sha256) ?? null;
  }

  /** The documents that came from an address, the latest version last. */
  fromUrl(url: string): Holding[] {
    return [...this.#documents.values()]
      .filter(({ meta }) => meta.url === url)
      .sort((a, b) => ((a.meta.retrieved ?? '') < (b.meta.retrieved ?? '') ? -1 : 1));
  }

  /** The latest document from an address, and what its server sent to tell a later state by. */
  remembered(url: string): { readonly id: string; readonly validators: Validators } | null {
    const latest = this.fromUrl(url).at(-1);
    return latest ? { id: latest.id, validators: this.#validatorsOf(latest.id) } : null;
  }

  /** A document and its later versions, the latest last. */
  versionsOf(id: string): Holding[] {
    return [...this.#documents.values()].filter((held) => held.id === id || held.meta.versionOf === id);
  }

  get(id: string): Holding | null {
    return this.#documents.get(id) ?? null;
  }

  has(id: string): boolean {
    return (
      this.#documents.has(id) || ['documents', 'local'].some((part) => existsSync(join(this.#root, 'corpus', part, id)))
    );
  }

  /** The documents that say the same, the nearest first. */
  like(signature: Signature): readonly Similar[] {
    return this.#similar.nearest(signature);
  }

  /** What a document announces; nothing where it cannot be read. */
  matters(id: string): readonly Matter[] {
    const held = this.#documents.get(id);
    if (!held || held.path === null) return held?.matters ?? [];
    return mattersOf(extractDocument(this.read(id)));
  }

  /** The decoded text of a document that was there before. @throws as reading does */
  read(id: string): RawDocument {
    const path = this.#documents.get(id)?.path;
    if (path == null) throw new Error(`${id} is not on the disk`);
    return readDocumentSync({ id, path, file: join(this.#root, path) });
  }

  /** Takes a new document in. @param path relative to the workspace; null where it was not written */
  add(holding: Holding, { signature, result }: Pick<Examined, 'signature' | 'result'>, path: string | null): void {
    this.#documents.set(holding.id, { ...holding, path, matters: mattersOf(result) });
    this.#similar.add(holding.id, signature);
  }

  #validatorsOf(id: string): Validators {
    const path = this.#documents.get(id)?.path;
    const file = path == null ? null : join(this.#root, dirname(path), 'response.json');
    if (file === null || !existsSync(file)) return {};
    const { headers } = JSON.parse(readFileSync(file, 'utf8')) as Pick<Response, 'headers'>;
    return validatorsOf(headers);
  }

  #addHeld({ id, path }: CorpusDocument): void {
    const files = documentFiles(join(this.#root, path));
    const sha256 = createHash('sha256').update(readFileSync(files.source)).digest('hex');
    this.#documents.set(id, { id, sha256, meta: files.meta, path, matters: [] });
    try {
      this.#similar.add(id, signatureOf(keptText(annotate(this.read(id)))));
    } catch {
      // What cannot be decoded is like nothing; `extract` says what is wrong with it.
    }
  }
}
