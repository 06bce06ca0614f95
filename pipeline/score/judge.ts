/** Compares what is expected with what was found, counts, and remembers every loss. */
import type { Field } from './fields.ts';
import { emptyTally, type Tally } from './tally.ts';

/** A value that is missing, superfluous or not quite right. */
export interface Loss {
  readonly document: string;
  readonly field: Field;
  /** Which announcement or pilot: `beijing-2020-1/blockchain-loans`; empty for the document. */
  readonly subject: string;
  /** Null where nothing was expected. */
  readonly expected: string | null;
  /** Null where nothing was found. */
  readonly found: string | null;
  /** 0 for wrong, between 0 and 1 for near. */
  readonly credit: number;
}

/** How two values of one field compare: 1 is equal, 0 has nothing to do with it. */
export interface Comparison<E, F> {
  credit(expected: E, found: F): number;
  showExpected(expected: E): string;
  showFound(found: F): string;
}

export class Judge {
  readonly document: string;
  readonly tallies = new Map<Field, Tally>();
  readonly losses: Loss[] = [];

  constructor(document: string) {
    this.document = document;
  }

  /**
   * Judges a list by identity, not by position: the best pairs are made first, each value is used once.
   * @returns the pairs that earned any credit
   */
  list<E, F>(
    field: Field,
    subject: string,
    expected: readonly E[],
    found: readonly F[],
    how: Comparison<E, F>,
  ): [E, F][] {
    const pairs = bestPairs(expected, found, how.credit);
    for (const { e, f, credit } of pairs)
      this.count(field, subject, how.showExpected(expected[e]!), how.showFound(found[f]!), credit);
    const paired = { e: new Set(pairs.map(({ e }) => e)), f: new Set(pairs.map(({ f }) => f)) };
    for (const [index, value] of expected.entries())
      if (!paired.e.has(index)) this.count(field, subject, how.showExpected(value), null, 0);
    for (const [index, value] of found.entries())
      if (!paired.f.has(index)) this.count(field, subject, null, how.showFound(value), 0);
    return pairs.map(({ e, f }) => [expected[e]!, found[f]!]);
  }

  /**
   * Judges a single value.
   * @param expected the values the document states, more than one where it contradicts itself; empty where it states none
   */
  scalar<T>(
    field: Field,
    subject: string,
    expected: readonly T[],
    found: T | null,
    credit: (expected: T, found: T) => number,
    show: (value: T) => string,
  ): void {
    const best = Math.max(0, ...(found === null ? [] : expected.map((value) => credit(value, found))));
    const wanted = expected.length === 0 ? null : expected.map(show).join(' | ');
    this.count(field, subject, wanted, found === null ? null : show(found), best);
  }

  /** Counts one value or one pair of values; `weight` is how much a superfluous one counts. */
  count(
    field: Field,
    subject: string,
    expected: string | null,
    found: string | null,
    credit: number,
    weight = 1,
  ): void {
    if (expected === null && found === null) return;
    const tally = this.#tally(field);
    if (credit === 1) {
      tally.tp += 1;
      return;
    }
    if (expected !== null) tally.fn += 1;
    if (found !== null) tally.fp += weight;
    tally.partial += credit;
    if (weight === 1) this.losses.push({ document: this.document, field, subject, expected, found, credit });
  }

  #tally(field: Field): Tally {
    const tally = this.tallies.get(field) ?? emptyTally();
    this.tallies.set(field, tally);
    return tally;
  }
}

/** A pair of indexes with what it earns. */
interface Pair {
  readonly e: number;
  readonly f: number;
  readonly credit: number;
}

/** The pairs with the highest credit first, ties by position; each index is used once, and no pair earns nothing. */
export function bestPairs<E, F>(
  expected: readonly E[],
  found: readonly F[],
  credit: (expected: E, found: F) => number,
): Pair[] {
  const candidates = expected
    .flatMap((left, e) => found.map((right, f): Pair => ({ e, f, credit: credit(left, right) })))
    .filter((pair) => pair.credit > 0)
    .sort((a, b) => b.credit - a.credit || a.e - b.e || a.f - b.f);
  const used = { e: new Set<number>(), f: new Set<number>() };
  return candidates.filter(({ e, f }) => {
    if (used.e.has(e) || used.f.has(f)) return false;
    used.e.add(e);
    used.f.add(f);
    return true;
  });
}
