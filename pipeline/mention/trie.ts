/**
 * Many forms found in one walk over a text. Forms live in channels (technologies, regions, …); in each channel the leftmost match
 * wins and of two that begin together the longest.
 */
import { Prefixes } from '../prefixes.ts';

/** A string to be found, or, of a reject, one in which `entry` may not be found. `entry` is the caller's number. */
export interface Pattern {
  readonly text: string;
  readonly channel: number;
  readonly entry: number;
  readonly reject?: boolean;
}

/** A form found: offsets index the text that was scanned. */
export interface Hit {
  readonly channel: number;
  readonly entry: number;
  readonly start: number;
  readonly end: number;
}

/**
 * All forms in a text, whatever stands around them: of each its number, start and end, sorted by start, of those that begin
 * together the shortest first.
 */
export type Matches = readonly number[];

/** Which matches count. */
export interface Wanted {
  readonly accepts?: (hit: Hit) => boolean;
  /** The first and the last of the channels asked for; all where it is left out. */
  readonly channels?: readonly [first: number, last: number];
  /** Whether a match may begin inside the one before it. */
  readonly overlapping?: boolean;
}

const LETTER_S = 0x73;

/** What forms are not told apart by: case, hyphen and space (`Big-Data`), the style of an apostrophe or a bracket. */
const FOLDED = new Uint16Array(0x10000);
for (let code = 0; code < FOLDED.length; code++) FOLDED[code] = code >= 0x41 && code <= 0x5a ? code + 0x20 : code;
for (const [from, to] of ['- ', "’'", '（(', '）)']) FOLDED[from!.charCodeAt(0)] = to!.charCodeAt(0);

/** A letter or digit of ASCII: forms that begin or end with one match whole words only. */
const isLatin = (code: number): boolean => {
  const folded = FOLDED[code]!;
  return (folded >= 0x61 && folded <= 0x7a) || (folded >= 0x30 && folded <= 0x39);
};

const PAIRS = 1 << 15;
/** The place of two characters; that of none behind the last is any. */
const pairOf = (first: number, second: number): number =>
  (Math.imul(FOLDED[first]!, 0x9e3b) ^ Math.imul(FOLDED[second]!, 0x5bd1)) & (PAIRS - 1);

/** The forms of many patterns. */
export class Trie {
  readonly #prefixes: Prefixes;
  readonly #patterns: Pattern[] = [];
  /** By node the last pattern with its text, by pattern the one before it; -1 is none. */
  readonly #last: number[] = [-1];
  readonly #before: number[] = [];
  readonly #channels: number;
  /** Marks the pairs of first characters that forms have, by a small hash: most pairs of a text are none, and need no look at the tree. */
  readonly #pairs = new Uint8Array(PAIRS);

  constructor(patterns: readonly Pattern[]) {
    this.#prefixes = new Prefixes(Math.max(64, patterns.length * 3));
    for (const pattern of patterns) this.#add(pattern);
    this.#channels = patterns.reduce((most, { channel }) => Math.max(most, channel + 1), 0);
  }

  /** All forms in a text. */
  walk(text: string): Matches {
    const found: number[] = [];
    const prefixes = this.#prefixes;
    for (let start = 0; start < text.length; start++) {
      const code = text.charCodeAt(start);
      let node = prefixes.step(0, FOLDED[code]!);
      if (node === 0) continue;
      if (this.#last[node]! < 0 && this.#pairs[pairOf(code, text.charCodeAt(start + 1))] === 0) continue;
      if (start > 0 && isLatin(code) && isLatin(text.charCodeAt(start - 1))) continue;
      for (let at = start + 1; node !== 0; at++) {
        const last = this.#last[node]!;
        const end = last < 0 ? -1 : wordEnd(text, at);
        if (end >= 0) for (let form = last; form >= 0; form = this.#before[form]!) found.push(form, start, end);
        if (at >= text.length) break;
        node = prefixes.step(node, FOLDED[text.charCodeAt(at)]!);
      }
    }
    return found;
  }

  /**
   * The matches that count, sorted by start: of those that begin together the longest, and in one channel none that overlaps the one
   * before, unless they may. What lies in a reject of its entry, and what is not accepted, counts as not found.
   */
  select(matches: Matches, { accepts, channels, overlapping = false }: Wanted = {}): Hit[] {
    const [first, last] = channels ?? [0, this.#channels - 1];
    const hits: Hit[] = [];
    const free = new Int32Array(this.#channels);
    const taken = new Int32Array(this.#channels).fill(-1);
    const rejected = new Map<number, number>();
    for (let from = 0, to = 0; from < matches.length; from = to) {
      const start = matches[from + 1]!;
      for (to = from; matches[to + 1] === start; to += 3) {
        const { reject, channel, entry } = this.#patterns[matches[to]!]!;
        if (reject) rejected.set(this.#key(channel, entry), matches[to + 2]!);
      }
      for (let at = to - 3; at >= from; at -= 3) {
        const { reject, channel, entry } = this.#patterns[matches[at]!]!;
        if (reject || channel < first || channel > last || taken[channel] === start) continue;
        if (!overlapping && start < free[channel]!) continue;
        const end = matches[at + 2]!;
        if (end <= (rejected.get(this.#key(channel, entry)) ?? 0)) continue;
        const hit = { channel, entry, start, end };
        if (accepts && !accepts(hit)) continue;
        free[channel] = end;
        taken[channel] = start;
        hits.push(hit);
      }
    }
    return hits;
  }

  /** Whether a form of a channel is among the matches, its rejects included. */
  has(matches: Matches, channel: number): boolean {
    for (let at = 0; at < matches.length; at += 3) if (this.#patterns[matches[at]!]!.channel === channel) return true;
    return false;
  }

  /** Both at once: the matches of a text that count. */
  scan(text: string, wanted?: Wanted): Hit[] {
    return this.select(this.walk(text), wanted);
  }

  #key(channel: number, entry: number): number {
    return entry * this.#channels + channel;
  }

  #add(pattern: Pattern): void {
    let node = 0;
    for (let at = 0; at < pattern.text.length; at++) {
      node = this.#prefixes.grow(node, FOLDED[pattern.text.charCodeAt(at)]!);
      if (node === this.#last.length) this.#last.push(-1);
    }
    if (node === 0) return;
    if (pattern.text.length > 1) this.#pairs[pairOf(pattern.text.charCodeAt(0), pattern.text.charCodeAt(1))] = 1;
    this.#before.push(this.#last[node]!);
    this.#last[node] = this.#patterns.push(pattern) - 1;
  }
}

/** Where the word ends that a match ending at `end` belongs to: `end`, one more for an English plural, -1 inside a longer word. */
function wordEnd(text: string, end: number): number {
  if (end >= text.length || !isLatin(text.charCodeAt(end - 1)) || !isLatin(text.charCodeAt(end))) return end;
  const plural = FOLDED[text.charCodeAt(end)] === LETTER_S;
  return plural && (end + 1 >= text.length || !isLatin(text.charCodeAt(end + 1))) ? end + 1 : -1;
}
