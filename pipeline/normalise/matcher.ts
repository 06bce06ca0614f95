/**
 * The loop of opencc-js's `Trie.convert`, which tells no offsets, over its public `Trie.matchPrefix`. A property test holds the two
 * equal.
 */
import { type DictGroup, Trie } from 'opencc-js/core';
import { entriesOf } from './dictionaries.ts';

type Skips = ReadonlyMap<number, number> | undefined;
type Found = (from: number, to: number, value: string) => void;

/** Finds the words of a group of dictionaries; of dictionaries that hold the same word the first wins. */
export class Matcher {
  readonly #trie = new Trie();
  /** Code units that begin a word: most begin none, and need no look at the trie. */
  readonly #begins = new Uint8Array(0x10000);

  constructor(group: DictGroup) {
    this.#trie.loadDictGroup(group);
    for (const dictionary of group) for (const [word] of entriesOf(dictionary)) this.#begins[word.charCodeAt(0)] = 1;
  }

  /** Calls `found` for every longest match in `[start, end)` from left to right; `skips` maps an offset that begins none to the next. */
  each(text: string, start: number, end: number, skips: Skips, found: Found): void {
    const begins = this.#begins;
    let at = start;
    while (at < end) {
      const match = begins[text.charCodeAt(at)] === 1 ? this.#match(text, at, end) : null;
      if (match) found(at, match.end, match.value);
      if (match) at = match.end;
      else at = skips === undefined ? at + 1 : (skips.get(at) ?? at + 1);
    }
  }

  /** The longest word that begins at `at` and does not reach beyond `end`. */
  #match(text: string, at: number, end: number): { readonly end: number; readonly value: string } | null {
    const match = this.#trie.matchPrefix(text, at);
    if (!match || match.end <= end) return match;
    const inside = this.#trie.matchPrefix(text.slice(at, end), 0);
    return inside && { end: at + inside.end, value: inside.value };
  }
}
