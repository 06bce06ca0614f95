/**
 * The loop of opencc-js's `Trie.convert`, which tells no offsets, over a tree laid flat: its own is one of maps, and makes an object for
 * each match. A property test holds the two equal.
 */
import type { DictGroup } from 'opencc-js/core';
import { Prefixes } from '../prefixes.ts';
import { entriesOf } from './dictionaries.ts';

type Skips = ReadonlyMap<number, number> | undefined;
/** `changes`: whether the value is another than the word. */
type Found = (from: number, to: number, value: string, changes: boolean) => void;

/** Finds the words of a group of dictionaries; of dictionaries that hold the same word the first wins. */
export class Matcher {
  readonly #prefixes = new Prefixes();
  /** By node what the word that ends there becomes. */
  readonly #values: (string | undefined)[] = [];
  readonly #changes: boolean[] = [];

  constructor(group: DictGroup) {
    for (const dictionary of [...group].reverse()) {
      for (const [word, value] of entriesOf(dictionary)) {
        const node = this.#prefixes.add(word);
        while (this.#values.length <= node) {
          this.#values.push(undefined);
          this.#changes.push(false);
        }
        this.#values[node] = value;
        this.#changes[node] = value !== word;
      }
    }
  }

  /** Calls `found` for every longest match in `[start, end)` from left to right; `skips` maps an offset that begins none to the next. */
  each(text: string, start: number, end: number, skips: Skips, found: Found): void {
    const prefixes = this.#prefixes;
    const values = this.#values;
    for (let at = start; at < end; ) {
      let node = prefixes.step(0, text.charCodeAt(at));
      let [longest, to] = [0, at];
      for (let next = at + 1; node !== 0; next++) {
        if (values[node] !== undefined) {
          longest = node;
          to = next;
        }
        if (next >= end) break;
        node = prefixes.step(node, text.charCodeAt(next));
      }
      if (longest !== 0) {
        found(at, to, values[longest]!, this.#changes[longest]!);
        at = to;
      } else at = skips === undefined ? at + 1 : (skips.get(at) ?? at + 1);
    }
  }
}
