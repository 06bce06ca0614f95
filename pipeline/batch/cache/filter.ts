/**
 * A small set of what stands in a text, against which one can ask whether an entry of the term lexicons can stand there: "no" is certain, "yes" may
 * be wrong about once in a hundred times. It is kept with a result, so that a change of the lexicons does not need the text again.
 *
 * It holds every pair of neighbouring Chinese characters and every word of letters and digits, without case. That is what forms are matched
 * by (`mention/trie.ts`): Chinese characters as they are, letters in whole words whatever their case, the last with a plural -s, and hyphen and
 * space, apostrophes and brackets not told apart, none of which counts here. The dictionary's cut of a text changes with a form only where the
 * text holds it (`words/dictionary.ts`).
 */

/** Bits for each thing held: with `PROBES` of them looked at, fewer than one answer in fifty is a false yes. */
const BITS = 12;
const PROBES = 3;
const LEAST_BYTES = 8;
const SEED = 0x811c9dc5;

const isHan = (unit: number): boolean => unit >= 0x3400 && unit <= 0x9fff;
const isDigit = (unit: number): boolean => unit >= 0x30 && unit <= 0x39;
/** Letters of ASCII without case, digits as they are, 0 for all else. */
const latin = (unit: number): number => {
  const small = unit | 0x20;
  if (small >= 0x61 && small <= 0x7a) return small;
  return isDigit(unit) ? unit : 0;
};
const mixed = (hash: number, unit: number): number => Math.imul(hash ^ unit, 0x01000193);

/** Calls `pair` with each pair of Chinese characters and `word` with each word, as hashes; `end` is where the word ends. */
function eachPiece(text: string, pair: (hash: number) => void, word: (hash: number, end: number) => void): void {
  let before = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (isHan(unit)) {
      if (before !== 0) pair(mixed(mixed(SEED, before), unit));
      before = unit;
      continue;
    }
    before = 0;
    let small = latin(unit);
    if (small === 0) continue;
    let hash = SEED;
    for (; small !== 0; small = latin(text.charCodeAt(++at))) hash = mixed(hash, small);
    word(hash, at);
    // The loop goes on behind the word, whose last step has read one character too many.
    at--;
  }
}

/** The places of a hash in a filter of a power of two of bytes. */
function isSet(filter: Uint8Array, hash: number, probe: number): boolean {
  const bit = place(filter, hash, probe);
  return ((filter[bit >>> 3]! >>> (bit & 7)) & 1) === 1;
}

function place(filter: Uint8Array, hash: number, probe: number): number {
  const spread = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  const step = Math.imul(spread ^ (spread >>> 13), 0xc2b2ae35) | 1;
  return (spread + Math.imul(probe, step)) & (filter.length * 8 - 1);
}

/** The filter of texts. Linear in their length. */
export function filterOf(...texts: readonly string[]): Uint8Array {
  const held = new Set<number>();
  const add = (hash: number) => held.add(hash);
  for (const text of texts) eachPiece(text, add, add);
  let bytes = LEAST_BYTES;
  while (bytes * 8 < held.size * BITS) bytes *= 2;
  const filter = new Uint8Array(bytes);
  for (const hash of held) {
    for (let probe = 0; probe < PROBES; probe++) {
      const bit = place(filter, hash, probe);
      filter[bit >>> 3]! |= 1 << (bit & 7);
    }
  }
  return filter;
}

/** What a form asks of a filter. */
export interface Needs {
  /** All of these. */
  readonly all: readonly number[];
  /** And, of a form that ends with a word, that word or its plural. */
  readonly last: readonly [number, number] | null;
}

export function needsOf(form: string): Needs {
  const all: number[] = [];
  let last: Needs['last'] = null;
  eachPiece(
    form,
    (hash) => all.push(hash),
    (hash, end) => {
      if (end === form.length) last = [hash, mixed(hash, 0x73)];
      else all.push(hash);
    },
  );
  return { all, last };
}

/** Whether a text with this filter can hold the form. A form of a single Chinese character always can. */
export function mayHold(filter: Uint8Array, { all, last }: Needs): boolean {
  const holds = (hash: number): boolean => {
    for (let probe = 0; probe < PROBES; probe++) if (!isSet(filter, hash, probe)) return false;
    return true;
  };
  return all.every(holds) && (last === null || last.some(holds));
}
