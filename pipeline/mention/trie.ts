/**
 * A flat trie over many forms, walked once over a text. Forms live in channels (technologies, regions, …); in each channel the
 * leftmost match wins and of two that begin together the longest.
 */

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

const NONE: readonly Hit[] = [];
const LETTER_S = 0x73;

/** What forms are not told apart by: hyphen and space (`Big-Data`), the style of an apostrophe or a bracket; and case. */
const SAME = new Map([
  ['-', ' '],
  ['’', "'"],
  ['（', '('],
  ['）', ')'],
]);
const SAME_CODES = new Map([...SAME].map(([from, to]) => [from.charCodeAt(0), to.charCodeAt(0)]));

function fold(code: number): number {
  if (code >= 0x41 && code <= 0x5a) return code + 0x20;
  return SAME_CODES.get(code) ?? code;
}

/** A letter or digit of ASCII: forms that begin or end with one match whole words only. */
const isLatin = (code: number): boolean => {
  const folded = fold(code);
  return (folded >= 0x61 && folded <= 0x7a) || (folded >= 0x30 && folded <= 0x39);
};

/** The trie: children in one open hash table, outputs in linked lists. Node 0 is the root, symbol 0 is any other character. */
export class Trie {
  private readonly symbols = new Uint16Array(0x10000);
  private readonly alphabet: number;
  private keys: Int32Array;
  private values: Int32Array;
  private nodes = 1;
  private readonly firstOutput: number[] = [-1];
  private readonly outputs: { channel: number; entry: number; reject: boolean; next: number }[] = [];
  private readonly channels: number;

  constructor(patterns: readonly Pattern[]) {
    let alphabet = 1;
    let total = 0;
    for (const { text } of patterns) {
      total += text.length;
      for (let i = 0; i < text.length; i++) {
        const code = fold(text.charCodeAt(i));
        if (this.symbols[code] === 0) this.symbols[code] = alphabet++;
      }
    }
    for (let code = 0; code < 0x80; code++) this.symbols[code] = this.symbols[fold(code)] as number;
    for (const [from, to] of SAME_CODES) this.symbols[from] = this.symbols[to] as number;
    this.alphabet = alphabet;
    const size = 2 ** Math.ceil(Math.log2(total * 2 + 16));
    this.keys = new Int32Array(size).fill(-1);
    this.values = new Int32Array(size);
    this.channels = patterns.reduce((most, p) => Math.max(most, p.channel + 1), 0);
    for (const pattern of patterns) this.add(pattern);
  }

  /**
   * The matches, sorted by start: of those that begin together the longest, and in one channel none that overlaps the one before,
   * unless `overlapping`. What lies in a reject of its entry, and what `accepts` refuses, counts as not found.
   */
  scan(text: string, accepts: (hit: Hit) => boolean = () => true, overlapping = false): Hit[] {
    const hits: Hit[] = [];
    const free = new Int32Array(this.channels);
    const rejected = new Map<number, number>();
    for (let start = 0; start < text.length; start++) {
      const matches = this.matchesAt(text, start, rejected);
      if (matches.length === 0) continue;
      const first = hits.length;
      for (let at = matches.length - 1; at >= 0; at--) {
        const hit = matches[at]!;
        const taken = hits.slice(first).some(({ channel }) => channel === hit.channel);
        if (taken || (!overlapping && start < free[hit.channel]!)) continue;
        if (hit.end <= (rejected.get(this.key(hit.channel, hit.entry)) ?? 0) || !accepts(hit)) continue;
        free[hit.channel] = hit.end;
        hits.push(hit);
      }
    }
    return hits;
  }

  /** The forms that begin at `start`, the shortest first; how far rejects reach that begin there goes into `rejected`. */
  private matchesAt(text: string, start: number, rejected: Map<number, number>): readonly Hit[] {
    const code = text.charCodeAt(start);
    let node = this.child(0, this.symbols[code] as number);
    if (node === 0 || (start > 0 && isLatin(code) && isLatin(text.charCodeAt(start - 1)))) return NONE;
    const found: Hit[] = [];
    for (let at = start + 1; node !== 0; at++) {
      for (let out = this.firstOutput[node] as number; out >= 0; out = this.outputs[out]!.next) {
        const { channel, entry, reject } = this.outputs[out]!;
        const end = wordEnd(text, at);
        if (end < 0) continue;
        if (reject) rejected.set(this.key(channel, entry), end);
        else found.push({ channel, entry, start, end });
      }
      if (at >= text.length) break;
      node = this.child(node, this.symbols[text.charCodeAt(at)] as number);
    }
    return found;
  }

  private key(channel: number, entry: number): number {
    return entry * this.channels + channel;
  }

  private add({ text, channel, entry, reject = false }: Pattern): void {
    let node = 0;
    for (let i = 0; i < text.length; i++) {
      const symbol = this.symbols[fold(text.charCodeAt(i))] as number;
      let next = this.child(node, symbol);
      if (next === 0) {
        next = this.nodes++;
        this.firstOutput.push(-1);
        const slot = this.slot(node, symbol);
        this.keys[slot] = node * this.alphabet + symbol;
        this.values[slot] = next;
      }
      node = next;
    }
    if (node === 0) return;
    this.outputs.push({ channel, entry, reject, next: this.firstOutput[node] as number });
    this.firstOutput[node] = this.outputs.length - 1;
  }

  private child(node: number, symbol: number): number {
    return symbol === 0 ? 0 : (this.values[this.slot(node, symbol)] as number);
  }

  /** The place of a child in the table, or the empty place where it would stand. */
  private slot(node: number, symbol: number): number {
    const key = node * this.alphabet + symbol;
    const mask = this.keys.length - 1;
    let slot = (Math.imul(key, 0x9e3779b1) >>> 7) & mask;
    while (this.keys[slot] !== -1 && this.keys[slot] !== key) slot = (slot + 1) & mask;
    return slot;
  }
}

/** Where the word ends that a match ending at `end` belongs to: `end`, one more for an English plural, -1 inside a longer word. */
function wordEnd(text: string, end: number): number {
  if (end >= text.length || !isLatin(text.charCodeAt(end - 1)) || !isLatin(text.charCodeAt(end))) return end;
  const plural = fold(text.charCodeAt(end)) === LETTER_S;
  return plural && (end + 1 >= text.length || !isLatin(text.charCodeAt(end + 1))) ? end + 1 : -1;
}
