/** What is kept of a text to recognise it again. */
import { createHash } from 'node:crypto';
import type { KeptText } from './kept.ts';
import { hashOf, type Sketch, shinglesOf, sketchOf } from './sketch.ts';
import { namesOf, numbersOf, tokensOf, withoutNames } from './tokens.ts';

/** A few kilobytes of JSON that stand for a text. Two are comparable where `version` is the same. */
export interface Signature {
  readonly version: 1;
  /** Of all tokens in order; the same for the same letters and digits. */
  readonly digest: string;
  /** Runs of tokens: what copies share. */
  readonly text: string;
  /** Pairs of tokens outside names: what a text that was rewritten keeps. */
  readonly prose: string;
  /** The names marked in the text. */
  readonly names: string;
  /** The institutions it names. */
  readonly institutions: string;
  /** The numbers it writes in digits. */
  readonly numbers: string;
}

/** Runs of so many tokens: shorter ones are phrases of the genre, longer ones break at each word changed. */
const WIDTH = 4;
const PROSE_WIDTH = 2;
/** Most hashes kept of each; an ordinary article has fewer features, so that comparing is exact. */
const MOST = { text: 512, prose: 384, names: 64, institutions: 64, numbers: 64 };

/** Size and hashes, four bytes each, little-endian, in base64. */
function packed({ size, hashes }: Sketch): string {
  const bytes = Buffer.alloc(4 + 4 * hashes.length);
  bytes.writeUInt32LE(size, 0);
  for (const [at, hash] of hashes.entries()) bytes.writeUInt32LE(hash, 4 + 4 * at);
  return bytes.toString('base64');
}

/** The sketch that `packed` wrote. */
export function unpacked(sketch: string): Sketch {
  const bytes = Buffer.from(sketch, 'base64');
  const hashes = new Uint32Array(Math.max(0, bytes.length / 4 - 1));
  for (let at = 0; at < hashes.length; at += 1) hashes[at] = bytes.readUInt32LE(4 + 4 * at);
  return { size: bytes.readUInt32LE(0), hashes };
}

const hashed = (features: readonly string[]): Set<number> => new Set(features.map(hashOf));

/** The signature of a document's own text. Pure, and linear in its length. */
export function signatureOf({ text, prose, institutions }: KeptText): Signature {
  const tokens = tokensOf(text);
  return {
    version: 1,
    digest: createHash('sha256').update(tokens.join('')).digest('hex').slice(0, 32),
    text: packed(sketchOf(shinglesOf(tokens, WIDTH), MOST.text)),
    prose: packed(sketchOf(shinglesOf(tokensOf(withoutNames(prose)), PROSE_WIDTH), MOST.prose)),
    names: packed(sketchOf(hashed(namesOf(text)), MOST.names)),
    institutions: packed(sketchOf(hashed(institutions), MOST.institutions)),
    numbers: packed(sketchOf(hashed(numbersOf(text)), MOST.numbers)),
  };
}
