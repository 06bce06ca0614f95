/** Finds the texts of a large corpus that are copies of a given one, without comparing it with all of them. */
import { type Comparable, comparable, type Likeness, likeness, type Relation } from './judge.ts';
import type { Signature } from './signature.ts';

/** A text of the index that the one asked for is a copy of, or is part of, or contains. */
export interface Similar extends Likeness {
  readonly id: string;
}

/** Texts that are letter for letter the same, kept once. */
interface Group {
  readonly ids: string[];
  readonly signature: Comparable;
}

/** So many of a text's smallest hashes lead to it: enough that a fifth of it, or a reworded copy, shares some. */
const LEADS = 32;
/** Where leads are this many, the common ones, phrases of the genre, are left out; the rarest always count. */
const MOST_LEADS = 20_000;
/** At most so many texts are compared, those with most leads first. */
const MOST_COMPARED = 200;

const RANK: readonly Relation[] = ['same-text', 'near-duplicate', 'truncated', 'contains'];

/** The nearest first; ties by id. */
const byLikeness = (a: Similar, b: Similar): number =>
  RANK.indexOf(a.relation) - RANK.indexOf(b.relation) ||
  b.resemblance - a.resemblance ||
  b.containment - a.containment ||
  (a.id < b.id ? -1 : 1);

/** An index over signatures. What it finds does not depend on the order in which they were added, but for the limits above. */
export class SimilarIndex {
  readonly #groups: Group[] = [];
  readonly #byDigest = new Map<string, number>();
  readonly #ids = new Set<string>();
  /** From a hash to the groups it leads to. */
  readonly #leads = new Map<number, number[]>();

  /** Adds a text. @throws RangeError where the id is taken, or the signature is of another version */
  add(id: string, signature: Signature): void {
    if (this.#ids.has(id)) throw new RangeError(`${id} is in the index already; make a new index to replace a text`);
    const text = this.#read(id, signature);
    this.#ids.add(id);
    const known = this.#byDigest.get(text.digest);
    if (known !== undefined) {
      this.#groups[known]!.ids.push(id);
      return;
    }
    const group = this.#groups.push({ ids: [id], signature: text }) - 1;
    this.#byDigest.set(text.digest, group);
    for (const hash of text.text.hashes.subarray(0, LEADS)) {
      const groups = this.#leads.get(hash);
      if (groups) groups.push(group);
      else this.#leads.set(hash, [group]);
    }
  }

  /** All texts of the index that the given one is a copy of, the nearest first; itself too, where it was added. */
  nearest(signature: Signature): Similar[] {
    const text = this.#read('the text asked for', signature);
    const found: Similar[] = [];
    for (const group of this.#candidates(text)) {
      const { ids, signature: other } = this.#groups[group]!;
      const alike = likeness(text, other);
      if (alike) found.push(...ids.map((id) => ({ id, ...alike })));
    }
    return found.sort(byLikeness);
  }

  #read(id: string, signature: Signature): Comparable {
    if (signature.version === 1) return comparable(signature);
    throw new RangeError(
      `the signature of ${id} is of version ${signature.version}, not 1; make it again from the text`,
    );
  }

  /** The groups worth comparing. */
  #candidates(text: Comparable): number[] {
    const same = this.#byDigest.get(text.digest);
    const leads = Array.from(text.text.hashes, (hash) => this.#leads.get(hash))
      .filter((groups) => groups !== undefined)
      .sort((a, b) => a.length - b.length);
    const hits = new Map<number, number>();
    let followed = 0;
    for (const groups of leads) {
      if (followed > 0 && followed + groups.length > MOST_LEADS) break;
      followed += groups.length;
      for (const group of groups) hits.set(group, (hits.get(group) ?? 0) + 1);
    }
    const best = [...hits].sort(([a, many], [b, more]) => more - many || a - b).slice(0, MOST_COMPARED);
    return [...new Set([...(same === undefined ? [] : [same]), ...best.map(([group]) => group)])];
  }
}
