/** How long the words of a group are that begin or end with a character: mostly there are none, and then no word need be cut out. */
import { type NameWords, nameWords } from '../lexicon/shapes.ts';

/** Which character of a word is looked at. */
export type End = 'first' | 'last';

/** Longer words do not count. */
const LONGEST = 8;

const tables: Readonly<Record<End, Map<NameWords, Uint8Array>>> = { first: new Map(), last: new Map() };

function tableOf(end: End, group: NameWords): Uint8Array {
  const table = new Uint8Array(0x10000);
  for (const word of nameWords(group)) {
    const { length } = word;
    if (length <= LONGEST) table[word.charCodeAt(end === 'first' ? 0 : length - 1)]! |= 1 << (length - 1);
  }
  tables[end].set(group, table);
  return table;
}

/** The lengths of a group's words at whose first or last place a code unit stands: bit 0 for a length of 1. */
export const lengthsBy = (end: End, group: NameWords, unit: number): number =>
  (tables[end].get(group) ?? tableOf(end, group))[unit] ?? 0;

/** The longest of the lengths that is not above `most`; 0 where there is none. */
export const longestAt = (lengths: number, most: number): number =>
  most <= 0 ? 0 : 32 - Math.clz32(most >= LONGEST ? lengths : lengths & ((1 << most) - 1));
