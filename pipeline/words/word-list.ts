/** The words of the dictionary with their weights, read when a text first has the character that they begin with. */
import { Prefixes } from '../prefixes.ts';

const LINE_FEED = 0x0a;
const SPACE = 0x20;
const ZERO = 0x30;
/** What a few dozen articles have read. */
const EXPECTED_PREFIXES = 1 << 17;

/** Words as `word frequency tag` lines. Nodes are numbers of prefixes; 0 is none. */
export class WordList {
  /** The weight of the rarest word, and of a character that is not listed: the logarithm of its share of all words. */
  readonly least: number;
  readonly #lines: string;
  readonly #total: number;
  /** By first character where runs of its lines begin. */
  readonly #begins = new Map<number, number[]>();
  readonly #isRead = new Uint8Array(0x10000);
  readonly #prefixes = new Prefixes(EXPECTED_PREFIXES);
  /** By node the weight of the word that ends there, and where it ends in the lines; 0 where a prefix is no word. */
  #weights = new Float64Array(EXPECTED_PREFIXES);
  #places = new Int32Array(EXPECTED_PREFIXES);

  /** @param main all lines that count towards the total; of a word that `more` has too its own frequency and tag hold */
  constructor(main: string, more: string) {
    this.#lines = main + more;
    let total = 0;
    let least = Number.POSITIVE_INFINITY;
    for (let at = 0, last = 0; at < this.#lines.length; at = this.#lineAfter(at)) {
      const first = this.#lines.charCodeAt(at);
      if (first !== last) this.#beginsAt(first, at);
      last = first;
      if (at >= main.length) continue;
      const frequency = this.#frequencyBehind(this.#lines.indexOf(' ', at));
      total += frequency;
      if (frequency < least) least = frequency;
    }
    this.#total = total;
    this.least = Math.log(least / total);
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
    return place === 0 ? 'x' : this.#lines.slice(this.#lines.indexOf(' ', place + 1) + 1, this.#lineAfter(place) - 1);
  }

  #beginsAt(first: number, at: number): void {
    const begins = this.#begins.get(first);
    if (begins) begins.push(at);
    else this.#begins.set(first, [at]);
  }

  #lineAfter(at: number): number {
    let next = at;
    while (this.#lines.charCodeAt(next) !== LINE_FEED) next++;
    return next + 1;
  }

  #frequencyBehind(space: number): number {
    let frequency = 0;
    let at = space + 1;
    for (let unit = this.#lines.charCodeAt(at); unit !== SPACE; unit = this.#lines.charCodeAt(++at)) {
      frequency = frequency * 10 + unit - ZERO;
    }
    return frequency;
  }

  #read(first: number): void {
    this.#isRead[first] = 1;
    const lines = this.#lines;
    for (const begin of this.#begins.get(first) ?? []) {
      for (let at = begin; lines.charCodeAt(at) === first; at = this.#lineAfter(at)) this.#readWord(at);
    }
  }

  #readWord(start: number): void {
    let node = 0;
    let at = start;
    for (let unit = this.#lines.charCodeAt(at); unit !== SPACE; unit = this.#lines.charCodeAt(++at)) {
      node = this.#prefixes.grow(node, unit);
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
