/** Names that no lexicon knows, by their endings: place + brand + line of business + legal form. */
import type { InstitutionKind } from '../contract.ts';
import { type NameWords, nameWords, type Shape } from '../lexicon/shapes.ts';
import { partOfSpeech } from '../words.ts';
import type { Ending } from './endings.ts';
import { type Context, isBrand, isChinese, type Piece, runBefore } from './run.ts';
import { lengthsBy, longestAt } from './word-lengths.ts';

/** A name found by its ending. Offsets index the text. */
export interface ShapedName {
  readonly start: number;
  readonly end: number;
  readonly kind: InstitutionKind;
  /** Where the known institution ends whose name this one begins with (招商银行研究院), else -1. */
  readonly ownerEnd: number;
  /** What of the name no other has: 迅鳐 of 成都迅鳐科技有限公司; empty where it is a word. */
  readonly brand: string;
  /** Whether only a legal form was added to the known institution: it is the same one. */
  readonly same: boolean;
}

/** The word of a group that begins at `start`, or an empty string. */
const wordAt = (text: string, group: NameWords, start: number): string => {
  const lengths = lengthsBy('first', group, text.charCodeAt(start));
  for (let length = longestAt(lengths, 4); length > 0; length = longestAt(lengths, length - 1)) {
    const word = text.slice(start, start + length);
    if (word.length === length && nameWords(group).has(word)) return word;
  }
  return '';
};

/** X旗下的Y names Y. */
const OWNER = /旗下的?$/;
const LISTING = /[、和与及跟/]/;

/** Whether an ending of a name closes the run of Chinese characters that begins at `start`: of an item of a list, most likely a name. */
function nameBegins(text: string, endings: ReadonlySet<number>, start: number): boolean {
  let at = start;
  while (at - start < 16 && isChinese(text[at]) && !LISTING.test(text[at]!)) {
    at++;
    if (endings.has(at)) return true;
  }
  return false;
}

/** Whether a label of institutions ends at `end`: 申请机构：. */
const isLabel = (text: string, end: number): boolean =>
  text[end - 1] === '：' && [2, 3, 4].some((length) => nameWords('role').has(text.slice(end - 1 - length, end - 1)));

/**
 * Whether `[start, end)` stands in a list beside another name, behind a label of institutions, before somebody's title, or between 由 and
 * a verb of applying.
 */
function isListed(
  { text, endings, institutionEnding, institutionStarts }: Context,
  start: number,
  end: number,
): boolean {
  const ends = (at: number): boolean => endings.has(at) || institutionEnding.has(at);
  if ((LISTING.test(text[start - 1] ?? '') && ends(start - 1)) || isLabel(text, start)) return true;
  if (LISTING.test(text[end] ?? '') && (institutionStarts.has(end + 1) || nameBegins(text, endings, end + 1)))
    return true;
  if (wordAt(text, 'title', end) !== '' || OWNER.test(text.slice(Math.max(0, start - 3), start))) return true;
  const free = start === 0 || !isChinese(text[start - 1]) || text[start - 1] === '由';
  return free && nameWords('applying').has(wordAt(text, 'after', end));
}

/** 、云谷数据试点《: the rest of a list, a verb of applying, and the mark before a pilot's name, right behind. */
const APPLIES_FOR = /^(?:[、和与及][^、，。；：《“”\n]{2,20}){0,4}([\u4e00-\u9fff]{2})[《“]/;
const APPLIES_REACH = 90;

function appliesFor(text: string, start: number, end: number): boolean {
  if (isChinese(text[start - 1]) && !/[和与及由]/.test(text[start - 1] as string)) return false;
  const verb = APPLIES_FOR.exec(text.slice(end, end + APPLIES_REACH))?.[1];
  return verb !== undefined && nameWords('applying').has(verb);
}

