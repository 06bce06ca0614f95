const NONE = new Int32Array(256);

/**
 * The tree of the prefixes of many words, laid flat: one walk over a text finds all words that begin at an offset. Nodes are
 * numbers from 1; 0 is the root as an argument and means none as a result. Callers keep what belongs to a node by its number.
 */
export class Prefixes {
  /** The children of the root by code unit, in pages of 256: the commonest question, and mostly answered by none. */
  readonly #first: Int32Array[] = new Array<Int32Array>(256).fill(NONE);
  /** All other children in one open hash table: node, code unit, child and a gap, side by side in memory. */
  #table: Int32Array;
  #mask: number;
  #nodes = 0;

  /** @param expected how many nodes there will be, where known: more are made room for */
  constructor(expected = 512) {
    const places = 2 ** Math.ceil(Math.log2(expected * 2));
    this.#table = new Int32Array(places * 4);
    this.#mask = places - 1;
  }

  /** How many nodes there are: the number of the last one. */
  get size(): number {
    return this.#nodes;
  }

  /** The node that `unit` leads to from `node`, 0 where no word goes on with it. */
  step(node: number, unit: number): number {
    return node === 0 ? this.#first[unit >> 8]![unit & 255]! : this.#table[this.#slot(node, unit) + 2]!;
  }

  /** The node that `unit` leads to from `node`, made where there is none. */
  grow(node: number, unit: number): number {
    if (node === 0) return this.#growFirst(unit);
    let slot = this.#slot(node, unit);
    if (this.#table[slot] !== 0) return this.#table[slot + 2]!;
    const child = ++this.#nodes;
    if (child * 2 > this.#mask) {
      this.#widen();
      slot = this.#slot(node, unit);
    }
    this.#table[slot] = node;
    this.#table[slot + 1] = unit;
    this.#table[slot + 2] = child;
    return child;
  }

  #growFirst(unit: number): number {
    const known = this.step(0, unit);
    if (known !== 0) return known;
    if (this.#first[unit >> 8] === NONE) this.#first[unit >> 8] = new Int32Array(256);
    this.#nodes += 1;
    this.#first[unit >> 8]![unit & 255] = this.#nodes;
    return this.#nodes;
  }

  /** The node of a word, made where there is none; the root of an empty one. */
  add(word: string): number {
    let node = 0;
    for (let at = 0; at < word.length; at++) node = this.grow(node, word.charCodeAt(at));
    return node;
  }

  /** The place of a child in the table, or the empty place where it would stand. */
  #slot(node: number, unit: number): number {
    const table = this.#table;
    const mask = this.#mask;
    let at = (Math.imul(node, 0x9e3779b1) ^ Math.imul(unit, 0x85ebca6b)) >>> 7;
    for (;;) {
      at &= mask;
      const slot = at * 4;
      if (table[slot] === 0 || (table[slot] === node && table[slot + 1] === unit)) return slot;
      at += 1;
    }
  }

  #widen(): void {
    const before = this.#table;
    this.#mask = this.#mask * 2 + 1;
    this.#table = new Int32Array(before.length * 2);
    for (let from = 0; from < before.length; from += 4) {
      if (before[from] === 0) continue;
      const slot = this.#slot(before[from]!, before[from + 1]!);
      this.#table[slot] = before[from]!;
      this.#table[slot + 1] = before[from + 1]!;
      this.#table[slot + 2] = before[from + 2]!;
    }
  }
}
