/**
 * Words by the dictionary alone. Both engines read the same dictionary and, where they may not guess, cut a text along the path of
 * words whose frequencies make it the likeliest. That path needs no engine: it is found here in a fraction of the time of a call
 * into native code, and without the second that an engine takes to load. The tests hold it equal to both engines.
 */
import { WordList } from './word-list.ts';

/** The likeliest paths of words through texts. Offsets index the text handed in. */
export class Dictionary {
  readonly #words: WordList;
  /** By offset from the start of the run: the weight of the likeliest path from there to the end, and the length of its first word. */
  #weights = new Float64Array(256);
  #lengths = new Uint16Array(256);

  /** @param main `word frequency tag` lines in UTF-8; `more` lines for words that those lack */
  constructor(main: Uint8Array, more: string) {
    this.#words = new WordList(main, more);
  }

  /** Calls `found` with the end of each word of `[start, end)`, from left to right; a character that begins no word is one. */
  cut(text: string, start: number, end: number, found: (end: number) => void): void {
    this.#weigh(text, start, end);
    for (let at = start; at < end; ) {
      at += this.#lengths[at - start]!;
      found(at);
    }
  }

  /** The part of speech of a word: `n`, `v`, `ns`, …; `x` of a single character that is not listed, empty of what is no word. */
  tag(word: string): string {
    if (word === '') return '';
    this.#weigh(word, 0, word.length);
    return this.#lengths[0] === word.length ? this.#words.tag(word) : '';
  }

  /** Weighs the paths from each offset, the last first. Of two that weigh the same the one with the shorter word is taken. */
  #weigh(text: string, start: number, end: number): void {
    this.#makeRoom(end - start + 1);
    const words = this.#words;
    const weights = this.#weights;
    const lengths = this.#lengths;
    weights[end - start] = 0;
    for (let from = end - start - 1; from >= 0; from--) {
      let node = words.first(text.charCodeAt(start + from));
      let best = weights[from + 1]! + (words.weight(node) || words.least);
      let length = 1;
      for (let to = from + 1; node !== 0 && start + to < end; ) {
        node = words.next(node, text.charCodeAt(start + to));
        to += 1;
        const own = words.weight(node);
        if (own === 0) continue;
        const weight = weights[to]! + own;
        if (weight > best) {
          best = weight;
          length = to - from;
        }
      }
      weights[from] = best;
      lengths[from] = length;
    }
  }

  #makeRoom(length: number): void {
    if (length <= this.#weights.length) return;
    this.#weights = new Float64Array(length * 2);
    this.#lengths = new Uint16Array(length * 2);
  }
}