/** Whether what follows a short name can follow one: no noun that it could be the attribute of (天翼智能|风险监控). */
export function canEnd({ text, edges }: Pick<Context, 'text' | 'edges'>, end: number): boolean {
  if (!isChinese(text[end]) || wordAt(text, 'after', end) !== '' || wordAt(text, 'boundary', end) !== '') return true;
  let next = end + 1;
  while (next < text.length && next - end < 8 && !edges.at(next)) next++;
  return /^(?:v[dq]?$|[dpcuf])/.test(partOfSpeech(text.slice(end, next)));
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

/** Whether the pieces in front of an ending make it a name; what each level asks for stands at the head of the lexicon. */
function isEnough(context: Context, shape: Shape, pieces: readonly Piece[], end: number): boolean {
  const [first] = pieces;
  if (!first) return false;
  const brand = isBrand(pieces);
  const placed = pieces.some(({ kind }) => kind === 'place');
  const common = pieces.some(({ kind }) => kind === 'common');
  const listed = (): boolean => isListed(context, first.start, end);
  switch (shape.needs) {
    case 'words':
      return brand || common || (placed && pieces.length > 1);
    case 'place':
      return brand || placed || (common && listed());
    case 'name':
      return pieces.at(-1)?.kind !== 'trade' && (brand || placed || (common && listed()));
    case 'brand': {
      const joined = /[和与跟]/.test(context.text[first.start - 1] ?? '') && !context.endingStarts.has(end) && listed();
      return (canEnd(context, end) || joined) && (brand || ((common || (placed && pieces.length > 1)) && listed()));
    }
    case 'list':
      return (
        ((brand || placed || (common && (pieces.length > 1 || wordAt(context.text, 'title', end) !== ''))) &&
          canEnd(context, end) &&
          listed()) ||
        (first.kind !== 'trade' && appliesFor(context.text, first.start, end))
      );
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

/** A name without the place in front and the trade words behind, if the dictionary has no word for what is left. */
function brandOf(text: string, pieces: readonly Piece[]): string {
  const from = pieces.findIndex(({ kind }) => kind !== 'place');
  const to = pieces.findLastIndex(({ kind }) => kind !== 'place' && kind !== 'trade');
  if (from < 0 || to < from || !pieces.some(({ kind }) => kind === 'rare')) return '';
  const brand = text.slice(pieces[from]!.start, pieces[to]!.end);
  return partOfSpeech(brand) === '' ? brand : '';
}

/** The name that ends with `hit`, or null. `floor` is the end of the name before it. */
function nameEndingWith(context: Context, hit: Ending, floor: number): ShapedName | null {
  const { shape } = hit;
  const { text, institutionEnding, placeEnding } = context;
  if (shape.notBefore?.some((word) => text.startsWith(word, hit.end))) return null;
  const run = runBefore(context, hit.start, floor);
  const runStart = run.pieces[0]?.start ?? hit.start;
  const plain = run.pieces.every(({ kind }) => kind === 'place' || kind === 'trade');
  // 富数科技, 富数有限公司 are 富数 written out; 富数研究院 and 富数信息技术有限公司 are others.
  const addsWord = shape.needs === 'brand' && run.pieces.length === 0 && canEnd(context, hit.end);
  if (run.afterInstitution && plain && (shape.role === 'legal' || shape.role === 'unit' || addsWord)) {
    const owner = institutionEnding.get(runStart)!.start;
    const same = addsWord || (shape.role === 'legal' && run.pieces.every(({ kind }) => kind === 'place'));
    return {
      start: placeEnding.get(owner) ?? owner,
      end: hit.end,
      kind: shape.kind,
      ownerEnd: runStart,
      brand: '',
      same,
    };
  }
  if (shape.needs !== 'words' && nameWords('indefinite').has(run.boundary)) return null;
  const pieces = trimmed(run.pieces);
  const start = isEnough(context, shape, pieces, hit.end)
    ? pieces[0]!.start
    : startOverAnd(context, shape, runStart, floor);
  // 40亿张银行卡: what a digit stands in front of is counted.
  if (start < 0 || /[0-9]/.test(text[start - 1] ?? '')) return null;
  const rejected = shape.rejects.some((reject) => {
    return reject.length >= hit.end - start && text.startsWith(reject, hit.end - reject.length);
  });
  if (rejected) return null;
  return { start, end: hit.end, kind: shape.kind, ownerEnd: -1, brand: brandOf(text, pieces), same: false };
}

/** A legal form does not tell the line of business; the ending before it in the same name does. */
function kindOf(hits: readonly Ending[], index: number, start: number): InstitutionKind {
  for (let at = index; at >= 0 && hits[at]!.start >= start; at--) {
    const { shape } = hits[at]!;
    if (shape.role !== 'legal' && shape.role !== 'branch') return shape.kind;
  }
  return 'other';
}

/** The names found by their endings, sorted, without overlaps; one that holds another takes its place. */
export function shapedNames(context: Context, hits: readonly Ending[]): ShapedName[] {
  const found: ShapedName[] = [];
  for (const [index, hit] of hits.entries()) {
    const { shape } = hit;
    if (shape.role === 'branch') continue;
    const floor = shape.role === undefined ? (found.at(-1)?.end ?? 0) : 0;
    const name = nameEndingWith(context, hit, floor);
    if (!name) continue;
    while (found.length > 0 && found.at(-1)!.end > name.start) found.pop();
    found.push({ ...name, kind: kindOf(hits, index, name.start) });
  }
  return found;
}
