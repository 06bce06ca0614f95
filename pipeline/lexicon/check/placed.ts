/** Entries with the places where they are written. */
import type { Term } from '../entries.ts';
import { lexiconText, lineOf, type Problem } from '../read.ts';

/** An entry with the place where it is written. */
export interface Placed {
  readonly file: string;
  readonly index: number;
  readonly term: Term;
}

export const placedIn = ({ file, entries }: { file: string; entries: readonly Term[] }): Placed[] =>
  entries.map((term, index) => ({ file, index, term }));

type Finding = Omit<Problem, 'file' | 'line'> & { readonly field?: string };

export const problem = ({ file, index }: Placed, { field, message, cure }: Finding): Problem => ({
  file,
  line: lineOf(lexiconText(file), index, field),
  message,
  cure,
});
