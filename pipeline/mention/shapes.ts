/** Names that no lexicon knows, by their endings: place + brand + line of business + legal form. */
import type { InstitutionKind } from '../contract.ts';
import { nameWords, type Shape, shapes } from '../lexicon/shapes.ts';
import { type Context, type Piece, runBefore } from './run.ts';
import { type Hit, Trie } from './trie.ts';

/** A name found by its ending. Offsets index the text. */
export interface ShapedName {
  readonly start: number;
  readonly end: number;
  readonly kind: InstitutionKind;
  /** Where the known institution ends whose name this one begins with (招商银行研究院), else -1. */
  readonly ownerEnd: number;
  /** Whether only a legal form was added to the known institution: it is the same one. */
  readonly same: boolean;
}

let compiled: { readonly trie: Trie; readonly shapeOf: readonly Shape[] } | null = null;

/** The endings in one trie; a hit's entry is the number of its shape. */
function endings() {
  if (compiled) return compiled;
  const shapeOf = shapes().filter(({ role }) => role !== 'branch');
  const patterns = shapeOf.flatMap(({ suffixes }, entry) => suffixes.map((text) => ({ text, channel: 0, entry })));
  compiled = { trie: new Trie(patterns), shapeOf };
  return compiled;
}

const has = (group: 'before' | 'after', word: string): boolean => nameWords(group).has(word);

/** Whether what stands before and after a name is what stands around names in lists and before verbs of applying. */
function inList({ text }: Context, start: number, end: number): { before: boolean; after: boolean } {
  const lineStart = start === 0 || text[start - 1] === '\n';
  const lineEnd = end === text.length || text[end] === '\n';
  return {
    before: lineStart || has('before', text.slice(start - 1, start)) || has('before', text.slice(start - 2, start)),
    after: lineEnd || has('after', text.slice(end, end + 1)) || has('after', text.slice(end, end + 2)),
  };
}

/** Whether the pieces hold a name of their own: a proper noun, letters, or characters that make no word. */
function isBrand(pieces: readonly Piece[]): boolean {
  let letters = 0;
  for (const { kind, start, end } of pieces) {
    letters = kind === 'rare' ? letters + end - start : 0;
    if (letters >= 2) return true;
  }
  return false;
}

/** Takes verbs and trade words off the front, as long as a brand is left: 平台引进迅鳐(科技). */
function trimmed(pieces: readonly Piece[]): readonly Piece[] {
  if (pieces.some(({ kind }) => kind === 'place')) return pieces;
  let from = 0;
  for (const [index, { kind }] of pieces.entries()) {
    const before = pieces.slice(from, index);
    if (kind === 'verb' && !isBrand(before) && isBrand(pieces.slice(index + 1))) from = index + 1;
  }
  while (pieces[from]?.kind === 'trade' && isBrand(pieces.slice(from + 1))) from++;
  return pieces.slice(from);
}

function isEnough(context: Context, shape: Shape, pieces: readonly Piece[], end: number): boolean {
  const [first] = pieces;
  if (!first) return false;
  const brand = isBrand(pieces);
  const placed = pieces.some(({ kind }) => kind === 'place');
  const words = pieces.some(({ kind }) => kind === 'common' || kind === 'verb' || kind === 'rare');
  const around = inList(context, first.start, end);
  const listed = around.before && around.after;
  switch (shape.needs) {
    case 'words':
      return brand || words || (placed && pieces.length > 1);
    case 'place':
      return brand || placed || (words && listed);
    case 'brand':
      return brand || (listed && (words || (placed && pieces.length > 1)));
    case 'list':
      return brand && around.after;
  }
}

/** Where a name with an 与 inside begins (国家金融与发展实验室): only behind a place or the state, as two names are commoner; or -1. */
function startOverAnd(context: Context, shape: Shape, runStart: number, floor: number): number {
  if (shape.needs !== 'place' || !/[与和及]/.test(context.text[runStart - 1] ?? '')) return -1;
  const [first] = runBefore(context, runStart - 1, floor).pieces;
  if (!first) return -1;
  return first.kind === 'place' || /^(?:国家|中国|全国)/.test(context.text.slice(first.start, first.end))
    ? first.start
    : -1;
}

/** The name that ends with `hit`, or null. `floor` is the end of the name before it. */
function nameEndingWith(context: Context, hit: Hit, shape: Shape, floor: number): ShapedName | null {
  const { text, institutionEnding, placeEnding } = context;
  if (shape.notBefore?.some((word) => text.startsWith(word, hit.end))) return null;
  const run = runBefore(context, hit.start, floor);
  const runStart = run.pieces[0]?.start ?? hit.start;
  const plain = run.pieces.every(({ kind }) => kind === 'place' || kind === 'trade');
  if (run.afterInstitution && plain && (shape.role === 'legal' || shape.role === 'unit')) {
    const owner = institutionEnding.get(runStart)!.start;
    const same = shape.role === 'legal' && run.pieces.every(({ kind }) => kind === 'place');
    return { start: placeEnding.get(owner) ?? owner, end: hit.end, kind: shape.kind, ownerEnd: runStart, same };
  }
  const pieces = trimmed(run.pieces);
  const start = isEnough(context, shape, pieces, hit.end)
    ? pieces[0]!.start
    : startOverAnd(context, shape, runStart, floor);
  if (start < 0) return null;
  const rejected = shape.rejects.some((reject) => {
    return reject.length >= hit.end - start && text.startsWith(reject, hit.end - reject.length);
  });
  return rejected ? null : { start, end: hit.end, kind: shape.kind, ownerEnd: -1, same: false };
}

/** A legal form does not tell the line of business; the ending before it in the same name does. */
function kindOf(hits: readonly Hit[], index: number, start: number, shapeOf: readonly Shape[]): InstitutionKind {
  for (let at = index; at >= 0 && hits[at]!.start >= start; at--) {
    const shape = shapeOf[hits[at]!.entry]!;
    if (shape.role !== 'legal') return shape.kind;
  }
  return 'other';
}

/** The hits that no other hit holds. */
function widest(hits: readonly Hit[]): Hit[] {
  let reached = 0;
  return hits.filter(({ end }) => {
    const wider = end > reached;
    reached = Math.max(reached, end);
    return wider;
  });
}

/** The names found by their endings, sorted, without overlaps; one that holds another takes its place. */
export function shapedNames(context: Context): ShapedName[] {
  const { trie, shapeOf } = endings();
  const hits = widest(trie.scan(context.text, ({ start, end }) => end - start > 2 || context.edges.at(end), true));
  const found: ShapedName[] = [];
  for (const [index, hit] of hits.entries()) {
    const shape = shapeOf[hit.entry]!;
    const last = found.at(-1);
    const floor = shape.role === undefined ? (last?.end ?? 0) : 0;
    const name = nameEndingWith(context, hit, shape, floor);
    if (!name) continue;
    while (found.length > 0 && found.at(-1)!.end > name.start) found.pop();
    found.push({ ...name, kind: kindOf(hits, index, name.start, shapeOf) });
  }
  return found;
}
