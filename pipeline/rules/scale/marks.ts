/** Words of a sentence that govern its figures, found once a sentence. Offsets index the passage. */
import type { Basis } from '../../contract.ts';
import { everyMatch } from '../../matches.ts';
import { basisMarkers, cue } from './vocabulary.ts';

/** A marker of a basis. */
export interface BasisMark {
  /** Null of a time that the contract has no basis for; it ends the reach of the marker before it. */
  readonly basis: Basis | null;
  /** An adjective, which never governs what stands before it: annual. */
  readonly onward: boolean;
  readonly start: number;
  readonly end: number;
}

/** Where the words stand, in order. */
export interface Marks {
  /** Of what is expected. */
  readonly ahead: readonly number[];
  /** Of what exists. */
  readonly exists: readonly number[];
  /** Of the whole country or trade. */
  readonly market: readonly number[];
  readonly bases: readonly BasisMark[];
}

const everywhere = new Map<string, RegExp>();

/** Where the words of an entry of `scale-cues.yaml` stand. */
function places(id: string, text: string): number[] {
  const pattern = everywhere.get(id) ?? new RegExp(cue(id), 'g');
  everywhere.set(id, pattern);
  return everyMatch(pattern, text).map((match) => match.index);
}

/** The marks of a folded sentence. */
export function marksIn(text: string): Marks {
  const { pattern, basisOf } = basisMarkers();
  const bases = everyMatch(pattern, text).flatMap((match) => {
    const meaning = basisOf(match[0]);
    return meaning ? [{ ...meaning, start: match.index, end: match.index + match[0].length }] : [];
  });
  return {
    ahead: places('ahead', text),
    exists: places('exists', text),
    market: places('market', text),
    bases,
  };
}
