/** The run of words in front of an ending, back to where a name can begin at the earliest. */
import { type NameWords, nameWords } from '../lexicon/shapes.ts';
import { partOfSpeech } from '../words.ts';
import type { Edges } from './edges.ts';
import { lengthsBy, longestAt } from './word-lengths.ts';

/** A piece of a run: `rare` pieces are what brands are made of, `place` and `trade` words (金融) may stand in any name. */
export interface Piece {
  readonly start: number;
  readonly end: number;
  readonly kind: 'place' | 'trade' | 'rare' | 'common' | 'verb';
}

/** What the walk needs to know of a text besides its words: where known institutions, places and technologies end. */
export interface Context {
  readonly text: string;
  readonly edges: Edges;
  readonly placeEnding: ReadonlyMap<number, number>;
  readonly technologyEnding: ReadonlyMap<number, number>;
  /** Where an ending of a name begins. */
  readonly endingStarts: ReadonlySet<number>;
  /** Where one ends that is no ordinary word: 银行, 科技, 分行. */
  readonly endings: ReadonlySet<number>;
  readonly institutionEnding: ReadonlyMap<number, { readonly start: number }>;
  readonly institutionStarts: ReadonlySet<number>;
}

export interface Run {
  /** From left to right, back to back; those in brackets count as one place. */
  readonly pieces: readonly Piece[];
  /** The boundary word in front of the run, if one is. */
  readonly boundary: string;
  /** Whether a known institution ends where the run begins. */
  readonly afterInstitution: boolean;
}

/** No name in use is longer in front of its ending. */
const LONGEST = 24;
const PROPER_NOUN = /^n[rszt]|^m/;
const VERB = /^v[dq]?$/;
/** 农商银行, 农村商业银行, 村镇银行, 农信联社: counties have one each. */
const RURAL_BANK = /^(?:农[商村信合]|村镇)/;
const FUNCTION_WORD = /^[pcury]/;
/** A count and its counter (一位, 两项); 大宗, 三百 and 零壹 have the same part of speech. */
const COUNT = /^第?[一二两三四五六七八九十百千几多数].{0,3}[家个项位款种名批次类笔户张条份所支台件]$/;

export const isChinese = (char: string | undefined): boolean =>
  char !== undefined && char >= '\u3400' && char <= '\u9fff';

/**
 * The longest word of a group that ends at `end` and begins at a word edge; its start, or -1. Where an ending begins, a word ends
 * (证券 in 证券公司, which the dictionary has as one).
 */
function startOfWord({ text, edges, endingStarts }: Context, group: NameWords, end: number): number {
  const lengths = lengthsBy('last', group, text.charCodeAt(end - 1));
  if (lengths === 0 || !(edges.at(end) || endingStarts.has(end))) return -1;
  const words = nameWords(group);
  for (let length = longestAt(lengths, end); length > 0; length = longestAt(lengths, length - 1)) {
    const start = end - length;
    if (words.has(text.slice(start, end)) && edges.at(start)) return start;
  }
  return -1;
}

/** How many characters of a name stand between `end` and the boundary before it; 2 stands for more, and for a counter (2项为…). */
function lettersBefore(context: Context, end: number): number {
  const { text, edges, institutionEnding } = context;
  let count = 0;
  for (let at = end; count < 2 && isChinese(text[at - 1]); at--, count++) {
    if (institutionEnding.has(at)) return 2;
    if (startOfWord(context, 'boundary', at) >= 0) break;
    if (nameWords('soft').has(text[at - 1]!) && edges.at(at) && edges.at(at - 1)) break;
  }
  return count === 1 && /[0-9]/.test(text[end - 2] ?? '') ? 2 : count;
}

/** Whether 和, 与, 为, … before `end` is a word of its own: not where it is the second character of a name (中和农信). */
function isSoftBoundary(context: Context, end: number): boolean {
  const { text, edges } = context;
  if (!nameWords('soft').has(text[end - 1] ?? '') || !edges.at(end) || !edges.at(end - 1)) return false;
  const before = lettersBefore(context, end - 1);
  // Behind another preposition it begins a name (由和讯申报).
  return before === 0 ? !/[由与和及为向对]/.test(text[end - 2] ?? '') : before > 1;
}

