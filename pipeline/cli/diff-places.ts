/** Where the values of a diff stand: lines of the documents and of the curated files. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isMap, isSeq, LineCounter, parseDocument } from 'yaml';
import type { DocumentResult } from '../contract.ts';
import { corpusDocuments } from '../corpus.ts';
import type { FileLine, Places } from '../diff/format/format.ts';
import type { Quote } from '../diff/report.ts';

/** Reads files when first asked for. @param results of the documents at hand: they say how each is encoded */
export class WorkspacePlaces implements Places {
  readonly #root: string;
  readonly #encodings: ReadonlyMap<string, string>;
  readonly #paths: ReadonlyMap<string, string>;
  readonly #lines = new Map<string, readonly number[]>();
  readonly #curated = new Map<string, CuratedFile | null>();

  constructor(root: string, results: readonly DocumentResult[]) {
    this.#root = root;
    this.#encodings = new Map(results.map(({ document }) => [document.id, document.encoding]));
    this.#paths = new Map(corpusDocuments(root).map(({ id, path }) => [id, path]));
  }

  ofQuote({ documentId, start }: Quote): FileLine | null {
    const file = this.#paths.get(documentId);
    const encoding = this.#encodings.get(documentId);
    if (file === undefined || encoding === undefined) return null;
    const starts = this.#lines.get(file) ?? lineStarts(readSource(join(this.#root, file), encoding));
    this.#lines.set(file, starts);
    return { file, line: countUpTo(starts, start) };
  }

  ofCurated(group: string, path: string): FileLine | null {
    const known = this.#curated.get(group);
    const curated = known === undefined ? readCurated(this.#root, group) : known;
    this.#curated.set(group, curated);
    return curated && { file: curated.file, line: curated.lineOf(path) };
  }
}

const readSource = (path: string, encoding: string): string =>
  new TextDecoder(encoding, { ignoreBOM: true }).decode(readFileSync(path));

const lineStarts = (text: string): number[] => [0, ...Array.from(text.matchAll(/\n/g), ({ index }) => index + 1)];

/** How many of the sorted numbers are no greater than `limit`. */
function countUpTo(numbers: readonly number[], limit: number): number {
  let [low, high] = [0, numbers.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((numbers[middle] ?? 0) <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

interface CuratedFile {
  readonly file: string;
  lineOf(path: string): number;
}

/** The curated file of an announcement, else of a document. */
function readCurated(root: string, group: string): CuratedFile | null {
  const file = [`corpus/curated/${group}.yaml`, `corpus/curated/documents/${group}.yaml`].find(
    (path) => /^[\w.-]+$/.test(group) && existsSync(join(root, path)),
  );
  if (file === undefined) return null;
  const lines = new LineCounter();
  const { contents } = parseDocument(readFileSync(join(root, file), 'utf8'), { lineCounter: lines });
  return { file, lineOf: (path) => lines.linePos(startOf(contents, path)).line };
}

/** Where a value begins, else the nearest that holds it: a single scalar stands without a list. */
function startOf(contents: unknown, path: string): number {
  let node = contents;
  let start = 0;
  for (const step of path.match(/[^.[\]]+/g) ?? []) {
    const next = isSeq(node) ? node.get(Number(step), true) : isMap(node) ? node.get(step, true) : undefined;
    if (next === undefined || next === null) break;
    node = next;
    start = (next as { range?: readonly number[] }).range?.[0] ?? start;
  }
  return start;
}
