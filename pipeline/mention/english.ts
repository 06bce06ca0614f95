/** English names that no lexicon knows: capitalised words that end with, or begin at, a word that institutions are called by. */
import { type InstitutionKind, institutionKindSchema } from '../contract.ts';
import { formsOf, phrases } from '../lexicon/phrases.ts';

/** An English name. Offsets index the text. */
export interface EnglishName {
  readonly start: number;
  readonly end: number;
  readonly kind: InstitutionKind | 'branch' | 'legal';
  /** Whether the name goes on behind its ending with of: what stands there does not decide the kind. */
  readonly of: boolean;
}

interface Token {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

const FILE = 'english-names.yaml';
/** In headings, where all words are capitals, the other endings are too common: Mobile Finance Cloud Signature Shield. */
const ENDS_ANYWHERE: ReadonlySet<EnglishName['kind']> = new Set([
  'bank',
  'branch',
  'legal',
  'research-institute',
  'regulator',
]);
/** No name in use has more words in front of its ending, or behind of. */
const MOST_WORDS = 9;
const WORD = /[A-Za-z0-9][A-Za-z0-9'’&-]{0,40}/g;
const CAPITAL = /^(?:[A-Z]|[a-z]{1,2}[A-Z])/;

interface Lexicon {
  readonly kindOf: ReadonlyMap<string, InstitutionKind | 'branch'>;
  readonly generic: ReadonlySet<string>;
  readonly stop: ReadonlySet<string>;
  readonly andInside: ReadonlySet<string>;
  readonly product: ReadonlySet<string>;
  readonly legal: readonly string[];
  readonly level: ReadonlySet<string>;
  readonly headlineVerb: ReadonlySet<string>;
}

let read: Lexicon | null = null;

function lexicon(): Lexicon {
  if (read) return read;
  const kinds = phrases(FILE).flatMap(({ id, forms }) => {
    const kind = id === 'branch' ? id : institutionKindSchema.safeParse(id).data;
    return kind ? forms.map((form) => [form, kind] as const) : [];
  });
  read = {
    kindOf: new Map(kinds),
    generic: new Set(formsOf(FILE, 'generic')),
    stop: new Set(formsOf(FILE, 'stop')),
    andInside: new Set(formsOf(FILE, 'and-inside')),
    product: new Set(formsOf(FILE, 'product')),
    legal: formsOf(FILE, 'legal'),
    level: new Set(formsOf(FILE, 'level')),
    headlineVerb: new Set(formsOf(FILE, 'headline-verb')),
  };
  return read;
}

/** A text's English words. */
class Line {
  readonly tokens: readonly Token[];
  readonly text: string;
  constructor(text: string) {
    this.text = text;
    this.tokens = [...text.matchAll(WORD)].map((m) => ({ start: m.index, end: m.index + m[0].length, text: m[0] }));
  }
  word(index: number): string {
    return this.tokens[index]?.text ?? '';
  }
  isNext(index: number): boolean {
    const [before, after] = [this.tokens[index - 1], this.tokens[index]];
    return before !== undefined && after !== undefined && this.text.slice(before.end, after.start) === ' ';
  }
  isCapital(index: number): boolean {
    return CAPITAL.test(this.word(index));
  }
}

/** The kind that the word, or it and the one before, gives a name; a branch may be written small (the Chongqing branch of …). */
function endingAt(line: Line, index: number): EnglishName['kind'] | undefined {
  const { kindOf } = lexicon();
  const word = line.word(index);
  const two = line.isNext(index) ? kindOf.get(`${line.word(index - 1)} ${word}`) : undefined;
  if (two ?? kindOf.has(word)) return two ?? kindOf.get(word);
  if (/^(?:sub-)?branch$/.test(word) && (line.word(index + 1) === 'of' || line.isCapital(index - 1))) return 'branch';
  return isBeforeLegalForm(line, index) ? 'legal' : undefined;
}

/** The first word of the name in which `index` stands: capitals, 'of' between capitals, 'and' behind words that want one. */
function firstWord(line: Line, index: number, known: ReadonlySet<number>): number {
  const { andInside, product, stop, level } = lexicon();
  // The Sichuan province branch of …: the level stands between the place and the branch, and is written small.
  const small = /^[a-z-]*branch$/.test(line.word(index)) && line.isNext(index) && level.has(line.word(index - 1));
  let first = small && line.isNext(index - 1) && line.isCapital(index - 2) ? index - 1 : index;
  while (index - first < MOST_WORDS && line.isNext(first)) {
    const before = line.word(first - 1);
    const ended = known.has(line.tokens[first - 2]?.end ?? -1);
    const joins =
      (before === 'of' && !product.has(line.word(first - 2))) ||
      ((before === 'and' || before === '&') && andInside.has(line.word(first - 2)) && !ended);
    if (joins && line.isNext(first - 1) && line.isCapital(first - 2)) first -= 2;
    else if (line.isCapital(first - 1) && !stop.has(before) && !/-(?:based|listed|owned|backed)$/.test(before)) first--;
    else break;
  }
  return first;
}

/** The last word of a name that goes on behind its ending: Institute of Trusted Computing, Branch of the Bank of Hebei. */
function lastWord(line: Line, index: number): number {
  let last = index;
  if (line.word(last + 1) !== 'of' || !line.isNext(last + 1)) return last;
  let at = last + 2;
  if (line.word(at) === 'the' && line.isNext(at)) at++;
  while (
    at - index < MOST_WORDS &&
    line.isNext(at) &&
    !lexicon().headlineVerb.has(line.word(at)) &&
    (line.isCapital(at) || (line.word(at) === 'of' && line.isCapital(at + 1)))
  ) {
    last = at++;
  }
  return last;
}

/** Where a legal form behind `end` ends (… Co., Ltd., … (Beijing) Co., Ltd.), or `end`. */
function withLegalForm(text: string, end: number): number {
  const gap = /^(?:,? | \([A-Z][A-Za-z' ]{1,20}\) )/.exec(text.slice(end, end + 26))?.[0].length ?? 0;
  const form = gap > 0 ? lexicon().legal.find((legal) => text.startsWith(legal, end + gap)) : undefined;
  const after = form === undefined ? end : end + gap + form.length;
  return /[A-Za-z0-9]/.test(text[after] ?? '') && after > end ? end : after;
}

function nameAt(line: Line, index: number, kind: EnglishName['kind'], known: ReadonlySet<number>): EnglishName | null {
  const { generic } = lexicon();
  const first = firstWord(line, index, known);
  const last = lastWord(line, index);
  const own = line.tokens.slice(first, last + 1).filter((_, at) => first + at !== index);
  if (!own.some(({ text }) => /^[A-Z]|^[a-z]{1,2}[A-Z]/.test(text) && !generic.has(text))) return null;
  // The Henan branch says whose it is, or is no name.
  if (line.word(index) === 'branch' && last === index && !held(line, first, index, known)) return null;
  const end = withLegalForm(line.text, line.tokens[last]!.end);
  const goesOn = end === line.tokens[last]!.end && line.isNext(last + 1) && line.isCapital(last + 1);
  if (goesOn && !ENDS_ANYWHERE.has(kind) && !endingAt(line, last + 1)) return null;
  return { start: line.tokens[first]!.start, end, kind, of: last > index };
}

/** Whether a known institution ends between two words, or before the 's of one (China Construction Bank's Henan branch). */
const held = (line: Line, first: number, last: number, known: ReadonlySet<number>): boolean =>
  line.tokens.slice(first, last).some(({ text, end }) => known.has(end) || (/['’]s$/.test(text) && known.has(end - 2)));

/** A legal form behind capitalised words makes a name, whatever they are: Kunming Yuheng AI Co., Ltd. */
function isBeforeLegalForm(line: Line, index: number): boolean {
  const { end } = line.tokens[index]!;
  return line.isCapital(index) && withLegalForm(line.text, end) > end;
}

/** Two names that overlap as one; `later` reaches at least as far to the right. */
function joined(earlier: EnglishName, later: EnglishName): EnglishName {
  const keepsKind = later.kind === 'legal' || (earlier.of && later.end === earlier.end && later.kind !== 'branch');
  const { kind, of } = keepsKind ? earlier : later;
  return { start: Math.min(earlier.start, later.start), end: later.end, kind, of };
}

/**
 * The English names of a text, sorted, without overlaps; of two that overlap the one that reaches further to the right holds. `known`
 * are the offsets where known institutions end: behind them `and` begins another.
 */
export function englishNames(text: string, known: ReadonlySet<number> = new Set()): EnglishName[] {
  if (!/[A-Z][A-Za-z]* (?:[A-Z]|(?:sub-)?branch )/.test(text)) return [];
  const line = new Line(text);
  const found: EnglishName[] = [];
  for (const index of line.tokens.keys()) {
    const kind = endingAt(line, index);
    const name = kind && nameAt(line, index, kind, known);
    if (!name) continue;
    const last = found.at(-1);
    if (!last || last.end <= name.start) found.push(name);
    else if (name.end >= last.end) found[found.length - 1] = joined(last, name);
  }
  return found;
}

/** A name without the legal form at its end, by which the same document may go on calling it; empty where it has none. */
export function withoutLegalForm(name: string): string {
  const form = lexicon().legal.find((legal) => name.endsWith(` ${legal}`));
  return form === undefined ? '' : name.slice(0, -form.length - 1).replace(/,$/, '');
}

/** Whether a text is nothing but a legal form: what a known name was written out with. */
export const isLegalForm = (text: string): boolean => lexicon().legal.includes(text.replace(/^,? /, ''));