/** The place in brackets that ends at `end` (（北京）), its start, or -1. */
function bracketedPlace({ text, placeEnding }: Context, end: number): number {
  if (text[end - 1] !== '）' && text[end - 1] !== ')') return -1;
  const place = placeEnding.get(end - 1);
  return place !== undefined && /[（(]/.test(text[place - 1] ?? '') ? place - 1 : -1;
}

/** The Latin brand that ends at `end` (the AI of AI科技), its start, or -1; digits alone are no brand. */
function latinBrand(text: string, end: number): number {
  let start = end;
  while (start > 0 && end - start < LONGEST && /[0-9A-Za-z&.]/.test(text[start - 1]!)) start--;
  return start < end && /[A-Za-z]/.test(text.slice(start, end)) ? start : -1;
}

function wordBefore(context: Context, end: number): Piece | null {
  const { text, edges } = context;
  if (!isChinese(text[end - 1])) return null;
  const country = startOfWord(context, 'country', end);
  if (country >= 0) return { start: country, end, kind: 'place' };
  const county = RURAL_BANK.test(text.slice(end, end + 2)) ? startOfWord(context, 'county', end) : -1;
  if (county >= 0) return { start: county, end, kind: 'rare' };
  const trade = startOfWord(context, 'generic', end);
  if (trade >= 0) return { start: trade, end, kind: 'trade' };
  let start = end - 1;
  while (start > 0 && end - start < LONGEST && !edges.at(start)) start--;
  if (end - start === 1) return { start, end, kind: 'rare' };
  const word = text.slice(start, end);
  const tag = partOfSpeech(word);
  if (FUNCTION_WORD.test(tag) || (tag === 'm' && COUNT.test(word)) || /[着了过]$/.test(word)) return null;
  return { start, end, kind: tag === '' || PROPER_NOUN.test(tag) ? 'rare' : VERB.test(tag) ? 'verb' : 'common' };
}

function pieceBefore(context: Context, end: number): Piece | null {
  const bracket = bracketedPlace(context, end);
  if (bracket >= 0) return { start: bracket, end, kind: 'place' };
  const place = context.placeEnding.get(end);
  if (place !== undefined) return { start: place, end, kind: 'place' };
  const technology = context.technologyEnding.get(end);
  if (technology !== undefined) return { start: technology, end, kind: 'trade' };
  const latin = latinBrand(context.text, end);
  if (latin >= 0) return { start: latin, end, kind: 'rare' };
  return wordBefore(context, end);
}

/** Whether pieces, in either direction, hold a name of their own: a proper noun, letters, or characters that make no word. */
export function isBrand(pieces: readonly Piece[]): boolean {
  let letters = 0;
  for (const { kind, start, end } of pieces) {
    letters = kind === 'rare' ? letters + end - start : 0;
    if (letters >= 2) return true;
  }
  return false;
}

/**
 * The run that ends at `end`, not reaching back beyond `floor`. A place begins the name, unless it stands in brackets or behind
 * another, or `places` says that words go through them (…股份有限公司浙江省分行).
 */
export function runBefore(context: Context, end: number, floor: number, places: 'begin' | 'through' = 'begin'): Run {
  const pieces: Piece[] = [];
  let at = end;
  let placed = false;
  let boundary = '';
  while (at > floor && end - at < LONGEST && !context.institutionEnding.has(at)) {
    const word = startOfWord(context, 'boundary', at);
    if (word >= 0) boundary = context.text.slice(word, at);
    if (word >= 0 || isSoftBoundary(context, at)) break;
    if (isBrand(pieces) && startOfWord(context, 'role', at) >= 0) break;
    if (context.endings.has(startOfWord(context, 'after', at))) break;
    const piece = pieceBefore(context, at);
    if (!piece || piece.start < floor || (placed && piece.kind !== 'place')) break;
    pieces.push(piece);
    placed = places === 'begin' && piece.kind === 'place' && isChinese(context.text[piece.end - 1]);
    at = piece.start;
  }
  return { pieces: pieces.reverse(), boundary, afterInstitution: context.institutionEnding.has(at) };
}
