/**
 * Whether two texts are one. Three kinds of evidence, since no single number tells a text that a machine reworded from a second
 * reporter's text of the same announcement, or from next year's announcement in last year's words:
 *
 * | evidence                                   | copies, also reworded    | other reporters, same announcement | same form, other announcement |
 * | ------------------------------------------ | ------------------------ | ---------------------------------- | ----------------------------- |
 * | runs of tokens (`text`)                    | much; reworded, as others | the names, which all give         | the form                      |
 * | pairs of tokens outside names (`prose`)    | much                     | little                             | the form                      |
 * | pilots, else institutions, named (`names`) | the same                 | the same                           | others                        |
 */
import { type Signature, unpacked } from './signature.ts';
import { type Overlap, overlapOf, type Sketch } from './sketch.ts';

/** How a text stands to another: letter for letter the same, a copy with changes, a part of it, or the whole of which it is a part. */
export type Relation = 'same-text' | 'near-duplicate' | 'truncated' | 'contains';

/** How two texts are one. Shares are 0 to 1. */
export interface Likeness {
  readonly relation: Relation;
  /** Shared runs of tokens among all of both. */
  readonly resemblance: number;
  /** Shared runs among those of the shorter text. */
  readonly containment: number;
  /** Shared pairs of tokens outside names among all of both. */
  readonly prose: number;
  /**
   * Shared numbers among those of the text with fewer; null where one writes none. Below 1 somebody changed figures or dates, and the
   * values must be compared, however alike the texts are.
   */
  readonly numbers: number | null;
}

/** A signature, unpacked to be compared often. */
export type Comparable = { readonly digest: string } & Readonly<
  Record<'text' | 'prose' | 'names' | 'institutions' | 'numbers', Sketch>
>;

// In the corpus and the texts of tests/similar.test.ts the two sides lie at the values named.
/** Copies from 0.51 on, others up to 0.31. */
const RESEMBLES = 0.4;
/** Reworded copies from 0.21 on, others with the same names up to 0.13. */
const REWORDED = 0.165;
/** Beginnings of articles from 0.97 on, others up to 0.54: lists of the names in a longer article. */
const CONTAINED = 0.8;
/** A text with more of the other's length is a copy that lacks something. */
const PART = 0.85;
/** Fewer runs, about a sentence, are in another text by chance. */
const TELLING = 30;
/** Fewer features say too little of the whole set. */
const COUNTED = 20;
/** Pilots: copies from 0.5 on, others of the same form 0. */
const SAME_NAMES = { least: 2, share: 1 / 3 };
/** Institutions: copies from 0.67 on, others of the same form up to 0.33: a city's large banks come back. */
const SAME_INSTITUTIONS = { least: 3, share: 0.5 };

/** Unpacks a signature. */
export const comparable = (signature: Signature): Comparable => ({
  digest: signature.digest,
  text: unpacked(signature.text),
  prose: unpacked(signature.prose),
  names: unpacked(signature.names),
  institutions: unpacked(signature.institutions),
  numbers: unpacked(signature.numbers),
});

const agree = (a: Sketch, b: Sketch, { least, share }: typeof SAME_NAMES): boolean | null =>
  Math.min(a.size, b.size) < least ? null : overlapOf(a, b).containment >= share;

/** Whether two texts speak of the same pilots and institutions; null where they name too few to tell. */
const sameMatter = (a: Comparable, b: Comparable): boolean | null =>
  agree(a.names, b.names, SAME_NAMES) ?? agree(a.institutions, b.institutions, SAME_INSTITUTIONS);

function relationOf(a: Comparable, b: Comparable, text: Overlap, prose: Overlap): Relation | null {
  if (a.digest === b.digest) return 'same-text';
  const matter = sameMatter(a, b);
  const [shorter, longer] = [Math.min(a.text.size, b.text.size), Math.max(a.text.size, b.text.size)];
  if (matter === false || shorter < TELLING) return null;
  if (text.containment >= CONTAINED && text.counted >= COUNTED && shorter < PART * longer) {
    return a.text.size < b.text.size ? 'truncated' : 'contains';
  }
  const copied = text.resemblance >= RESEMBLES || (matter === true && prose.resemblance >= REWORDED);
  return copied ? 'near-duplicate' : null;
}

/** How `a` stands to `b`; null where they are two texts. */
export function likeness(a: Comparable, b: Comparable): Likeness | null {
  const [text, prose] = [overlapOf(a.text, b.text), overlapOf(a.prose, b.prose)];
  const relation = relationOf(a, b, text, prose);
  if (relation === null) return null;
  const numbers = Math.min(a.numbers.size, b.numbers.size) === 0 ? null : overlapOf(a.numbers, b.numbers).containment;
  return {
    relation,
    resemblance: text.resemblance,
    containment: text.containment,
    prose: prose.resemblance,
    numbers,
  };
}
