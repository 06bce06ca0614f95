/** Sets of features, small enough to keep for each of many documents: the smallest hashes stand for all (bottom-k). */
import { GAP } from './tokens.ts';

/** The smallest hashes of a set, ascending, and how many the whole set has. With `size === hashes.length` the sketch is the set. */
export interface Sketch {
  readonly size: number;
  readonly hashes: Uint32Array;
}

/** How two sets overlap: 0 to 1; exact for small sets, an estimate for others. */
export interface Overlap {
  /** Shared features among all of both. */
  readonly resemblance: number;
  /** Shared features among those of the smaller set. */
  readonly containment: number;
  /** How many features of the smaller set `containment` was counted over. */
  readonly counted: number;
}

/** FNV-1a over UTF-16 code units, with the final mixing of MurmurHash3: small hashes must be as random as large ones. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return mixed(hash);
}

function mixed(value: number): number {
  let hash = value ^ (value >>> 16);
  hash = Math.imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** The hashes of all runs of `width` tokens that hold no gap. */
export function shinglesOf(tokens: readonly string[], width: number): Set<number> {
  const hashes = tokens.map(hashOf);
  const shingles = new Set<number>();
  let run = 0;
  for (let at = 0; at < tokens.length; at += 1) {
    run = tokens[at] === GAP ? 0 : run + 1;
    if (run < width) continue;
    let shingle = 0;
    for (let back = width - 1; back >= 0; back -= 1) shingle = Math.imul(shingle, 0x9e3779b1) + hashes[at - back]!;
    shingles.add(mixed(shingle));
  }
  return shingles;
}

/** The sketch of a set: at most `most` hashes. */
export const sketchOf = (features: ReadonlySet<number>, most: number): Sketch => ({
  size: features.size,
  hashes: Uint32Array.from(features).sort().slice(0, most),
});

/** Up to which hash a sketch knows its set. */
const horizon = ({ size, hashes }: Sketch): number => (size === hashes.length ? 0xffffffff : hashes.at(-1)!);

/** How the sets behind two sketches overlap: counted below the horizon of both, where both are whole. */
export function overlapOf(a: Sketch, b: Sketch): Overlap {
  const end = Math.min(horizon(a), horizon(b));
  let [shared, left, right] = [0, 0, 0];
  while (left < a.hashes.length && a.hashes[left]! <= end && right < b.hashes.length && b.hashes[right]! <= end) {
    const [one, other] = [a.hashes[left]!, b.hashes[right]!];
    if (one === other) shared += 1;
    if (one <= other) left += 1;
    if (other <= one) right += 1;
  }
  const upTo = ({ hashes }: Sketch, from: number): number => {
    let at = from;
    while (at < hashes.length && hashes[at]! <= end) at += 1;
    return at;
  };
  const [inA, inB] = [upTo(a, left), upTo(b, right)];
  const smaller = a.size <= b.size ? inA : inB;
  const all = inA + inB - shared;
  return {
    resemblance: all === 0 ? 0 : shared / all,
    containment: smaller === 0 ? 0 : shared / smaller,
    counted: smaller,
  };
}
