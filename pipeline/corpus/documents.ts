/** The documents of a corpus: folders with a `source` and a `meta.yaml`, or bare files in `corpus/local/`. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { type Meta, metaSchema } from './meta.ts';
import { CorpusError, type CorpusProblem } from './problem.ts';
import { readYaml } from './yaml.ts';

/** Which part of the corpus a document belongs to; scores are reported apart. */
export type Split = 'local' | 'development' | 'heldout';
export const SPLITS: readonly Split[] = ['local', 'development', 'heldout'];

/** The extensions of documents that are text. */
const DOCUMENT_FILE = /\.(?:txt|html?)$/i;
export const isDocumentFile = (name: string): boolean => DOCUMENT_FILE.test(name);
/** The frozen source of a document's folder, whatever its format. */
const SOURCE_FILE = /^source\.(?:txt|html?|pdf|docx|xlsx|csv|mhtml?)$/i;
const LAYER = 'layer.html';

/** A document of the corpus, not read yet. */
export interface CorpusDocument {
  readonly id: string;
  /** Relative to the workspace, with `/`. */
  readonly path: string;
  readonly split: Split;
  /** The document that this one repeats: it is a copy of it, or a later version. */
  readonly copyOf?: string;
}

const DOCUMENTS = 'corpus/documents';
const LOCAL = 'corpus/local';

/**
 * All documents of a workspace, sorted by id within each part: the committed ones, then those of `corpus/local/` where it exists.
 * @param root the folder that holds `corpus/`
 * @throws CorpusError where a folder holds no document, or its `meta.yaml` names no split
 */
export function corpusDocuments(root: string): readonly CorpusDocument[] {
  const problems: CorpusProblem[] = [];
  const folders = entriesOf(root, DOCUMENTS).filter((name) => isFolder(join(root, DOCUMENTS, name)));
  const committed = folders.flatMap((id) => folderDocument(root, `${DOCUMENTS}/${id}`, problems));
  const local = entriesOf(root, LOCAL).flatMap((name) => localDocument(root, name));
  if (problems.length > 0) throw new CorpusError(problems);
  return [...committed, ...local];
}

const entriesOf = (root: string, folder: string): readonly string[] =>
  existsSync(join(root, folder))
    ? readdirSync(join(root, folder))
        .filter((name) => !name.startsWith('.'))
        .sort()
    : [];

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;

/** The `source.*` of a folder, or null. */
const sourceIn = (folder: string): string | null =>
  readdirSync(folder)
    .filter((name) => SOURCE_FILE.test(name))
    .sort()[0] ?? null;

function folderDocument(root: string, folder: string, problems: CorpusProblem[]): CorpusDocument[] {
  const source = sourceIn(join(root, folder));
  const file = `${folder}/meta.yaml`;
  if (source === null || !existsSync(join(root, file))) {
    const message = source === null ? 'no source.txt, source.html or source of another format' : 'no meta.yaml';
    problems.push({ file: folder, path: '', message, cure: 'add it, or remove the folder' });
    return [];
  }
  const meta = readYaml(root, file, metaSchema);
  if ('problems' in meta) problems.push(...meta.problems);
  else if (meta.value.split === undefined)
    problems.push({ file, path: 'split', message: 'missing', cure: 'write "split: development" or "split: heldout"' });
  else return [{ id: basename(folder), path: `${folder}/${source}`, split: meta.value.split, ...repeated(meta.value) }];
  return [];
}

const repeated = ({ copyOf, versionOf }: Meta): { copyOf?: string } => {
  const original = copyOf ?? versionOf;
  return original === undefined ? {} : { copyOf: original };
};

function localDocument(root: string, name: string): CorpusDocument[] {
  const path = `${LOCAL}/${name}`;
  if (isDocumentFile(name)) return [{ id: name.slice(0, -extname(name).length), path, split: 'local' }];
  const source = isFolder(join(root, path)) ? sourceIn(join(root, path)) : null;
  if (source === null) return [];
  const meta = existsSync(join(root, path, 'meta.yaml')) ? readYaml(root, `${path}/meta.yaml`, metaSchema) : null;
  // What is wrong with it is said by whoever reads the document.
  return [
    { id: name, path: `${path}/${source}`, split: 'local', ...(meta && 'value' in meta ? repeated(meta.value) : {}) },
  ];
}

/** The documents of a workspace that repeat others, with the id of the original. */
export const copiesIn = (documents: readonly CorpusDocument[]): ReadonlyMap<string, string> =>
  new Map(documents.flatMap(({ id, copyOf }) => (copyOf === undefined ? [] : [[id, copyOf]])));

/** The files and the knowledge that make one document. */
export interface DocumentFiles {
  /** The folder's name; null for a bare file. */
  readonly id: string | null;
  /** The frozen source, absolute: its bytes are the document's. */
  readonly source: string;
  /** Its text layer, absolute; null where the source is text. */
  readonly layer: string | null;
  readonly meta: Meta;
}

/**
 * What a file's folder says of it: `<id>/source.html` beside a `meta.yaml` is a document of a corpus, named by its folder; so are
 * `<id>/source.pdf` and its `layer.html`, either of which stands for the document.
 * @param path absolute
 * @throws CorpusError where the `meta.yaml` is unusable
 */
export function documentFiles(path: string): DocumentFiles {
  const [folder, name] = [dirname(path), basename(path)];
  if (!(name.startsWith('source.') || name === LAYER) || !existsSync(join(folder, 'meta.yaml')))
    return { id: null, source: path, layer: null, meta: {} };
  const meta = readYaml(folder, 'meta.yaml', metaSchema);
  if ('problems' in meta) throw new CorpusError(meta.problems);
  const layer = meta.value.layer === undefined ? null : join(folder, LAYER);
  const source = name === LAYER ? join(folder, sourceIn(folder) ?? name) : path;
  return { id: basename(folder), source, layer, meta: meta.value };
}
