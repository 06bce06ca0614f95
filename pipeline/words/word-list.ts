/** The words of the dictionary with their weights, read when a text first has the character that they begin with. */
import { Prefixes } from '../prefixes.ts';

const LINE_FEED = 0x0a;
const SPACE = 0x20;
const ZERO = 0x30;

/** How many bytes a character has in UTF-8, by its first one. */
const sizeOf = (lead: number): number => (lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4);

/** The code point that begins at a byte of UTF-8. */
function codeAt(bytes: Uint8Array, at: number): number {
  const lead = bytes[at]!;
  const tail = (offset: number): number => bytes[at + offset]! & 0x3f;
  if (lead < 0x80) return lead;
  if (lead < 0xe0) return ((lead & 0x1f) << 6) | tail(1);
  if (lead < 0xf0) return ((lead & 0x0f) << 12) | (tail(1) << 6) | tail(2);
  return ((lead & 0x07) << 18) | (tail(1) << 12) | (tail(2) << 6) | tail(3);
}

/** The first UTF-16 code unit of a code point, and the second one of a code point that has two. */
const firstUnit = (code: number): number => (code > 0xffff ? 0xd800 + ((code - 0x10000) >> 10) : code);
const secondUnit = (code: number): number => 0xdc00 + ((code - 0x10000) & 0x3ff);

/** What a few dozen articles have read. */
const EXPECTED_PREFIXES = 1 << 17;

/** Words as `word frequency tag` lines of UTF-8, read as bytes: to decode them all takes longer than to cut most documents. Nodes are numbers of prefixes; 0 is none. */
export class WordList {
  /** The weight of the rarest word, and of a character that is not listed: the logarithm of its share of all words. */
  readonly least: number;
  readonly #bytes: Buffer;
  readonly #total: number;
  /** By first character where runs of its lines begin. */
  readonly #begins = new Map<number, number[]>();
  readonly #isRead = new Uint8Array(0x10000);
  readonly #prefixes = new Prefixes(EXPECTED_PREFIXES);
  /** By node the weight of the word that ends there, and where it ends in the lines; 0 where a prefix is no word. */
  #weights = new Float64Array(EXPECTED_PREFIXES);
  #places = new Int32Array(EXPECTED_PREFIXES);

  /** @param main all lines that count towards the total; of a word that `more` has too its own frequency and tag hold */
  constructor(main: Uint8Array, more: string) {
    this.#bytes = Buffer.concat([main, Buffer.from(more)]);
    const { total, least } = this.#index(main.length);
    this.#total = total;
    this.least = Math.log(least / total);
  }

  /**
   * Finds where the words of each first character begin, and sums the frequencies of the lines before `counted`. One loop, as there are
   * hundreds of thousands of lines, and calls into code that is not yet compiled would take most of a small document's time.
   */
  #index(counted: number): { readonly total: number; readonly least: number } {
    const bytes = this.#bytes;
    let total = 0;
    let least = Number.POSITIVE_INFINITY;
    for (let at = 0, last = -1; at < bytes.length; at++) {
      const counts = at < counted;
      const lead = bytes[at]!;
      const isUsual = lead >= 0xe0 && lead < 0xf0;
      const first = isUsual
        ? ((lead & 0x0f) << 12) | ((bytes[at + 1]! & 0x3f) << 6) | (bytes[at + 2]! & 0x3f)
        : firstUnit(codeAt(bytes, at));
      if (first !== last) this.#beginsAt(first, at);
      last = first;
      while (bytes[at] !== SPACE) at++;
      let frequency = 0;
      for (let unit = bytes[++at]!; unit !== SPACE; unit = bytes[++at]!) frequency = frequency * 10 + unit - ZERO;
      while (bytes[at] !== LINE_FEED) at++;
      if (!counts) continue;
      total += frequency;
      if (frequency < least) least = frequency;
    }
    return { total, least };
  }

  /** The node of words that begin with a code unit. */
  first(unit: number): number {
    if (this.#isRead[unit] === 0) this.#read(unit);
    return this.#prefixes.step(0, unit);
  }

  /** The node that a code unit leads to from another node. */
  next(node: number, unit: number): number {
    return this.#prefixes.step(node, unit);
  }

  /** The weight of the word that ends at a node, 0 where none does. */
  weight(node: number): number {
    return this.#weights[node]!;
  }

  /** The part of speech of a listed word; `x` of any other. */
  tag(word: string): string {
    let node = this.first(word.charCodeAt(0));
    for (let at = 1; at < word.length && node !== 0; at++) node = this.next(node, word.charCodeAt(at));
    const place = this.#places[node]!;
    return place === 0 ? 'x' : this.#bytes.toString('latin1', this.#wordEnd(place + 1) + 1, this.#lineAfter(place) - 1);
  }

  #beginsAt(first: number, at: number): void {
    const begins = this.#begins.get(first);
    if (begins) begins.push(at);
    else this.#begins.set(first, [at]);
  }

  #lineAfter(at: number): number {
    const bytes = this.#bytes;
    let next = at;
    while (bytes[next] !== LINE_FEED) next++;
    return next + 1;
  }

  /** Where the next space is. */
  #wordEnd(at: number): number {
    const bytes = this.#bytes;
    let next = at;
    while (bytes[next] !== SPACE) next++;
    return next;
  }

  #frequencyBehind(space: number): number {
    const bytes = this.#bytes;
    let frequency = 0;
    for (let at = space + 1; bytes[at] !== SPACE; at++) frequency = frequency * 10 + bytes[at]! - ZERO;
    return frequency;
  }

  #read(first: number): void {
    this.#isRead[first] = 1;
    const bytes = this.#bytes;
    for (const begin of this.#begins.get(first) ?? [])
      for (let at = begin; at < bytes.length && firstUnit(codeAt(bytes, at)) === first; at = this.#lineAfter(at))
        this.#readWord(at);
  }

  #readWord(start: number): void {
    const bytes = this.#bytes;
    let node = 0;
    let at = start;
    for (let lead = bytes[at]!; lead !== SPACE; lead = bytes[at]!) {
      const code = codeAt(bytes, at);
      node = this.#prefixes.grow(node, firstUnit(code));
      if (code > 0xffff) node = this.#prefixes.grow(node, secondUnit(code));
      at += sizeOf(lead);
    }
    if (node >= this.#weights.length) this.#makeRoom(node * 2);
    if (this.#weights[node] !== 0) return;
    this.#weights[node] = Math.log(this.#frequencyBehind(at) / this.#total);
    this.#places[node] = at;
  }

  #makeRoom(length: number): void {
    const [weights, places] = [new Float64Array(length), new Int32Array(length)];
    weights.set(this.#weights);
    places.set(this.#places);
    this.#weights = weights;
    this.#places = places;
  }
}
