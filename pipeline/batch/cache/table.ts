/** Where the results of all segments are, by the beginnings of their keys: an open hash table, as a million entries of a Map are too heavy. */
import type { Segment } from './segment.ts';

/** A result's place. */
export interface Place {
  readonly segment: Segment;
  readonly record: number;
}

export class Table {
  readonly #segments: readonly Segment[];
  /** By segment the number of its first result, from 1. */
  readonly #first: readonly number[];
  readonly #slots: Int32Array;

  constructor(segments: readonly Segment[]) {
    this.#segments = segments;
    const first: number[] = [];
    let total = 1;
    for (const { count } of segments) {
      first.push(total);
      total += count;
    }
    this.#first = first;
    this.#slots = new Int32Array(2 ** Math.ceil(Math.log2(2 * total + 1)));
    for (const [at, segment] of segments.entries())
      for (let record = 0; record < segment.count; record++) this.#add(segment.hash(record), first[at]! + record);
  }

  /** The results with a key, those of the segment that was handed in first first. */
  *find(digest: Buffer): Generator<Place, void> {
    const mask = this.#slots.length - 1;
    for (let slot = digest.readUInt32LE(0) & mask; this.#slots[slot] !== 0; slot = (slot + 1) & mask) {
      const place = this.#placeOf(this.#slots[slot]!);
      if (place.segment.holds(place.record, digest)) yield place;
    }
  }

  #add(hash: number, number: number): void {
    const mask = this.#slots.length - 1;
    let slot = hash & mask;
    while (this.#slots[slot] !== 0) slot = (slot + 1) & mask;
    this.#slots[slot] = number;
  }

  #placeOf(number: number): Place {
    let [low, high] = [0, this.#first.length];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (this.#first[middle]! <= number) low = middle;
      else high = middle;
    }
    return { segment: this.#segments[low]!, record: number - this.#first[low]! };
  }
}
